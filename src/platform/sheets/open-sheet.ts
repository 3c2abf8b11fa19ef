// Opens a list whatever it is: told by its content, never by its name.
import { fileTypeFromBuffer } from 'file-type';
import { encodingOf, readCsvRows } from './read-csv.ts';
import { bounded, type OpenSheet, sheetFault, sheetLimits } from './read-shape.ts';
import { openXls } from './read-xls.ts';
import { openXlsx } from './read-xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const programs = new Set(['exe', 'elf', 'dll', 'msi', 'macho', 'class', 'jar', 'apk', 'swf']);
const macroBooks = new Set(['xlsm', 'xltm', 'docm', 'pptm']);

/** Signs no table of text holds, outside two-byte encodings. */
function isText(bytes: Uint8Array): boolean {
  if (encodingOf(bytes).startsWith('utf-16')) return true;
  return !bytes.subarray(0, 8000).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/** The sheet with its rows to read, from the sheet named or the fullest one; throws a SheetFault with its sentence. */
export async function openSheet(bytes: Uint8Array, sheet: string | null = null): Promise<OpenSheet> {
  if (bytes.length === 0) throw sheetFault('empty');
  if (bytes.length > sheetLimits.bytes) throw sheetFault('bytes');
  const found = await fileTypeFromBuffer(bytes);
  if (found && programs.has(found.ext)) throw sheetFault('program');
  if (found && macroBooks.has(found.ext)) throw sheetFault('macros');
  if (found?.ext === 'ods') throw sheetFault('ods');
  if (found?.mime === XLSX || found?.ext === 'zip') return openXlsx(bytes, sheet);
  if (found?.ext === 'cfb' || found?.ext === 'xls') return openXls(bytes, sheet);
  if (found && !found.mime.startsWith('text/')) throw sheetFault('type');
  if (!isText(bytes)) throw sheetFault('type');
  // A page or a book of XML saved under another name.
  if (/^\s*(<\?xml|<!doctype|<html|\{)/i.test(new TextDecoder().decode(bytes.subarray(0, 200))))
    throw sheetFault('type');
  return { format: 'csv', sheet: null, sheets: [], rows: () => bounded(readCsvRows(bytes)) };
}
