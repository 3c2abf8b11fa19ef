// better-auth under our table names: passwords, second factor, reset, sessions; outside providers in an instance of their own.
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { wallClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { isBlocked, type LoginKeeper } from './accounts.ts';
import { letGo } from './identities.ts';
import { loginPattern } from './login.ts';
import { passwordLimits } from './password.ts';
import { discoveryOf, type OidcProvider } from './providers.ts';

export interface LibraryParts {
  readonly pool: pg.Pool;
  /** The address people type, without a trailing slash. */
  readonly baseUrl: string;
  readonly secret: string;
  readonly demonstration: boolean;
  readonly providers: readonly OidcProvider[];
  readonly accounts: LoginKeeper;
  readonly sendReset: (accountId: string, token: string) => Promise<void>;
  readonly log: (data: object, text: string) => void;
}

export const sessionCookie = 'opora.session_token';
export const challengeCookie = 'opora.two_factor';
/** The header the library reads the client's address from; always overwritten by us. */
export const addressHeader = 'x-opora-address';
/** Where outside providers come back to: /sign-in/oidc/callback/<id>. */
export const oidcBase = '/sign-in/oidc';

const REMEMBERED_DAYS = 14;
const wall = wallClock();

/** How a session began and whether it passed the second factor, told by the endpoint that makes it. */
function birthOf(path: string | undefined, provider: string | undefined, providers: readonly OidcProvider[]) {
  if (path === '/demonstration/start') return { method: 'demonstration', secondFactor: true };
  if (path?.startsWith('/callback/')) {
    return {
      method: `oidc:${provider}`,
      secondFactor: providers.find((each) => each.id === provider)?.strong ?? false,
    };
  }
  return { method: 'password', secondFactor: path?.startsWith('/two-factor/verify-') ?? false };
}

/** Signs a named account in without a password: exists in demonstration mode only. */
const demonstrationPlugin = () => ({
  id: 'demonstration',
  endpoints: {
    startDemonstration: createAuthEndpoint(
      '/demonstration/start',
      { method: 'POST', body: z.object({ accountId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId);
        if (!user) throw new APIError('NOT_FOUND');
        const session = await ctx.context.internalAdapter.createSession(user.id, false);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      },
    ),
  },
});

function commonOptions(parts: LibraryParts) {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: parts.pool }),
    plugins: [new CamelCasePlugin()],
  });
  return {
    appName: 'Опора',
    baseURL: parts.baseUrl,
    basePath: oidcBase,
    secret: parts.secret,
    telemetry: { enabled: false },
    database: { db, type: 'postgres', schemaName: 'auth', transaction: true },
    user: { modelName: 'accounts' },
    session: {
      modelName: 'sessions',
      fields: { userId: 'accountId' },
      expiresIn: REMEMBERED_DAYS * 86_400,
      // No sliding and no cookie cache: signing out everywhere must work at once, and a reading request writes nothing.
      disableSessionRefresh: true,
      freshAge: 0,
      additionalFields: {
        method: { type: 'string', input: false, defaultValue: 'password' },
        secondFactor: { type: 'boolean', input: false, defaultValue: false },
      },
    },
    account: {
      modelName: 'identities',
      // Not 'accountId': the library has a field of that name here and would take one for the other.
      fields: { userId: 'ownerId', accountId: 'subject' },
      encryptOAuthTokens: true,
      accountLinking: {
        enabled: true,
        allowDifferentEmails: true,
        trustedProviders: parts.providers.map((each) => each.id),
      },
    },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    onAPIError: { errorURL: `${parts.baseUrl}/sign-in` },
    advanced: {
      cookiePrefix: 'opora',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: parts.baseUrl.startsWith('https:') },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId(wall.now()) },
      backgroundTasks: { handler: (task: Promise<unknown>) => void task.catch(() => {}) },
    },
    logger: {
      level: 'error',
      log: (_level: string, message: string, ...details: unknown[]) => parts.log({ details }, message),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            if (await isBlocked(parts.accounts, session.userId))
              throw new APIError('FORBIDDEN', { code: 'ACCOUNT_BLOCKED', message: 'blocked' });
            return {
              data: { ...session, ...birthOf(context?.path, context?.params?.id, parts.providers) },
            };
          },
        },
      },
    },
  } satisfies BetterAuthOptions;
}

/** Signing in by login name, the second factor, reset; with the demonstration's door only where it is the mode. */
export function openLibrary(parts: LibraryParts) {
  return betterAuth({
    ...commonOptions(parts),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.min,
      maxPasswordLength: passwordLimits.max,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => parts.sendReset(user.id, token),
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        displayUsername: false,
        usernameValidator: (login) => loginPattern.test(login),
        schema: { user: { fields: { username: 'login' } } },
      }),
      twoFactor({
        issuer: 'Опора',
        schema: { twoFactor: { modelName: 'secondFactors', fields: { userId: 'accountId' } } },
      }),
      ...(parts.demonstration ? [demonstrationPlugin()] : []),
    ],
  });
}

export type Library = ReturnType<typeof openLibrary>;

/**
 * Outside providers; apart from the rest, because it asks every provider for its discovery document when it opens,
 * and a provider that is away must not keep anybody from signing in by password.
 */
export function openOidcLibrary(parts: LibraryParts) {
  return betterAuth({
    ...commonOptions(parts),
    plugins: [
      genericOAuth({
        config: parts.providers.map((provider) => ({
          providerId: provider.id,
          name: provider.name,
          discoveryUrl: discoveryOf(provider),
          clientId: provider.clientId,
          ...(provider.clientSecret ? { clientSecret: provider.clientSecret } : {}),
          scopes: provider.scopes,
          pkce: true,
          disableSignUp: true,
          requireIdTokenVerification: true,
          mapProfileToUser: async (profile) => ({
            ...(await knownByAddress(parts.accounts, provider, profile)),
            name: String(profile.name ?? ''),
          }),
        })),
      }),
    ],
  });
}

export type OidcLibrary = ReturnType<typeof openOidcLibrary>;

/**
 * Nobody registers himself: a first visit is let in only as the one account whose e-mail an administrator has entered,
 * that the provider vouches for, and that is not linked to this provider yet. Known subjects are found by the library first.
 */
async function knownByAddress(
  accounts: LoginKeeper,
  provider: OidcProvider,
  profile: Record<string, unknown>,
) {
  const stranger = { email: 'stranger@account.invalid', emailVerified: true };
  const address = profile.email;
  const vouched =
    provider.trustsEmail || profile.email_verified === true || profile.email_verified === 'true';
  if (typeof address !== 'string' || !vouched) return stranger;
  const { rows } = await sql<{ email: string; linked: boolean }>`
    select email, exists (select from auth.identities i
                          where i.owner_id = a.id and i.provider_id in (${provider.id}, ${letGo(provider.id)})) as linked
    from auth.accounts a where lower(mail_address) = ${address.toLowerCase()} and blocked_at is null`.execute(
    accounts.db,
  );
  const only = rows[0];
  return rows.length === 1 && only && !only.linked ? { email: only.email, emailVerified: true } : stranger;
}
