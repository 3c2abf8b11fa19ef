// Papers of a material: the review as it was given, the sheet of agreement, the list as a sheet.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { type Download, download } from '../../../kernel/page.ts';
import { formatDate, upperFirst } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { paperFile, paperKinds } from '../../../platform/papers/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../platform/sheets/index.ts';
import { namingOf } from '../../documents/index.ts';
import { usesFund } from '../library.policy.ts';
import { paperOf } from '../papers.ts';
import { descriptionOf } from './material.description.ts';
import { seesWork } from './material.policy.ts';
import {
  type Material,
  type MaterialRow,
  material,
  materialFilterOf,
  materialsList,
} from './material.queries.ts';
import { marks, materialKinds, materialText as text, verdicts } from './material.text.ts';
import { type MaterialReview, oneReview, reviewsOf } from './review.queries.ts';

const namesOf = (found: Pick<MaterialRow, 'authors'>) =>
  found.authors
    .map(({ surname, given, patronymic }) => [surname, given, patronymic].filter(Boolean).join(' '))
    .join(', ');

async function reviewPaper(ctx: ReadCtx, found: Material, review: MaterialReview): Promise<Paper> {
  const naming = await namingOf(ctx, [review.reviewerId], review.givenOn ?? ctx.today);
  const said = new Map((review.marks ?? []).map((line) => [line.key, line]));
  return paperOf('review', `${text.reviewSheet}: ${review.title}`, 'portrait', [
    { kind: 'document-kind', text: 'РЕЦЕНЗИЯ', subtitle: `на материал «${review.title}»` },
    {
      kind: 'facts',
      rows: [
        { name: text.fields.kind, value: upperFirst(materialKinds[found.shown.kind]) },
        { name: text.fields.authors, value: namesOf(found.shown) },
        { name: text.fields.edition, value: String(review.edition) },
        { name: text.fields.reviewer, value: naming.withPost(review.reviewerId, 'nominative') },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '№', width: 0.4, align: 'center' },
        { title: text.fields.criterion, width: 3 },
        { title: text.fields.mark, width: 1.4 },
        { title: text.fields.note, width: 3 },
      ],
      rows: review.criteria.map(({ key, text: words }, index) => {
        const line = said.get(key);
        return [index + 1, words, line ? marks[line.mark] : '', line?.note ?? ''];
      }),
    },
    ...(review.remarks ? [{ kind: 'paragraph' as const, text: review.remarks, indent: true }] : []),
    {
      kind: 'paragraph',
      text: review.verdict ? `Заключение: ${verdicts[review.verdict]}.` : 'Рецензия ещё не дана.',
    },
    {
      kind: 'signatures',
      signers: [
        {
          post: upperFirst(naming.post(review.reviewerId) || text.fields.reviewer),
          name: naming.signature(review.reviewerId) || null,
          date: review.givenOn,
        },
      ],
    },
  ]);
}

async function agreementPaper(ctx: ReadCtx, found: Material): Promise<Paper> {
  const reviews = (await reviewsOf(ctx, found.id)).filter(({ edition }) => edition === found.shown.number);
  const naming = await namingOf(ctx, [found.approvedBy, ...reviews.map(({ reviewerId }) => reviewerId)]);
  const { shown } = found;
  const approved = found.approvedEdition === shown.number && found.approvedOn;
  return paperOf('agreement', `${text.agreement}: ${shown.title}`, 'portrait', [
    { kind: 'document-kind', text: 'ЛИСТ СОГЛАСОВАНИЯ', subtitle: `материала «${shown.title}»` },
    {
      kind: 'facts',
      rows: [
        { name: text.fields.kind, value: upperFirst(materialKinds[shown.kind]) },
        { name: text.fields.authors, value: namesOf(shown) },
        {
          name: text.fields.edition,
          value: `${shown.number}, ${formatDate(shown.madeAt.toISOString().slice(0, 10))}`,
        },
        { name: text.fields.description, value: descriptionOf(shown) },
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: text.fields.reviewer, width: 2 },
        { title: text.fields.verdict, width: 1.6 },
        { title: text.fields.remarks, width: 2.4 },
        { title: 'Дата', width: 1 },
      ],
      rows: reviews.map((each) => [
        naming.withPost(each.reviewerId, 'nominative'),
        each.verdict ? verdicts[each.verdict] : each.endedOn ? `заменён: ${each.endedWhy}` : 'ждём рецензию',
        each.remarks,
        each.givenOn ? formatDate(each.givenOn) : '',
      ]),
      empty: text.noReviews,
    },
    {
      kind: 'approval',
      part: {
        heading: 'УТВЕРЖДЕНО',
        lines: [approved ? upperFirst(naming.post(found.approvedBy, 'nominative', 'centre')) : ''],
        signature: { name: approved ? naming.signature(found.approvedBy) : null },
        requisites: { date: approved || null },
      },
    },
  ]);
}

const columns: readonly SheetColumn<MaterialRow>[] = [
  { title: text.fields.title, value: (row) => row.title, width: 60 },
  { title: text.fields.kind, value: (row) => materialKinds[row.kind], width: 28 },
  { title: text.fields.authors, value: namesOf, width: 50 },
  { title: text.fields.subjects, value: (row) => row.subjects.join(', '), width: 30 },
  { title: text.fields.audience, value: (row) => row.audience, width: 34 },
  { title: text.fields.year, value: (row) => row.year, width: 8 },
  { title: text.fields.state, value: (row) => text.states[row.state], width: 24 },
  { title: text.fields.approved, value: (row) => row.approvedOn, type: 'date', width: 12 },
];

export const materialDownloads: readonly Download[] = [
  download({
    path: '/library/materials.xlsx',
    ru: `${text.title}: XLSX`,
    ability: usesFund,
    load: (ctx, _params, query) =>
      sheetAnswer(
        query.get('format'),
        text.title,
        columns,
        everyRow((after) => materialsList(ctx, { ...materialFilterOf(query), limit: PORTION, after })),
      ),
  }),
  ...paperKinds.flatMap((kind) => [
    download({
      path: `/library/reviews/:id/sheet.${kind}`,
      ru: `${text.reviewSheet}: ${kind.toUpperCase()}`,
      ability: usesFund,
      load: async (ctx, { id = '' }) => {
        const review = await oneReview(ctx, id);
        const found = review && (await material(ctx, review.materialId));
        if (!review || !found || !seesWork(ctx, found)) return null;
        return paperFile(await reviewPaper(ctx, found, review), kind);
      },
    }),
    download({
      path: `/library/materials/:id/agreement.${kind}`,
      ru: `${text.agreement}: ${kind.toUpperCase()}`,
      ability: usesFund,
      load: async (ctx, { id = '' }) => {
        const found = await material(ctx, id);
        return found && seesWork(ctx, found) ? paperFile(await agreementPaper(ctx, found), kind) : null;
      },
    }),
  ]),
];
