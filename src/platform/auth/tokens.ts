// Personal tokens for programs: scoped, expiring, revocable; kept as a hash and shown once.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { wallClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { LoginKeeper } from './accounts.ts';
import type { SignedCaller } from './caller.ts';

export interface TokenParts {
  readonly accountId: string;
  readonly territoryId: number;
  /** What it is for, in the owner's words: «Выгрузка в 1С». */
  readonly name: string;
  /** 'recognition.application.submit', 'recognition.*', '*'. */
  readonly scopes: readonly string[];
  readonly days: number;
  /** Whether the session that makes it has passed the second factor; the token has it as well or not. */
  readonly secondFactor: boolean;
}

export interface TokenLine {
  readonly id: string;
  readonly territoryId: number;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const LONGEST_DAYS = 366;
const TOUCH_EVERY_MS = 60_000;
const scopePattern = /^(\*|[a-z][a-z-]*(\.[a-z][a-z-]*)*(\.\*)?)$/;
const wall = wallClock();

export const hashOf = (value: string): Buffer => createHash('sha256').update(value).digest();

const complain = (field: string, text: string) =>
  refuse('invalid', text, { kind: 'invalid', fields: { [field]: text } });

/** Makes a token; its plain value exists in the answer only. */
export async function createToken(
  keeper: LoginKeeper,
  parts: TokenParts,
): Promise<{ id: string; value: string } | Refusal> {
  const name = parts.name.trim();
  if (!name || name.length > 100) return complain('name', 'Назовите ключ: для чего он (до 100 знаков).');
  if (parts.scopes.length === 0 || !parts.scopes.every((scope) => scopePattern.test(scope)))
    return complain('scopes', 'Отметьте, на что ключ даёт право.');
  if (!Number.isInteger(parts.days) || parts.days < 1 || parts.days > LONGEST_DAYS)
    return complain('days', `Срок ключа: от 1 до ${LONGEST_DAYS} дней.`);
  const value = `opora_${randomBytes(32).toString('base64url')}`;
  const now = wall.now();
  const { rows } = await sql<{ id: string }>`
    insert into auth.tokens (id, account_id, territory_id, name, hash, scopes, second_factor, created_at, expires_at)
    select ${newId(now)}, account_id, territory_id, ${name}, ${hashOf(value)}, ${[...parts.scopes]}::text[],
           ${parts.secondFactor}, ${now}, ${new Date(now.getTime() + parts.days * 86_400_000)}
    from auth.memberships where account_id = ${parts.accountId} and territory_id = ${parts.territoryId}
    returning id`.execute(keeper.db);
  if (!rows[0]) return complain('territory', 'Выберите территорию, в которой Вы работаете.');
  return { id: rows[0].id, value };
}

/** The caller behind a token that is neither revoked nor expired; notes its use at most once a minute. */
export async function callerByToken(keeper: LoginKeeper, value: string): Promise<SignedCaller | null> {
  const now = wall.now();
  const { rows } = await sql<{
    accountId: string;
    accountName: string;
    secondFactor: boolean;
    enrolled: boolean;
    scopes: string[];
    territoryId: number;
  }>`
    with token as (
      select t.*, a.name as account_name, a.two_factor_enabled
      from auth.tokens t join auth.accounts a on a.id = t.account_id
      where t.hash = ${hashOf(value)} and t.revoked_at is null and t.expires_at > ${now} and a.blocked_at is null),
    touched as (
      update auth.tokens set last_used_at = ${now} where id = (select id from token)
        and (last_used_at is null or last_used_at < ${new Date(now.getTime() - TOUCH_EVERY_MS)}))
    select account_id as "accountId", account_name as "accountName", second_factor as "secondFactor",
           two_factor_enabled as enrolled, scopes, territory_id as "territoryId" from token`.execute(
    keeper.db,
  );
  const row = rows[0];
  if (!row) return null;
  return {
    accountId: row.accountId,
    accountName: row.accountName,
    sessionId: null,
    secondFactor: row.secondFactor,
    secondFactorEnrolled: row.enrolled,
    method: 'token',
    tokenScopes: row.scopes,
    tokenTerritoryId: row.territoryId,
  };
}

/** Tokens of the account that still work. */
export async function tokensOf(keeper: LoginKeeper, accountId: string): Promise<TokenLine[]> {
  const { rows } = await sql<TokenLine>`
    select id, territory_id as "territoryId", name, scopes, created_at as "createdAt", expires_at as "expiresAt",
           last_used_at as "lastUsedAt"
    from auth.tokens where account_id = ${accountId} and revoked_at is null and expires_at > ${wall.now()}
    order by created_at desc, id desc`.execute(keeper.db);
  return rows;
}

/** Revokes a token of the account at once. */
export async function revokeToken(keeper: LoginKeeper, accountId: string, tokenId: string): Promise<void> {
  await sql`update auth.tokens set revoked_at = ${wall.now()}
    where account_id = ${accountId} and id::text = ${tokenId} and revoked_at is null`.execute(keeper.db);
}
