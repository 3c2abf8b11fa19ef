// The request for places on a course (заявка на курсы): a letter to the provider with the list of teachers.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { formatDateRange, upperFirst } from '../../../platform/language/index.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../../platform/papers/index.ts';
import type { DraftParts } from '../../documents/index.ts';
import { headOfUnit, nameIn, person } from '../../people/index.ts';
import { termsOf } from '../../regulations/index.ts';
import { territoryCard } from '../../territories/index.ts';
import { type ListedCourse, provider } from '../course.queries.ts';
import { trainingForms, trainingKinds } from '../course.text.ts';
import type { Nomination } from '../nomination.queries.ts';

const template = { name: 'development-course-request', version: 1 };

export const whenOf = (course: Pick<ListedCourse, 'startsOn' | 'endsOn' | 'terms'>): string =>
  course.startsOn && course.endsOn ? formatDateRange(course.startsOn, course.endsOn) : course.terms;

const nameOf = (row: Nomination) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' ');
const postOf = (row: Nomination) => [row.position, row.subject].filter(Boolean).join(', ');

/** The list both papers carry: who, from where, in which post. */
export const listOf = (rows: readonly Nomination[]) => ({
  kind: 'table' as const,
  columns: [
    { title: '№', width: 0.4, align: 'center' as const },
    { title: 'Фамилия, имя, отчество', width: 2.4 },
    { title: 'Организация', width: 2 },
    { title: 'Должность, предмет', width: 2 },
  ],
  rows: rows
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'ru'))
    .map((row, index) => [index + 1, nameOf(row), row.institution ?? '', postOf(row)]),
});

export const courseSubject = (course: ListedCourse) => ({
  kind: 'development.course',
  id: course.id,
  title: course.title,
  path: `/development/courses/${course.id}`,
});

export const institutionsOf = (rows: readonly Nomination[]): string[] => [
  ...new Set(rows.flatMap((row) => row.institutionId ?? [])),
];

export async function courseRequest(
  ctx: ReadCtx,
  course: ListedCourse,
  rows: readonly Nomination[],
): Promise<DraftParts> {
  const terms = await termsOf(ctx);
  const card = await territoryCard(ctx.db, ctx.territory.id);
  const receiver = await provider(ctx, course.providerId);
  const head = await headOfUnit(ctx, 'centre', ctx.today);
  const who = head ? await person(ctx, head.personId) : null;
  const signer = {
    personId: head?.personId ?? null,
    post: upperFirst(head?.title ?? terms.of('centre-head')),
    name: who ? nameIn(who, 'initials-surname', 'nominative') : '',
    acting: head?.acting ?? false,
  };
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template,
    title: `Заявка на курс «${course.title}»`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'letterhead', lines: [upperFirst(terms.of('centre'))] },
      { kind: 'requisites', date: null, number: null, place: card.settlement },
      { kind: 'addressee', lines: [receiver?.name ?? course.provider] },
      { kind: 'document-kind', text: 'ЗАЯВКА', subtitle: 'на обучение педагогических работников' },
      {
        kind: 'paragraph',
        indent: true,
        align: 'justify',
        text: `Просим предоставить места на курсе «${course.title}» (${trainingKinds[course.kind]}, ${course.hours} ч, форма обучения ${trainingForms[course.form]}, ${whenOf(course)}) следующим педагогическим работникам:`,
      },
      listOf(rows),
      { kind: 'paragraph', text: `Всего: ${rows.length} чел.` },
      { kind: 'signatures', signers: [{ post: signer.post, name: signer.name || null }] },
    ],
  };
  return {
    kind: 'letter',
    title: paper.title,
    paper,
    subjects: [courseSubject(course)],
    audience: 'institution',
    institutions: institutionsOf(rows),
    signer,
  };
}
