// Care of the staff register: saved views, people put together, confirmation by institutions, consents, who looked.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table people.saved_views (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    list text not null,
    name text not null constraint saved_view_has_name check (btrim(name) <> ''),
    query text not null,
    primary key (territory_id, id),
    constraint saved_view_is_of_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint saved_view_has_a_name_of_its_own unique (territory_id, person_id, list, name)
  )`.execute(db);
  await createMerges(db);
  await createConfirmations(db);
  await createConsents(db);
  await sql`create index views_by_subject on journal.views (territory_id, subject_kind, subject_id, id)`.execute(
    db,
  );
  await sql`create index personal_values_by_person on journal.personal_values (territory_id, person_id)`.execute(
    db,
  );
  await sql`create index facts_by_actor on journal.facts (territory_id, actor_person_id, id)`.execute(db);
  for (const table of ['people.saved_views', 'people.merges', 'people.moved_links'])
    await tenantTable(db, table);
  for (const table of ['staffing.confirmations', 'privacy.consent_texts', 'privacy.consents'])
    await tenantTable(db, table);
  await appendOnly(db, 'privacy.consent_texts');
}

/** The merged record stays as it was and says into whom; what went over is kept row by row, to come back in 30 days. */
async function createMerges(db: Kysely<unknown>): Promise<void> {
  await sql`create table people.merges (
    territory_id int not null,
    id uuid not null,
    kept_id uuid not null,
    merged_id uuid not null,
    merged_at timestamptz not null,
    merged_by uuid,
    parted_at timestamptz,
    stayed int not null default 0,
    primary key (territory_id, id),
    constraint merge_keeps_a_person foreign key (territory_id, kept_id) references people.persons (territory_id, id),
    constraint merge_is_of_a_person foreign key (territory_id, merged_id) references people.persons (territory_id, id),
    constraint nobody_is_merged_with_himself check (kept_id <> merged_id)
  )`.execute(db);
  await sql`create unique index person_is_merged_once on people.merges (territory_id, merged_id)
    where parted_at is null`.execute(db);
  await sql`create index merges_by_kept on people.merges (territory_id, kept_id)`.execute(db);
  await sql`create table people.moved_links (
    territory_id int not null,
    merge_id uuid not null,
    table_name text not null,
    column_name text not null,
    row_key jsonb not null,
    primary key (territory_id, merge_id, table_name, column_name, row_key),
    constraint moved_link_is_of_a_merge
      foreign key (territory_id, merge_id) references people.merges (territory_id, id)
  )`.execute(db);
}

async function createConfirmations(db: Kysely<unknown>): Promise<void> {
  await sql`create schema staffing`.execute(db);
  await sql`create table staffing.confirmations (
    territory_id int not null,
    institution_id uuid not null,
    due_on date not null,
    confirmed_at timestamptz not null,
    confirmed_by uuid,
    people int not null,
    vacancies int not null,
    /** The staff as it was confirmed: the same answer a year later, whatever is corrected since. */
    snapshot jsonb not null,
    primary key (territory_id, institution_id, due_on),
    constraint confirmation_is_of_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint confirmation_is_by_a_person
      foreign key (territory_id, confirmed_by) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index confirmations_by_date on staffing.confirmations (territory_id, due_on)`.execute(db);
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await sql`create schema privacy`.execute(db);
  await sql`create table privacy.consent_texts (
    territory_id int not null references territories.territories (id),
    kind text not null constraint consent_kind_is_known check (kind in ('processing', 'distribution')),
    version int not null,
    body text not null constraint consent_has_text check (btrim(body) <> ''),
    starts_on date not null,
    primary key (territory_id, kind, version)
  )`.execute(db);
  await sql`create table privacy.consents (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null,
    text_version int not null,
    given_on date not null,
    way text not null constraint consent_way_is_known check (way in ('paper', 'electronic')),
    withdrawn_on date constraint consent_is_withdrawn_after_given check (withdrawn_on >= given_on),
    version int not null default 1,
    primary key (territory_id, id),
    constraint consent_is_of_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint consent_is_to_a_text
      foreign key (territory_id, kind, text_version) references privacy.consent_texts (territory_id, kind, version)
  )`.execute(db);
  await sql`create unique index one_consent_of_a_kind_at_a_time
    on privacy.consents (territory_id, person_id, kind) where withdrawn_on is null`.execute(db);
}
