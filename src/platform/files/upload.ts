// The shape in which an uploaded file reaches a command, and its zod schema.
import { z } from 'zod';
import { fileText } from './file.text.ts';

/** Nothing in it is believed before inspectUpload: not the name, not the type. */
export type Upload = File;

/** A file from bytes: programs, demonstration and tests. */
export const uploadOf = (name: string, bytes: Uint8Array): Upload => new File([bytes as BlobPart], name);

/** Browsers send a File; programs send `{name, base64}` in JSON or `{name, bytes}`; an unused field is no file. */
function toFile(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (value instanceof File) return value.size === 0 && value.name === '' ? undefined : value;
  if (typeof value !== 'object') return value;
  const { name, bytes, base64 } = value as Record<string, unknown>;
  if (typeof name !== 'string') return value;
  if (bytes instanceof Uint8Array) return uploadOf(name, bytes);
  return typeof base64 === 'string' ? uploadOf(name, new Uint8Array(Buffer.from(base64, 'base64'))) : value;
}

const given = z.file({ error: fileText.required });
const field = {
  widget: 'file',
  accept: '.pdf,.docx,.xlsx,.odt,.ods,.jpg,.jpeg,.png',
  maxMegabytes: 25,
} as const;

/** A required file: `file: uploadSchema.meta({ label: 'План' })`. */
export const uploadSchema = z.preprocess(toFile, given).meta(field);

/** A file that may be left out. */
export const optionalUploadSchema = z.preprocess(toFile, given.optional()).optional().meta(field);
