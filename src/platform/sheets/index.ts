// Front door of sheets: lists go out as XLSX or CSV from one description of columns.
import type { FileAnswer } from '../../kernel/page.ts';
import type { Rows, SheetColumn } from './column.ts';
import { writeCsv } from './csv.ts';
import { writeXlsx } from './xlsx.ts';

export type { CellValue, Rows, SheetColumn } from './column.ts';
export { type CsvEncoding, writeCsv } from './csv.ts';
export { writeXlsx } from './xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The answer of an export: `csv` (cp1251), `csv-utf8`, anything else is XLSX. The rows are read while the
 * transaction of the request is open; only the packed bytes stay in memory.
 */
export async function sheetAnswer<Row>(
  format: string | null,
  title: string,
  columns: readonly SheetColumn<Row>[],
  rows: Rows<Row>,
): Promise<FileAnswer> {
  if (format === 'csv' || format === 'csv-utf8') {
    const encoding = format === 'csv' ? 'cp1251' : 'utf-8';
    const charset = encoding === 'cp1251' ? 'windows-1251' : 'utf-8';
    const body = await gather(writeCsv(columns, rows, encoding));
    return { name: `${title}.csv`, type: `text/csv; charset=${charset}`, body };
  }
  return { name: `${title}.xlsx`, type: XLSX, body: await gather(writeXlsx(title, columns, rows)) };
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export { type OpenTable, openTable, type TableFormat } from './documents/open-table.ts';
export { type FormGrid, writeBook, writeForm } from './form-xlsx.ts';
export {
  guessLayout,
  guessMapping,
  type Layout,
  missingOf,
  type NamedColumn,
  type TableKind,
} from './layout.ts';
export { openSheet } from './open-sheet.ts';
export { type OpenSheet, type ReadRow, refusalOfSheet, type SheetFormat, sheetLimits } from './read-shape.ts';
export { readDay, readNumber, straightenLetters, tidyText, wordKey } from './read-values.ts';
