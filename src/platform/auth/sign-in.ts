// Signing in: password, then a code when the account has a second factor; reset by letter; outside providers.
import { sql } from 'kysely';
import { wallClock } from '../../kernel/clock.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { accountById, accountByLogin, type LoginKeeper } from './accounts.ts';
import { authText } from './auth.text.ts';
import { addressHeader, challengeCookie, type Library, type OidcLibrary, oidcBase } from './library.ts';
import { countAttempt, forgetAttempts, type Limit } from './limits.ts';
import { normalLogin } from './login.ts';
import { passwordFault } from './password.ts';
import { callerOf, cookieOf, markSecondFactor, signOutEverywhere } from './sessions.ts';

const wall = wallClock();

export interface SignInParts {
  readonly keeper: LoginKeeper;
  readonly library: Library;
  readonly oidc: () => OidcLibrary;
  readonly secret: string;
  readonly baseUrl: string;
  /** The client's address as the HTTP layer knows it; '' when unknown. */
  readonly addressOf: (request: Request) => string;
}

/** Done; the cookies go with the answer. */
export interface SignedIn {
  readonly cookies: readonly string[];
  /** The password fitted and a code is wanted before the session begins. */
  readonly wantsCode: boolean;
}

const refused = (name: string, text: string, kind: Refusal['kind'] = 'invalid') =>
  refuse(name, text, { kind });

/** Headers for the library: the request's own, with the address nobody but us may name. */
export function headersOf(parts: SignInParts, request: Request): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  headers.set(addressHeader, parts.addressOf(request) || '0.0.0.0');
  return headers;
}

/** Set-Cookie lines of an answer; `Secure` wherever the request came over https. */
export function cookiesOf(parts: SignInParts, request: Request, answer: Response): string[] {
  const isSecure = parts.baseUrl.startsWith('https:') || new URL(request.url).protocol === 'https:';
  return answer.headers
    .getSetCookie()
    .map((line) => (isSecure && !/;\s*secure/i.test(line) ? `${line}; Secure` : line));
}

interface LibraryAnswer {
  readonly code?: string;
  readonly twoFactorRedirect?: boolean;
  readonly url?: string;
}

const bodyOf = async (answer: Response): Promise<LibraryAnswer> =>
  ((await answer.json().catch(() => null)) as LibraryAnswer | null) ?? {};

function signInLimits(login: string, address: string): [Limit, ...Limit[]] {
  return [
    { key: `sign-in ${login} ${address}`, max: 8, minutes: 15 },
    { key: `sign-in ${login}`, max: 60, minutes: 60 },
    ...(address ? [{ key: `sign-in ${address}`, max: 120, minutes: 15 }] : []),
  ];
}

/** Signs in by login name and password; the same sentence for an unknown login and a wrong password. */
export async function signIn(
  parts: SignInParts,
  request: Request,
  given: { login: string; password: string; remember: boolean },
): Promise<SignedIn | Refusal> {
  const login = normalLogin(given.login).slice(0, 100);
  const limits = signInLimits(login, parts.addressOf(request));
  const tooMany = await countAttempt(parts.keeper.db, limits);
  if (tooMany) return tooMany;
  const answer = await parts.library.api.signInUsername({
    body: { username: login || '-', password: given.password || '-', rememberMe: given.remember },
    headers: headersOf(parts, request),
    asResponse: true,
  });
  const body = await bodyOf(answer);
  if (!answer.ok) {
    // A malformed login is refused before any hashing; it must cost what a wrong password costs.
    if (answer.status === 422)
      await (await parts.library.$context).password.hash(given.password.slice(0, 128));
    if (body.code === 'ACCOUNT_BLOCKED') return refused('blocked', authText.blocked, 'forbidden');
    return refused('wrong-credentials', authText.wrongCredentials);
  }
  await forgetAttempts(parts.keeper.db, limits[0].key);
  return { cookies: cookiesOf(parts, request, answer), wantsCode: body.twoFactorRedirect === true };
}

/** Whether this browser has given its password and owes a code. */
export const owesCode = (request: Request): boolean => cookieOf(request, challengeCookie) !== null;

/**
 * Passes the second factor by a code of the application or a spare one: completes the sign-in,
 * or steps a session up that began without it (an outside provider).
 */
export async function passCode(
  parts: SignInParts,
  request: Request,
  given: string,
): Promise<SignedIn | Refusal> {
  const code = given.replace(/\s/g, '');
  const caller = await callerOf(parts.keeper, parts.secret, request);
  const who = caller?.accountId ?? cookieOf(request, challengeCookie)?.split('.')[0] ?? '';
  const tooMany = await countAttempt(parts.keeper.db, [{ key: `code ${who}`, max: 12, minutes: 15 }]);
  if (tooMany) return tooMany;
  const ask = { headers: headersOf(parts, request), asResponse: true as const };
  const answer = /^\d{6}$/.test(code)
    ? await parts.library.api.verifyTOTP({ body: { code }, ...ask })
    : await parts.library.api.verifyBackupCode({ body: { code }, ...ask });
  if (answer.ok) {
    if (caller?.sessionId) await markSecondFactor(parts.keeper, caller.sessionId);
    return { cookies: cookiesOf(parts, request, answer), wantsCode: false };
  }
  return codeRefusal((await bodyOf(answer)).code);
}

function codeRefusal(code: string | undefined): Refusal {
  if (code === 'ACCOUNT_BLOCKED') return refused('blocked', authText.blocked, 'forbidden');
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return refused('code-locked', authText.codeLocked, 'too-many');
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return refused('challenge-over', authText.challengeOver, 'forbidden');
  return refused('wrong-code', authText.wrongCode);
}

/** Ends the request's own session; the cookies to clear. */
export async function signOut(parts: SignInParts, request: Request): Promise<readonly string[]> {
  const answer = await parts.library.api.signOut({ headers: headersOf(parts, request), asResponse: true });
  return cookiesOf(parts, request, answer);
}

/** Writes a letter with a link when the login is known and has an address; says nothing about either. */
export async function requestReset(
  parts: SignInParts,
  request: Request,
  given: string,
): Promise<Refusal | null> {
  const login = normalLogin(given).slice(0, 100);
  const address = parts.addressOf(request);
  const tooMany = await countAttempt(parts.keeper.db, [
    { key: `reset ${login}`, max: 3, minutes: 60 },
    ...(address ? [{ key: `reset ${address}`, max: 30, minutes: 60 }] : []),
  ]);
  if (tooMany) return tooMany;
  const account = await accountByLogin(parts.keeper, login);
  // The library does the same work for an address it does not know, so the time tells nothing.
  await parts.library.api.requestPasswordReset({
    body: { email: `${account?.id ?? 'nobody'}@account.invalid` },
  });
  return null;
}

const resetIdentifier = (token: string) => `reset-password:${token}`;

/** Whether a reset link still works. */
export async function isResetOpen(parts: SignInParts, token: string): Promise<boolean> {
  const context = await parts.library.$context;
  const kept = await context.internalAdapter.findVerificationValue(resetIdentifier(token));
  return kept !== null && kept.expiresAt > wall.now();
}

/** Sets a new password by the link of a letter; everything signed in before is signed out. */
export async function resetPassword(
  parts: SignInParts,
  token: string,
  password: string,
): Promise<Refusal | null> {
  const context = await parts.library.$context;
  const kept = await context.internalAdapter.findVerificationValue(resetIdentifier(token));
  const account = kept && (await accountById(parts.keeper, kept.value));
  const over = refused('reset-over', `${authText.linkOver} Запросите новое письмо.`, 'not-found');
  if (!account) return over;
  const weak = passwordFault(password, account);
  if (weak) return refuse('invalid', weak, { kind: 'invalid', fields: { password: weak } });
  const answer = await parts.library.api.resetPassword({
    body: { newPassword: password, token },
    asResponse: true,
  });
  if (!answer.ok) return over;
  await notePasswordChange(parts.keeper, account.id);
  return null;
}

async function notePasswordChange(keeper: LoginKeeper, accountId: string): Promise<void> {
  await sql`update auth.accounts set password_set_at = updated_at where id = ${accountId}`.execute(keeper.db);
}

/** Changes the own password by the present one; other sessions end, this one stays. */
export async function changePassword(
  parts: SignInParts,
  request: Request,
  given: { current: string; password: string },
): Promise<Refusal | null> {
  const caller = await callerOf(parts.keeper, parts.secret, request);
  const account = caller?.sessionId ? await accountById(parts.keeper, caller.accountId) : null;
  if (!caller || !account) return refused('signed-out', authText.challengeOver, 'forbidden');
  const tooMany = await countAttempt(parts.keeper.db, [
    { key: `password ${account.id}`, max: 8, minutes: 15 },
  ]);
  if (tooMany) return tooMany;
  const weak = passwordFault(given.password, account);
  if (weak) return refuse('invalid', weak, { kind: 'invalid', fields: { password: weak } });
  const answer = await parts.library.api.changePassword({
    body: { currentPassword: given.current, newPassword: given.password },
    headers: headersOf(parts, request),
    asResponse: true,
  });
  if (!answer.ok)
    return refuse('invalid', authText.wrongPassword, {
      kind: 'invalid',
      fields: { current: authText.wrongPassword },
    });
  await signOutEverywhere(parts.keeper, account.id, caller.sessionId);
  await notePasswordChange(parts.keeper, account.id);
  return null;
}

/** Sends the browser to an outside provider, to sign in or to link it to the account signed in: its address and the cookies that bind the answer to this browser. */
export async function beginOidc(
  parts: SignInParts,
  request: Request,
  provider: string,
  next: string,
  purpose: 'sign-in' | 'link' = 'sign-in',
): Promise<{ url: string; cookies: readonly string[] } | Refusal> {
  const isLink = purpose === 'link';
  const ask = {
    body: {
      provider,
      callbackURL: next,
      errorCallbackURL: isLink ? '/account' : '/sign-in',
      disableRedirect: true,
    },
    headers: headersOf(parts, request),
    asResponse: true as const,
  };
  const { api } = parts.oidc();
  const answer = isLink ? await api.linkSocialAccount(ask) : await api.signInSocial(ask);
  const body = await bodyOf(answer);
  if (answer.ok && body.url) return { url: body.url, cookies: cookiesOf(parts, request, answer) };
  return refused(
    'provider-away',
    'Внешний вход сейчас недоступен. Войдите по имени и паролю или повторите позже.',
    'unavailable',
  );
}

/** The provider's answer: the library checks it, finds the account and answers with a redirect. */
export async function finishOidc(parts: SignInParts, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const own = new URL(`${oidcBase}/callback/${url.pathname.split('/').at(-1)}${url.search}`, parts.baseUrl);
  const answer = await parts.oidc().handler(new Request(own, { headers: headersOf(parts, request) }));
  const target = new URL(answer.headers.get('location') ?? '/sign-in?error=unknown', parts.baseUrl);
  const headers = new Headers({ location: target.pathname + target.search, 'cache-control': 'no-store' });
  for (const cookie of cookiesOf(parts, request, answer)) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
