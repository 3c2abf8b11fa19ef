// Help to those under attestation, conformity to the post by the institution's commission, indicators of quality.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createHelp(db);
  await createConformity(db);
  await createIndicators(db);
  for (const table of [
    'help_entries',
    'conformity_cases',
    'indicator_sets',
    'indicators',
    'indicator_values',
  ])
    await tenantTable(db, `qualification.${table}`);
}

async function createHelp(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.help_entries (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    application_id uuid,
    helper_id uuid not null,
    on_date date not null,
    kind text not null constraint help_kind_is_known
      check (kind in ('consultation', 'lesson', 'documents', 'training')),
    topic text not null constraint help_has_a_topic check (btrim(topic) <> ''),
    outcome text not null default '',
    primary key (territory_id, id),
    constraint help_is_given_to_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint help_is_given_by_a_person
      foreign key (territory_id, helper_id) references people.persons (territory_id, id),
    constraint help_belongs_to_an_application
      foreign key (territory_id, application_id) references qualification.applications (territory_id, id),
    constraint nobody_helps_himself check (person_id <> helper_id)
  )`.execute(db);
  await sql`create index help_by_date on qualification.help_entries (territory_id, on_date, id)`.execute(db);
  await sql`create index help_by_person on qualification.help_entries (territory_id, person_id)`.execute(db);
}

async function createConformity(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.conformity_cases (
    territory_id int not null,
    id uuid not null,
    institution_id uuid not null,
    person_id uuid not null,
    position text not null constraint conformity_names_a_position check (btrim(position) <> ''),
    commission text not null constraint conformity_has_a_commission check (btrim(commission) <> ''),
    planned_on date not null,
    informed_on date,
    decided_on date,
    protocol text not null default '',
    reason text not null default '',
    state text not null default 'planned' constraint conformity_state_is_known
      check (state in ('planned', 'informed', 'conforms', 'fails', 'cancelled')),
    version int not null default 1,
    primary key (territory_id, id),
    constraint conformity_is_of_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint conformity_is_in_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint informed_has_its_date check (state <> 'informed' or informed_on is not null),
    constraint conformity_decided_by_protocol
      check ((state in ('conforms', 'fails')) = (decided_on is not null and protocol <> '')),
    constraint cancelled_has_a_reason check (state <> 'cancelled' or reason <> '')
  )`.execute(db);
  await sql`create unique index conformity_is_planned_once
    on qualification.conformity_cases (territory_id, institution_id, person_id, position)
    where state in ('planned', 'informed')`.execute(db);
}

async function createIndicators(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.indicator_sets (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    edition int not null,
    title text not null constraint indicator_set_has_a_title check (btrim(title) <> ''),
    act text not null default '',
    starts_on date,
    state text not null default 'draft' constraint indicator_set_state_is_known check (state in ('draft', 'approved')),
    version int not null default 1,
    primary key (territory_id, id),
    constraint indicator_edition_is_one unique (territory_id, edition),
    constraint approved_set_has_its_day check (state <> 'approved' or starts_on is not null)
  )`.execute(db);
  await sql`create unique index one_set_begins_a_day on qualification.indicator_sets (territory_id, starts_on)
    where state = 'approved'`.execute(db);
  await sql`create table qualification.indicators (
    territory_id int not null,
    id uuid not null,
    set_id uuid not null,
    ordinal int not null,
    name text not null constraint indicator_has_a_name check (btrim(name) <> ''),
    unit text not null default '',
    formula text,
    target numeric(12, 2),
    primary key (territory_id, id),
    constraint indicator_is_in_a_set
      foreign key (territory_id, set_id) references qualification.indicator_sets (territory_id, id),
    constraint indicator_has_its_place unique (territory_id, set_id, ordinal),
    constraint indicator_is_named_once unique (territory_id, set_id, name)
  )`.execute(db);
  await sql`create table qualification.indicator_values (
    territory_id int not null,
    id uuid not null,
    indicator_id uuid not null,
    person_id uuid not null,
    on_date date not null,
    value numeric(12, 2) not null,
    source text not null constraint value_has_a_source check (btrim(source) <> ''),
    primary key (territory_id, id),
    constraint value_is_of_an_indicator
      foreign key (territory_id, indicator_id) references qualification.indicators (territory_id, id),
    constraint value_is_of_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint value_is_entered_once_a_day unique (territory_id, indicator_id, person_id, on_date)
  )`.execute(db);
}
