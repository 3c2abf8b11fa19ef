// Opens a table whatever document it stands in: a sheet, a Word document old or new, a PDF with a text layer.
import { fileTypeFromBuffer } from 'file-type';
import { openSheet } from '../open-sheet.ts';
import { type OpenSheet, type ReadRow, type SheetFormat, sheetFault, sheetLimits } from '../read-shape.ts';
import { docRows } from './doc-rows.ts';
import { docxRows } from './docx-rows.ts';
import { pdfRows } from './pdf-rows.ts';

export type TableFormat = SheetFormat | 'docx' | 'doc' | 'pdf';

export interface OpenTable {
  readonly format: TableFormat;
  readonly sheet: string | null;
  readonly rows: () => AsyncIterable<ReadRow>;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const strange = new Set([
  'odt',
  'rtf',
  'docm',
  'dotm',
  'pptx',
  'jpg',
  'png',
  'gif',
  'heic',
  'tif',
  'webp',
  'bmp',
]);

/** Words of a compound file: which program wrote it. */
const holds = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));

const table = (format: TableFormat, rows: OpenTable['rows']): OpenTable => ({ format, sheet: null, rows });

/** The table of a document with its rows to read; throws a SheetFault with its sentence. */
export async function openTable(bytes: Uint8Array, sheet: string | null = null): Promise<OpenTable> {
  if (bytes.length === 0) throw sheetFault('empty');
  if (bytes.length > sheetLimits.bytes) throw sheetFault('bytes');
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === DOCX) return table('docx', () => docxRows(bytes));
  if (found?.ext === 'pdf') return table('pdf', () => pdfRows(bytes));
  if (found?.ext === 'cfb' && holds(bytes, 'EncryptedPackage')) throw sheetFault('lockedDocument');
  if (found?.ext === 'cfb' && holds(bytes, 'WordDocument')) return table('doc', () => docRows(bytes));
  if (found && strange.has(found.ext)) throw sheetFault('document', found.ext.toUpperCase());
  const opened: OpenSheet = await openSheet(bytes, sheet);
  return { format: opened.format, sheet: opened.sheet, rows: opened.rows };
}
