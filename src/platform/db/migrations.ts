/** Forward-only schema: runs what is missing, one transaction each, and gives migrations their safe verbs. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { startFault } from '../faults.ts';

export interface Migration {
  /** The file's name without extension: '0001_journal'. */
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/** Any number; two processes that start at once take turns by it. */
const MIGRATION_LOCK = 7_041_1970;

/** Brings the schema up to date as the owner; returns the names that were applied. */
export async function migrate(
  owner: pg.Pool,
  migrations: readonly Migration[],
  appLogin: string,
): Promise<string[]> {
  refuseDisorder(migrations);
  const lock = await owner.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await lock.query(`create table if not exists public.migrations (
      name text primary key, applied_at timestamptz not null default clock_timestamp())`);
    await lock.query(
      `revoke insert, update, delete on public.migrations from "${appLogin.replaceAll('"', '""')}"`,
    );
    const applied = await appliedMigrations(lock);
    refuseNewerSchema(applied, migrations);
    const missing = migrations.filter((each) => !applied.includes(each.name));
    const db = kyselyOn(lock);
    for (const migration of missing) await applyMigration(db, migration, appLogin);
    return missing.map((each) => each.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    lock.release();
  }
}

/** Kysely on the one connection that holds the lock, so that waiting processes cannot starve it of others. */
function kyselyOn(client: pg.PoolClient): Kysely<unknown> {
  const connection = { query: client.query.bind(client), release() {} } as pg.PoolClient;
  const pool = { connect: async () => connection, end: async () => {} };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
}

async function applyMigration(db: Kysely<unknown>, migration: Migration, appLogin: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select set_config('app.login', ${appLogin}, true)`.execute(transaction);
    await migration.up(transaction);
    await sql`insert into public.migrations (name) values (${migration.name})`.execute(transaction);
  });
}

/** For a process without the owner's login: the schema must already be exactly the one this code knows. */
export async function refuseOtherSchema(app: pg.Pool, migrations: readonly Migration[]): Promise<void> {
  const applied = await appliedMigrations(app);
  refuseNewerSchema(applied, migrations);
  const missing = migrations.filter((each) => !applied.includes(each.name));
  if (missing.length)
    throw startFault(
      `База данных старше программы (не применено: ${missing.map((each) => each.name).join(', ')}): ` +
        'задайте DATABASE_OWNER_URL, чтобы Опора обновила её сама.',
    );
}

async function appliedMigrations(pool: pg.Pool | pg.PoolClient): Promise<string[]> {
  const { rows: tables } = await pool.query(`select to_regclass('public.migrations') as found`);
  if (!tables[0].found) return [];
  const { rows } = await pool.query<{ name: string }>('select name from public.migrations order by name');
  return rows.map((row) => row.name);
}

function refuseNewerSchema(applied: readonly string[], migrations: readonly Migration[]): void {
  const unknown = applied.filter((name) => !migrations.some((each) => each.name === name));
  if (unknown.length)
    throw startFault(
      `База данных новее программы (в ней есть ${unknown.join(', ')}): обновите Опору, старая версия её не откроет.`,
    );
}

function refuseDisorder(migrations: readonly Migration[]): void {
  migrations.forEach(({ name }, index) => {
    const before = migrations[index - 1]?.name ?? '';
    if (!/^\d{4}_[a-z0-9_]+$/.test(name) || name.slice(0, 4) <= before.slice(0, 4))
      throw new Error(`Migration ${name} is misnamed or stands out of order`);
  });
}

/**
 * Rows of the transaction's territories. The statement names its territory too; an equality here would be multiplied
 * with that one, and the planner would expect three rows of a district where thousands are (decision record 19).
 */
export const readableRows = sql`array_position(
  (select nullif(current_setting('app.territories', true), '')::int[]), territory_id) is not null`;

/**
 * Puts a table behind the territory's wall: rows are read in the territories of the transaction and written only
 * in its one territory (decision 2). An unset setting shows nothing and lets nothing in.
 */
export async function tenantTable(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.id(...table.split('.'));
  const writable = sql`territory_id = nullif(current_setting('app.territory', true), '')::int`;
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`create policy territory_read on ${name} for select using (${readableRows})`.execute(db);
  await sql`create policy territory_insert on ${name} for insert with check (${writable})`.execute(db);
  await sql`create policy territory_update on ${name} for update using (${writable}) with check (${writable})`.execute(
    db,
  );
  await sql`create policy territory_delete on ${name} for delete using (${writable})`.execute(db);
  if (await hasClosingWall(db)) await behindClosingWall(db, table);
}

/** Whether the migration that closes ceased territories has run: tables made before it got their trigger there. */
async function hasClosingWall(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regprocedure('territories.refuse_after_closing()') is not null as found`.execute(db);
  return rows[0]?.found === true;
}

/**
 * Refuses every write of a ceased territory to this table. A trigger of the statement and not a policy of rows: it
 * says why instead of silently touching nothing, costs one look a statement, and reading never meets it.
 */
export async function behindClosingWall(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create trigger ceased_service_is_only_read before insert or update or delete
    on ${sql.id(...table.split('.'))} for each statement execute function territories.refuse_after_closing()`.execute(
    db,
  );
}

/** Leaves the application reading and adding: what is written stays as it was written. */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await revokeFromApplication(db, ['update', 'delete', 'truncate'], table);
}

/** Takes rights back from the application's login, whatever its name is on this server. */
export async function revokeFromApplication(
  db: Kysely<unknown>,
  rights: readonly ('select' | 'insert' | 'update' | 'delete' | 'truncate')[],
  table: string,
): Promise<void> {
  const { rows } = await sql<{ login: string }>`select current_setting('app.login') as login`.execute(db);
  const login = sql.id(rows[0]?.login ?? '');
  await sql`revoke ${sql.raw(rights.join(', '))} on ${sql.id(...table.split('.'))} from ${login}`.execute(db);
}
