// How the account pages answer: a narrow page nobody keeps a copy of, a redirect with cookies; and how they read a form.
import type { Refusal } from '../../../kernel/refusal.ts';
import { statusOf } from '../../../kernel/refusal.ts';
import type { Auth, SignedCaller } from '../../../platform/auth/index.ts';
import type { GlobalRoute } from '../../../platform/http/index.ts';
import type { Mail } from '../../../platform/mail/index.ts';
import {
  type Content,
  type FlashMessage,
  type FormValues,
  formatDay,
  formatTime,
  NarrowFrame,
  viewModeOf,
} from '../../../ui/index.ts';
import { accountText as words } from './account.text.ts';

/** A person of the demonstration one can sign in as. */
export interface Character {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** Slug of the territory: where the sign-in leads. */
  readonly territory: string;
  readonly territoryName: string;
  readonly why: string;
  /** One of the people of the story: stands first in the list. */
  readonly named: boolean;
}

export interface AccountParts {
  readonly auth: Auth;
  readonly mail: Mail;
  readonly mode: 'demonstration' | 'production';
  readonly characters: () => Promise<readonly Character[]>;
  readonly territories?: () => Promise<readonly { id: number; name: string }[]>;
  /** What a token may be limited to: 'recognition.*' and its Russian name. */
  readonly scopes?: readonly { value: string; label: string }[];
}

/** Pages of an account belong to no territory; their moments are shown in this zone. */
export const accountZone = 'Europe/Moscow';

export const momentText = (at: Date): string =>
  `${formatDay(at, accountZone)}, ${formatTime(at, accountZone)}`;

/** A form of the account page that came back: which one, why, with what was typed. */
export interface RefusedForm {
  readonly form: 'password' | 'token' | 'second-factor' | 'unlink';
  readonly refusal: Refusal;
  readonly values?: FormValues;
}

interface PageParts {
  readonly title: string;
  readonly help?: Content;
  readonly flash?: FlashMessage[];
  readonly wide?: boolean;
  readonly status?: number;
  readonly cookies?: readonly string[];
  readonly body: Content;
}

function headersWith(cookies: readonly string[] = []): Headers {
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}

export function pageAnswer(request: Request, page: PageParts): Response {
  const look = /(?:^|;\s*)view=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const done = words.done[new URL(request.url).searchParams.get('done') ?? ''];
  const flash = [...(done ? [{ kind: 'done' as const, text: done }] : []), ...(page.flash ?? [])];
  const html = (
    <NarrowFrame title={page.title} help={page.help} flash={flash} wide={page.wide} view={viewModeOf(look)}>
      {page.body}
    </NarrowFrame>
  );
  const headers = headersWith(page.cookies);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(String(html), { status: page.status ?? 200, headers });
}

export function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = headersWith(cookies);
  headers.set('Location', path);
  return new Response(null, { status: 303, headers });
}

/** A refusal above the form: its sentence, and its status. */
export const refusedWith = (refusal: Refusal): Pick<PageParts, 'flash' | 'status'> => ({
  flash: Object.keys(refusal.fields).length ? [] : [{ kind: 'trouble', text: refusal.text }],
  status: statusOf(refusal),
});

const FORM_LIMIT = 64 * 1024;

/** Fields of a small form; a repeated name keeps all its values. What cannot be read is an empty form. */
export async function formOf(
  request: Request,
): Promise<{ one: (name: string) => string; all: (name: string) => string[] }> {
  const body = await readForm(request).catch(() => null);
  const all = (name: string) =>
    (body?.getAll(name) ?? []).filter((value): value is string => typeof value === 'string');
  return { one: (name) => all(name)[0] ?? '', all };
}

async function readForm(request: Request): Promise<FormData> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > FORM_LIMIT) throw new Error('The form is too large');
    chunks.push(chunk);
  }
  const type = request.headers.get('content-type') ?? '';
  return new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
}

type Handle = (
  request: Request,
  caller: SignedCaller,
  params: Readonly<Record<string, string>>,
) => Promise<Response>;

/** For the owner of a session who owes no code; a program's token never manages an account. */
export function ownSession(auth: Auth, handle: Handle): GlobalRoute['handle'] {
  return async (request, _caller, params) => {
    const caller = await auth.callerOf(request);
    const here = encodeURIComponent(new URL(request.url).pathname);
    if (!caller?.sessionId) return goTo(`/sign-in?next=${here}`);
    if (caller.secondFactorEnrolled && !caller.secondFactor) return goTo(`/sign-in/code?next=${here}`);
    return handle(request, caller, params);
  };
}
