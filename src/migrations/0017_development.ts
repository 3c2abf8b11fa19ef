// Professional development: providers, courses with quotas, nominations, training records, feedback, checks in practice, dated rules.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema development`.execute(db);
  await sql`create table development.providers (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    name text not null constraint provider_has_name check (btrim(name) <> ''),
    short_name text not null constraint provider_has_short_name check (btrim(short_name) <> ''),
    kind text not null constraint provider_kind_is_known check (kind in ('institute', 'university', 'centre', 'other')),
    licence text not null default '',
    contact text not null default '',
    email text not null default '',
    site text not null default '',
    version int not null default 1,
    primary key (territory_id, id)
  )`.execute(db);
  await sql`create unique index provider_is_entered_once
    on development.providers (territory_id, (lower(btrim(short_name))))`.execute(db);
  await sql`create table development.courses (
    territory_id int not null,
    id uuid not null,
    provider_id uuid not null,
    title text not null constraint course_has_title check (btrim(title) <> ''),
    programme text not null default '',
    kind text not null constraint course_kind_is_known check (kind in ('advanced', 'retraining', 'internship')),
    form text not null constraint course_form_is_known check (form in ('on-site', 'distance', 'mixed')),
    hours int not null constraint course_has_hours check (hours > 0),
    starts_on date,
    ends_on date constraint course_ends_after_it_starts check (ends_on >= starts_on),
    terms text not null default '',
    positions text[] not null default '{}',
    subjects text[] not null default '{}',
    state text not null default 'open' constraint course_state check (state in ('open', 'closed', 'cancelled')),
    version int not null default 1,
    search text not null generated always as (public.search_key(title || ' ' || programme)) stored,
    primary key (territory_id, id),
    constraint course_is_given_by_a_provider foreign key (territory_id, provider_id)
      references development.providers (territory_id, id),
    constraint course_has_dates_or_terms check (starts_on is not null or btrim(terms) <> '')
  )`.execute(db);
  await sql`create index courses_by_start on development.courses (territory_id, starts_on, id)`.execute(db);
  await sql`create table development.quotas (
    territory_id int not null,
    id uuid not null,
    course_id uuid not null,
    institution_id uuid,
    seats int not null constraint quota_has_seats check (seats > 0),
    primary key (territory_id, id),
    constraint quota_is_of_a_course foreign key (territory_id, course_id)
      references development.courses (territory_id, id),
    constraint quota_is_of_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint quota_is_set_once unique nulls not distinct (territory_id, course_id, institution_id)
  )`.execute(db);
  await sql`create table development.nominations (
    territory_id int not null,
    id uuid not null,
    course_id uuid not null,
    person_id uuid not null,
    institution_id uuid,
    position text not null default '',
    subject text not null default '',
    state text not null constraint nomination_state
      check (state in ('proposed', 'sent', 'confirmed', 'declined', 'withdrawn')),
    version int not null default 1,
    proposed_by uuid,
    proposed_on date not null,
    confirmation text not null default '',
    reason text not null default '',
    request_document_id uuid,
    order_document_id uuid,
    primary key (territory_id, id),
    constraint nomination_is_to_a_course foreign key (territory_id, course_id)
      references development.courses (territory_id, id),
    constraint nomination_is_of_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint nomination_is_from_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint nomination_request_is_a_document foreign key (territory_id, request_document_id)
      references documents.documents (territory_id, id),
    constraint nomination_order_is_a_document foreign key (territory_id, order_document_id)
      references documents.documents (territory_id, id),
    constraint refused_nomination_says_why check (
      (state in ('declined', 'withdrawn')) = (btrim(reason) <> '')),
    constraint confirmed_nomination_names_the_letter check (state <> 'confirmed' or btrim(confirmation) <> '')
  )`.execute(db);
  await sql`create unique index person_is_nominated_once on development.nominations (territory_id, course_id, person_id)
    where state in ('proposed', 'sent', 'confirmed')`.execute(db);
  await sql`create index nominations_by_person on development.nominations (territory_id, person_id)`.execute(
    db,
  );
  await sql`create index nominations_by_institution on development.nominations (territory_id, institution_id)`.execute(
    db,
  );
  await sql`create table development.records (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    institution_id uuid,
    unit text constraint record_unit_is_known check (unit in ('centre', 'authority')),
    position text not null default '',
    subject text not null default '',
    course_id uuid,
    nomination_id uuid,
    title text not null constraint record_has_title check (btrim(title) <> ''),
    provider text not null default '',
    kind text not null constraint record_kind_is_known check (kind in ('advanced', 'retraining', 'internship')),
    form text not null constraint record_form_is_known check (form in ('on-site', 'distance', 'mixed')),
    hours int not null constraint record_has_hours check (hours > 0),
    starts_on date not null,
    ends_on date not null constraint record_ends_after_it_starts check (ends_on >= starts_on),
    state text not null constraint record_state
      check (state in ('planned', 'started', 'completed', 'certified', 'refused', 'dropped')),
    version int not null default 1,
    reason text not null default '',
    document_number text not null default '',
    document_date date,
    source text not null default 'manual' constraint record_source_is_known
      check (source in ('manual', 'nomination', 'import')),
    primary key (territory_id, id),
    constraint record_is_of_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint record_is_in_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint record_is_of_a_course foreign key (territory_id, course_id)
      references development.courses (territory_id, id),
    constraint record_is_from_a_nomination foreign key (territory_id, nomination_id)
      references development.nominations (territory_id, id),
    constraint nomination_makes_one_record unique (territory_id, nomination_id),
    constraint record_is_certified_by_a_document check (
      (state = 'certified') = (btrim(document_number) <> '') and (state = 'certified') = (document_date is not null)),
    constraint record_exception_says_why check (
      (state in ('refused', 'dropped')) = (btrim(reason) <> ''))
  )`.execute(db);
  await sql`create unique index record_document_is_entered_once on development.records
    (territory_id, person_id, document_number) where document_number <> ''`.execute(db);
  await sql`create index records_by_end on development.records (territory_id, ends_on desc, id desc)`.execute(
    db,
  );
  await sql`create index records_by_person on development.records (territory_id, person_id, ends_on)`.execute(
    db,
  );
  await sql`create index records_by_institution on development.records (territory_id, institution_id, ends_on)`.execute(
    db,
  );
  await sql`create index records_by_course on development.records (territory_id, course_id)`.execute(db);
  await sql`create table development.feedbacks (
    territory_id int not null,
    record_id uuid not null,
    usefulness int not null constraint usefulness_is_a_mark check (usefulness between 1 and 5),
    quality int not null constraint quality_is_a_mark check (quality between 1 and 5),
    text text not null default '',
    given_on date not null,
    primary key (territory_id, record_id),
    constraint feedback_is_on_a_record foreign key (territory_id, record_id)
      references development.records (territory_id, id)
  )`.execute(db);
  await sql`create table development.practice_checks (
    territory_id int not null,
    record_id uuid not null,
    checked_on date not null,
    checked_by uuid,
    way text not null constraint practice_check_has_way check (btrim(way) <> ''),
    outcome text not null constraint practice_outcome_is_known check (outcome in ('applied', 'partly', 'not-applied')),
    text text not null default '',
    primary key (territory_id, record_id),
    constraint practice_check_is_of_a_record foreign key (territory_id, record_id)
      references development.records (territory_id, id),
    constraint practice_is_checked_by_a_person foreign key (territory_id, checked_by)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table development.rules (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null constraint rule_kind_is_known check (kind in ('training', 'practice', 'young-specialist')),
    settings jsonb not null,
    basis text not null constraint rule_names_its_basis check (btrim(basis) <> ''),
    starts_on date not null,
    ends_on date constraint rule_ends_after_it_starts check (ends_on > starts_on),
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint one_rule_of_a_kind_at_a_time exclude using gist (
      territory_id with =, kind with =, during with &&)
  )`.execute(db);
  for (const table of [
    ...['providers', 'courses', 'quotas', 'nominations', 'records', 'feedbacks', 'practice_checks', 'rules'],
  ])
    await tenantTable(db, `development.${table}`);
}
