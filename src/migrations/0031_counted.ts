// Numbers over people kept ready (shares, sums, the day they stand for, marks of what changed since); search within one territory.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await createMarks(db);
  await createSearch(db);
  // Whoever is gone from the register is few; lists leave them out without looking into every person.
  await sql`create index persons_gone on people.persons (territory_id, id)
    where anonymised_at is not null or merged_into_id is not null`.execute(db);
  await sql`create index persons_here on people.persons (territory_id, id)
    where anonymised_at is null and merged_into_id is null`.execute(db);
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table people.counted_days (
    territory_id int not null references territories.territories (id),
    count text not null,
    on_day date not null,
    counted_at timestamptz not null,
    primary key (territory_id, count)
  )`.execute(db);
  // No foreign key to the person: a merge of two records would move a share, while the marks recount both.
  await sql`create table people.counted_shares (
    territory_id int not null,
    count text not null,
    person_id uuid not null,
    cut text not null,
    key text not null,
    cells text[] not null,
    primary key (territory_id, count, person_id, cut, key)
  )`.execute(db);
  await sql`create table people.counted_cells (
    territory_id int not null,
    count text not null,
    cut text not null,
    key text not null,
    cell text not null,
    people int not null,
    primary key (territory_id, count, cut, key, cell)
  )`.execute(db);
  await sql`create table people.counted_marks (
    territory_id int not null,
    id uuid not null default gen_random_uuid(),
    count text not null,
    person_id uuid,
    primary key (territory_id, id)
  )`.execute(db);
  await sql`comment on column people.counted_marks.person_id is 'null: everything changed, count anew'`.execute(
    db,
  );
  await sql`create index marks_by_count on people.counted_marks (territory_id, count)`.execute(db);
  for (const table of ['counted_days', 'counted_shares', 'counted_cells', 'counted_marks'])
    await tenantTable(db, `people.${table}`);
}

/** Table → whose numbers it changes; '' for rules, which change everybody's. */
const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'development.forecast': {
    ...{ 'people.posts': 'person', 'people.post_subjects': 'post', 'people.persons': 'self' },
    ...{ 'development.records': 'person', 'development.rules': 'everybody' },
  },
  'qualification.staff': {
    ...{ 'people.posts': 'person', 'people.post_subjects': 'post', 'people.persons': 'self' },
    ...{ 'qualification.categories': 'person', 'qualification.educations': 'person' },
    ...{ 'qualification.service_periods': 'person', 'qualification.service_statements': 'person' },
    ...{ 'qualification.rules': 'everybody' },
  },
};

/** A statement that changes very many leaves one mark for all: counting anew is cheaper than so many corrections. */
async function createMarks(db: Kysely<unknown>): Promise<void> {
  await sql`create function people.mark_counted() returns trigger language plpgsql as $$
    declare whose text := case tg_argv[1]
        when 'person' then 'select x.territory_id, x.person_id from changed x'
        when 'self' then 'select x.territory_id, x.id from changed x'
        when 'post' then 'select t.territory_id, t.person_id from changed x
          join people.posts t on t.territory_id = x.territory_id and t.id = x.post_id'
        else 'select x.territory_id, null::uuid from changed x' end;
    begin
      execute 'insert into people.counted_marks (territory_id, count, person_id)
        with touched as (select distinct territory_id, person_id from (' || whose || ') as t (territory_id, person_id))
        select territory_id, $1, person_id from touched where (select count(*) from touched) <= 500
        union all
        select distinct territory_id, $1, null::uuid from touched where (select count(*) from touched) > 500'
        using tg_argv[0];
      return null;
    end $$`.execute(db);
  for (const [count, tables] of Object.entries(sources)) {
    for (const [table, whose] of Object.entries(tables)) {
      const on = (
        event: string,
        rows: string,
      ) => sql`create trigger ${sql.id(`count_${count.split('.')[1]}_${event}_${rows}`)}
        after ${sql.raw(event)} on ${sql.table(table)} referencing ${sql.raw(rows)} table as changed
        for each statement execute function people.mark_counted(${sql.lit(count)}, ${sql.lit(whose)})`;
      for (const [event, rows] of [
        ['insert', 'new'],
        ['update', 'old'],
        ['update', 'new'],
        ['delete', 'old'],
      ] as const)
        await on(event, rows).execute(db);
    }
  }
}

/**
 * `people.found` asked with «like all», which no index answers: it read everybody. Now the longest word is looked up
 * in an index that begins with the territory, so that a district is searched as fast among two million.
 */
async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gin`.execute(db);
  await sql`drop index people.persons_by_words`.execute(db);
  await sql`drop index people.previous_names_by_words`.execute(db);
  await sql`create index persons_by_words on people.persons
    using gin (territory_id, (' ' || search) gin_trgm_ops)`.execute(db);
  await sql`create index previous_names_by_words on people.previous_names
    using gin (territory_id, (' ' || search) gin_trgm_ops)`.execute(db);
  await sql`create or replace function people.found(words text, most int) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    declare
      here int[] := nullif(current_setting('app.territories', true), '')::int[];
      asked text := public.search_key(words);
      quota int := least(greatest(most, 0), 10000);
      likes text[];
      ids uuid[];
      others uuid[];
    begin
      if here is null or coalesce(asked, '') = '' then return; end if;
      execute '
        select array_agg(found.id) from unnest($1) as t(id) cross join lateral (
          select p.id from people.persons p
           where p.territory_id = t.id and p.search collate "C" >= $2 and p.search collate "C" < $3
             and p.anonymised_at is null and p.merged_into_id is null
           order by p.search collate "C" limit $4) as found'
        into ids using here, asked, asked || U&'\\+10FFFF', quota;
      ids := coalesce(ids, '{}');
      if cardinality(ids) < quota and length(asked) >= 3 then
        likes := array(select '% ' || replace(replace(replace(word, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
          from unnest((regexp_split_to_array(asked, ' '))[1:6]) as word order by length(word) desc);
        execute '
          select array_agg(person_id) from unnest($1) as t(id) cross join lateral (
            (select p.id from people.persons p
              where p.territory_id = t.id and '' '' || p.search like $5 and '' '' || p.search like all ($2)
                and p.anonymised_at is null and p.merged_into_id is null limit $3)
            union
            (select n.person_id from people.previous_names n
              join people.persons p on p.territory_id = n.territory_id and p.id = n.person_id
              where n.territory_id = t.id and '' '' || n.search like $5 and '' '' || n.search like all ($2)
                and p.anonymised_at is null and p.merged_into_id is null limit $3)) as beginnings(person_id)
          where person_id <> all ($4)'
          into others using here, likes, quota, ids, likes[1];
        ids := ids || coalesce(others, '{}');
      end if;
      return query select id from unnest(ids[1:quota]) as id;
    end $$`.execute(db);
}
