// The shape in which an uploaded file reaches a command, and its zod schema.
import { z } from 'zod';
import { fileText } from './file.text.ts';

/** As the HTTP layer hands it over; nothing in it is believed before inspectUpload. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Upload).name === 'string' &&
  (value as Upload).bytes instanceof Uint8Array;

/** A file field left empty by the browser: no name and no content. */
const isNothing = (value: unknown): boolean =>
  value === null || value === '' || (isUpload(value) && value.name === '' && value.bytes.byteLength === 0);

/** Programs send `{name, base64}` in JSON. */
function fromJson(value: unknown): unknown {
  if (isNothing(value)) return undefined;
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
  const { name, type, base64 } = value as Record<string, unknown>;
  if (typeof base64 !== 'string') return value;
  return {
    name: String(name ?? ''),
    type: String(type ?? ''),
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  };
}

const given = z.custom<Upload>(isUpload, { error: fileText.required });

/** A required file: `file: uploadSchema`. */
export const uploadSchema = z.preprocess(fromJson, given);

/** A file that may be left out. */
export const optionalUploadSchema = z.preprocess(fromJson, given.optional());
