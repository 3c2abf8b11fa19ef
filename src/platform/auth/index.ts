// The front door of signing in: who calls, accounts and their territories, sessions, tokens, invitations, second factor.
import { Kysely, PostgresDialect, type QueryExecutorProvider } from 'kysely';
import type pg from 'pg';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import type { Mode } from '../config.ts';
import type { Mail } from '../mail/index.ts';
import * as accounts from './accounts.ts';
import { authText } from './auth.text.ts';
import type { SignedCaller } from './caller.ts';
import * as identities from './identities.ts';
import * as invitations from './invitations.ts';
import { type Library, openLibrary, openOidcLibrary } from './library.ts';
import type { OidcProvider } from './providers.ts';
import * as secondFactor from './second-factor.ts';
import * as sessions from './sessions.ts';
import * as signIn from './sign-in.ts';
import * as tokens from './tokens.ts';

export type { Account, AccountParts, Membership } from './accounts.ts';
export type { SignedCaller } from './caller.ts';
export type { Invitation } from './invitations.ts';
export { loginFault } from './login.ts';
export { safeNext } from './next.ts';
export { passwordFault, passwordLimits } from './password.ts';
export { type OidcProvider, readProviders } from './providers.ts';
export { type Enrolment, secondFactorBar, secondFactorPath, secondFactorWanted } from './second-factor.ts';
export { keepSecret } from './secret.ts';
export type { SessionLine } from './sessions.ts';
export type { SignedIn } from './sign-in.ts';
export type { TokenLine, TokenParts } from './tokens.ts';

export interface AuthParts {
  readonly pool: pg.Pool;
  /** The address people type, without a trailing slash: letters and outside providers lead to it. */
  readonly baseUrl: string;
  readonly secret: string;
  readonly mail: Mail;
  readonly mode: Mode;
  readonly oidcProviders?: readonly OidcProvider[];
  /** The client's address, for limits and the list of sessions; the HTTP layer knows it. */
  readonly addressOf?: (request: Request) => string;
  readonly log?: (data: object, text: string) => void;
}

/** A command's transaction, so that an account and its person are made together or not at all. */
type On = QueryExecutorProvider;

export type Auth = ReturnType<typeof openAuth>;

/** Opens signing in over the application's pool. Tables are made by migration 0003, nothing here changes the schema. */
export function openAuth(parts: AuthParts) {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: parts.pool }) });
  const keeper = { db };
  const on = (given?: On) => (given ? { db: given } : keeper);
  const providers = parts.oidcProviders ?? [];
  const libraryParts = {
    pool: parts.pool,
    baseUrl: parts.baseUrl,
    secret: parts.secret,
    demonstration: parts.mode === 'demonstration',
    providers,
    accounts: keeper,
    sendReset: (accountId: string, token: string) => sendReset(parts, keeper, accountId, token),
    log: parts.log ?? (() => {}),
  };
  const library = openLibrary(libraryParts);
  let oidcLibrary: ReturnType<typeof openOidcLibrary> | undefined;
  const door: signIn.SignInParts = {
    keeper,
    library,
    secret: parts.secret,
    baseUrl: parts.baseUrl,
    addressOf: parts.addressOf ?? (() => ''),
    oidc: () => {
      oidcLibrary ??= openOidcLibrary(libraryParts);
      return oidcLibrary;
    },
  };
  const inviting = { baseUrl: parts.baseUrl, mail: parts.mail };

  return {
    mode: parts.mode,
    providers: providers.map(({ id, name }) => ({ id, name })),
    callerOf: (request: Request) => sessions.callerOf(keeper, parts.secret, request),
    signedSessionOf: (request: Request) => sessions.signedSessionOf(parts.secret, request),

    createAccount: (given: accounts.AccountParts, via?: On) => accounts.createAccount(on(via), given),
    setPassword: (accountId: string, password: string, via?: On) =>
      accounts.setPassword(on(via), accountId, password),
    setMailAddress: (accountId: string, email: string | null, via?: On) =>
      accounts.setMailAddress(on(via), accountId, email),
    block: (accountId: string, blocked: boolean, via?: On) =>
      accounts.blockAccount(on(via), accountId, blocked),
    accountById: (accountId: string, via?: On) => accounts.accountById(on(via), accountId),
    accountByLogin: (login: string, via?: On) => accounts.accountByLogin(on(via), login),
    accountOfPerson: (territoryId: number, personId: string, via?: On) =>
      accounts.accountOfPerson(on(via), territoryId, personId),
    link: (accountId: string, territoryId: number, personId: string, via?: On) =>
      accounts.linkAccount(on(via), accountId, territoryId, personId),
    unlink: (accountId: string, territoryId: number, via?: On) =>
      accounts.unlinkAccount(on(via), accountId, territoryId),
    territoriesOf: (accountId: string, via?: On) => accounts.territoriesOf(on(via), accountId),
    expectSubject: (accountId: string, provider: string, subject: string, via?: On) =>
      accounts.expectSubject(on(via), accountId, provider, subject),

    signIn: (request: Request, given: Parameters<typeof signIn.signIn>[2]) =>
      signIn.signIn(door, request, given),
    owesCode: signIn.owesCode,
    passCode: (request: Request, code: string) => signIn.passCode(door, request, code),
    signOut: (request: Request) => signIn.signOut(door, request),
    requestReset: (request: Request, login: string) => signIn.requestReset(door, request, login),
    isResetOpen: (token: string) => signIn.isResetOpen(door, token),
    resetPassword: (token: string, password: string) => signIn.resetPassword(door, token, password),
    changePassword: (request: Request, given: Parameters<typeof signIn.changePassword>[2]) =>
      signIn.changePassword(door, request, given),
    beginOidc: (request: Request, provider: string, next: string, purpose?: 'sign-in' | 'link') =>
      signIn.beginOidc(door, request, provider, next, purpose),
    finishOidc: (request: Request) => signIn.finishOidc(door, request),
    startSession: (accountId: string, request: Request) => startSession(parts.mode, door, accountId, request),

    identitiesOf: (accountId: string) => identities.identitiesOf(keeper, accountId),
    dropIdentity: (accountId: string, provider: string) =>
      db.transaction().execute((transaction) =>
        identities.dropIdentity(
          { db: transaction },
          accountId,
          provider,
          providers.map((each) => each.id),
        ),
      ),

    sessionsOf: (accountId: string) => sessions.sessionsOf(keeper, accountId),
    endSession: (accountId: string, sessionId: string) => sessions.endSession(keeper, accountId, sessionId),
    signOutEverywhere: (accountId: string, except?: string) =>
      sessions.signOutEverywhere(keeper, accountId, except),

    needsSecondFactor: async (accountId: string) =>
      (await accounts.accountById(keeper, accountId))?.secondFactorEnrolled ?? false,
    beginSecondFactor: (request: Request, caller: SignedCaller, password: string) =>
      secondFactor.beginSecondFactor(door, request, caller, password),
    confirmSecondFactor: (request: Request, code: string) =>
      secondFactor.confirmSecondFactor(door, request, code),
    disableSecondFactor: (request: Request, caller: SignedCaller, password: string) =>
      secondFactor.disableSecondFactor(door, request, caller, password),
    dropSecondFactor: (accountId: string, via?: On) => secondFactor.dropSecondFactor(on(via), accountId),

    createToken: (given: tokens.TokenParts) => tokens.createToken(keeper, given),
    tokensOf: (accountId: string) => tokens.tokensOf(keeper, accountId),
    revokeToken: (accountId: string, tokenId: string) => tokens.revokeToken(keeper, accountId, tokenId),

    invite: (accountId: string, via?: On) => invitations.createInvitation(on(via), inviting, accountId),
    invitedAccount: (token: string) => invitations.invitedAccount(keeper, token),
    acceptInvitation: (token: string, wished: { login: string; password: string }) =>
      accept(db, token, wished),

    /** Removes expired sessions, codes and counts; once a day. */
    sweep: () => sessions.sweep(keeper),
  };
}

async function sendReset(
  parts: AuthParts,
  keeper: accounts.LoginKeeper,
  accountId: string,
  token: string,
): Promise<void> {
  const account = await accounts.accountById(keeper, accountId);
  if (!account?.mailAddress || !account.login || account.isBlocked) return;
  const words = authText.reset(account.name, account.login, `${parts.baseUrl}/reset/${token}`);
  await parts.mail.send({ to: account.mailAddress, ...words });
}

/** In one transaction, so that a refused login leaves the link unspent. */
async function accept(db: Kysely<unknown>, token: string, wished: { login: string; password: string }) {
  const undo = Symbol('undo');
  let refusal: Refusal | undefined;
  try {
    return await db.transaction().execute(async (transaction) => {
      const outcome = await invitations.acceptInvitation({ db: transaction }, token, wished);
      if (!isRefusal(outcome)) return outcome;
      refusal = outcome;
      throw undo;
    });
  } catch (error) {
    if (error === undo && refusal) return refusal;
    throw error;
  }
}

/** Demonstration sign-in: without a password, counted as having passed the second factor; elsewhere it does not exist. */
async function startSession(
  mode: Mode,
  door: signIn.SignInParts,
  accountId: string,
  request: Request,
): Promise<readonly string[]> {
  const api = door.library.api as Library['api'] & { startDemonstration?: StartDemonstration };
  if (mode !== 'demonstration' || !api.startDemonstration)
    throw new Error('Signing in without a password exists in demonstration mode only');
  const headers = signIn.headersOf(door, request);
  const answer = await api.startDemonstration({ body: { accountId }, headers, asResponse: true });
  if (!answer.ok) throw new Error(`No account ${accountId} to sign in`);
  return signIn.cookiesOf(door, request, answer);
}

type StartDemonstration = (call: {
  body: { accountId: string };
  headers: Headers;
  asResponse: true;
}) => Promise<Response>;
