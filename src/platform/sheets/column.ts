// What a sheet is made of: columns that take their value from a row; the same columns give XLSX and CSV.
import type { CivilDate } from '../../kernel/clock.ts';

export type CellValue = string | number | boolean | CivilDate | null | undefined;

export interface SheetColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => CellValue;
  /** 'date' takes a civil date 'YYYY-MM-DD'; text unless told. Numbers are numbers by themselves. */
  readonly type?: 'text' | 'date';
  /** In characters. */
  readonly width?: number;
  /** The cell is coloured as one to put right (XLSX only). */
  readonly isMarked?: (row: Row) => boolean;
}

export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/** A spreadsheet takes such text for a formula and would run it: «=HYPERLINK(…)», «+7 831…», «@сумма». */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

export const isCivilDate = (value: CellValue): value is CivilDate =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
