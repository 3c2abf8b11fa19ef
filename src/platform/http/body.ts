// Reading what a form or a program sent, within limits.
import type { Context } from 'hono';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { addressOf, noteAddress } from './address.ts';
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
    return storableForm(await new Response(bytes, { headers: { 'content-type': type } }).formData());
  } catch {
    return unreadable();
  }
}

/** The same request with its form read within the limit and cleaned, for routes that read it themselves. */
export async function withReadForm(c: Context): Promise<Request | Refusal> {
  const form = await formOf(c);
  if (isRefusal(form)) return form;
  const headers = new Headers(c.req.raw.headers);
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  const request = new Request(c.req.url, { method: 'POST', headers, body: form });
  noteAddress(request, addressOf(c.req.raw));
  return request;
}

function storableForm(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    const key = storableText(name);
    if (typeof value === 'string') clean.append(key, storableText(value));
    else clean.append(key, value, value.name);
  }
  return clean;
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
const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storable(each)]));
}
