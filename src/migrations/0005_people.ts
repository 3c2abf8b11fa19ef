// People of a territory, their posts, roles and acting appointments as periods, and declared relatives.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema people`.execute(db);
  await sql`create table people.persons (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    surname text not null constraint person_has_surname check (btrim(surname) <> ''),
    given text not null constraint person_has_given_name check (btrim(given) <> ''),
    patronymic text constraint patronymic_is_written_or_absent check (btrim(patronymic) <> ''),
    gender text constraint gender_is_known check (gender in ('male', 'female')),
    birth_date date,
    email text not null default '',
    phone text not null default '',
    case_forms jsonb not null default '{}',
    account_id text,
    anonymised_at timestamptz,
    version int not null default 1,
    search text not null generated always as
      (public.search_key(surname || ' ' || given || ' ' || coalesce(patronymic, ''))) stored,
    primary key (territory_id, id),
    constraint account_is_of_one_person unique (territory_id, account_id)
  )`.execute(db);
  await sql`create index persons_by_name on people.persons
    (territory_id, surname collate "ru-x-icu", given collate "ru-x-icu", id)`.execute(db);
  await sql`create table people.posts (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    institution_id uuid,
    unit text constraint unit_is_known check (unit in ('centre', 'authority')),
    position text not null constraint post_has_position check (btrim(position) <> ''),
    detail text not null default '',
    workload text not null default 'main'
      constraint workload_is_known check (workload in ('main', 'inner-part-time', 'outer-part-time')),
    document text not null default '',
    starts_on date not null,
    ends_on date constraint post_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint post_is_held_by_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint post_is_in_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint post_is_in_one_place check ((institution_id is null) <> (unit is null)),
    constraint post_is_not_held_twice_at_once exclude using gist (
      territory_id with =, person_id with =, (coalesce(institution_id::text, unit)) with =,
      position with =, detail with =, during with &&)
  )`.execute(db);
  await sql`create index posts_by_person on people.posts (territory_id, person_id, starts_on)`.execute(db);
  await sql`create index posts_by_institution on people.posts (territory_id, institution_id, starts_on)`.execute(
    db,
  );
  await sql`create table people.roles (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null,
    scope_kind text not null constraint role_scope_is_known check (scope_kind in ('territory', 'institution')),
    scope_id uuid,
    document text not null constraint role_rests_on_a_document check (btrim(document) <> ''),
    starts_on date not null,
    ends_on date constraint role_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint role_is_held_by_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint role_is_in_an_institution
      foreign key (territory_id, scope_id) references institutions.institutions (territory_id, id),
    constraint only_territory_role_has_no_scope check ((scope_kind = 'territory') = (scope_id is null)),
    constraint role_is_not_held_twice_at_once exclude using gist (
      territory_id with =, person_id with =, kind with =, (coalesce(scope_id::text, '')) with =, during with &&)
  )`.execute(db);
  await sql`create index roles_by_person on people.roles (territory_id, person_id, starts_on)`.execute(db);
  await sql`create index roles_by_kind on people.roles (territory_id, kind, scope_id)`.execute(db);
  await sql`create table people.delegations (
    territory_id int not null,
    id uuid not null,
    acting_person_id uuid not null,
    absent_person_id uuid,
    role_kind text not null,
    scope_kind text not null constraint acting_scope_is_known check (scope_kind in ('territory', 'institution')),
    scope_id uuid,
    post_title text not null constraint acting_has_post_title check (btrim(post_title) <> ''),
    order_number text not null constraint acting_rests_on_an_order check (btrim(order_number) <> ''),
    order_date date not null,
    starts_on date not null,
    ends_on date constraint acting_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint acting_is_a_person
      foreign key (territory_id, acting_person_id) references people.persons (territory_id, id),
    constraint absent_is_a_person
      foreign key (territory_id, absent_person_id) references people.persons (territory_id, id),
    constraint acting_is_in_an_institution
      foreign key (territory_id, scope_id) references institutions.institutions (territory_id, id),
    constraint nobody_acts_for_himself check (acting_person_id <> absent_person_id),
    constraint only_territory_acting_has_no_scope check ((scope_kind = 'territory') = (scope_id is null)),
    constraint one_acts_at_a_time exclude using gist (
      territory_id with =, role_kind with =, (coalesce(scope_id::text, '')) with =, during with &&)
  )`.execute(db);
  await sql`create index delegations_by_acting on people.delegations (territory_id, acting_person_id)`.execute(
    db,
  );
  await sql`create table people.relations (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    relative_id uuid,
    institution_id uuid,
    kind text not null constraint relation_kind_is_known
      check (kind in ('spouse', 'parent', 'child', 'sibling', 'other-relative', 'interest')),
    declared_on date not null,
    withdrawn_on date constraint relation_is_withdrawn_after_declared check (withdrawn_on >= declared_on),
    primary key (territory_id, id),
    constraint relation_is_declared_by_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint relative_is_a_person
      foreign key (territory_id, relative_id) references people.persons (territory_id, id),
    constraint interest_is_in_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint relation_is_to_a_person_or_an_institution check ((relative_id is null) <> (institution_id is null)),
    constraint nobody_is_a_relative_of_himself check (person_id <> relative_id)
  )`.execute(db);
  await sql`create unique index relative_is_declared_once
    on people.relations (territory_id, person_id, relative_id, institution_id) nulls not distinct
    where withdrawn_on is null`.execute(db);
  await sql`create index relations_by_relative on people.relations (territory_id, relative_id)`.execute(db);
  for (const table of ['persons', 'posts', 'roles', 'delegations', 'relations'])
    await tenantTable(db, `people.${table}`);
}
