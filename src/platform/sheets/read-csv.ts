// Reads CSV as people save it: UTF-8, UTF-16 or Windows-1251; semicolons, commas or tabs; quotes doubled inside quotes.
import type { ReadRow } from './read-shape.ts';

const PIECE = 64 * 1024;
const separators = [';', '\t', ','] as const;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** Told by the byte order mark, then by zeros of two-byte text, then by whether the bytes are right UTF-8. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2000);
  // Separators and line ends of two-byte text have a zero beside them.
  const zerosAt = (rest: number) => head.filter((byte, at) => byte === 0 && at % 2 === rest).length;
  if (zerosAt(1) > head.length / 20) return 'utf-16le';
  if (zerosAt(0) > head.length / 20) return 'utf-16be';
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE)
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

function* decoded(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/** The sign that splits the first lines into the most columns the most evenly; `sep=;` of Excel is obeyed. */
export function separatorOf(text: string): string {
  const said = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (said) return said;
  const scores = separators.map((sign) => {
    const widths = [...splitRows([text], sign)].slice(0, 20).map((row) => row.cells.length);
    const widest = Math.max(...widths, 1);
    return widest === 1 ? 0 : widths.filter((width) => width === widest).length * widest;
  });
  return separators[scores.indexOf(Math.max(...scores))] ?? ';';
}

/** Rows of cells, trimmed of nothing: what stray spaces mean is for the reader of fields to say. */
export function* readCsvRows(bytes: Uint8Array): Generator<ReadRow> {
  const pieces = decoded(bytes);
  const first = (pieces.next().value ?? '') as string;
  const separator = separatorOf(first.slice(0, 16_000));
  const body = first.replace(/^sep=.\r?\n/, (line) => ' '.repeat(0) + (line ? '\n' : ''));
  yield* splitRows(join(body, pieces), separator);
}

function* join(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

function* splitRows(pieces: Iterable<string>, separator: string): Generator<ReadRow> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  /** A quote inside quotes: the next sign says whether it was doubled or closed the cell. */
  let closing = false;
  let line = 1;
  let begun = 1;
  for (const piece of pieces) {
    for (const sign of piece) {
      if (closing) {
        closing = false;
        if (sign === '"') {
          cell += '"';
          continue;
        }
        quoted = false;
      }
      if (sign === '\n') line += 1;
      if (quoted) {
        if (sign === '"') closing = true;
        else cell += sign;
      } else if (sign === '"' && cell.trim() === '') {
        cell = '';
        quoted = true;
      } else if (sign === separator) {
        cells.push(cell);
        cell = '';
      } else if (sign === '\n') {
        cells.push(cell);
        yield { line: begun, cells };
        cells = [];
        cell = '';
        begun = line;
      } else if (sign !== '\r') cell += sign;
    }
  }
  if (cell !== '' || cells.length > 0) yield { line: begun, cells: [...cells, cell] };
}
