// Outside identities of an account: which are linked, and letting one go without locking its owner out.
import { sql } from 'kysely';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { LoginKeeper } from './accounts.ts';

/** A provider let go by the owner: the same e-mail must not link it again by itself. */
export const letGo = (provider: string): string => `let-go:${provider}`;

/** Ids of the providers this account may sign in through. */
export async function identitiesOf(keeper: LoginKeeper, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ provider: string }>`
    select provider_id as provider from auth.identities
    where owner_id = ${accountId} and provider_id <> 'credential' and provider_id not like 'let-go:%'
    order by created_at, id`.execute(keeper.db);
  return rows.map((row) => row.provider);
}

/**
 * Unlinks an outside sign-in and ends the sessions it began; refused when nothing else lets the owner in.
 * Inside a transaction: the account's row is locked, so that two last ways are not dropped at once.
 */
export async function dropIdentity(
  keeper: LoginKeeper,
  accountId: string,
  provider: string,
  /** Providers the settings name: only through them can anybody come in. */
  working: readonly string[],
): Promise<Refusal | null> {
  const { rows } = await sql<{ hasPassword: boolean }>`
    select password_set_at is not null and login is not null as "hasPassword" from auth.accounts
    where id = ${accountId} for update`.execute(keeper.db);
  const linked = await identitiesOf(keeper, accountId);
  if (!linked.includes(provider)) return null;
  const others = linked.filter((each) => each !== provider && working.includes(each));
  if (!rows[0]?.hasPassword && others.length === 0) {
    return refuse(
      'only-way-in',
      'Другого входа у Вас нет: сначала задайте пароль по ссылке «Забыли пароль?» или попросите администратора о приглашении.',
      { kind: 'forbidden' },
    );
  }
  await sql`
    update auth.identities set provider_id = ${letGo(provider)}, subject = id, access_token = null,
      refresh_token = null, id_token = null
    where owner_id = ${accountId} and provider_id = ${provider}
      and not exists (select from auth.identities o where o.owner_id = ${accountId} and o.provider_id = ${letGo(provider)})`.execute(
    keeper.db,
  );
  await sql`delete from auth.identities where owner_id = ${accountId} and provider_id = ${provider}`.execute(
    keeper.db,
  );
  await sql`delete from auth.sessions where account_id = ${accountId} and method = ${`oidc:${provider}`}`.execute(
    keeper.db,
  );
  return null;
}
