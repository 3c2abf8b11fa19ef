// Reports: the analysis of the year, the final report, operational ones; their texts, conclusions, what was approved for ever.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema reporting`.execute(db);
  await sql`create table reporting.reports (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null constraint report_kind_is_known check (kind in ('analysis', 'annual', 'operational')),
    school_year int not null constraint report_year_is_possible check (school_year between 2000 and 2100),
    title text not null constraint report_has_title check (btrim(title) <> ''),
    starts_on date not null,
    ends_on date not null constraint report_period_has_days check (ends_on > starts_on),
    due_on date not null,
    plan_line_id uuid,
    turn int not null default 1 constraint report_turn_is_counted check (turn between 1 and 366),
    responsible_id uuid not null,
    regulation_version_id uuid,
    state text not null constraint report_state check (state in ('draft', 'on-approval', 'approved')),
    version int not null default 1,
    submitted_on date,
    given jsonb,
    approved_on date,
    approved_by_id uuid,
    document_id uuid,
    primary key (territory_id, id),
    constraint report_answers_to_a_person foreign key (territory_id, responsible_id)
      references people.persons (territory_id, id),
    constraint report_is_approved_by_a_person foreign key (territory_id, approved_by_id)
      references people.persons (territory_id, id),
    constraint report_is_of_a_plan_line foreign key (territory_id, plan_line_id)
      references planning.lines (territory_id, id),
    constraint report_rests_on_a_regulation foreign key (territory_id, regulation_version_id)
      references regulations.versions (territory_id, id),
    constraint report_is_approved_by_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id),
    constraint operational_report_is_of_a_line check ((kind = 'operational') = (plan_line_id is not null)),
    constraint approved_report_is_kept check ((state = 'approved') = (approved_on is not null and given is not null)),
    constraint report_on_approval_was_submitted check ((state = 'draft') = (submitted_on is null))
  )`.execute(db);
  await sql`create unique index report_of_a_year_is_one on reporting.reports (territory_id, kind, school_year)
    where kind <> 'operational'`.execute(db);
  await sql`create unique index operational_report_is_one on reporting.reports (territory_id, plan_line_id, turn)
    where kind = 'operational'`.execute(db);
  await keepWhatWasGiven(db);
  await createTexts(db);
  await createEstimates(db);
  for (const table of ['reports', 'texts', 'editions', 'conclusions', 'estimates', 'estimate_items'])
    await tenantTable(db, `reporting.${table}`);
  await appendOnly(db, 'reporting.editions');
}

/** The estimate of a financial year: what is given from which source, by which act it was approved. */
async function createEstimates(db: Kysely<unknown>): Promise<void> {
  await sql`create table reporting.estimates (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    year int not null constraint estimate_year_is_possible check (year between 2000 and 2100),
    act text not null default '',
    approved_on date,
    version int not null default 1,
    primary key (territory_id, id),
    constraint year_has_one_estimate unique (territory_id, year),
    constraint approved_estimate_names_its_act check ((approved_on is null) = (btrim(act) = ''))
  )`.execute(db);
  await sql`create table reporting.estimate_items (
    territory_id int not null,
    id uuid not null,
    estimate_id uuid not null,
    position int not null,
    title text not null constraint estimate_item_has_title check (btrim(title) <> ''),
    source text not null constraint estimate_item_has_a_source check (btrim(source) <> ''),
    amount numeric(14, 2) not null constraint estimate_item_is_money check (amount >= 0),
    primary key (territory_id, id),
    constraint estimate_item_is_of_an_estimate foreign key (territory_id, estimate_id)
      references reporting.estimates (territory_id, id)
  )`.execute(db);
  await sql`create index items_of_an_estimate on reporting.estimate_items (territory_id, estimate_id, position)`.execute(
    db,
  );
}

/** An answer given is kept: nobody changes numbers or words of an approved report, whatever the program does. */
async function keepWhatWasGiven(db: Kysely<unknown>): Promise<void> {
  await sql`create function reporting.keep_given() returns trigger language plpgsql as $$
    begin
      if old.state = 'approved' and (new.given is distinct from old.given or new.state <> 'approved') then
        raise exception 'an approved report does not change' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger given_stays before update on reporting.reports
    for each row execute function reporting.keep_given()`.execute(db);
}

async function createTexts(db: Kysely<unknown>): Promise<void> {
  await sql`create table reporting.texts (
    territory_id int not null,
    report_id uuid not null,
    section text not null,
    text text not null,
    version int not null,
    person_id uuid not null,
    written_at timestamptz not null,
    primary key (territory_id, report_id, section),
    constraint text_is_of_a_report foreign key (territory_id, report_id)
      references reporting.reports (territory_id, id),
    constraint text_is_written_by_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  // What one person wrote stays when another goes on.
  await sql`create table reporting.editions (
    territory_id int not null,
    report_id uuid not null,
    section text not null,
    version int not null,
    text text not null,
    person_id uuid not null,
    written_at timestamptz not null,
    primary key (territory_id, report_id, section, version),
    constraint edition_is_of_a_report foreign key (territory_id, report_id)
      references reporting.reports (territory_id, id),
    constraint edition_is_written_by_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table reporting.conclusions (
    territory_id int not null,
    id uuid not null,
    report_id uuid not null,
    text text not null constraint conclusion_says_something check (btrim(text) <> ''),
    direction text not null default '',
    task text not null default '',
    term text not null default '',
    plan_line_id uuid,
    primary key (territory_id, id),
    constraint conclusion_is_of_a_report foreign key (territory_id, report_id)
      references reporting.reports (territory_id, id)
  )`.execute(db);
  await sql`create index conclusions_of_a_report on reporting.conclusions (territory_id, report_id, id)`.execute(
    db,
  );
}
