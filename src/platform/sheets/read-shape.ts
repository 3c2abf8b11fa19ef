// What every reader of sheets gives: rows of cells as text, and the sentences for files that cannot be read.
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { sheetText as text } from './sheet.text.ts';

/** Cells are the text people see: dates «01.09.2026», numbers without exponents, booleans «да» and «нет». */
export interface ReadRow {
  /** The row's number in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type SheetFormat = 'xlsx' | 'xls' | 'csv';

export interface OpenSheet {
  readonly format: SheetFormat;
  /** The sheet that is read; null for CSV. */
  readonly sheet: string | null;
  /** Sheets of the book with anything on them. */
  readonly sheets: readonly string[];
  /** Rows one after another; blank ones are left out. Throws a SheetFault where the file ends being readable. */
  readonly rows: () => AsyncIterable<ReadRow>;
}

/** Above these a list is no list of a municipal service; both have their own sentence. */
export const sheetLimits = { bytes: 25 * 1024 * 1024, rows: 200_000, columns: 200, cell: 5_000 } as const;

const mark = Symbol('sheet fault');

interface SheetFault extends Error {
  readonly [mark]: Refusal;
}

const complain = (name: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', fields: { file: words } });

/** A fault found in the middle of a stream: thrown, and told as a refusal by `refusalOfSheet`. */
export const sheetFault = (name: keyof typeof text.faults, ...words: readonly string[]): Error => {
  const said = text.faults[name] as string | ((...words: readonly string[]) => string);
  const sentence = typeof said === 'string' ? said : said(...words);
  return Object.assign(new Error(sentence), { [mark]: complain(`sheet-${name}`, sentence) });
};

/** The refusal behind a thrown fault of the file; null for our own mistakes. */
export const refusalOfSheet = (error: unknown): Refusal | null =>
  error instanceof Error && mark in error ? (error as SheetFault)[mark] : null;

const isEmpty = (cell: string) => cell === '';
const isTooLong = (cell: string) => cell.length > sheetLimits.cell;
const shortened = (cell: string) => cell.slice(0, sheetLimits.cell);

/** Counts rows and cells against the limits while they stream by. */
export async function* bounded(rows: AsyncIterable<ReadRow> | Iterable<ReadRow>): AsyncGenerator<ReadRow> {
  let count = 0;
  for await (const { line, cells } of rows) {
    if (cells.every(isEmpty)) continue;
    count += 1;
    if (count > sheetLimits.rows) throw sheetFault('rows');
    if (cells.length > sheetLimits.columns && cells.slice(sheetLimits.columns).some((cell) => cell !== ''))
      throw sheetFault('columns');
    const fits = cells.length <= sheetLimits.columns && !cells.some(isTooLong);
    yield { line, cells: fits ? cells : cells.slice(0, sheetLimits.columns).map(shortened) };
  }
}
