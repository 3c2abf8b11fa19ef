// Reads an old binary Word document as rows: its pieces of text, with the marks that end cells and rows ([MS-DOC] 2.4.1).
import { type ReadRow, sheetFault } from '../read-shape.ts';

const CELL = '\u0007';
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;

/** The piece table tells where every run of the text stands and whether it is one byte a sign. */
function textOf(stream: Buffer, pieces: Buffer): string {
  const count = (pieces.length - 4) / 12;
  const parts: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const length = pieces.readUInt32LE(at * 4 + 4) - pieces.readUInt32LE(at * 4);
    const place = pieces.readUInt32LE((count + 1) * 4 + at * 8 + 2);
    const isBytes = (place & 0x40000000) !== 0;
    const from = isBytes ? (place & 0x3fffffff) / 2 : place;
    const run = stream.subarray(from, from + length * (isBytes ? 1 : 2));
    parts.push(new TextDecoder(isBytes ? 'windows-1251' : 'utf-16le').decode(run));
  }
  return parts.join('');
}

/** The Clx begins with formatting records (1) to be passed over and ends with the piece table (2). */
function piecesIn(clx: Buffer): Buffer {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readInt16LE(at + 1);
  if (clx[at] !== 2) throw sheetFault('broken');
  const length = clx.readUInt32LE(at + 1);
  return clx.subarray(at + 5, at + 5 + length);
}

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const { CFB } = await import('@e965/xlsx');
  try {
    const book = CFB.read(Buffer.from(bytes), { type: 'buffer' });
    const streamOf = (name: string) => Buffer.from((CFB.find(book, name)?.content ?? []) as Uint8Array);
    const stream = streamOf('WordDocument');
    const flags = stream.readUInt16LE(10);
    if ((flags & ENCRYPTED) !== 0) throw sheetFault('lockedDocument');
    const [place, length] = [stream.readUInt32LE(0x01a2), stream.readUInt32LE(0x01a6)];
    const clx = streamOf((flags & SECOND_TABLE) === 0 ? '0Table' : '1Table').subarray(place, place + length);
    const text = textOf(stream, piecesIn(clx));
    // Only the main text: notes, headers and footers follow it.
    return text.slice(0, stream.readUInt32LE(0x004c));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw sheetFault('broken');
    throw /CFB|header|sector/i.test((error as Error).message) ? sheetFault('broken') : error;
  }
}

const begin = 0x13;
const separator = 0x14;
const end = 0x15;
/** Signs of the format as signs of the text: line and page breaks, tabs, hyphens. */
const meant: Readonly<Record<number, string>> = {
  ...{ 1: '', 8: '', 9: ' ', 11: ' ', 12: ' ', 30: '-', 31: '' },
};

/** What is seen: a field shows what stands after its separator, not its instruction. */
function seen(text: string): string {
  let shown = '';
  /** Of every field open here, whether its instruction is being passed over. */
  const fields: boolean[] = [];
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    if (code === begin) fields.push(true);
    else if (code === separator) fields[fields.length - 1] = false;
    else if (code === end) fields.pop();
    else if (!fields.includes(true)) shown += meant[code] ?? sign;
  }
  return shown;
}

/**
 * Cells of a table one after another, each row closed by a mark of its own that looks like an empty cell: the width that
 * makes every such mark empty is the table's.
 */
function rowsOfTable(cells: readonly string[]): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < cells.length) {
    let end = at;
    while (end < cells.length && cells[end] !== '') end += 1;
    // An empty cell inside a row looks like its end: the width of the rows before decides.
    const width = rows[0]?.length ?? 0;
    if (width > 0 && end - at < width && cells[at + width] === '') end = at + width;
    rows.push(cells.slice(at, end));
    at = end + 1;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

export async function* docRows(bytes: Uint8Array): AsyncGenerator<ReadRow> {
  const paragraphs = seen(await wordsOf(bytes)).split('\r');
  const rows: string[][] = [];
  let open: string[] = [];
  let cells: string[] = [];
  for (const paragraph of paragraphs) {
    const parts = paragraph.split(CELL);
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      cells.push(
        [...open.splice(0), part]
          .map((words) => words.trim())
          .filter(Boolean)
          .join(' '),
      );
    }
    if (parts.length === 0 && cells.length === 0) rows.push([rest.trim()]);
    else if (cells.at(-1) === '' && rest.trim() !== '') {
      rows.push(...rowsOfTable(cells));
      cells = [];
      rows.push([rest.trim()]);
    } else if (rest.trim() !== '') open = [...open, rest];
  }
  rows.push(...rowsOfTable(cells));
  let line = 0;
  for (const row of rows) {
    if (row.every((cell) => cell === '')) continue;
    line += 1;
    yield { line, cells: row };
  }
  if (line === 0) throw sheetFault('blank');
}
