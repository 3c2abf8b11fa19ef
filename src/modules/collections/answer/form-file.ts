// The XLSX form of an answer: written with what is known already, read back whatever the order of its columns.
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/files/index.ts';
import {
  openSheet,
  type ReadRow,
  refusalOfSheet,
  sheetLimits,
  tidyText,
  wordKey,
  writeForm,
} from '../../../platform/sheets/index.ts';
import { columnKinds } from '../collection/collection.text.ts';
import { type FormColumn, numberOf, sayCheck, type TableForm } from '../collection/form.ts';
import type { AnswerRecord } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';
import { mostRows, type NewRow } from './answer.writing.ts';
import { type AnswerRow, type CellHelp, readCell, sheetCell } from './cells.ts';

const rowHead = 'Строка';
const codeWords = 'Код формы (не меняйте):';

/** Columns people fill in a file: sums follow, files are attached on the page. */
const written = (form: TableForm): FormColumn[] => form.columns.filter((column) => column.kind !== 'file');

const about = (column: FormColumn): string => {
  if (column.kind === 'choice') return column.choices.join(' / ');
  if (column.kind === 'sum') return `считается: ${column.of.map(numberOf).join(' + ')}`;
  return [columnKinds[column.kind], column.hint].filter(Boolean).join(', ');
};

export async function writeFormFile(
  { answer, collection }: AnswerRecord,
  rows: readonly AnswerRow[],
  help: CellHelp,
): Promise<Uint8Array> {
  const { form } = collection;
  const columns = written(form);
  const first = form.rows === 'fixed' ? [rowHead] : [];
  const pad = (words: string) => [words];
  const head = [
    pad(collection.title),
    pad(`${answer.institution}. ${collection.purpose}`.trim()),
    pad(`${codeWords} ${answer.id}`),
    [...first, ...columns.map((column) => column.title)],
    [...first.map(() => ''), ...columns.map((column) => numberOf(column.key))],
  ];
  return writeForm({
    title: collection.title,
    widths: [
      ...first.map(() => 28),
      ...columns.map((column) => Math.min(40, Math.max(14, column.title.length))),
    ],
    head,
    headingFrom: 3,
    rows: rows.map((row) => [
      ...(form.rows === 'fixed' ? [row.title] : []),
      ...columns.map((column) => sheetCell(column, row.cells[column.key] ?? '', help)),
    ]),
    tail:
      form.rows === 'free'
        ? []
        : [
            [],
            ...columns.map((column) => [`${numberOf(column.key)}. ${column.title}: ${about(column)}`]),
            ...form.checks.map((check) => [`Проверка: ${sayCheck(check)}`]),
          ],
  });
}

interface Heading {
  readonly line: number;
  /** Place of a column in the file by its key; 'row' for the titles of rows. */
  readonly places: ReadonlyMap<string, number>;
}

/** The row where most of the table's titles stand; swapped columns are found by their words. */
function headingOf(form: TableForm, rows: readonly ReadRow[]): Heading | null {
  const columns = written(form);
  let best: Heading | null = null;
  for (const row of rows.slice(0, 30)) {
    const keys = row.cells.map((cell) => wordKey(cell));
    const places = new Map<string, number>();
    for (const column of columns) {
      const at = keys.indexOf(wordKey(column.title));
      if (at >= 0) places.set(column.key, at);
    }
    const at = keys.indexOf(wordKey(rowHead));
    if (form.rows === 'fixed' && at >= 0) places.set('row', at);
    if (places.size > (best?.places.size ?? 0)) best = { line: row.line, places };
  }
  return best;
}

const fault = (name: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm: 'data-collection', fields: { file: words } });

async function rowsOfFile(file: Upload): Promise<ReadRow[] | Refusal> {
  if (file.size > sheetLimits.bytes) return fault('file-too-large', 'Файл слишком велик для этой таблицы.');
  const rows: ReadRow[] = [];
  try {
    const sheet = await openSheet(new Uint8Array(await file.arrayBuffer()));
    for await (const row of sheet.rows()) {
      rows.push(row);
      if (rows.length > mostRows + 100) return fault('too-many-rows', text.refusals.tooMany);
    }
  } catch (error) {
    const refusal = refusalOfSheet(error);
    if (!refusal) throw error;
    return refusal;
  }
  return rows;
}

/** The form's rows, or the sentence why this file is not the form of this answer. */
export async function readFormFile(
  { answer, collection }: AnswerRecord,
  file: Upload,
  help: CellHelp,
): Promise<NewRow[] | Refusal> {
  const { form } = collection;
  const all = await rowsOfFile(file);
  if (isRefusal(all)) return all;
  const code = all.flatMap((row) => row.cells).find((cell) => cell.startsWith(codeWords));
  if (code && !code.includes(answer.id)) return fault('other-form', text.refusals.otherForm);
  const heading = headingOf(form, all);
  const typed = written(form).filter((column) => column.kind !== 'sum');
  const missing = typed
    .filter((column) => !heading?.places.has(column.key))
    .map((column) => `«${column.title}»`);
  if (form.rows === 'fixed' && !heading?.places.has('row')) missing.unshift(`«${rowHead}»`);
  if (!heading || missing.length > 0) return fault('not-the-form', text.refusals.notForm(missing.join(', ')));
  const isNumbers = (row: ReadRow) =>
    typed.every(
      (column) => tidyText(row.cells[heading.places.get(column.key) ?? 0] ?? '') === numberOf(column.key),
    );
  const below = all.filter((row) => row.line > heading.line && !isNumbers(row));
  const rows = below.map((row) => {
    const cell = (key: string) => row.cells[heading.places.get(key) ?? -1] ?? '';
    return {
      title: tidyText(cell('row')),
      cells: Object.fromEntries(
        typed.map((column) => [column.key, readCell(column, cell(column.key), help)]),
      ),
    };
  });
  return placed(form, rows);
}

/** Rows of a given table by their titles; of a free one, those with anything in them. */
function placed(form: TableForm, rows: readonly NewRow[]): NewRow[] | Refusal {
  if (form.rows === 'free') {
    const filled = rows.filter((row) => Object.values(row.cells).some((value) => value !== ''));
    return filled.length > 0 ? filled : fault('no-rows', text.refusals.noRows);
  }
  if (form.rows === 'one')
    return rows[0] ? [{ ...rows[0], title: '' }] : fault('no-rows', text.refusals.noRows);
  const byTitle = new Map(rows.map((row) => [wordKey(row.title), row]));
  const found = form.titles.flatMap((title) => {
    const row = byTitle.get(wordKey(title));
    return row ? [{ ...row, title }] : [];
  });
  return found.length > 0 ? found : fault('no-rows', text.refusals.noRows);
}
