// The demonstration's materials: one in the fund, one waiting for the head, one with a reviewer, one returned; the same every time.
import { addDays } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { uploadOf } from '../../platform/files/index.ts';
import { renderPdf } from '../../platform/papers/index.ts';
import { storeFile } from '../documents/index.ts';
import { peopleWithRole } from '../people/index.ts';
import { loadFundDemo } from './fund/fund.demo.ts';
import { writeEdition } from './material/edition.ts';
import { materialSubject } from './material/material.commands.ts';
import type { MaterialState } from './material/material.lifecycle.ts';
import type { MaterialKind } from './material/material.text.ts';
import { materialReviewRule } from './material/review.queries.ts';
import { paperOf } from './papers.ts';

interface DemoMaterial {
  readonly title: string;
  readonly kind: MaterialKind;
  readonly subjects: string[];
  readonly audience: string;
  readonly annotation: string;
  readonly state: MaterialState;
}

const materials: readonly DemoMaterial[] = [
  {
    ...{ title: 'Читаем вместе: работа с текстом в пятом классе', kind: 'recommendations', state: 'fund' },
    ...{ subjects: ['Русский язык', 'Литература'], audience: 'учителям русского языка и литературы' },
    annotation: 'Приёмы работы с текстом на уроке и дома, задания на каждую четверть, образцы оценивания.',
  },
  {
    ...{ title: 'Молодому учителю: первый год в школе', kind: 'memo', state: 'fund' },
    ...{ subjects: ['Наставничество'], audience: 'молодым педагогам и их наставникам' },
    annotation: 'К кому обратиться, что подготовить к первому сентября, как вести записи урока.',
  },
  {
    ...{ title: 'Функциональная грамотность на уроках математики', kind: 'collection', state: 'reviewed' },
    ...{ subjects: ['Математика'], audience: 'учителям математики 5–9 классов' },
    annotation: 'Сборник заданий с ответами и комментариями к оцениванию.',
  },
  {
    ...{ title: 'Речевые игры в старшей группе', kind: 'development', state: 'review' },
    ...{ subjects: ['Дошкольное образование'], audience: 'воспитателям' },
    annotation: 'Двадцать игр с целями, материалами и ходом.',
  },
  {
    ...{ title: 'Программа школьного музея', kind: 'programme', state: 'returned' },
    ...{ subjects: ['Воспитательная работа'], audience: 'заместителям директора' },
    annotation: 'Примерная программа на год с календарём встреч.',
  },
];

interface Cast {
  readonly authors: readonly string[];
  readonly reviewer: string;
  readonly head: string;
}

/** The service's people: authors in turn, a reviewer who is none of them, the head. */
async function castOf(ctx: WriteCtx): Promise<Cast | null> {
  const methodists = [...new Set((await peopleWithRole(ctx, 'methodist')).map(({ personId }) => personId))];
  const [head] = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
  const others = methodists.filter((id) => id !== head?.personId);
  const reviewer = others[0];
  if (!head || !reviewer) return null;
  return { authors: others.length > 1 ? others.slice(1) : [head.personId], reviewer, head: head.personId };
}

async function fileFor(ctx: WriteCtx, id: string, { title, annotation }: DemoMaterial): Promise<string> {
  const paper = paperOf('demo', title, 'portrait', [
    { kind: 'heading', text: title, level: 1 },
    { kind: 'paragraph', text: annotation, indent: true },
  ]);
  const stored = await storeFile(
    ctx,
    uploadOf(`${title}.pdf`, await renderPdf(paper)),
    materialSubject(id),
    'edition',
  );
  if (isRefusal(stored)) throw new Error(stored.text);
  return stored.id;
}

async function addMaterial(ctx: WriteCtx, each: DemoMaterial, index: number, cast: Cast): Promise<void> {
  const id = newId(ctx.now);
  const author = cast.authors[index % cast.authors.length] ?? cast.head;
  const isApproved = each.state === 'fund';
  const askedOn = addDays(ctx.today, -12);
  await ctx.db
    .insertInto('library.materials')
    .values({
      ...{ territory_id: ctx.territory.id, id, state: each.state, made_by_person_id: author },
      ...(isApproved
        ? {
            ...{ approved_edition: 1, approved_on: addDays(ctx.today, -5), approved_by_person_id: cast.head },
            fund_edition: 1,
          }
        : {}),
      ...(each.state === 'returned' ? { reason: 'Добавьте источники и укажите возраст детей.' } : {}),
    })
    .execute();
  await writeEdition(ctx, id, 1, {
    ...{ kind: each.kind, title: each.title, annotation: each.annotation, subjects: each.subjects },
    ...{ audience: each.audience, carrier: 'electronic', place: '', publisher: '', url: '', description: '' },
    ...{ year: 2026, pages: '24', change: '', authorIds: [author], fileIds: [await fileFor(ctx, id, each)] },
  });
  await addReview(ctx, id, each, cast.reviewer, askedOn);
  await recordFact(ctx, { name: 'material.made', subject: materialSubject(id), data: { title: each.title } });
}

async function addReview(ctx: WriteCtx, id: string, each: DemoMaterial, reviewer: string, askedOn: string) {
  const { criteria } = await materialReviewRule(ctx);
  const given = each.state !== 'review';
  const verdict = each.state === 'returned' ? 'rework' : 'approve';
  const lines = criteria.map(({ key }) => ({
    key,
    mark: verdict === 'approve' ? 'met' : 'partly',
    note: '',
  }));
  await ctx.db
    .insertInto('library.reviews')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), material_id: id, edition: 1 },
      ...{ reviewer_id: reviewer, asked_on: askedOn, due_on: addDays(ctx.today, given ? -2 : 3) },
      criteria: JSON.stringify(criteria.map(({ key, text }) => ({ key, text }))),
      ...(given ? { marks: JSON.stringify(lines), verdict, given_on: addDays(ctx.today, -6) } : {}),
      remarks: each.state === 'returned' ? 'Добавьте источники и укажите возраст детей.' : '',
    })
    .execute();
}

/** Materials of a service that has a head and methodists. */
export async function loadLibraryDemo(ctx: WriteCtx): Promise<void> {
  const cast = await castOf(ctx);
  if (!cast || cast.authors.includes(cast.reviewer)) return;
  for (const [index, each] of materials.entries()) await addMaterial(ctx, each, index, cast);
  const readers = [
    ...new Set((await peopleWithRole(ctx, 'institution-head')).map(({ personId }) => personId)),
  ];
  await loadFundDemo(ctx, cast.reviewer, readers);
}
