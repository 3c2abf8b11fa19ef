// The order that directs teachers to a course (приказ о направлении): who, where, when; the heads keep work going.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type DraftParts, drawOrder } from '../../documents/index.ts';
import type { ListedCourse } from '../course.queries.ts';
import { trainingForms, trainingKinds } from '../course.text.ts';
import type { Nomination } from '../nomination.queries.ts';
import { courseSubject, institutionsOf, listOf, whenOf } from './course-request.ts';

const template = { name: 'development-direction-order', version: 1 };

export async function directionOrder(
  ctx: ReadCtx,
  course: ListedCourse,
  rows: readonly Nomination[],
): Promise<DraftParts> {
  const confirmation = [...new Set(rows.map((row) => row.confirmation).filter(Boolean))].join('; ');
  const drawn = await drawOrder(ctx, {
    template,
    heading: `О направлении педагогических работников на курс «${course.title}»`,
    preamble: `в целях повышения квалификации педагогических работников и на основании подтверждения мест (${confirmation})`,
    items: [
      {
        text: `Направить на обучение по программе «${course.title}» (${trainingKinds[course.kind]}, ${course.hours} ч, форма обучения ${trainingForms[course.form]}, ${course.provider}, ${whenOf(course)}) педагогических работников по списку (приложение).`,
      },
      {
        text: 'Руководителям организаций освободить направленных работников на время обучения, сохранить за ними место работы и среднюю заработную плату, организовать замену.',
      },
      {
        text: 'Направленным работникам представить копию документа об обучении в организацию в течение десяти рабочих дней после окончания обучения.',
      },
    ],
    attachments: [[{ kind: 'heading', text: 'Список направленных на обучение', level: 1 }, listOf(rows)]],
  });
  return {
    ...drawn,
    subjects: [courseSubject(course)],
    audience: 'institution',
    institutions: institutionsOf(rows),
  };
}
