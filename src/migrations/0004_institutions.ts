// Institutions of any type, their names as periods, and who took over from whom.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db);
  // «СОШ № 2» before «СОШ № 10»: Russian order with numbers taken as numbers.
  await sql`create collation public.ru_natural (provider = icu, locale = 'ru-u-kn-true')`.execute(db);
  // Search reads е and ё, quotes, №, dashes and spaces alike; one rule for what is stored and what is asked.
  await sql`create function public.search_key(value text) returns text
    language sql immutable parallel safe strict
    return btrim(regexp_replace(
      translate(lower(value collate "ru-x-icu"), 'ё«»"„“”–—', 'е'), '[[:space:]\u00A0№]+', ' ', 'g'))`.execute(
    db,
  );
  await sql`create schema institutions`.execute(db);
  await sql`create table institutions.institutions (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null,
    short_name text not null constraint institution_has_short_name check (btrim(short_name) <> ''),
    full_name text not null constraint institution_has_full_name check (btrim(full_name) <> ''),
    inn text constraint inn_has_10_or_12_digits check (inn ~ '^([0-9]{10}|[0-9]{12})$'),
    kpp text constraint kpp_has_9_characters check (kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'),
    ogrn text constraint ogrn_has_13_or_15_digits check (ogrn ~ '^([0-9]{13}|[0-9]{15})$'),
    oktmo text constraint oktmo_has_8_or_11_digits check (oktmo ~ '^([0-9]{8}|[0-9]{11})$'),
    address text not null default '',
    phone text not null default '',
    email text not null default '',
    site text not null default '',
    state text not null default 'active'
      constraint institution_state_is_known check (state in ('active', 'closed')),
    opened_on date,
    closed_on date,
    version int not null default 1,
    search text not null generated always as (public.search_key(short_name || ' ' || full_name)) stored,
    primary key (territory_id, id),
    constraint institution_kind_is_known check (kind in
      ('school', 'kindergarten', 'additional', 'vocational', 'special', 'support', 'other')),
    constraint closed_institution_has_its_date check ((state = 'closed') = (closed_on is not null)),
    constraint institution_closes_after_it_opens check (closed_on >= opened_on)
  )`.execute(db);
  // A branch shares the ИНН of its head organisation and differs by КПП.
  await sql`create unique index active_institution_is_registered_once
    on institutions.institutions (territory_id, inn, kpp) nulls not distinct
    where state = 'active' and inn is not null`.execute(db);
  await sql`create index institutions_by_inn on institutions.institutions (territory_id, inn)`.execute(db);
  await sql`create index institutions_by_name
    on institutions.institutions (territory_id, short_name collate public.ru_natural, id)`.execute(db);
  await sql`create table institutions.names (
    territory_id int not null,
    institution_id uuid not null,
    starts_on date not null,
    ends_on date constraint name_ends_after_it_starts check (ends_on > starts_on),
    short_name text not null,
    full_name text not null,
    act text not null default '',
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, institution_id, starts_on),
    constraint name_is_of_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint institution_has_one_name_at_a_time
      exclude using gist (territory_id with =, institution_id with =, during with &&)
  )`.execute(db);
  await sql`create table institutions.successions (
    territory_id int not null,
    id uuid not null,
    predecessor_id uuid not null,
    successor_id uuid,
    kind text not null constraint succession_kind_is_known
      check (kind in ('rename', 'reregistration', 'merge', 'split', 'closure')),
    on_date date not null,
    act text not null constraint succession_rests_on_an_act check (btrim(act) <> ''),
    primary key (territory_id, id),
    constraint succession_has_predecessor
      foreign key (territory_id, predecessor_id) references institutions.institutions (territory_id, id),
    constraint succession_has_successor
      foreign key (territory_id, successor_id) references institutions.institutions (territory_id, id),
    constraint only_closure_has_no_successor check ((kind = 'closure') = (successor_id is null)),
    constraint only_rename_succeeds_itself
      check (successor_id is null or (kind = 'rename') = (predecessor_id = successor_id))
  )`.execute(db);
  await sql`create index successions_by_predecessor
    on institutions.successions (territory_id, predecessor_id)`.execute(db);
  await sql`create index successions_by_successor
    on institutions.successions (territory_id, successor_id)`.execute(db);
  for (const table of ['institutions', 'names', 'successions'])
    await tenantTable(db, `institutions.${table}`);
}
