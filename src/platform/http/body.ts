// Reading what a form or a program sent, within limits.
import type { Context } from 'hono';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { bodyLimits, tooLarge } from './guard.ts';

async function readLimited(request: Request, megabytes: number): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const limit = megabytes * 1024 * 1024;
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge(megabytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) return tooLarge(megabytes);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const unreadable = () =>
  refuse('unreadable', 'Отправленное не удалось прочитать. Обновите страницу и повторите.', {
    kind: 'invalid',
  });

/** The fields of a form, urlencoded or multipart. */
export async function formOf(c: Context): Promise<FormData | Refusal> {
  const type = c.req.header('content-type') ?? '';
  const isMultipart = type.startsWith('multipart/form-data');
  const bytes = await readLimited(c.req.raw, isMultipart ? bodyLimits.multipart : bodyLimits.form);
  if (isRefusal(bytes)) return bytes;
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    return unreadable();
  }
}

/** The JSON of a program's request; an empty body is an empty object. */
export async function jsonOf(c: Context): Promise<unknown | Refusal> {
  const bytes = await readLimited(c.req.raw, bodyLimits.multipart);
  if (isRefusal(bytes)) return bytes;
  if (bytes.length === 0) return {};
  try {
    return storable(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return unreadable();
  }
}

/** Text the database can keep: no null characters, no halves of surrogate pairs. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storable(key), storable(each)]));
}
