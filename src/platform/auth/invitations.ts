// Invitations: the one way into a new account; a link that works once, sent by letter or handed over on paper.
import { randomBytes } from 'node:crypto';
import { type QueryExecutorProvider, sql } from 'kysely';
import { dateIn, wallClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Mail } from '../mail/index.ts';
import { type Account, accountById, type LoginKeeper, setCredentials } from './accounts.ts';
import { authText } from './auth.text.ts';
import { hashOf } from './tokens.ts';

export interface InvitationParts {
  readonly baseUrl: string;
  readonly mail: Mail;
}

export interface Invitation {
  readonly id: string;
  /** Shown once: for those without e-mail it is printed and handed over. */
  readonly link: string;
  /** Whether a letter with the link was written. */
  readonly isSent: boolean;
  readonly expiresAt: Date;
}

const VALID_DAYS = 14;
const wall = wallClock();

const linkOver = () =>
  refuse('invitation-over', `${authText.linkOver} Попросите администратора службы пригласить Вас ещё раз.`, {
    kind: 'not-found',
  });

/** Invites an account: earlier open invitations stop working; with a mail address a letter goes out. */
export async function createInvitation(
  keeper: LoginKeeper,
  parts: InvitationParts,
  accountId: string,
): Promise<Invitation> {
  const account = await accountById(keeper, accountId);
  if (!account) throw new Error(`No account ${accountId} to invite`);
  const now = wall.now();
  const expiresAt = new Date(now.getTime() + VALID_DAYS * 86_400_000);
  const token = randomBytes(24).toString('base64url');
  const link = `${parts.baseUrl}/invitation/${token}`;
  const id = newId(now);
  await sql`update auth.invitations set revoked_at = ${now}
    where account_id = ${accountId} and used_at is null and revoked_at is null`.execute(keeper.db);
  const letterId = account.mailAddress
    ? await sendLetter(keeper.db, parts.mail, account, link, expiresAt)
    : null;
  await sql`insert into auth.invitations (id, account_id, hash, letter_id, created_at, expires_at)
    values (${id}, ${accountId}, ${hashOf(token)}, ${letterId}, ${now}, ${expiresAt})`.execute(keeper.db);
  return { id, link, isSent: letterId !== null, expiresAt };
}

function sendLetter(
  db: QueryExecutorProvider,
  mail: Mail,
  account: Account,
  link: string,
  until: Date,
): Promise<string> {
  const [year, month, day] = dateIn(until, 'Europe/Moscow').split('-');
  const words = authText.invitation(account.name, link, `${day}.${month}.${year}`);
  return mail.send({ to: account.mailAddress as string, ...words }, db);
}

/** The account an open invitation is for, to greet its owner; null when the link is over. */
export async function invitedAccount(keeper: LoginKeeper, token: string): Promise<Account | null> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from auth.invitations
    where hash = ${hashOf(token)} and used_at is null and revoked_at is null and expires_at > ${wall.now()}`.execute(
    keeper.db,
  );
  return rows[0] ? accountById(keeper, rows[0].accountId) : null;
}

/**
 * Accepts an invitation inside a transaction: the link is spent, login and password are set.
 * Refuses a spent link, a taken login, an obvious password; the caller rolls back on a refusal.
 */
export async function acceptInvitation(
  keeper: LoginKeeper,
  token: string,
  wished: { login: string; password: string },
): Promise<{ login: string; accountId: string } | Refusal> {
  const now = wall.now();
  const { rows } = await sql<{ accountId: string }>`
    update auth.invitations set used_at = ${now}
    where hash = ${hashOf(token)} and used_at is null and revoked_at is null and expires_at > ${now}
    returning account_id as "accountId"`.execute(keeper.db);
  const account = rows[0] && (await accountById(keeper, rows[0].accountId));
  if (!account) return linkOver();
  if (account.isBlocked) return refuse('blocked', authText.blocked, { kind: 'forbidden' });
  const set = await setCredentials(keeper, account, wished);
  return isRefusal(set) ? set : { login: set.login, accountId: account.id };
}
