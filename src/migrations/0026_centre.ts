// The service's own structure: versions with units and seats, requirement sets, appointments, portfolios, job descriptions.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema centre`.execute(db);
  await createStructure(db);
  await createRequirements(db);
  await createPortfolios(db);
  await createJobDescriptions(db);
  for (const table of [
    ...['versions', 'units', 'seats', 'seat_lines', 'requirement_sets', 'appointments', 'portfolios'],
    ...[
      'settings',
      'portfolio_holders',
      'work_contacts',
      'job_descriptions',
      'acknowledgements',
      'explanations',
    ],
  ])
    await tenantTable(db, `centre.${table}`);
}

async function createStructure(db: Kysely<unknown>): Promise<void> {
  await sql`create table centre.versions (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    number int not null constraint structure_number_is_positive check (number > 0),
    state text not null default 'editing'
      constraint structure_state check (state in ('editing', 'proposed', 'approved', 'withdrawn')),
    version int not null default 1,
    grounds text not null default '',
    return_reason text not null default '',
    act_title text not null default '',
    act_issuer text not null default '',
    act_number text not null default '',
    act_date date,
    agreed_with text not null default '',
    agreed_by text not null default '',
    agreed_on date,
    document_id uuid,
    starts_on date,
    ends_on date constraint structure_ends_after_it_starts check (ends_on > starts_on),
    during daterange generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint structure_number_is_given_once unique (territory_id, number),
    constraint structure_order_is_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete set null (document_id),
    constraint structure_in_force_rests_on_an_act check ((state = 'approved') = (
      starts_on is not null and act_date is not null and btrim(act_number) <> '' and btrim(act_issuer) <> '')),
    constraint agreement_names_its_paper check ((agreed_on is null) = (btrim(agreed_by) = '')),
    constraint one_structure_at_a_time exclude using gist (territory_id with =, during with &&)
      where (state = 'approved')
  )`.execute(db);
  await sql`create unique index one_structure_in_work on centre.versions (territory_id)
    where state in ('editing', 'proposed')`.execute(db);
  // With whom a structure is agreed here; empty: with nobody unless the regulation in force says so.
  await sql`create table centre.settings (
    territory_id int not null references territories.territories (id),
    agreed_with text not null default '',
    primary key (territory_id)
  )`.execute(db);
  await sql`create table centre.units (
    territory_id int not null,
    id uuid not null,
    version_id uuid not null,
    name text not null constraint unit_has_a_name check (btrim(name) <> ''),
    tasks text not null default '',
    place int not null,
    primary key (territory_id, id),
    constraint unit_is_of_one_structure unique (territory_id, version_id, id),
    constraint unit_is_in_a_structure foreign key (territory_id, version_id)
      references centre.versions (territory_id, id)
  )`.execute(db);
  await sql`create unique index unit_is_named_once on centre.units (territory_id, version_id, (lower(btrim(name))))`.execute(
    db,
  );
  // A seat is the same through versions: what occupies it and what it demands hang on it.
  await sql`create table centre.seats (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    opened_on date not null,
    primary key (territory_id, id)
  )`.execute(db);
  await sql`create table centre.seat_lines (
    territory_id int not null,
    version_id uuid not null,
    seat_id uuid not null,
    unit_id uuid not null,
    position text not null constraint seat_names_a_position check (btrim(position) <> ''),
    detail text not null default '',
    rates numeric(5, 2) not null constraint seat_rates_are_possible check (rates > 0 and rates <= 100),
    requirement_key text not null default '',
    place int not null,
    primary key (territory_id, version_id, seat_id),
    constraint line_is_of_a_seat foreign key (territory_id, seat_id) references centre.seats (territory_id, id),
    constraint seat_is_in_a_unit_of_its_structure foreign key (territory_id, version_id, unit_id)
      references centre.units (territory_id, version_id, id),
    constraint line_is_in_a_structure foreign key (territory_id, version_id)
      references centre.versions (territory_id, id)
  )`.execute(db);
  await sql`create index seat_lines_by_seat on centre.seat_lines (territory_id, seat_id)`.execute(db);
  await sql`create function centre.keep_approved_structure() returns trigger language plpgsql as $$
    declare touched record;
    begin
      if tg_op = 'DELETE' then touched := old; else touched := new; end if;
      if exists (select from centre.versions v where v.territory_id = touched.territory_id
          and v.id = touched.version_id and v.state <> 'editing')
      then
        raise exception 'units and seats of a structure change while it is edited'
          using errcode = 'check_violation', constraint = 'structure_changes_while_it_is_edited';
      end if;
      return touched;
    end $$`.execute(db);
  for (const table of ['units', 'seat_lines'])
    await sql`create trigger ${sql.raw(`${table}_stay_as_approved`)}
      before insert or update or delete on ${sql.id('centre', table)}
      for each row execute function centre.keep_approved_structure()`.execute(db);
}

async function createRequirements(db: Kysely<unknown>): Promise<void> {
  await sql`create table centre.requirement_sets (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    key text not null constraint requirement_set_has_a_key check (key ~ '^[a-z0-9-]+$'),
    name text not null constraint requirement_set_has_a_name check (btrim(name) <> ''),
    items jsonb not null constraint requirements_are_a_list check (jsonb_typeof(items) = 'array'),
    appointed_by text not null default '',
    basis text not null constraint requirement_set_names_its_basis check (btrim(basis) <> ''),
    starts_on date not null,
    ends_on date constraint requirement_set_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint one_requirement_set_of_a_key_at_a_time exclude using gist (
      territory_id with =, key with =, during with &&)
  )`.execute(db);
  await sql`create table centre.appointments (
    territory_id int not null,
    id uuid not null,
    seat_id uuid not null,
    person_id uuid not null,
    post_id uuid not null,
    act_issuer text not null constraint appointment_names_who_appointed check (btrim(act_issuer) <> ''),
    act_number text not null constraint appointment_rests_on_an_act check (btrim(act_number) <> ''),
    act_date date not null,
    requirement_set_id uuid,
    checks jsonb not null default '[]' constraint appointment_checks_are_a_list check (jsonb_typeof(checks) = 'array'),
    checked_on date not null,
    note text not null default '',
    starts_on date not null,
    ends_on date constraint appointment_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint appointment_is_to_a_seat foreign key (territory_id, seat_id) references centre.seats (territory_id, id),
    constraint appointed_is_a_person foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint appointment_is_a_post foreign key (territory_id, post_id) references people.posts (territory_id, id),
    constraint appointment_was_checked_by_a_set foreign key (territory_id, requirement_set_id)
      references centre.requirement_sets (territory_id, id),
    constraint post_takes_one_seat_at_a_time exclude using gist (
      territory_id with =, post_id with =, during with &&)
  )`.execute(db);
  await sql`create index appointments_by_seat on centre.appointments (territory_id, seat_id, starts_on)`.execute(
    db,
  );
  await sql`create index appointments_by_person on centre.appointments (territory_id, person_id)`.execute(db);
}

async function createPortfolios(db: Kysely<unknown>): Promise<void> {
  await sql`create table centre.portfolios (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    key text not null constraint portfolio_has_a_key check (key ~ '^[a-z0-9-]+$'),
    kind text not null constraint portfolio_kind_is_known check (kind in ('head', 'methodist', 'direction')),
    name text not null constraint portfolio_has_a_name check (btrim(name) <> ''),
    clause text not null default '',
    topics text[] not null default '{}',
    place int not null,
    closed_on date,
    version int not null default 1,
    primary key (territory_id, id),
    constraint portfolio_key_is_given_once unique (territory_id, key)
  )`.execute(db);
  await sql`create table centre.portfolio_holders (
    territory_id int not null,
    id uuid not null,
    portfolio_id uuid not null,
    person_id uuid not null,
    act text not null constraint holding_rests_on_an_act check (btrim(act) <> ''),
    starts_on date not null,
    ends_on date constraint holding_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint holding_is_of_a_portfolio foreign key (territory_id, portfolio_id)
      references centre.portfolios (territory_id, id),
    constraint holder_is_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint portfolio_is_not_held_twice_at_once exclude using gist (
      territory_id with =, portfolio_id with =, person_id with =, during with &&)
  )`.execute(db);
  await sql`create index holders_by_person on centre.portfolio_holders (territory_id, person_id)`.execute(db);
  await sql`create table centre.work_contacts (
    territory_id int not null,
    person_id uuid not null,
    phone text not null default '',
    email text not null default '',
    room text not null default '',
    hours text not null default '',
    primary key (territory_id, person_id),
    constraint contacts_are_of_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table centre.explanations (
    territory_id int not null,
    id uuid not null,
    source text not null,
    subject_id uuid not null,
    person_id uuid not null,
    reason text not null constraint explanation_says_why check (btrim(reason) <> ''),
    given_at timestamptz not null,
    given_by uuid,
    primary key (territory_id, id),
    constraint explanation_is_of_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint explanation_is_given_by_a_person foreign key (territory_id, given_by)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index explanations_by_subject on centre.explanations (territory_id, subject_id, person_id)`.execute(
    db,
  );
}

async function createJobDescriptions(db: Kysely<unknown>): Promise<void> {
  await sql`create table centre.job_descriptions (
    territory_id int not null,
    id uuid not null,
    seat_id uuid not null,
    edition int not null constraint edition_is_positive check (edition > 0),
    text text not null default '',
    has_file boolean not null default false,
    act text not null constraint job_description_is_approved_by_an_act check (btrim(act) <> ''),
    starts_on date not null,
    primary key (territory_id, id),
    constraint job_description_is_of_a_seat foreign key (territory_id, seat_id)
      references centre.seats (territory_id, id),
    constraint edition_is_numbered_once unique (territory_id, seat_id, edition),
    constraint job_description_says_something check (has_file or btrim(text) <> '')
  )`.execute(db);
  await sql`create table centre.acknowledgements (
    territory_id int not null,
    description_id uuid not null,
    person_id uuid not null,
    acknowledged_at timestamptz not null,
    acknowledged_on date not null,
    primary key (territory_id, description_id, person_id),
    constraint acknowledgement_is_of_a_description foreign key (territory_id, description_id)
      references centre.job_descriptions (territory_id, id),
    constraint acknowledged_by_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
}
