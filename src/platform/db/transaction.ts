// Transactions of a request: one message opens it and names the territories, so row security sees them.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { Closure } from '../../kernel/closure.ts';
import type { Database } from '../../kernel/database.ts';

/** Counts statements of one transaction, for the tests of query counts and the bench. */
export interface QueryCounter {
  count: number;
}

type Ask = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

const askOf =
  (client: pg.PoolClient, counter: QueryCounter): Ask =>
  async <R>(query: CompiledQuery) => {
    counter.count += 1;
    const result = await client.query(query.sql, [...query.parameters]);
    const changed = result.command === 'SELECT' ? undefined : BigInt(result.rowCount ?? 0);
    return { rows: result.rows as R[], ...(changed === undefined ? {} : { numAffectedRows: changed }) };
  };

/** Longer answers are portions of a list on its way into a file: kept to the end, they would be the whole list. */
const MOST_KEPT_ROWS = 200;

/**
 * In a snapshot that nobody can write to, the same question has the same answer: rooms of the house that ask it
 * one after another ask the database once. Every asker gets rows of his own.
 */
function askOnce(ask: Ask): Ask {
  const answers = new Map<string, Promise<QueryResult<unknown>>>();
  return async <R>(query: CompiledQuery) => {
    const key = JSON.stringify([query.sql, query.parameters], (_name, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    const answer = answers.get(key) ?? ask<unknown>(query);
    answers.set(key, answer);
    const { rows, ...rest } = await answer;
    if (rows.length > MOST_KEPT_ROWS) answers.delete(key);
    return { ...rest, rows: rows.map((row) => ({ ...(row as object) }) as R) };
  };
}

function connectionOf(client: pg.PoolClient, counter: QueryCounter, ask: Ask): DatabaseConnection {
  return {
    executeQuery: ask,
    async *streamQuery<R>(query: CompiledQuery, size = 500): AsyncIterableIterator<QueryResult<R>> {
      counter.count += 1;
      await client.query(`declare opora_stream no scroll cursor for ${query.sql}`, [...query.parameters]);
      for (;;) {
        const { rows } = await client.query(`fetch ${Math.trunc(size)} from opora_stream`);
        if (rows.length === 0) break;
        yield { rows: rows as R[] };
      }
      await client.query('close opora_stream');
    },
  };
}

function driverOf(connection: DatabaseConnection): Driver {
  const nothing = async () => {};
  const nested = async () => {
    throw new Error('A request is one transaction: nested ones are a mistake');
  };
  return {
    init: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    destroy: nothing,
    beginTransaction: nested,
    commitTransaction: nested,
    rollbackTransaction: nested,
  };
}

const adapter = new PostgresAdapter();

const clients = new WeakMap<object, pg.PoolClient>();

/** The connection under an open transaction, for what Kysely cannot say: COPY. */
export function clientOf(db: Kysely<Database>): pg.PoolClient {
  const client = clients.get(db);
  if (!client) throw new Error('This database is not a transaction of ours');
  return client;
}

function kyselyOn(client: pg.PoolClient, counter: QueryCounter, isSnapshot: boolean): Kysely<Database> {
  const ask = askOf(client, counter);
  const connection = connectionOf(client, counter, isSnapshot ? askOnce(ask) : ask);
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driverOf(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  clients.set(db, client);
  return db;
}

/** Only whole numbers enter the SET LOCAL text. */
const listOf = (territories: readonly number[]) => territories.map((id) => Math.trunc(id)).join(',');

/** Which of the transaction's territories have ceased, by their ids; mostly none. */
export type Closures = ReadonlyMap<number, Closure>;

type Run<T> = (db: Kysely<Database>, counter: QueryCounter, closures: Closures) => Promise<T>;

/** Goes with the message that opens the transaction: the question costs no way of its own. */
const askClosures = (territories: readonly number[]) =>
  `; select id, closed_on::text as "on", act, clause, norm from territories.closures where id = any('{${listOf(territories)}}')`;

function closuresIn(opened: unknown): Closures {
  const answer = (opened as pg.QueryResult<Closure & { id: number }>[]).at(-1);
  return new Map((answer?.rows ?? []).map(({ id, ...closure }) => [id, closure]));
}

async function inTransaction<T>(
  pool: pg.Pool,
  opening: string,
  run: Run<T>,
  keeps: (value: T) => boolean,
  isSnapshot = false,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const closures = closuresIn(await client.query(opening));
    const counter = { count: 0 };
    try {
      const value = await run(kyselyOn(client, counter, isSnapshot), counter, closures);
      await client.query(keeps(value) ? 'commit' : 'rollback');
      return value;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('57P')) broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A reading transaction over the actor's territories: the database itself refuses a write. */
export function readIn<T>(pool: pg.Pool, territories: readonly number[], run: Run<T>): Promise<T> {
  return inTransaction(
    pool,
    `begin transaction isolation level repeatable read read only; set local app.territories = '{${listOf(territories)}}'${askClosures(territories)}`,
    run,
    () => false,
    true,
  );
}

/** A writing transaction in one territory; `keeps` decides between commit and rollback (a refusal rolls back). */
export function writeIn<T>(
  pool: pg.Pool,
  territory: number,
  run: Run<T>,
  keeps: (value: T) => boolean,
): Promise<T> {
  const id = listOf([territory]);
  return inTransaction(
    pool,
    `begin; set local app.territories = '{${id}}'; set local app.territory = '${id}'${askClosures([territory])}`,
    run,
    keeps,
  );
}
