// The second factor of an account: set-up in an application on the telephone, spare codes, switching off.
import { sql } from 'kysely';
import type { ReadCtx, Role } from '../../kernel/ctx.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { accountById, type LoginKeeper } from './accounts.ts';
import { authText } from './auth.text.ts';
import type { SignedCaller } from './caller.ts';
import { countAttempt } from './limits.ts';
import { cookiesOf, headersOf, passCode, type SignedIn, type SignInParts } from './sign-in.ts';

export interface Enrolment {
  /** otpauth://… for the QR picture. */
  readonly uri: string;
  /** The same secret to type by hand. */
  readonly key: string;
  /** Each works once when the telephone is away. */
  readonly backupCodes: readonly string[];
}

/** Roles that must pass the second factor (decision 29). */
const guardedRoles: readonly string[] = ['territory-admin'];

/** True when a role of the caller wants the second factor and this session or token has not passed it. */
export function secondFactorWanted(
  roles: readonly Pick<Role, 'kind'>[],
  caller: { secondFactor: boolean },
): boolean {
  return !caller.secondFactor && roles.some((role) => guardedRoles.includes(role.kind));
}

/**
 * Stands before every command and query, whichever door they come through: pages, API, token.
 * Callers that never signed in (the installation itself) carry no mark and pass.
 */
export function secondFactorBar(ctx: ReadCtx, caller: object): Refusal | null {
  const marked = 'secondFactor' in caller ? { secondFactor: caller.secondFactor === true } : null;
  if (!marked || !secondFactorWanted(ctx.actor.roles, marked)) return null;
  return refuse('second-factor', authText.secondFactorWanted, { kind: 'forbidden' });
}

/** Where a caller goes who must pass it first: to the code, or to the set-up. */
export const secondFactorPath = (caller: { secondFactorEnrolled: boolean }): string =>
  caller.secondFactorEnrolled ? '/sign-in/code' : '/account/second-factor';

const wrongPassword = () =>
  refuse('wrong-password', authText.wrongPassword, {
    kind: 'invalid',
    fields: { password: authText.wrongPassword },
  });

const guessLimit = (caller: SignedCaller) => ({ key: `password ${caller.accountId}`, max: 8, minutes: 15 });

/** Begins the set-up; nothing is asked at sign-in until `confirmSecondFactor` has seen a right code. */
export async function beginSecondFactor(
  parts: SignInParts,
  request: Request,
  caller: SignedCaller,
  password: string,
): Promise<Enrolment | Refusal> {
  const tooMany = await countAttempt(parts.keeper.db, [guessLimit(caller)]);
  if (tooMany) return tooMany;
  const answer = await parts.library.api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: headersOf(parts, request),
    asResponse: true,
  });
  const body = (await answer.json()) as { code?: string; totpURI?: string; backupCodes?: string[] };
  if (body.code === 'TOTP_ALREADY_ENABLED') return refuse('already-enrolled', authText.alreadyEnrolled);
  if (!answer.ok || !body.totpURI) return wrongPassword();
  const key = new URL(body.totpURI).searchParams.get('secret') ?? '';
  const account = await accountById(parts.keeper, caller.accountId);
  const label = encodeURIComponent(`Опора:${account?.login ?? caller.accountName}`);
  const uri = `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent('Опора')}`;
  return { uri, key, backupCodes: body.backupCodes ?? [] };
}

/** The first right code switches the second factor on and marks this session as having passed it. */
export const confirmSecondFactor = (
  parts: SignInParts,
  request: Request,
  code: string,
): Promise<SignedIn | Refusal> => passCode(parts, request, code);

/** Switches it off by password; for those whose role demands it, the next page asks to set it up anew. */
export async function disableSecondFactor(
  parts: SignInParts,
  request: Request,
  caller: SignedCaller,
  password: string,
): Promise<SignedIn | Refusal> {
  const tooMany = await countAttempt(parts.keeper.db, [guessLimit(caller)]);
  if (tooMany) return tooMany;
  const answer = await parts.library.api.disableTwoFactor({
    body: { password },
    headers: headersOf(parts, request),
    asResponse: true,
  });
  return answer.ok ? { cookies: cookiesOf(parts, request, answer), wantsCode: false } : wrongPassword();
}

/** Takes a lost second factor off by right of office (command line, administrator); signs the account out. */
export async function dropSecondFactor(keeper: LoginKeeper, accountId: string): Promise<void> {
  await sql`with dropped as (delete from auth.second_factors where account_id = ${accountId}),
    signed_out as (delete from auth.sessions where account_id = ${accountId})
    update auth.accounts set two_factor_enabled = false where id = ${accountId}`.execute(keeper.db);
}
