// Staff in full: posts with load and subjects, leaves inside them, vacancies, previous names; a person found by three letters.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenPosts(db);
  await createLeaves(db);
  await createVacancies(db);
  await createPreviousNames(db);
  await createSearch(db);
  for (const table of ['post_subjects', 'leaves', 'vacancies', 'previous_names'])
    await tenantTable(db, `people.${table}`);
}

async function widenPosts(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people.posts rename column workload to employment`.execute(db);
  await sql`alter table people.posts
    drop constraint workload_is_known,
    add constraint employment_is_known
      check (employment in ('main', 'inner-part-time', 'outer-part-time', 'hourly', 'contract')),
    add column position_text text not null default '',
    add column load numeric(4, 2) constraint load_is_possible check (load > 0 and load <= 3),
    add column hours_per_week numeric(4, 1)
      constraint hours_are_possible check (hours_per_week > 0 and hours_per_week <= 72),
    add column version int not null default 1,
    add constraint post_with_its_days unique (territory_id, id, during)`.execute(db);
  await sql`comment on column people.posts.position_text is
    'the position as the institution wrote it, where that differs from the official list'`.execute(db);
  await sql`comment on column people.posts.load is 'share of a full position (ставка)'`.execute(db);
  await sql`create index posts_by_position on people.posts (territory_id, position, starts_on)`.execute(db);
  await sql`create table people.post_subjects (
    territory_id int not null,
    post_id uuid not null,
    subject text not null constraint subject_has_name check (btrim(subject) <> ''),
    primary key (territory_id, post_id, subject),
    constraint subject_is_taught_in_a_post
      foreign key (territory_id, post_id) references people.posts (territory_id, id) on delete cascade
  )`.execute(db);
  await sql`create index posts_by_subject on people.post_subjects (territory_id, subject, post_id)`.execute(
    db,
  );
}

/**
 * A leave carries the days of its post, so that «inside the post» is a check; whoever moves the post moves them in the
 * same transaction (the foreign key waits for its end).
 */
async function createLeaves(db: Kysely<unknown>): Promise<void> {
  await sql`create table people.leaves (
    territory_id int not null,
    id uuid not null,
    post_id uuid not null,
    post_during daterange not null,
    kind text not null constraint leave_kind_is_known check (kind in ('maternity', 'childcare', 'long', 'other')),
    document text not null default '',
    starts_on date not null,
    ends_on date constraint leave_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint leave_is_from_a_post foreign key (territory_id, post_id, post_during)
      references people.posts (territory_id, id, during) on delete cascade deferrable initially deferred,
    constraint leave_is_inside_its_post check (during <@ post_during),
    constraint one_leave_of_a_post_at_a_time exclude using gist (territory_id with =, post_id with =, during with &&)
  )`.execute(db);
}

async function createVacancies(db: Kysely<unknown>): Promise<void> {
  await sql`create table people.vacancies (
    territory_id int not null,
    id uuid not null,
    institution_id uuid not null,
    position text not null constraint vacancy_has_position check (btrim(position) <> ''),
    subject text not null default '',
    load numeric(5, 2) not null constraint vacant_load_is_possible check (load > 0 and load <= 100),
    note text not null default '',
    starts_on date not null,
    ends_on date constraint vacancy_closes_after_it_opens check (ends_on > starts_on),
    primary key (territory_id, id),
    constraint vacancy_is_in_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create index vacancies_by_institution on people.vacancies (territory_id, institution_id, starts_on)`.execute(
    db,
  );
}

async function createPreviousNames(db: Kysely<unknown>): Promise<void> {
  await sql`create table people.previous_names (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    surname text not null,
    given text not null,
    patronymic text,
    reason text not null default '',
    starts_on date,
    ends_on date not null constraint name_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    search text not null generated always as
      (public.search_key(surname || ' ' || given || ' ' || coalesce(patronymic, ''))) stored,
    primary key (territory_id, id),
    constraint name_was_of_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint one_name_at_a_time exclude using gist (territory_id with =, person_id with =, during with &&)
  )`.execute(db);
}

async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people.persons
    add column merged_into_id uuid,
    add constraint merged_into_a_person
      foreign key (territory_id, merged_into_id) references people.persons (territory_id, id),
    add constraint nobody_is_merged_into_himself check (merged_into_id <> id)`.execute(db);
  await sql`create index persons_by_search on people.persons (territory_id, search collate "C")`.execute(db);
  await sql`create index persons_by_words on people.persons using gin ((' ' || search) gin_trgm_ops)`.execute(
    db,
  );
  await sql`create index previous_names_by_words on people.previous_names using gin ((' ' || search) gin_trgm_ops)`.execute(
    db,
  );
  // Beginning of the surname first, in the order of names; then beginnings of any words, previous names among them.
  // Row security would make these operators read the whole territory, so the owner asks and applies the walls himself.
  await sql`create function people.found(words text, most int) returns setof uuid
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
          from unnest((regexp_split_to_array(asked, ' '))[1:6]) as word);
        execute '
          select array_agg(id) from (
            (select p.id from people.persons p
              where p.territory_id = any($1) and '' '' || p.search like all ($2)
                and p.anonymised_at is null and p.merged_into_id is null limit $3)
            union
            (select n.person_id from people.previous_names n
              join people.persons p on p.territory_id = n.territory_id and p.id = n.person_id
              where n.territory_id = any($1) and '' '' || n.search like all ($2)
                and p.anonymised_at is null and p.merged_into_id is null limit $3)) as beginnings(id)
          where id <> all ($4)'
          into others using here, likes, quota, ids;
        ids := ids || coalesce(others, '{}');
      end if;
      return query select id from unnest(ids[1:quota]) as id;
    end $$`.execute(db);
}
