// Reads one sheet of an XLSX book row by row: shared texts are held, the sheet itself only streams by.
import { archiveFault } from '../files/zip-contents.ts';
import { daySerialText, numberText } from './cell-text.ts';
import { bounded, type OpenSheet, type ReadRow, sheetFault } from './read-shape.ts';
import { attribute, readXml, unescapeXml } from './read-xml.ts';
import { openZip, type ZipParts } from './read-zip.ts';
import { sheetText } from './sheet.text.ts';

interface Book {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly since1904: boolean;
}

/** Opens the sheet of this name, or the one with the most on it. */
export async function openXlsx(bytes: Uint8Array, wanted: string | null): Promise<OpenSheet> {
  const fault = archiveFault(bytes);
  if (fault)
    throw sheetFault(
      fault.name === 'file-macros' ? 'macros' : fault.name === 'file-bomb' ? 'bomb' : 'broken',
    );
  const zip = openZip(bytes);
  const book = await bookOf(zip);
  if (book.sheets.length === 0) throw sheetFault('broken');
  const chosen =
    wanted === null ? await fullestOf(zip, book) : book.sheets.find(({ name }) => name === wanted);
  if (!chosen) throw sheetFault('sheet', wanted ?? '');
  return {
    format: 'xlsx',
    sheet: chosen.name,
    sheets: book.sheets.map(({ name }) => name),
    rows: () => bounded(rowsOf(zip, chosen.part, book.since1904)),
  };
}

async function bookOf(zip: ZipParts): Promise<Book> {
  const targets = new Map<string, string>();
  for await (const tokens of readXml(zip.text('xl/_rels/workbook.xml.rels')))
    for (const token of tokens)
      if (token.kind === 'open' && token.name === 'Relationship')
        targets.set(attribute(token.attributes, 'Id') ?? '', attribute(token.attributes, 'Target') ?? '');
  const sheets: { name: string; part: string }[] = [];
  let since1904 = false;
  for await (const tokens of readXml(zip.text('xl/workbook.xml')))
    for (const token of tokens) {
      if (token.kind !== 'open') continue;
      if (token.name === 'workbookPr') since1904 = /date1904="(1|true)"/.test(token.attributes);
      if (token.name !== 'sheet' || attribute(token.attributes, 'state')?.endsWith('idden')) continue;
      const target = targets.get(attribute(token.attributes, '*:id') ?? '') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      if (zip.names.includes(part)) sheets.push({ name: attribute(token.attributes, 'name') ?? '', part });
    }
  return { sheets, since1904 };
}

/** The first sheet that holds more than a few rows; people keep notes and instructions on others. */
async function fullestOf(zip: ZipParts, book: Book) {
  for (const sheet of book.sheets) {
    let rows = 0;
    for await (const tokens of readXml(zip.text(sheet.part))) {
      for (const token of tokens)
        if (token.kind === 'open' && token.name === 'row' && !token.empty) rows += 1;
      if (rows > 3) return sheet;
    }
    if (rows > 3) return sheet;
  }
  return book.sheets[0];
}

async function sharedTexts(zip: ZipParts): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let depth = 0;
  let phonetic = false;
  for await (const tokens of readXml(zip.text('xl/sharedStrings.xml')))
    for (const token of tokens) {
      if (token.kind === 'text') {
        if (depth > 0 && !phonetic) text += token.text;
      } else if (token.name === 't') depth += token.kind === 'close' ? -1 : token.empty ? 0 : 1;
      else if (token.name === 'rPh') phonetic = token.kind === 'open';
      else if (token.name === 'si' && (token.kind === 'close' || token.empty)) {
        texts.push(unescapeXml(text));
        text = '';
      }
    }
  return texts;
}

/** Built-in formats of dates, and words of one's own ones that only dates have. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);
const looksLikeDate = (format: string) =>
  /[dy]|m{3}/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) &&
  !/[#0]/.test(format.replace(/"[^"]*"|\\./g, ''));

/** Whether each cell style shows a date. */
async function dateStyles(zip: ZipParts): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  for await (const tokens of readXml(zip.text('xl/styles.xml')))
    for (const token of tokens) {
      if (token.kind === 'text') continue;
      if (token.name === 'cellXfs') inCells = token.kind === 'open';
      if (token.kind !== 'open') continue;
      if (token.name === 'numFmt')
        formats.set(
          Number(attribute(token.attributes, 'numFmtId')),
          attribute(token.attributes, 'formatCode') ?? '',
        );
      if (token.name === 'xf' && inCells) {
        const id = Number(attribute(token.attributes, 'numFmtId') ?? 0);
        styles.push(builtInDates.has(id) || looksLikeDate(formats.get(id) ?? ''));
      }
    }
  return styles;
}

const columnOf = (place: string): number => {
  let column = 0;
  for (const letter of place) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
};

interface Reading {
  readonly texts: readonly string[];
  readonly dates: readonly boolean[];
  readonly since1904: boolean;
}

function cellText(kind: string, style: number, raw: string, { texts, dates, since1904 }: Reading): string {
  if (kind === 's') return texts[Number(raw)] ?? '';
  if (kind === 'b') return raw === '1' ? sheetText.yes : sheetText.no;
  if (kind === 'n') {
    if (raw === '') return '';
    return dates[style] ? daySerialText(Number(raw), since1904) : numberText(raw);
  }
  if (kind === 'd') return raw.slice(0, 10).split('-').reverse().join('.');
  return unescapeXml(raw);
}

async function* rowsOf(zip: ZipParts, part: string, since1904: boolean): AsyncGenerator<ReadRow> {
  const reading: Reading = { texts: await sharedTexts(zip), dates: await dateStyles(zip), since1904 };
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let kind = 'n';
  let style = 0;
  let raw = '';
  let takes = false;
  for await (const tokens of readXml(zip.text(part))) {
    for (const token of tokens) {
      if (token.kind === 'text') {
        if (takes) raw += token.text;
        continue;
      }
      const { name } = token;
      if (token.kind === 'open') {
        if (name === 'row') {
          line = Number(attribute(token.attributes, 'r') ?? line + 1);
          cells = [];
          column = -1;
        } else if (name === 'c') {
          const place = attribute(token.attributes, 'r');
          column = place ? columnOf(place) : column + 1;
          kind = attribute(token.attributes, 't') ?? 'n';
          style = Number(attribute(token.attributes, 's') ?? 0);
          raw = '';
        } else if (name === 'v' || name === 't') takes = !token.empty;
      } else if (name === 'v' || name === 't') takes = false;
      else if (name === 'c') {
        if (column < 16_384) {
          while (cells.length < column) cells.push('');
          cells[column] = cellText(kind, style, raw, reading);
        }
      } else if (name === 'row') yield { line, cells };
    }
  }
}
