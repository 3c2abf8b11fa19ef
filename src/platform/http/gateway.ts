// The gateway: turns «who asks what where» into a context and runs commands and queries in their transactions.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type pg from 'pg';
import { type Clock, dateIn, schoolYearOf } from '../../kernel/clock.ts';
import type { AnyCommand } from '../../kernel/command.ts';
import type { Actor, ReadCtx, Role, Territory, WriteCtx } from '../../kernel/ctx.ts';
import type { Database } from '../../kernel/database.ts';
import type { House } from '../../kernel/house.ts';
import type { JobCall } from '../../kernel/jobs.ts';
import { performOnce } from '../../kernel/perform.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { type Closures, type QueryCounter, readIn, writeIn } from '../db/transaction.ts';

/** Who stands behind a request, before the territory is known. */
export interface Caller {
  readonly accountId: string | null;
  readonly accountName: string;
  readonly tokenScopes: readonly string[] | null;
  /** The installation itself: jobs, start-up, command line. */
  readonly system?: boolean;
  /** The school year chosen in the header, by its first calendar year. */
  readonly schoolYear?: number | undefined;
}

export const visitor: Caller = { accountId: null, accountName: '', tokenScopes: null };
export const system: Caller = { accountId: null, accountName: 'Опора', tokenScopes: null, system: true };

export interface PersonOfAccount {
  readonly id: string;
  readonly name: string;
}

export interface GatewayParts {
  readonly pool: pg.Pool;
  readonly house: House;
  readonly clock: Clock;
  /** The person of this territory behind an account; given by the people module. */
  readonly personOf: (
    db: Kysely<Database>,
    territoryId: number,
    accountId: string,
  ) => Promise<PersonOfAccount | null>;
  /** What stands before every command and query, whoever's right it is: an unpassed second factor. */
  readonly bar?: (ctx: ReadCtx, caller: Caller) => Refusal | null;
  /** Puts a job into the queue within the transaction's connection. */
  readonly enqueue: (
    db: Kysely<Database>,
    territory: Territory,
    actor: Actor,
    call: JobCall,
  ) => Promise<void>;
}

export interface Gateway extends GatewayParts {
  readonly read: <T>(
    territory: Territory,
    caller: Caller,
    requestId: string,
    run: (ctx: ReadCtx, counter: QueryCounter) => Promise<T>,
  ) => Promise<T>;
  readonly write: <T>(
    territory: Territory,
    caller: Caller,
    requestId: string,
    run: (ctx: WriteCtx) => Promise<T>,
  ) => Promise<T | Refusal>;
  readonly command: (
    territory: Territory,
    caller: Caller,
    requestId: string,
    command: AnyCommand,
    raw: unknown,
    key: string | null,
  ) => Promise<unknown>;
}

async function rolesOf(
  house: House,
  db: Kysely<Database>,
  who: { territoryId: number; personId: string; on: string },
): Promise<Role[]> {
  const sources = house.modules.flatMap((module) => (module.roles ? [module.roles.select(who)] : []));
  if (sources.length === 0) return [];
  const { rows } = await sql<{ kind: string; scope_kind: string; scope_id: string | null }>`
    ${sql.join(sources, sql` union all `)}`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    scope: (row.scope_id === null
      ? { kind: 'territory' }
      : { kind: row.scope_kind, id: row.scope_id }) as Role['scope'],
  }));
}

async function actorOf(
  parts: GatewayParts,
  db: Kysely<Database>,
  territory: Territory,
  caller: Caller,
  now: Date,
): Promise<Actor> {
  const blank = { accountId: caller.accountId, personId: null, roles: [], tokenScopes: caller.tokenScopes };
  if (caller.system) return { ...blank, kind: 'system', name: caller.accountName };
  if (!caller.accountId) return { ...blank, kind: 'visitor', name: '' };
  const person = await parts.personOf(db, territory.id, caller.accountId);
  if (!person) return { ...blank, kind: 'visitor', name: caller.accountName };
  const on = dateIn(now, territory.zone);
  const roles = await rolesOf(parts.house, db, { territoryId: territory.id, personId: person.id, on });
  return { ...blank, kind: 'person', personId: person.id, name: person.name, roles };
}

const unknownReference = () =>
  refuse('unknown-reference', 'Одной из выбранных записей больше нет. Обновите страницу и выберите снова.', {
    kind: 'invalid',
  });

/** The sentence for a constraint that stopped a race; an unknown constraint is our own mistake. */
function refusalOfConstraint(house: House, error: unknown): Refusal | null {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
  if (code === '40001' || code === '40P01') {
    return refuse('busy', 'Одновременно шло другое изменение. Повторите действие.', { kind: 'conflict' });
  }
  const named = constraint ? house.constraints.get(constraint)?.() : undefined;
  if (named) return named;
  // Another territory's record, or one that is gone: the foreign key is the last to say so.
  if (code === '23503' && /is not present in table/.test(detail ?? '')) return unknownReference();
  return null;
}

/** Keys of repetition are ids of ours or of a program; a book in their place is not kept. */
const longestKey = 200;

const keyFault = (key: string | null): Refusal | null =>
  key && key.length > longestKey
    ? refuse('key-too-long', `Ключ повтора длиннее ${longestKey} знаков: передайте короче.`, {
        kind: 'invalid',
      })
    : null;

export function openGateway(parts: GatewayParts): Gateway {
  const contextOf = async (
    db: Kysely<Database>,
    closures: Closures,
    { territory, caller, requestId }: { territory: Territory; caller: Caller; requestId: string },
  ) => {
    const now = parts.clock.now();
    const actor = await actorOf(parts, db, territory, caller, now);
    const today = dateIn(now, territory.zone);
    const schoolYear = caller.schoolYear ?? schoolYearOf(today);
    const closure = closures.get(territory.id) ?? null;
    return { db, territory, actor, now, today, schoolYear, closure, requestId };
  };

  const read: Gateway['read'] = (territory, caller, requestId, run) =>
    readIn(parts.pool, [territory.id], async (db, counter, closures) =>
      run(await contextOf(db, closures, { territory, caller, requestId }), counter),
    );

  const write: Gateway['write'] = async (territory, caller, requestId, run) => {
    try {
      return await writeIn(
        parts.pool,
        territory.id,
        async (db, _counter, closures) => {
          const base = await contextOf(db, closures, { territory, caller, requestId });
          const ctx: WriteCtx = {
            ...base,
            db,
            enqueue: (call) => parts.enqueue(db, call.territory ?? territory, base.actor, call),
            publish: async (fact) => {
              for (const listen of parts.house.subscribers.get(fact.name) ?? []) await listen(ctx, fact);
            },
          };
          return run(ctx);
        },
        (value) => !isRefusal(value),
      );
    } catch (error) {
      const refusal = refusalOfConstraint(parts.house, error);
      if (refusal) return refusal;
      throw error;
    }
  };

  return {
    ...parts,
    read,
    write,
    command: (territory, caller, requestId, command, raw, key) =>
      write(
        territory,
        caller,
        requestId,
        async (ctx) => parts.bar?.(ctx, caller) ?? keyFault(key) ?? performOnce(ctx, command, raw, key),
      ),
  };
}
