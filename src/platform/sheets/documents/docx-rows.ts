// Reads a Word document as rows: paragraphs as rows of one cell, tables by their grid, merged cells where they stand.
import { type ReadRow, sheetFault } from '../read-shape.ts';
import { attribute, readXml, unescapeXml, type XmlToken } from '../read-xml.ts';
import { openZip } from '../read-zip.ts';

const DOCUMENT = 'word/document.xml';
/** Text of a plan with all its markup is far below; a package that unpacks to more is no plan. */
const MOST_TEXT = 60 * 1024 * 1024;
const MOST_ROWS = 20_000;

async function* limited(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > MOST_TEXT) throw sheetFault('bomb');
    yield piece;
  }
}

interface Cell {
  readonly words: string[];
  span: number;
  /** The cell goes on from the row above. */
  isContinued: boolean;
}

interface Table {
  row: Cell[];
  /** What stands in every column of the row above, for cells merged downwards. */
  above: string[];
}

interface Reading {
  readonly tables: Table[];
  readonly paragraph: string[];
  readonly rows: string[][];
  /** Depth inside the second copy of a drawing, kept by Word for old programs. */
  fallback: number;
}

const cellOf = ({ tables }: Reading): Cell | undefined => tables.at(-1)?.row.at(-1);

function endParagraph(reading: Reading): void {
  const words = reading.paragraph.splice(0).join('').trim();
  if (words === '') return;
  const cell = cellOf(reading);
  if (cell) cell.words.push(words);
  else if (reading.tables.length === 0) reading.rows.push([words]);
}

/** A row by its grid: a wide cell stands in its first column, one merged downwards is repeated. */
function endRow(reading: Reading): void {
  const table = reading.tables.at(-1);
  if (!table) return;
  const cells: string[] = [];
  for (const { words, span, isContinued } of table.row) {
    const own = words.join('\n');
    cells.push(isContinued && own === '' ? (table.above[cells.length] ?? '') : own);
    for (let extra = 1; extra < span; extra += 1) cells.push('');
  }
  table.above = cells;
  table.row = [];
  const outer = reading.tables.at(-2)?.row.at(-1);
  // A table inside a cell is text of that cell.
  if (outer) outer.words.push(cells.filter(Boolean).join(' '));
  else reading.rows.push(cells);
}

function openTag(reading: Reading, { name, attributes, empty }: XmlToken & { kind: 'open' }): void {
  const cell = cellOf(reading);
  if (name === 'Fallback' && !empty) reading.fallback += 1;
  else if (name === 'tbl' && !empty) reading.tables.push({ row: [], above: [] });
  else if (name === 'tc' && !empty)
    reading.tables.at(-1)?.row.push({ words: [], span: 1, isContinued: false });
  else if (name === 'gridBefore') {
    const before = Number(attribute(attributes, 'w:val') ?? 0);
    if (before > 0 && before < 60)
      reading.tables.at(-1)?.row.push({ words: [], span: before, isContinued: false });
  } else if (name === 'gridSpan' && cell)
    cell.span = Math.min(Math.max(Number(attribute(attributes, 'w:val') ?? 1) || 1, 1), 60);
  else if (name === 'vMerge' && cell) cell.isContinued = attribute(attributes, 'w:val') !== 'restart';
  else if (name === 'tab' || name === 'br' || name === 'cr') reading.paragraph.push(' ');
  else if (name === 'noBreakHyphen') reading.paragraph.push('-');
}

function closeTag(reading: Reading, name: string): void {
  if (name === 'Fallback') reading.fallback -= 1;
  else if (name === 'p') endParagraph(reading);
  else if (name === 'tr') endRow(reading);
  else if (name === 'tbl') reading.tables.pop();
}

/** Rows of the whole document in order, numbered from 1; blank ones are left out. */
export async function* docxRows(bytes: Uint8Array): AsyncGenerator<ReadRow> {
  const zip = openZip(bytes);
  if (!zip.names.includes(DOCUMENT)) throw sheetFault('broken');
  const reading: Reading = { tables: [], paragraph: [], rows: [], fallback: 0 };
  let isText = false;
  let line = 0;
  for await (const tokens of readXml(limited(zip.text(DOCUMENT)))) {
    for (const token of tokens) {
      if (token.kind === 'text') {
        if (isText && reading.fallback === 0) reading.paragraph.push(unescapeXml(token.text));
      } else if (token.kind === 'open') {
        isText = token.name === 't' && !token.empty;
        openTag(reading, token);
      } else {
        if (token.name === 't') isText = false;
        closeTag(reading, token.name);
      }
    }
    for (const cells of reading.rows.splice(0)) {
      if (cells.every((cell) => cell === '')) continue;
      line += 1;
      if (line > MOST_ROWS) throw sheetFault('rows');
      yield { line, cells: cells.map((cell) => cell.slice(0, 5000)) };
    }
  }
  if (line === 0) throw sheetFault('blank');
}
