// The context: the only source of time, actor, territory and database for everything in the house.
import type { Kysely } from 'kysely';
import { type CivilDate, schoolYearOf } from './clock.ts';
import type { Closure } from './closure.ts';
import type { Database } from './database.ts';
import type { JobCall } from './jobs.ts';

export type Scope =
  | { readonly kind: 'territory' }
  | { readonly kind: 'institution' | 'body' | 'site'; readonly id: string };

/** A role held now: a kind in a scope; modules offer their appointments as sources of roles (decision 14). */
export interface Role {
  readonly kind: string;
  readonly scope: Scope;
}

export interface Actor {
  readonly kind: 'person' | 'visitor' | 'system';
  readonly accountId: string | null;
  /** The person of this territory behind the account. */
  readonly personId: string | null;
  /** «Иванова М. П.» — for greetings; records keep the id. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Scopes of the personal token in use; null when signed in by a session. */
  readonly tokenScopes: readonly string[] | null;
}

export interface Territory {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** IANA zone, e.g. Europe/Moscow. */
  readonly zone: string;
}

/** What a reader may touch: selects only; the transaction underneath is READ ONLY as well. */
export type ReadDatabase = Pick<
  Kysely<Database>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'dynamic' | 'getExecutor'
>;

export interface ReadCtx {
  readonly db: ReadDatabase;
  readonly territory: Territory;
  readonly actor: Actor;
  readonly now: Date;
  /** Today in the territory's zone. */
  readonly today: CivilDate;
  /** The school year the reader looks at: the current one unless another is chosen in the header. Lists begin with it; no command decides by it. */
  readonly schoolYear: number;
  /** The act by which the territory's service ceased; null while it works. */
  readonly closure: Closure | null;
  readonly requestId: string;
}

/** The context of a command: may write, must leave a fact. */
export interface WriteCtx extends ReadCtx {
  readonly db: Kysely<Database>;
  /** Hands a fact to the modules subscribed to it, in the same transaction (decision 12). */
  readonly publish: (fact: PublishedFact) => Promise<void>;
  /** Puts a job into the queue inside the same transaction. */
  readonly enqueue: (call: JobCall) => Promise<void>;
}

/** A fact as subscribers see it. */
export interface PublishedFact {
  readonly id: string;
  readonly name: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const sameScope = (held: Scope, asked: Scope): boolean =>
  held.kind === asked.kind && (held.kind === 'territory' || held.id === (asked as { id: string }).id);

/** The year chosen in the header; undefined while the reader looks at today's. */
export const otherYear = (ctx: ReadCtx): number | undefined =>
  ctx.schoolYear === schoolYearOf(ctx.today) ? undefined : ctx.schoolYear;

/** Whether the actor holds one of the role kinds, in the given scope (the whole territory by default). */
export function hasRole(
  ctx: ReadCtx,
  kinds: string | readonly string[],
  scope: Scope = { kind: 'territory' },
): boolean {
  const wanted = typeof kinds === 'string' ? [kinds] : kinds;
  return ctx.actor.roles.some((role) => wanted.includes(role.kind) && sameScope(role.scope, scope));
}

/** Ids of the scopes of one kind in which the actor holds a role: the institutions of an operator, the bodies of a member. */
export function scopesOf(
  ctx: ReadCtx,
  kinds: string | readonly string[],
  scope: 'institution' | 'body' | 'site',
): string[] {
  const wanted = typeof kinds === 'string' ? [kinds] : kinds;
  return ctx.actor.roles.flatMap((role) =>
    wanted.includes(role.kind) && role.scope.kind === scope ? [role.scope.id] : [],
  );
}
