// Answers that are the same everywhere: redirects with a flash note, files, refusals as JSON.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { FileAnswer } from '../../kernel/page.ts';
import { type Refusal, statusOf } from '../../kernel/refusal.ts';
import { fileHeaders } from '../files/index.ts';
import type { FlashNote } from './routes.ts';

const flashCookie = 'opora_flash';

/** 303 to a page that shows the note once. */
export function goWith(c: Context, path: string, note: FlashNote | null): Response {
  if (note) {
    setCookie(c, flashCookie, Buffer.from(JSON.stringify(note)).toString('base64url'), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 60,
    });
  }
  return c.redirect(path, 303);
}

/** Takes the note left by the previous answer; a note that cannot be read is dropped. */
export function takeFlash(c: Context): FlashNote | null {
  const raw = getCookie(c, flashCookie);
  if (!raw) return null;
  setCookie(c, flashCookie, '', { path: '/', maxAge: 0 });
  try {
    const note = JSON.parse(Buffer.from(raw, 'base64url').toString('utf8')) as FlashNote;
    return typeof note.text === 'string' ? note : null;
  } catch {
    return null;
  }
}

/** A file, never run by the browser: sandboxed, typed, named in Russian. */
export const fileAnswer = (file: FileAnswer): Response =>
  new Response(file.body as BodyInit, { headers: fileHeaders(file) });

/** A refusal for programs: what, why, which clause, which fields. */
export function refusalJson(c: Context, refusal: Refusal): Response {
  const { refusal: name, kind, text, norm, fields, details } = refusal;
  return c.json({ ok: false, error: { name, kind, text, norm, fields, details } }, statusOf(refusal));
}
