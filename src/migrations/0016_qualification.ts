// What people have: categories, education, degrees and awards, publications, service; applications for a category.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

const owner = (name: string) =>
  sql`constraint ${sql.id(name)}
    foreign key (territory_id, person_id) references people.persons (territory_id, id)`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema qualification`.execute(db);
  await createApplications(db);
  await createCategories(db);
  await createFacts(db);
  await createService(db);
  for (const table of tables) await tenantTable(db, `qualification.${table}`);
}

const tables = [
  ...['rules', 'applications', 'categories', 'educations', 'distinctions', 'publications'],
  ...['service_periods', 'service_statements'],
];

async function createApplications(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.rules (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null constraint rule_kind_is_known
      check (kind in ('first', 'highest', 'methodist', 'mentor', 'conformity')),
    act text not null constraint rule_names_its_act check (btrim(act) <> ''),
    starts_on date not null,
    validity_months int constraint validity_is_possible check (validity_months between 1 and 600),
    consider_days int not null constraint consideration_is_possible check (consider_days between 1 and 365),
    examine_days int not null constraint examination_is_possible check (examine_days between 1 and 365),
    repeat_months int not null constraint repeat_wait_is_possible check (repeat_months between 0 and 120),
    primary key (territory_id, id),
    constraint one_rule_begins_a_day unique (territory_id, kind, starts_on)
  )`.execute(db);
  await sql`create table qualification.applications (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    institution_id uuid,
    position text not null constraint application_names_a_position check (btrim(position) <> ''),
    kind text not null constraint applied_kind_is_known check (kind in ('first', 'highest', 'methodist', 'mentor')),
    way text not null constraint way_is_known check (way in ('portal', 'regional', 'post', 'person')),
    petition text not null default '',
    filed_on date not null,
    act text not null,
    consider_by date not null,
    examined_from date constraint examination_follows_application check (examined_from >= filed_on),
    decide_by date,
    session_on date,
    decided_on date,
    decision_body text not null default '',
    decision_number text not null default '',
    decision_date date,
    reason text not null default '',
    next_action text not null default '',
    state text not null default 'filed'
      constraint application_state_is_known check (state in ('filed', 'examined', 'granted', 'refused', 'withdrawn')),
    version int not null default 1,
    primary key (territory_id, id),
    ${owner('application_is_of_a_person')},
    constraint application_is_from_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint examined_has_its_dates
      check (state not in ('examined', 'granted', 'refused') or (examined_from is not null and decide_by is not null)),
    constraint decided_has_its_order check ((state in ('granted', 'refused')) =
      (decided_on is not null and decision_date is not null and decision_number <> '')),
    constraint refused_has_a_reason check (state <> 'refused' or reason <> '')
  )`.execute(db);
  await sql`create unique index application_is_open_once
    on qualification.applications (territory_id, person_id, kind, position)
    where state in ('filed', 'examined')`.execute(db);
  await sql`create index applications_by_institution
    on qualification.applications (territory_id, institution_id, filed_on)`.execute(db);
  await sql`create index applications_by_person on qualification.applications (territory_id, person_id)`.execute(
    db,
  );
}

async function createCategories(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.categories (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null constraint category_kind_is_known
      check (kind in ('first', 'highest', 'methodist', 'mentor', 'conformity')),
    position text not null constraint category_has_a_position check (btrim(position) <> ''),
    granted_on date not null,
    body text not null default '',
    document text not null constraint category_rests_on_an_act check (btrim(document) <> ''),
    application_id uuid,
    primary key (territory_id, id),
    ${owner('category_is_of_a_person')},
    constraint category_comes_from_an_application
      foreign key (territory_id, application_id) references qualification.applications (territory_id, id),
    constraint category_is_granted_once unique (territory_id, person_id, kind, position, granted_on)
  )`.execute(db);
  await sql`create index categories_by_date on qualification.categories (territory_id, kind, granted_on)`.execute(
    db,
  );
}

async function createFacts(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.educations (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    level text not null constraint education_level_is_known
      check (level in ('secondary', 'vocational', 'bachelor', 'higher', 'highest')),
    pedagogical boolean not null,
    place text not null constraint education_has_a_place check (btrim(place) <> ''),
    year int constraint education_year_is_possible check (year between 1940 and 2100),
    speciality text not null default '',
    qualification text not null default '',
    document text not null default '',
    primary key (territory_id, id),
    ${owner('education_is_of_a_person')},
    constraint education_is_entered_once unique nulls not distinct (territory_id, person_id, level, place, year)
  )`.execute(db);
  await sql`create table qualification.distinctions (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null constraint distinction_kind_is_known check (kind in ('degree', 'title', 'award')),
    name text not null constraint distinction_has_a_name check (btrim(name) <> ''),
    given_on date not null,
    document text not null default '',
    primary key (territory_id, id),
    ${owner('distinction_is_of_a_person')},
    constraint distinction_is_entered_once unique (territory_id, person_id, name, given_on)
  )`.execute(db);
  await sql`create table qualification.publications (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    title text not null constraint publication_has_a_title check (btrim(title) <> ''),
    imprint text not null constraint publication_has_an_imprint check (btrim(imprint) <> ''),
    year int not null constraint publication_year_is_possible check (year between 1940 and 2100),
    link text not null default '',
    primary key (territory_id, id),
    ${owner('publication_is_of_a_person')},
    constraint publication_is_entered_once unique (territory_id, person_id, title, year)
  )`.execute(db);
}

/** Days of work are added up as 30 days to a month and 12 months to a year; overlapping periods count once. */
async function createService(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.service_periods (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    place text not null constraint service_has_a_place check (btrim(place) <> ''),
    position text not null constraint service_has_a_position check (btrim(position) <> ''),
    pedagogical boolean not null,
    document text not null constraint service_rests_on_a_document check (btrim(document) <> ''),
    starts_on date not null,
    ends_on date not null constraint service_ends_after_it_starts check (ends_on > starts_on),
    primary key (territory_id, id),
    ${owner('service_is_of_a_person')},
    constraint service_is_entered_once unique (territory_id, person_id, place, position, starts_on)
  )`.execute(db);
  await sql`create table qualification.service_statements (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null constraint service_kind_is_known check (kind in ('general', 'pedagogical')),
    on_date date not null,
    months int not null constraint service_is_possible check (months between 0 and 960),
    document text not null constraint statement_rests_on_a_document check (btrim(document) <> ''),
    primary key (territory_id, id),
    ${owner('statement_is_of_a_person')},
    constraint service_is_stated_once_a_day unique (territory_id, person_id, kind, on_date)
  )`.execute(db);
  await sql`create function qualification.service_months(
      territory int, person uuid, asked text, on_day date, pedagogical_positions text[])
    returns int language sql stable as $$
    with stated as (
      select s.months, s.on_date from qualification.service_statements s
       where s.territory_id = territory and s.person_id = person and s.kind = asked and s.on_date <= on_day
       order by s.on_date desc limit 1
    ), known as (
      select coalesce((select months from stated), 0) as months,
             daterange((select on_date from stated), on_day) as counted
    ), worked as (
      select daterange(t.starts_on, t.ends_on) * known.counted as days from people.posts t, known
       where t.territory_id = territory and t.person_id = person and t.starts_on < on_day
         and (asked = 'general' or t.position = any (pedagogical_positions))
      union all
      select daterange(p.starts_on, p.ends_on) * known.counted from qualification.service_periods p, known
       where p.territory_id = territory and p.person_id = person and p.starts_on < on_day
         and (asked = 'general' or p.pedagogical)
    ), whole as (
      select justify_days(sum(age(upper(run), lower(run)))) as span
        from unnest((select range_agg(days) from worked where not isempty(days))) as run
    )
    select known.months + coalesce(extract(year from span) * 12 + extract(month from span), 0)::int
      from known, whole $$`.execute(db);
}
