// The whole house in one process over a test database: the web application itself, asked without a network.
import type { Hono } from 'hono';
import { inject } from 'vitest';
import { momentIn } from '../../src/kernel/clock.ts';
import { httpParts } from '../../src/main/http-parts.ts';
import { type Installation, openInstallation } from '../../src/main/installation.ts';
import { buildApp } from '../../src/platform/http/app.ts';
import { prepareQueue } from '../../src/platform/jobs/queue.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface Visitor {
  /** '' for somebody without an account. */
  readonly login: string;
  readonly territory: string;
  readonly cookie: string;
}

export interface TestHouse {
  readonly app: Hono;
  readonly db: TestDatabase;
  readonly installation: Installation;
  /** Sets the frozen clock: at('2026-05-30', '12:00'), Moscow time. */
  readonly at: (date: string, time?: string) => void;
  /** Signs in through the list of the demonstration's people. */
  readonly signIn: (login: string) => Promise<Visitor>;
  readonly get: (path: string, who?: Visitor | null, headers?: Record<string, string>) => Promise<Response>;
  /** A command by its name through the API. */
  readonly command: (
    territory: string,
    name: string,
    input: unknown,
    who?: Visitor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** A form posted to a page. */
  readonly form: (
    path: string,
    fields: FormData | URLSearchParams,
    who?: Visitor | null,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly close: () => Promise<void>;
}

const origin = 'http://opora.test';
/** Requests come as a trusted proxy passes them on. */
const behindProxy = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };

/** Opens it as `npm start` does; every request comes from an address of its own, so that the rate guard is not in the way. */
export async function openTestHouse(db?: TestDatabase): Promise<TestHouse> {
  const base = db ?? (await testDatabase('demo'));
  const clock = { moment: momentIn('2026-04-01', '09:00', 'Europe/Moscow') };
  const folder = inject('cluster').files;
  await prepareQueue(base.owner);
  const installation = await openInstallation({
    config: {
      mode: 'demonstration',
      host: '127.0.0.1',
      port: 0,
      publicUrl: origin,
      trustedProxies: ['127.0.0.1'],
      dataFolder: folder,
      database: { kind: 'external', url: base.appUrl, ownerUrl: base.ownerUrl },
      smtpUrl: undefined,
      mailFrom: 'Опора <opora@localhost>',
      files: { kind: 'folder', folder },
      secret: 'a test needs no secret of its own, only a long one',
    },
    manner: 'attach',
    report: () => {},
    clock: { now: () => new Date(clock.moment.getTime()) },
    logLevel: 'silent',
  });
  const parts = httpParts(installation, folder);
  const mistakes: string[] = [];
  const app = buildApp({
    ...parts,
    log: { info: () => {}, error: (data, text) => mistakes.push(`${text} ${JSON.stringify(data)}`) },
  });
  let asked = 0;
  const ask = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    asked += 1;
    init.headers['x-forwarded-for'] ??= `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
    const before = mistakes.length;
    const answer = await app.request(origin + path, { redirect: 'manual', ...init }, behindProxy);
    if (answer.status === 500)
      answer.headers.set('x-test-mistake', encodeURIComponent(mistakes[before] ?? ''));
    return answer;
  };
  const headersOf = (who: Visitor | null | undefined, more: Record<string, string> = {}) => ({
    host: new URL(origin).host,
    ...(who?.cookie ? { cookie: who.cookie } : {}),
    ...more,
  });
  return {
    app,
    db: base,
    installation,
    at: (date, time = '12:00') => {
      clock.moment = momentIn(date, time, 'Europe/Moscow');
    },
    signIn: async (login) => {
      const answer = await ask('/demonstration', {
        method: 'POST',
        headers: { host: new URL(origin).host, origin },
        body: new URLSearchParams({ login }),
      });
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const territory = (answer.headers.get('location') ?? '').split('/')[1] ?? '';
      if (answer.status !== 303 || !territory)
        throw new Error(`${login} could not sign in: ${answer.status}`);
      return { login, territory, cookie };
    },
    get: (path, who, headers) => ask(path, { headers: headersOf(who, headers) }),
    command: (territory, name, input, who, headers) =>
      ask(`/api/v1/${territory}/${name.replaceAll('.', '/')}`, {
        method: 'POST',
        headers: headersOf(who, { 'content-type': 'application/json', ...headers }),
        body: typeof input === 'string' ? input : JSON.stringify(input),
      }),
    form: (path, fields, who, headers) =>
      ask(path, { method: 'POST', headers: headersOf(who, { origin, ...headers }), body: fields }),
    close: () => installation.stop(),
  };
}

/** What went wrong on our side, for the message of a failed test. */
export const mistakeOf = (answer: Response) => decodeURIComponent(answer.headers.get('x-test-mistake') ?? '');
