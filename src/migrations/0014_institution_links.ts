// Institutions: codes of the region, founder, branches, programmes; duplicates put together; partners and joint doings.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table institutions.institutions
    add column region_code text constraint region_code_is_written check (region_code ~ '^[0-9A-Za-zА-Яа-я-]{1,20}$'),
    add column area_code text constraint area_code_is_written check (area_code ~ '^[0-9A-Za-z-]{1,20}$'),
    add column municipality_code text
      constraint municipality_code_is_written check (municipality_code ~ '^[0-9A-Za-z-]{1,20}$'),
    add column settlement text constraint settlement_is_known check (settlement in ('urban', 'rural')),
    add column founder text not null default '',
    add column programmes text[] not null default '{}' constraint programmes_are_known check (programmes <@ array[
      'preschool', 'primary', 'basic', 'secondary', 'adapted', 'additional', 'vocational']),
    add column parent_id uuid,
    add column duplicate_of uuid,
    add column duplicate_since timestamptz,
    add constraint branch_is_of_an_institution
      foreign key (territory_id, parent_id) references institutions.institutions (territory_id, id),
    add constraint institution_is_no_branch_of_itself check (parent_id <> id),
    add constraint duplicate_is_of_an_institution
      foreign key (territory_id, duplicate_of) references institutions.institutions (territory_id, id),
    add constraint institution_is_no_duplicate_of_itself check (duplicate_of <> id),
    drop constraint institution_state_is_known,
    add constraint institution_state_is_known check (state in ('active', 'closed', 'duplicate')),
    add constraint only_a_duplicate_has_its_original check
      ((state = 'duplicate') = (duplicate_of is not null) and (duplicate_of is null) = (duplicate_since is null))`.execute(
    db,
  );
  await sql`create unique index region_code_is_of_one_institution
    on institutions.institutions (territory_id, region_code) where state = 'active'`.execute(db);
  await sql`create index institutions_by_parent on institutions.institutions (territory_id, parent_id)`.execute(
    db,
  );
  await sql`create index institutions_by_search on institutions.institutions (territory_id, search)`.execute(
    db,
  );
  // What a merge of duplicates moved, row by row, so that it can be taken back.
  await sql`create table institutions.moved_links (
    territory_id int not null,
    duplicate_id uuid not null,
    table_name text not null,
    column_name text not null,
    row_key jsonb not null,
    primary key (territory_id, duplicate_id, table_name, column_name, row_key),
    constraint moved_link_is_of_a_duplicate
      foreign key (territory_id, duplicate_id) references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create table institutions.partners (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null constraint partner_kind_is_known check (kind in
      ('additional-education', 'professional-education', 'science', 'association', 'institute',
       'quality-centre', 'attestation', 'network', 'social', 'other')),
    name text not null constraint partner_has_name check (btrim(name) <> ''),
    inn text constraint partner_inn_has_10_or_12_digits check (inn ~ '^([0-9]{10}|[0-9]{12})$'),
    contact text not null default '',
    phone text not null default '',
    email text not null default '',
    site text not null default '',
    address text not null default '',
    agreement text not null default '',
    starts_on date not null,
    ends_on date constraint partnership_ends_after_it_starts check (ends_on > starts_on),
    version int not null default 1,
    search text not null generated always as (public.search_key(name)) stored,
    primary key (territory_id, id)
  )`.execute(db);
  await sql`create unique index partner_is_entered_once
    on institutions.partners (territory_id, search) where ends_on is null`.execute(db);
  await sql`create table institutions.interactions (
    territory_id int not null,
    id uuid not null,
    partner_id uuid not null,
    kind text not null constraint interaction_kind_is_known check (kind in
      ('event', 'plan', 'training', 'consultation', 'expertise', 'publication', 'agreement', 'other')),
    on_date date not null,
    title text not null constraint interaction_has_title check (btrim(title) <> ''),
    result text not null default '',
    participants int constraint participants_are_counted check (participants >= 0),
    primary key (territory_id, id),
    constraint interaction_is_with_a_partner
      foreign key (territory_id, partner_id) references institutions.partners (territory_id, id)
  )`.execute(db);
  await sql`create index interactions_by_partner
    on institutions.interactions (territory_id, partner_id, on_date desc)`.execute(db);
  await sql`create index interactions_by_date on institutions.interactions (territory_id, on_date)`.execute(
    db,
  );
  for (const table of ['moved_links', 'partners', 'interactions'])
    await tenantTable(db, `institutions.${table}`);
}
