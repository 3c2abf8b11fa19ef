// CSV for Russian spreadsheets: semicolons, decimal commas, CRLF; cp1251 for old Excel or UTF-8 with a mark.
import { type CellValue, isCivilDate, looksLikeFormula, type Rows, type SheetColumn } from './column.ts';

export type CsvEncoding = 'cp1251' | 'utf-8';

const CHUNK = 64 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
const BYTE_ORDER_MARK = '\uFEFF';

export async function* writeCsv<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: Rows<Row>,
  encoding: CsvEncoding,
): AsyncGenerator<Uint8Array> {
  const encode = encoding === 'cp1251' ? toCp1251 : (text: string) => new TextEncoder().encode(text);
  let text = encoding === 'utf-8' ? BYTE_ORDER_MARK : '';
  text += lineOf(columns.map((column) => column.title));
  for await (const row of rows) {
    text += lineOf(columns.map((column) => wordsOf(column.value(row), column.type)));
    if (text.length < CHUNK) continue;
    yield encode(text);
    text = '';
  }
  if (text) yield encode(text);
}

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\r\n`;

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function wordsOf(value: CellValue, type: 'text' | 'date' | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace('.', ',') : '';
  if (type === 'date' && isCivilDate(value)) return value.split('-').reverse().join('.');
  // CSV has no types: an apostrophe is the only way to say that this is text.
  const plain = value.replace(CONTROLS, '');
  return looksLikeFormula(plain) ? `'${plain}` : plain;
}

/** Signs cp1251 lacks and what people would write instead. */
const replacements: Readonly<Record<string, string>> = {
  '\u202f': ' ',
  '\u2009': ' ',
  '−': '-',
  '‑': '-',
  ʼ: "'",
  '\u200b': '',
};

const UNKNOWN = 0x3f;
let byteOf: Uint8Array | null = null;

function toCp1251(text: string): Uint8Array {
  byteOf ??= cp1251Bytes();
  const plain = text.replace(/[\u202f\u2009−‑ʼ\u200b]/g, (sign) => replacements[sign] ?? sign);
  const bytes = new Uint8Array(plain.length);
  let length = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    // Two halves of one sign are one question mark.
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    bytes[length] = byteOf[code] ?? UNKNOWN;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** The byte of every sign; built from the decoder of the platform, so that nothing is typed twice. */
function cp1251Bytes(): Uint8Array {
  const decoder = new TextDecoder('windows-1251');
  const bytes = new Uint8Array(65_536).fill(UNKNOWN);
  for (let byte = 0; byte < 256; byte += 1) bytes[decoder.decode(Uint8Array.of(byte)).charCodeAt(0)] = byte;
  return bytes;
}
