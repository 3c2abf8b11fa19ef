// A schema made to trouble a backup: circles of references, generated values, triggers, awkward texts, many rows.
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { type Migration, tenantTable } from '../migrations.ts';

export const trialMigration: Migration = {
  name: '9001_trial',
  up: async (db: Kysely<unknown>) => {
    await sql`create schema trial`.execute(db);
    await sql`create table trial.houses (
      territory_id int not null, id int not null, name text, keeper int, area numeric, seen timestamptz, day date,
      facts jsonb, tags text[], seal bytea, loud text generated always as (upper(name)) stored,
      primary key (territory_id, id))`.execute(db);
    await sql`create table trial.keepers (
      territory_id int not null, id int not null, house int not null, number bigint generated always as identity,
      primary key (territory_id, id),
      foreign key (territory_id, house) references trial.houses (territory_id, id))`.execute(db);
    await sql`alter table trial.houses add constraint house_has_keeper
      foreign key (territory_id, keeper) references trial.keepers (territory_id, id)`.execute(db);
    await sql`create table trial.log (line text)`.execute(db);
    await sql`create function trial.note() returns trigger language plpgsql as
      $$ begin insert into trial.log values (new.name); return new; end $$`.execute(db);
    await sql`create trigger note after insert on trial.houses for each row execute function trial.note()`.execute(
      db,
    );
    for (const table of ['houses', 'keepers']) await tenantTable(db, `trial.${table}`);
  },
};

/** A later change, for copies made before it. */
export const laterMigration: Migration = {
  name: '9002_later',
  up: async (db: Kysely<unknown>) => {
    await sql`alter table trial.houses add column floors int not null default 1`.execute(db);
  },
};

export async function fillTrial(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into trial.houses (territory_id, id, name, area, seen, day, facts, tags, seal)
     values (1, 1, $1, 12.50, '2026-05-30T23:59:59.123456Z', '2026-02-28', $2, $3, $4), (1, 2, null, null, null, null, null, null, null)`,
    [
      '«Дом» \t с \\ табуляцией,\nпереводом и \\N 🏠',
      { ключ: [1, null, 'да'] },
      ['a,b', 'c"d', ''],
      Buffer.from([0, 1, 92, 255]),
    ],
  );
  await owner.query(`insert into trial.keepers (territory_id, id, house) values (1, 1, 1), (1, 2, 1)`);
  await owner.query(`update trial.houses set keeper = 1 where id = 1`);
  await owner.query(
    `insert into trial.houses (territory_id, id, name, seal)
     select 2, n, 'дом ' || n, decode(repeat(md5(n::text), 8), 'hex') from generate_series(1, 20000) n`,
  );
}
