// The catalogue of the migrated database: every tenant table stands behind both walls and is fit for distribution.
import { beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';

/** Tables of the whole installation; the schemas `auth` and `pgboss` are global as a whole (decision 6). */
const GLOBAL_TABLES = [
  'public.migrations',
  'territories.calendar_days',
  'territories.calendar_years',
  'territories.closures',
  'territories.network_members',
  'territories.networks',
  'territories.territories',
  'territories.travel',
];

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase('empty');
});

const TENANT = `
  with tables as (
    select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity as walled, c.relowner as owner
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
       and n.nspname not in ('information_schema', 'auth', 'pgboss')
  ), tenant as (select * from tables where name <> all($1))`;

async function names(query: string): Promise<string[]> {
  const { rows } = await db.owner.query<{ name: string }>(`${TENANT} ${query}`, [GLOBAL_TABLES]);
  return rows.map((row) => row.name);
}

test('every global table of the list exists', async () => {
  const { rows } = await db.owner.query(
    'select name from unnest($1::text[]) name where to_regclass(name) is null',
    [GLOBAL_TABLES],
  );
  expect(rows).toEqual([]);
});

test('there are tenant tables, and each has territory_id first in its primary key', async () => {
  expect((await names('select name from tenant')).length).toBeGreaterThan(10);
  const faulty = await names(`select name from tenant where not exists (
    select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.conrelid = tenant.oid and k.contype = 'p' and a.attname = 'territory_id')`);
  expect(faulty).toEqual([]);
});

test('every tenant table has row security and a policy for reading, adding, changing and removing', async () => {
  const faulty = await names(`select name from tenant where not walled or (
    select count(distinct polcmd) from pg_policy where polrelid = tenant.oid and polcmd in ('r', 'a', 'w', 'd')) < 4`);
  expect(faulty).toEqual([]);
});

test('every policy compares territory_id with the settings of the transaction', async () => {
  const { rows } = await db.owner.query(
    `select distinct pg_get_expr(polqual, polrelid) collate "C" as read,
            pg_get_expr(polwithcheck, polrelid) collate "C" as write
       from pg_policy order by 1, 2`,
  );
  const reading = `(array_position(( SELECT (NULLIF(current_setting('app.territories'::text, true), ''::text))::integer[] AS "nullif"), territory_id) IS NOT NULL)`;
  const writing = `(territory_id = (NULLIF(current_setting('app.territory'::text, true), ''::text))::integer)`;
  expect(rows).toEqual([
    { read: reading, write: null },
    { read: writing, write: writing },
    { read: writing, write: null },
    { read: null, write: writing },
  ]);
});

test('every foreign key of a tenant table to a tenant table leads through territory_id', async () => {
  const faulty = await names(`select conname || ' of ' || t.name as name
    from pg_constraint k join tenant t on t.oid = k.conrelid join tenant f on f.oid = k.confrelid
   where k.contype = 'f' and not exists (
     select from unnest(k.conkey, k.confkey) pair(here, there)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'territory_id'
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'territory_id')`);
  expect(faulty).toEqual([]);
});

test('every unique and exclusion constraint and unique index of a tenant table contains territory_id', async () => {
  const faulty = await names(`select i.indexrelid::regclass::text as name
    from pg_index i join tenant t on t.oid = i.indrelid
   where (i.indisunique or i.indisexclusion) and not exists (
     select from unnest(i.indkey::int2[]) key join pg_attribute a
       on a.attrelid = i.indrelid and a.attnum = key and a.attname = 'territory_id')`);
  expect(faulty).toEqual([]);
});

test('no global table refers to a tenant table', async () => {
  const faulty = await names(`select conname || ' of ' || k.conrelid::regclass as name
    from pg_constraint k join tenant f on f.oid = k.confrelid
   where k.contype = 'f' and k.conrelid not in (select oid from tenant)`);
  expect(faulty).toEqual([]);
});

test('the application owns nothing, and its login cannot pass the walls', async () => {
  const login = new URL(db.appUrl).username;
  const { rows: owned } = await db.owner.query(
    `select c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner where rolname = $1`,
    [login],
  );
  expect(owned).toEqual([]);
  const { rows: roles } = await db.owner.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
            exists (select from pg_auth_members where member = r.oid) as belongs
       from pg_roles r where rolname = $1`,
    [login],
  );
  expect(roles).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, belongs: false },
  ]);
});

test('no view shows rows past the wall', async () => {
  const faulty = await names(`select c.oid::regclass::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'v' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'pgboss')
     and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
     and exists (select from tenant)`);
  expect(faulty).toEqual([]);
});

test('what runs with the rights of the owner fixes its search path', async () => {
  const faulty = await names(`select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'pgboss'
     and not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=%')
     and exists (select from tenant)`);
  expect(faulty).toEqual([]);
});

test('no two indexes of a table are the same: the second costs every writing and serves no reading', async () => {
  const faulty = await names(`select a.indexrelid::regclass || ' = ' || b.indexrelid::regclass as name
    from pg_index a join pg_index b on a.indrelid = b.indrelid and a.indexrelid < b.indexrelid
     and (a.indkey, a.indcollation, a.indclass, a.indoption) = (b.indkey, b.indcollation, b.indclass, b.indoption)
     and pg_get_expr(a.indexprs, a.indrelid) is not distinct from pg_get_expr(b.indexprs, b.indrelid)
     and pg_get_expr(a.indpred, a.indrelid) is not distinct from pg_get_expr(b.indpred, b.indrelid)
    join tenant on tenant.oid = a.indrelid
    where (select amname from pg_class c join pg_am on pg_am.oid = c.relam where c.oid = a.indexrelid)
        = (select amname from pg_class c join pg_am on pg_am.oid = c.relam where c.oid = b.indexrelid)`);
  expect(faulty).toEqual([]);
});
