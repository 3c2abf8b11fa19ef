// Files of every kind a test uploads, made here byte by byte: good ones, traps, and names with traps.
import { strToU8, zipSync } from 'fflate';

const types = (main: string, more = '') =>
  strToU8(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`);

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const WORD_MACRO = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const EXCEL_MACRO = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

const ooxml = (parts: Record<string, Uint8Array>, contentTypes = types(WORD)) =>
  zipSync({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': strToU8('<Relationships/>'),
    'word/document.xml': strToU8('<w:document/>'),
    ...parts,
  });

export const samples = {
  pdf: strToU8('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
  docx: ooxml({}),
  xlsx: zipSync({
    '[Content_Types].xml': types(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    ),
    '_rels/.rels': strToU8('<Relationships/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
  }),
  odt: zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8('<office/>'),
  }),
  ods: zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8('<office/>'),
  }),
  png: Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
  jpg: Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
  ]),
} as const;

export const traps = {
  exe: Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, ...new Array(200).fill(0)]),
  html: strToU8('<!doctype html><script>alert(1)</script>'),
  svg: strToU8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  zip: zipSync({ 'план.txt': strToU8('план') }),
  oldDoc: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
  docm: ooxml({ 'word/vbaProject.bin': strToU8('Sub AutoOpen()') }, types(WORD_MACRO)),
  xlsm: zipSync({
    '[Content_Types].xml': types(EXCEL_MACRO),
    '_rels/.rels': strToU8('<Relationships/>'),
    'xl/vbaProject.bin': strToU8('Sub Auto_Open()'),
  }),
  /** A DOCX by its types, with the macro hidden inside all the same. */
  docxWithMacro: ooxml({ 'word/vbaProject.bin': strToU8('Sub AutoOpen()') }),
  docxWithProgram: ooxml({ 'word/embeddings/setup.exe': strToU8('MZ') }),
  odtWithMacro: zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'Basic/Standard/Module1.xml': strToU8('<script/>'),
  }),
  bomb: ooxml({ 'word/media/zeros.bmp': new Uint8Array(60 * 1024 * 1024) }),
  manyParts: ooxml(
    Object.fromEntries(
      Array.from({ length: 5_100 }, (_, index) => [`word/media/${index}.xml`, new Uint8Array(1)]),
    ),
  ),
  torn: ooxml({ 'word/media/text.xml': strToU8('текст'.repeat(400)) }).slice(0, 700),
} as const;

/** The beginning of a CMS SignedData with its object identifier. */
export const signatureDer = Uint8Array.from(
  Buffer.concat([Buffer.from('3082012a06092a864886f70d010702a082011b', 'hex'), Buffer.alloc(280, 7)]),
);
