// Accounts: made downward by an invitation or the command line, never by self-registration; a directory of territories.

import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { type QueryExecutorProvider, sql } from 'kysely';
import { wallClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { loginFault, normalLogin } from './login.ts';
import { passwordFault } from './password.ts';

/** Whatever runs SQL over the global tables: our own connection or a command's transaction. */
export interface LoginKeeper {
  readonly db: QueryExecutorProvider;
}

export interface AccountParts {
  /** Absent: the invited person chooses it. */
  readonly login?: string | null;
  readonly name: string;
  /** Where letters go; several accounts may share it. */
  readonly email?: string | null;
  /** Absent: nobody can sign in by password until one is set. */
  readonly password?: string | null;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly login: string | null;
  readonly mailAddress: string | null;
  readonly secondFactorEnrolled: boolean;
  readonly hasPassword: boolean;
  readonly isBlocked: boolean;
}

export interface Membership {
  readonly territoryId: number;
  readonly personId: string;
}

const wall = wallClock();

const loginTaken = () =>
  refuse('login-taken', 'Такое имя входа уже занято. Добавьте, например, год или место работы.', {
    kind: 'invalid',
    fields: { login: 'Такое имя входа уже занято.' },
  });

const badField = (field: string, text: string) =>
  refuse('invalid', text, { kind: 'invalid', fields: { [field]: text } });

const isTakenLogin = (error: unknown) => (error as { constraint?: string }).constraint === 'login_is_unique';

/** Makes an account; refuses a taken or unfit login and an obvious password. Answers its id. */
export async function createAccount(
  keeper: LoginKeeper,
  parts: AccountParts,
): Promise<{ id: string } | Refusal> {
  const login = parts.login ? normalLogin(parts.login) : null;
  const fault = login ? loginFault(login) : null;
  if (fault) return badField('login', fault);
  const weak = parts.password ? passwordFault(parts.password, { login, name: parts.name }) : null;
  if (weak) return badField('password', weak);
  const now = wall.now();
  const id = newId(now);
  // Without a password a random one stands there, so that signing in takes the same time for every account.
  const hash = await hashPassword(parts.password ?? randomBytes(32).toString('base64url'));
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into auth.accounts (id, name, login, email, mail_address, password_set_at, created_at, updated_at)
      values (${id}, ${parts.name}, ${login}, ${`${id}@account.invalid`}, ${parts.email?.trim() || null},
              ${parts.password ? now : null}, ${now}, ${now})
      on conflict on constraint login_is_unique do nothing returning id)
    insert into auth.identities (id, owner_id, provider_id, subject, password, created_at, updated_at)
    select ${newId(now)}, id, 'credential', id, ${hash}, ${now}, ${now} from made returning owner_id as id`.execute(
    keeper.db,
  );
  return rows[0] ?? loginTaken();
}

/** Sets a password by right of office (invitation, command line); everything signed in before is signed out. */
export async function setPassword(
  keeper: LoginKeeper,
  accountId: string,
  password: string,
): Promise<Refusal | null> {
  const account = await accountById(keeper, accountId);
  if (!account) return refuse('not-found', 'Учётная запись не найдена.', { kind: 'not-found' });
  const weak = passwordFault(password, account);
  if (weak) return badField('password', weak);
  await writePassword(keeper, accountId, password);
  return null;
}

async function writePassword(keeper: LoginKeeper, accountId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  const now = wall.now();
  await sql`with changed as (
      update auth.accounts set password_set_at = ${now}, updated_at = ${now} where id = ${accountId}),
    signed_out as (delete from auth.sessions where account_id = ${accountId})
    update auth.identities set password = ${hash}, updated_at = ${now}
    where owner_id = ${accountId} and provider_id = 'credential'`.execute(keeper.db);
}

/** Login and password of an accepted invitation; an account that has a login keeps it. */
export async function setCredentials(
  keeper: LoginKeeper,
  account: Account,
  wished: { login: string; password: string },
): Promise<{ login: string } | Refusal> {
  const login = account.login ?? normalLogin(wished.login);
  const fault = loginFault(login);
  if (fault) return badField('login', fault);
  const weak = passwordFault(wished.password, { login, name: account.name });
  if (weak) return badField('password', weak);
  try {
    await sql`update auth.accounts set login = ${login}, updated_at = ${wall.now()} where id = ${account.id}`.execute(
      keeper.db,
    );
  } catch (error) {
    if (isTakenLogin(error)) return loginTaken();
    throw error;
  }
  await writePassword(keeper, account.id, wished.password);
  return { login };
}

const accountColumns = sql`id, name, login, mail_address as "mailAddress", two_factor_enabled as "secondFactorEnrolled",
  password_set_at is not null as "hasPassword", blocked_at is not null as "isBlocked"`;

export async function accountById(keeper: LoginKeeper, accountId: string): Promise<Account | null> {
  const { rows } =
    await sql<Account>`select ${accountColumns} from auth.accounts where id = ${accountId}`.execute(
      keeper.db,
    );
  return rows[0] ?? null;
}

export async function accountByLogin(keeper: LoginKeeper, login: string): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from auth.accounts where login = ${normalLogin(login)}`.execute(keeper.db);
  return rows[0] ?? null;
}

export async function isBlocked(keeper: LoginKeeper, accountId: string): Promise<boolean> {
  return (await accountById(keeper, accountId))?.isBlocked ?? true;
}

/** Closes or opens an account; closing signs it out and stops its tokens at once. */
export async function blockAccount(keeper: LoginKeeper, accountId: string, blocked: boolean): Promise<void> {
  const at = blocked ? wall.now() : null;
  await sql`with signed_out as (delete from auth.sessions where account_id = ${accountId} and ${blocked})
    update auth.accounts set blocked_at = ${at}, updated_at = ${wall.now()} where id = ${accountId}`.execute(
    keeper.db,
  );
}

/** Changes where letters go; done by whoever keeps the person's card, never by the account itself. */
export async function setMailAddress(
  keeper: LoginKeeper,
  accountId: string,
  email: string | null,
): Promise<void> {
  await sql`update auth.accounts set mail_address = ${email?.trim() || null}, updated_at = ${wall.now()}
    where id = ${accountId}`.execute(keeper.db);
}

/** The account enters the territory as this person. */
export async function linkAccount(
  keeper: LoginKeeper,
  accountId: string,
  territoryId: number,
  personId: string,
): Promise<void> {
  await sql`insert into auth.memberships (account_id, territory_id, person_id) values (${accountId}, ${territoryId}, ${personId})
    on conflict (account_id, territory_id) do update set person_id = excluded.person_id`.execute(keeper.db);
}

/** The account leaves the territory; its tokens there go with it. */
export async function unlinkAccount(
  keeper: LoginKeeper,
  accountId: string,
  territoryId: number,
): Promise<void> {
  await sql`delete from auth.memberships where account_id = ${accountId} and territory_id = ${territoryId}`.execute(
    keeper.db,
  );
}

export async function territoriesOf(keeper: LoginKeeper, accountId: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select territory_id as "territoryId", person_id as "personId" from auth.memberships
    where account_id = ${accountId} order by territory_id`.execute(keeper.db);
  return rows;
}

/** The account of a person of a territory, if there is one. */
export async function accountOfPerson(
  keeper: LoginKeeper,
  territoryId: number,
  personId: string,
): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from auth.accounts
    where id = (select account_id from auth.memberships
                where territory_id = ${territoryId} and person_id = ${personId})`.execute(keeper.db);
  return rows[0] ?? null;
}

/** Lets an outside identity in as this account beforehand, by the subject the provider will name. */
export async function expectSubject(
  keeper: LoginKeeper,
  accountId: string,
  providerId: string,
  subject: string,
): Promise<Refusal | null> {
  const now = wall.now();
  const { numAffectedRows } = await sql`
    insert into auth.identities (id, owner_id, provider_id, subject, created_at, updated_at)
    values (${newId(now)}, ${accountId}, ${providerId}, ${subject}, ${now}, ${now}) on conflict do nothing`.execute(
    keeper.db,
  );
  if (numAffectedRows === 1n) return null;
  return refuse('identity-taken', 'Эта внешняя учётная запись уже связана. Сначала отвяжите её от прежней.');
}
