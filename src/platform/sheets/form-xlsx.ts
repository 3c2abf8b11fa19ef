// XLSX in the layout somebody gave: their own rows above, headings over several levels, rows, totals and signatures below.
import { strToU8, Zip, type ZipDeflate } from 'fflate';
import type { CellValue, Rows } from './column.ts';
import { addPart, cellXml, MOST_ROWS, rowXml, styles, textCell } from './xlsx.ts';
import { columnLetters, fixedParts, formHead, formTail } from './xlsx-parts.ts';

export interface FormGrid {
  readonly title: string;
  readonly widths: readonly number[];
  /** Rows down to the last of the heading; the heading begins at `headingFrom` (from zero). */
  readonly head: readonly (readonly string[])[];
  readonly headingFrom: number;
  readonly rows: Rows<readonly CellValue[]>;
  readonly tail: readonly (readonly CellValue[])[];
}

const at = (column: number, row: number) => `${columnLetters(column + 1)}${row}`;

/** Cells of the heading that cover their neighbours: to the right over own sub-headings, or down to the last level. */
export function mergesOf({
  head,
  headingFrom,
  widths,
}: Pick<FormGrid, 'head' | 'headingFrom' | 'widths'>): string[] {
  const merges: string[] = [];
  const word = (row: number, column: number) => head[row]?.[column] ?? '';
  for (const [row, cells] of head.entries()) {
    const filled = cells.flatMap((cell, column) => (cell ? [column] : []));
    if (row < headingFrom) {
      if (filled.length === 1 && widths.length > 1)
        merges.push(`A${row + 1}:${at(widths.length - 1, row + 1)}`);
      continue;
    }
    for (const column of filled) {
      const below = head.slice(row + 1).some((_, index) => word(row + 1 + index, column));
      if (!below) {
        if (row < head.length - 1) merges.push(`${at(column, row + 1)}:${at(column, head.length)}`);
        continue;
      }
      let last = column;
      while (last + 1 < widths.length && !word(row, last + 1) && word(row + 1, last + 1)) last += 1;
      if (last > column) merges.push(`${at(column, row + 1)}:${at(last, row + 1)}`);
    }
  }
  return merges;
}

/** A lone cell of a title row stands in the first column. */
export const writeForm = (grid: FormGrid): Promise<Uint8Array> => writeBook([grid]);

/** One book of several sheets, in their order; titles tell them apart. */
export async function writeBook(grids: readonly FormGrid[]): Promise<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const [name, xml] of fixedParts(...grids.map((grid) => grid.title)))
    addPart(zip, name).push(strToU8(xml), true);
  for (const [index, grid] of grids.entries())
    await writeGrid(addPart(zip, `xl/worksheets/sheet${index + 1}.xml`), grid);
  zip.end();
  return new Uint8Array(Buffer.concat(ready));
}

async function writeGrid(sheet: ZipDeflate, grid: FormGrid): Promise<void> {
  sheet.push(strToU8(formHead(grid.widths, grid.head.length)));
  let count = 0;
  const add = (cells: readonly CellValue[], isHead = false) => {
    count += 1;
    if (count > MOST_ROWS) throw new Error('A sheet holds at most 1 048 575 rows');
    const drawn = cells.map((value, column) =>
      isHead && value
        ? textCell(at(column, count), String(value), styles.head)
        : cellXml(at(column, count), value, undefined),
    );
    sheet.push(strToU8(rowXml(count, drawn)));
  };
  for (const cells of grid.head) add(cells, true);
  for await (const cells of grid.rows) add(cells);
  for (const cells of grid.tail) add(cells);
  sheet.push(strToU8(formTail(mergesOf(grid))), true);
}
