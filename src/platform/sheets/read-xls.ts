// Reads the old XLS (BIFF) through SheetJS: at most 65,536 rows, so the whole book may be held (docs/decisions/0022).
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { daySerialText, numberText } from './cell-text.ts';
import { bounded, type OpenSheet, type ReadRow, sheetFault } from './read-shape.ts';
import { sheetText } from './sheet.text.ts';

/** Opens the sheet of this name, or the first with more than a few rows. The library is loaded when first needed. */
export async function openXls(bytes: Uint8Array, wanted: string | null): Promise<OpenSheet> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => content.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) throw sheetFault('locked');
  if (!holds('Workbook') && !holds('Book')) throw sheetFault('type');
  if (holds('_VBA_PROJECT')) throw sheetFault('macros');
  const { read, set_cptable, SSF } = await import('@e965/xlsx');
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  let book: ReturnType<typeof read>;
  try {
    book = read(content, { type: 'buffer', dense: true, cellNF: true, cellFormula: false, cellHTML: false });
  } catch (error) {
    throw sheetFault(/password|encrypt/i.test((error as Error).message) ? 'locked' : 'broken');
  }
  const filled = book.SheetNames.filter((name) => rowsIn(book.Sheets[name]).length > 0);
  const named = wanted ?? filled.find((name) => rowsIn(book.Sheets[name]).length > 3) ?? filled[0];
  if (named === undefined) throw sheetFault('blank');
  if (!filled.includes(named)) throw sheetFault('sheet', named);
  const since1904 = Boolean(book.Workbook?.WBProps?.date1904);
  const isDate = (cell: CellObject) => typeof cell.z === 'string' && SSF.is_date(cell.z);
  return {
    format: 'xls',
    sheet: named,
    sheets: filled,
    rows: () => bounded(rowsOf(book.Sheets[named], (cell) => cellText(cell, isDate(cell), since1904))),
  };
}

/** A dense sheet holds its cells by rows; both levels may have holes. */
const rowsIn = (sheet: WorkSheet | undefined): (readonly (CellObject | undefined)[] | undefined)[] =>
  (sheet?.['!data'] as (CellObject | undefined)[][] | undefined) ?? [];

function* rowsOf(sheet: WorkSheet | undefined, textOf: (cell: CellObject) => string): Generator<ReadRow> {
  for (const [index, row] of rowsIn(sheet).entries())
    if (row) yield { line: index + 1, cells: Array.from(row, (cell) => (cell ? textOf(cell) : '')) };
}

function cellText(cell: CellObject, isDate: boolean, since1904: boolean): string {
  const { t, v } = cell;
  if (t === 'b') return v ? sheetText.yes : sheetText.no;
  if (t === 'n') return isDate ? daySerialText(Number(v), since1904) : numberText(String(v));
  return t === 's' ? String(v ?? '') : '';
}
