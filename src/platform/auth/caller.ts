// Who is behind a request, as signing in knows it.
import type { KnownCaller } from '../http/routes.ts';

/** The caller as the rest of the house knows it, with what the account pages need besides. */
export interface SignedCaller extends KnownCaller {
  readonly accountId: string;
  /** Whether the account has a second factor to be asked for. */
  readonly secondFactorEnrolled: boolean;
  /** 'password', 'demonstration', 'token' or 'oidc:<provider>'. */
  readonly method: string;
}
