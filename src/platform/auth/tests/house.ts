// What the tests of signing in stand on: a fresh database, the opened front door, a browser that keeps its cookies.
import { createHmac } from 'node:crypto';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { type Mail, openMail } from '../../mail/index.ts';
import { type Auth, type AuthParts, openAuth } from '../index.ts';

export const site = 'http://opora.test';
export const goodPassword = 'лесная тропа 47 синица';

export interface Stand {
  readonly auth: Auth;
  readonly mail: Mail;
  readonly pool: AuthParts['pool'];
}

export async function openStand(given: Partial<AuthParts> & { smtpUrl?: string } = {}): Promise<Stand> {
  const { app } = await testDatabase('empty');
  const mail = openMail({ pool: app, smtpUrl: given.smtpUrl, from: 'Опора <opora@opora.test>' });
  const auth = openAuth({
    pool: app,
    baseUrl: site,
    secret: 'a-secret-of-the-tests-that-is-long-enough-0123456789',
    mail,
    mode: 'production',
    addressOf: (request) => request.headers.get('x-test-address') ?? '192.0.2.1',
    ...given,
  });
  return { auth, mail, pool: app };
}

/** The value, or a failed test that shows the refusal. */
export function granted<T>(outcome: T): Exclude<T, { refusal: string }> {
  if (isRefusal(outcome)) throw new Error(`Refused: ${outcome.refusal} ${outcome.text}`);
  return outcome as Exclude<T, { refusal: string }>;
}

export const refusalOf = (outcome: unknown): string | null => (isRefusal(outcome) ? outcome.refusal : null);

export async function person(auth: Auth, login: string, email: string | null = null): Promise<string> {
  return granted(await auth.createAccount({ login, name: `Лицо ${login}`, email, password: goodPassword }))
    .id;
}

/** Keeps cookies from answer to answer, as a browser does. */
export function browser(address = '192.0.2.1') {
  const jar = new Map<string, string>();
  const keep = (cookies: readonly string[]) => {
    for (const line of cookies) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const isGone = attributes.some((each) => /^\s*max-age=0$/i.test(each));
      if (isGone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const request = (path = '/', init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-test-address', address);
    headers.set('user-agent', 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0');
    if (jar.size) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    return new Request(new URL(path, site), { ...init, headers });
  };
  return { jar, keep, request };
}

export type Browser = ReturnType<typeof browser>;

export async function signedIn(auth: Auth, login: string, visitor: Browser = browser()): Promise<Browser> {
  const outcome = granted(
    await auth.signIn(visitor.request(), { login, password: goodPassword, remember: true }),
  );
  visitor.keep(outcome.cookies);
  return visitor;
}

const base32Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an application on the telephone shows: RFC 6238 over the typed key, `steps` of 30 seconds from now. */
export function codeOf(key: string, steps = 0): string {
  const bits = [...key.replace(/=+$/, '')]
    .map((sign) => base32Signs.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
