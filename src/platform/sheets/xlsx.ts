// XLSX written as a stream: one sheet, bold frozen head with a filter, dates as dates; memory does not grow with the rows.
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type CellValue, isCivilDate, looksLikeFormula, type Rows, type SheetColumn } from './column.ts';
import { columnLetters, escapeXml, fixedParts, sheetHead, sheetTail } from './xlsx-parts.ts';

export const MOST_ROWS = 1_048_575;
const MOST_CELL_TEXT = 32_767;
const CHUNK = 256 * 1024;

export const styles = { plain: 0, head: 1, date: 2, literal: 3, marked: 4 } as const;

/** Pieces of the file in order; the rows are read as fast as the pieces are taken. */
export async function* writeXlsx<Row>(
  title: string,
  columns: readonly SheetColumn<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const [name, xml] of fixedParts(title)) addPart(zip, name).push(strToU8(xml), true);
  const sheet = addPart(zip, 'xl/worksheets/sheet1.xml');
  const letters = columns.map((_, index) => columnLetters(index + 1));
  let text =
    sheetHead(columns) +
    rowXml(
      1,
      columns.map((column, index) => textCell(`${letters[index]}1`, column.title, styles.head)),
    );
  let count = 1;
  for await (const row of rows) {
    count += 1;
    if (count > MOST_ROWS) throw new Error('A sheet holds at most 1 048 575 rows');
    text += rowXml(
      count,
      columns.map((column, index) => {
        const place = `${letters[index]}${count}`;
        return column.isMarked?.(row)
          ? textCell(place, String(column.value(row) ?? ''), styles.marked)
          : cellXml(place, column.value(row), column.type);
      }),
    );
    if (text.length < CHUNK) continue;
    sheet.push(strToU8(text));
    text = '';
    yield* ready.splice(0);
  }
  sheet.push(strToU8(text + sheetTail(columns.length, count)), true);
  zip.end();
  yield* ready.splice(0);
}

export function addPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 3 });
  // A fixed moment: the same rows give the same bytes.
  part.mtime = '2000-01-01T00:00:00Z';
  zip.add(part);
  return part;
}

export const rowXml = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;

/** Empty cells are left out; every other one names its place, because many readers insist on it. */
export function cellXml(place: string, value: CellValue, type: 'text' | 'date' | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : '';
  if (typeof value === 'boolean') return textCell(place, value ? 'да' : 'нет', styles.plain);
  if (type === 'date' && isCivilDate(value))
    return `<c r="${place}" s="${styles.date}"><v>${daySerial(value)}</v></c>`;
  return textCell(place, value, looksLikeFormula(value) ? styles.literal : styles.plain);
}

export const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text.slice(0, MOST_CELL_TEXT))}</t></is></c>`;

/** Days since 30 December 1899: spreadsheets believe that 1900 was a leap year. */
const daySerial = (date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) + 2_209_161_600_000) / 86_400_000);
