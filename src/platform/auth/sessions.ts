// Who is behind a request: a session cookie or a personal token, in one query; and the list of an account's sessions.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { wallClock } from '../../kernel/clock.ts';
import type { LoginKeeper } from './accounts.ts';
import type { SignedCaller } from './caller.ts';
import { sessionCookie } from './library.ts';
import { callerByToken } from './tokens.ts';

export interface SessionLine {
  readonly id: string;
  readonly method: string;
  readonly secondFactor: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly since: Date;
  readonly until: Date;
}

const wall = wallClock();

/** The value of a cookie of the request, decoded. */
export function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() !== name || value === undefined) continue;
    try {
      return decodeURIComponent(value.trim());
    } catch {
      return null;
    }
  }
  return null;
}

/** The session token of a cookie signed by us (HMAC-SHA256, as the library signs it); a forged one is nothing. */
function tokenOfCookie(cookie: string, secret: string): string | null {
  const dot = cookie.lastIndexOf('.');
  const token = cookie.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(cookie.slice(dot + 1), 'base64');
  return dot > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** The session named by a cookie we signed, whether it still lasts or not; without asking the database. */
export function signedSessionOf(secret: string, request: Request): string | null {
  const cookie = cookieOf(request, sessionCookie);
  return cookie && tokenOfCookie(cookie, secret);
}

/** Who calls: by `Authorization: Bearer <token>` or by the session cookie; null for a visitor. One query at most. */
export async function callerOf(
  keeper: LoginKeeper,
  secret: string,
  request: Request,
): Promise<SignedCaller | null> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return callerByToken(keeper, bearer);
  const token = signedSessionOf(secret, request);
  return token ? callerBySession(keeper, token) : null;
}

async function callerBySession(keeper: LoginKeeper, token: string): Promise<SignedCaller | null> {
  const { rows } = await sql<Omit<SignedCaller, 'tokenScopes' | 'tokenTerritoryId'>>`
    select a.id as "accountId", a.name as "accountName", s.id as "sessionId", s.method,
           s.second_factor as "secondFactor", a.two_factor_enabled as "secondFactorEnrolled"
    from auth.sessions s join auth.accounts a on a.id = s.account_id
    where s.token = ${token} and s.expires_at > ${wall.now()} and a.blocked_at is null`.execute(keeper.db);
  return rows[0] ? { ...rows[0], tokenScopes: null, tokenTerritoryId: null } : null;
}

/** Where the account is signed in now, newest first. */
export async function sessionsOf(keeper: LoginKeeper, accountId: string): Promise<SessionLine[]> {
  const { rows } = await sql<SessionLine>`
    select id, method, second_factor as "secondFactor", nullif(ip_address, '') as address, user_agent as "userAgent",
           created_at as since, expires_at as until
    from auth.sessions where account_id = ${accountId} and expires_at > ${wall.now()}
    order by created_at desc, id desc`.execute(keeper.db);
  return rows;
}

/** Ends one session of the account; the next request of that browser is a visitor's. */
export async function endSession(keeper: LoginKeeper, accountId: string, sessionId: string): Promise<void> {
  await sql`delete from auth.sessions where account_id = ${accountId} and id = ${sessionId}`.execute(
    keeper.db,
  );
}

/** Ends every session of the account, except one when it is named. Answers how many ended. */
export async function signOutEverywhere(
  keeper: LoginKeeper,
  accountId: string,
  except: string | null = null,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from auth.sessions where account_id = ${accountId} and id is distinct from ${except}`.execute(
    keeper.db,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Marks that this session has passed the second factor after it began (step-up). */
export async function markSecondFactor(keeper: LoginKeeper, sessionId: string): Promise<void> {
  await sql`update auth.sessions set second_factor = true where id = ${sessionId}`.execute(keeper.db);
}

/** Removes what has expired; run once a day. */
export async function sweep(keeper: LoginKeeper): Promise<void> {
  const now = wall.now();
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await sql`delete from auth.sessions where expires_at < ${now}`.execute(keeper.db);
  await sql`delete from auth.verifications where expires_at < ${now}`.execute(keeper.db);
  await sql`delete from auth.attempts where since < ${dayAgo}`.execute(keeper.db);
}
