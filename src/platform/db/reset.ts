/** Takes away everything the migrations made, as if the database were new; the queue of jobs stays. */
import type pg from 'pg';
import { type Migration, migrate } from './migrations.ts';

/** Statements that remove our schemas, and in `public` what no extension owns. */
const OUR_OBJECTS = `
  with mine as (select oid from pg_roles where rolname = current_user),
       extended as (select objid from pg_depend where deptype = 'e')
  select format('drop schema %I cascade', nspname) as statement from pg_namespace, mine
   where nspowner = mine.oid and nspname not in ('public', 'pgboss') and nspname not like 'pg\\_%'
  union all
  select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p, mine
   where proowner = mine.oid and pronamespace = 'public'::regnamespace and p.oid not in (table extended)
  union all
  select format('drop collation if exists public.%I cascade', collname) from pg_collation c, mine
   where collowner = mine.oid and collnamespace = 'public'::regnamespace and c.oid not in (table extended)
  union all
  select format('drop type if exists public.%I cascade', typname) from pg_type t, mine
   where typowner = mine.oid and typnamespace = 'public'::regnamespace and typtype in ('d', 'e')
     and t.oid not in (table extended)`;

/** Empties the database and migrates it anew with the given history. All records are lost: callers check first. */
export async function resetSchema(
  owner: pg.Pool,
  app: pg.Pool,
  migrations: readonly Migration[],
): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(OUR_OBJECTS);
  for (const { statement } of rows) await owner.query(statement);
  await owner.query('create schema auth; delete from public.migrations');
  const { rows: logins } = await app.query<{ login: string }>('select current_user as login');
  await migrate(owner, migrations, logins[0]?.login ?? '');
}
