// The summary as files: one book with all rows, totals and those who have not answered; the same rows as CSV; a list to call by.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { download, type FileAnswer } from '../../../kernel/page.ts';
import { fileName } from '../../../platform/files/index.ts';
import { type CellValue, type SheetColumn, sheetAnswer, writeBook } from '../../../platform/sheets/index.ts';
import { type Reach, reachOf } from '../addressee/addressee.queries.ts';
import { answersOf, type CollectedAnswer, isSilent } from '../answer/answer.queries.ts';
import { answerStates } from '../answer/answer.text.ts';
import { type CellHelp, sheetCell } from '../answer/cells.ts';
import { type Collection, oneCollection } from '../collection/collection.queries.ts';
import { collectionText as text } from '../collection/collection.text.ts';
import { givesWork } from '../collections.policy.ts';
import { momentWords } from '../moment.ts';
import { type SummaryRow, summaryHelp, summaryLines, type Totals, totalsOf } from './summary.queries.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const f = text.fields;

interface Whole {
  readonly collection: Collection;
  readonly answers: readonly CollectedAnswer[];
  readonly rows: AsyncIterable<SummaryRow>;
  readonly help: CellHelp;
  readonly totals: Totals;
}

async function wholeOf(ctx: ReadCtx, id: string): Promise<Whole | null> {
  const collection = await oneCollection(ctx, id);
  if (!collection || collection.state === 'draft') return null;
  const answers = await answersOf(ctx, id);
  return {
    collection,
    answers,
    rows: summaryLines(ctx, answers),
    help: await summaryHelp(ctx, collection),
    totals: await totalsOf(ctx, collection),
  };
}

const isFixed = ({ form }: Collection) => form.rows === 'fixed';

function columnsOf({ collection, answers, help }: Whole): SheetColumn<SummaryRow>[] {
  const names = new Map(answers.map((answer) => [answer.id, answer.institution]));
  return [
    { title: f.institution, value: (row) => names.get(row.answerId), width: 30 },
    ...(isFixed(collection) ? [{ title: 'Строка', value: (row: SummaryRow) => row.title, width: 24 }] : []),
    ...collection.form.columns.map((column) => ({
      title: column.title,
      value: (row: SummaryRow) => sheetCell(column, row.cells[column.key] ?? '', help),
      width: Math.min(40, Math.max(12, column.title.length)),
    })),
  ];
}

/** Numbers of every numeric column; a place for the others. */
const totalCells = ({ collection, totals }: Whole): CellValue[] =>
  collection.form.columns.map((column) => totals.sums[column.key] ?? '');

function answerLine(ctx: ReadCtx, answer: CollectedAnswer, reach: Reach | undefined): CellValue[] {
  return [
    answer.institution,
    answerStates[answer.state],
    answer.late ? 'да' : 'нет',
    answer.openedAt ? momentWords(ctx, answer.openedAt) : 'не открывала',
    reach?.who ?? '',
    reach?.phones.join(', ') ?? '',
    reach?.email ?? '',
  ];
}

const answerHead = [f.institution, f.state, f.late, f.opened, f.who, f.phone, 'Почта'];

async function* drawn<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield columns.map((column) => column.value(row));
}

async function bookOf(ctx: ReadCtx, whole: Whole): Promise<Uint8Array> {
  const { collection, answers, totals } = whole;
  const columns = columnsOf(whole);
  const silent = answers.filter(isSilent);
  const reach = await reachOf(
    ctx,
    silent.map((answer) => answer.institutionId),
  );
  const numeric = collection.form.columns.filter((column) => totals.sums[column.key] !== undefined);
  const widths = columns.map((column) => column.width ?? 16);
  return writeBook([
    {
      title: 'Свод',
      widths,
      head: [columns.map((column) => column.title)],
      headingFrom: 0,
      rows: drawn(columns, whole.rows),
      tail: [['Итого', ...(isFixed(collection) ? [''] : []), ...totalCells(whole)]],
    },
    {
      title: 'По организациям',
      widths: [30, 18, 14, ...numeric.map(() => 16)],
      head: [[f.institution, f.state, f.late, ...numeric.map((column) => column.title)]],
      headingFrom: 0,
      rows: answers.map((answer) => [
        answer.institution,
        answer.hasNothing ? 'у нас нет' : answerStates[answer.state],
        answer.late ? 'да' : 'нет',
        ...numeric.map((column) => totals.byAnswer.get(answer.id)?.[column.key] ?? ''),
      ]),
      tail: [['Итого', '', '', ...numeric.map((column) => totals.sums[column.key] ?? '')]],
    },
    {
      title: 'Не ответили',
      widths: [30, 18, 14, 22, 22, 26, 26],
      head: [answerHead],
      headingFrom: 0,
      rows: silent.map((answer) => answerLine(ctx, answer, reach.get(answer.institutionId))),
      tail: [],
    },
  ]);
}

async function summaryFile(ctx: ReadCtx, id: string, format: string | null): Promise<FileAnswer | null> {
  const whole = await wholeOf(ctx, id);
  if (!whole) return null;
  if (format?.startsWith('csv'))
    return sheetAnswer(format, whole.collection.title, columnsOf(whole), whole.rows);
  return {
    name: fileName(`Свод. ${whole.collection.title}.xlsx`, 'xlsx'),
    type: XLSX,
    body: await bookOf(ctx, whole),
  };
}

export const summaryDownloads = [
  download({
    path: '/collections/tables/:id/summary.xlsx',
    ru: 'Свод: XLSX или CSV',
    ability: givesWork,
    load: (ctx, { id = '' }, query) => summaryFile(ctx, id, query.get('format')),
  }),
  download({
    path: '/collections/tables/:id/silent.xlsx',
    ru: 'Кому позвонить: XLSX',
    ability: givesWork,
    load: async (ctx, { id = '' }, query) => {
      const collection = await oneCollection(ctx, id);
      if (!collection || collection.state === 'draft') return null;
      const silent = (await answersOf(ctx, id)).filter(isSilent);
      const reach = await reachOf(
        ctx,
        silent.map((answer) => answer.institutionId),
      );
      const columns = answerHead.map((title, index) => ({
        title,
        value: (line: CellValue[]) => line[index],
        width: 24,
      }));
      const rows = silent.map((answer) => answerLine(ctx, answer, reach.get(answer.institutionId)));
      return sheetAnswer(query.get('format'), `Не ответили. ${collection.title}`, columns, rows);
    },
  }),
];
