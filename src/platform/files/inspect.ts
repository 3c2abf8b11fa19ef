// What an uploaded file really is: told by its content, never by its name or by what the browser says.
import { fileTypeFromBuffer } from 'file-type';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { fileText } from './file.text.ts';
import { fileName } from './file-name.ts';
import { isDetachedSignature } from './signature.ts';
import type { Upload } from './upload.ts';
import { archiveFault } from './zip-contents.ts';

export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Content types taken by default, with the extension a name gets. */
export const documentTypes: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
]);

const MACRO_EXTENSIONS: ReadonlySet<string> = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm']);

export const SIGNATURE_TYPE = 'application/pkcs7-signature';

export interface InspectedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface InspectOptions {
  readonly maxBytes?: number;
  /** Narrower than documentTypes: a scan is PDF, JPG or PNG. */
  readonly types?: readonly string[];
  /** A detached electronic signature (.sig, .p7s) instead of a document. */
  readonly signature?: boolean;
}

/** The file with its true type and a safe name, or the sentence why it is not taken. */
export async function inspectUpload(
  upload: Upload,
  options: InspectOptions = {},
): Promise<InspectedFile | Refusal> {
  const maxBytes = options.maxBytes ?? MAX_FILE_BYTES;
  if (upload.size === 0) return complain('file-empty', fileText.empty);
  if (upload.size > maxBytes) return complain('file-too-large', fileText.tooLarge(upload.size, maxBytes));
  const bytes = new Uint8Array(await upload.arrayBuffer());
  if (options.signature) {
    if (!isDetachedSignature(bytes)) return complain('file-not-signature', fileText.notSignature);
    return { name: fileName(upload.name, 'sig'), type: SIGNATURE_TYPE, bytes };
  }
  const found = await fileTypeFromBuffer(bytes);
  const extension = found && documentTypes.get(found.mime);
  if (found && MACRO_EXTENSIONS.has(found.ext)) return complain('file-macros', fileText.macros);
  if (!found || !extension) return complain('file-type', fileText.wrongType(found?.ext));
  if (options.types && !options.types.includes(found.mime)) {
    return complain(
      'file-type',
      fileText.onlyTypes(options.types.map((type) => documentTypes.get(type) ?? type)),
    );
  }
  const fault = /document|spreadsheet/.test(found.mime) ? archiveFault(bytes) : null;
  if (fault) return complain(fault.name, fault.text);
  return { name: fileName(upload.name, extension), type: found.mime, bytes };
}

const complain = (name: string, text: string): Refusal =>
  refuse(name, text, { kind: 'invalid', fields: { file: text } });
