// The demonstration's correspondence: letters that were answered, one at work, one late.
import { addDays } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { peopleWithRole } from '../../people/index.ts';
import { numberingYear } from '../numbering.ts';
import { officeFileOf } from '../office.queries.ts';
import { insertIncoming } from './incoming.commands.ts';

interface DemoLetter {
  readonly correspondent: string;
  readonly theirNumber: string;
  readonly title: string;
  /** Days before today it came, and days from then it is due in. */
  readonly ago: number;
  readonly term?: number;
  readonly outcome?: string;
}

const letters: readonly DemoLetter[] = [
  {
    ...{ correspondent: 'Министерство образования области', theirNumber: '316-01-100-4127' },
    ...{ title: 'О проведении месяца открытых уроков молодых педагогов', ago: 40, term: 14 },
    outcome: 'Письмо разослано школам, ответ отправлен в срок',
  },
  {
    ...{ correspondent: 'Институт развития образования', theirNumber: '04-211' },
    ...{ title: 'О наборе на курсы «Оценка функциональной грамотности»', ago: 33 },
    outcome: 'Принято к сведению, набор объявлен на совещании',
  },
  {
    ...{ correspondent: 'Администрация района', theirNumber: 'исх-892' },
    ...{ title: 'О предоставлении сведений об участии школ в конкурсах', ago: 16, term: 10 },
  },
  {
    ...{ correspondent: 'Министерство образования области', theirNumber: '316-01-100-4388' },
    ...{ title: 'О мониторинге наставничества педагогических работников', ago: 5, term: 15 },
  },
];

export async function loadCorrespondenceDemo(ctx: WriteCtx): Promise<void> {
  const [executor] = await peopleWithRole(ctx, ['methodist', 'centre-head'], { kind: 'territory' });
  if (!executor) return;
  const office = await officeFileOf(ctx, 'letter');
  for (const letter of letters) {
    const receivedOn = addDays(ctx.today, -letter.ago);
    const { id } = await insertIncoming(
      ctx,
      {
        ...{ receivedOn, correspondent: letter.correspondent, title: letter.title },
        ...{ theirNumber: letter.theirNumber, theirDate: addDays(receivedOn, -2) },
        ...(letter.term ? { executorId: executor.personId, dueOn: addDays(receivedOn, letter.term) } : {}),
      },
      { ...office, year: numberingYear(office, receivedOn) },
    );
    if (letter.outcome)
      await ctx.db
        .updateTable('documents.incoming')
        .set({ closed_on: addDays(receivedOn, 7), outcome: letter.outcome })
        .where('territory_id', '=', ctx.territory.id)
        .where('id', '=', id)
        .execute();
  }
}
