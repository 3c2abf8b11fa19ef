// The year: annual plans, their lines, the frozen baseline, corrections, evidence; a document may be a plan.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema planning`.execute(db);
  await createPlans(db);
  await createLines(db);
  await createBaseline(db);
  await createCorrections(db);
  await createEvidence(db);
  for (const table of ['plans', 'lines', 'co_workers', 'baseline_lines', 'corrections', 'evidence', 'links'])
    await tenantTable(db, `planning.${table}`);
  await appendOnly(db, 'planning.baseline_lines');
  await letDocumentsBePlans(db);
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.plans (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    school_year int not null constraint plan_year_is_possible check (school_year between 2000 and 2100),
    regulation_version_id uuid,
    analysis text not null default '',
    goal text not null default '',
    tasks text not null default '',
    estimate numeric(14, 2) constraint estimate_is_money check (estimate >= 0),
    state text not null constraint plan_state
      check (state in ('draft', 'on-approval', 'approved', 'executing', 'closed')),
    version int not null default 1,
    document_id uuid,
    approved_on date,
    approved_by_id uuid,
    primary key (territory_id, id),
    constraint one_year_one_plan_of_the_service unique (territory_id, school_year),
    constraint plan_rests_on_a_regulation foreign key (territory_id, regulation_version_id)
      references regulations.versions (territory_id, id),
    constraint plan_is_approved_by_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id),
    constraint plan_is_approved_by_a_person foreign key (territory_id, approved_by_id)
      references people.persons (territory_id, id),
    constraint approved_plan_says_when
      check ((state in ('approved', 'executing', 'closed')) = (approved_on is not null))
  )`.execute(db);
}

async function createLines(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.lines (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    position int not null constraint line_has_a_place check (position > 0),
    direction text not null default '',
    task text not null default '',
    title text not null constraint line_has_title check (btrim(title) <> ''),
    form text not null default '',
    audience text not null default '',
    subjects text not null default '',
    term text not null constraint line_has_term check (btrim(term) <> ''),
    term_kind text not null constraint term_kind_is_known
      check (term_kind in ('day', 'period', 'until', 'month', 'year', 'times', 'by-plan', 'unknown')),
    starts_on date,
    ends_on date,
    times int constraint times_are_counted check (times between 1 and 366),
    responsible_id uuid not null,
    responsible_words text not null default '',
    place text not null default '',
    result text not null default '',
    programme text not null default '',
    cost_planned numeric(12, 2) constraint planned_cost_is_money check (cost_planned >= 0),
    cost_actual numeric(12, 2) constraint actual_cost_is_money check (cost_actual >= 0),
    funding text not null default '',
    source text not null default 'own' constraint line_source_is_known
      check (source in ('own', 'authority', 'institute', 'ministry', 'partner')),
    source_words text not null default '',
    state text not null constraint line_state check (state in ('open', 'reported', 'done', 'not-done', 'cancelled')),
    version int not null default 1,
    outcome text not null default '',
    done_on date,
    late_since date,
    reason text not null default '',
    confirmed_on date,
    confirmed_by_id uuid,
    primary key (territory_id, id),
    constraint line_is_of_a_plan foreign key (territory_id, plan_id) references planning.plans (territory_id, id),
    constraint line_answers_to_a_person foreign key (territory_id, responsible_id)
      references people.persons (territory_id, id),
    constraint line_is_confirmed_by_a_person foreign key (territory_id, confirmed_by_id)
      references people.persons (territory_id, id),
    constraint line_term_ends_after_it_starts check (ends_on > starts_on),
    constraint done_line_says_when check ((state in ('reported', 'done')) = (done_on is not null)),
    constraint done_line_is_confirmed check ((state = 'done') = (confirmed_on is not null)),
    constraint line_not_done_says_why check (state not in ('not-done', 'cancelled') or btrim(reason) <> '')
  )`.execute(db);
  await sql`create index lines_of_a_plan on planning.lines (territory_id, plan_id, position, id)`.execute(db);
  await sql`create index lines_of_a_person on planning.lines (territory_id, responsible_id, ends_on)`.execute(
    db,
  );
  // A lateness once written is never taken back, whatever else happens to the line.
  await sql`create function planning.keep_lateness() returns trigger language plpgsql as $$
    begin
      if old.late_since is not null then new.late_since := old.late_since; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger lateness_stays before update on planning.lines
    for each row execute function planning.keep_lateness()`.execute(db);
  await sql`create table planning.co_workers (
    territory_id int not null,
    line_id uuid not null,
    person_id uuid not null,
    primary key (territory_id, line_id, person_id),
    constraint co_worker_is_of_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id) on delete cascade,
    constraint co_worker_is_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index lines_of_a_co_worker on planning.co_workers (territory_id, person_id)`.execute(db);
  await sql`create table planning.links (
    territory_id int not null,
    line_id uuid not null,
    subject_kind text not null,
    subject_id text not null,
    title text not null constraint link_has_title check (btrim(title) <> ''),
    path text not null default '',
    primary key (territory_id, line_id, subject_kind, subject_id),
    constraint link_is_of_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id) on delete cascade
  )`.execute(db);
  await sql`create index links_of_a_subject on planning.links (territory_id, subject_kind, subject_id)`.execute(
    db,
  );
}

/** What was approved, line by line: read for ever, never changed. */
async function createBaseline(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.baseline_lines (
    territory_id int not null,
    plan_id uuid not null,
    line_id uuid not null,
    position int not null,
    direction text not null,
    task text not null,
    title text not null,
    form text not null,
    audience text not null,
    term text not null,
    starts_on date,
    ends_on date,
    responsible_id uuid not null,
    responsible_words text not null,
    place text not null,
    result text not null,
    primary key (territory_id, line_id),
    constraint baseline_is_of_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint baseline_is_of_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id),
    constraint baseline_answers_to_a_person foreign key (territory_id, responsible_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index baseline_of_a_plan on planning.baseline_lines (territory_id, plan_id, position)`.execute(
    db,
  );
}

async function createCorrections(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.corrections (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    line_id uuid,
    kind text not null constraint correction_kind_is_known
      check (kind in ('moved', 'added', 'cancelled', 'reassigned')),
    reason text not null constraint correction_has_a_reason check (btrim(reason) <> ''),
    source text not null constraint correction_source_is_known
      check (source in ('own', 'authority', 'institute', 'ministry', 'partner')),
    source_document text not null default '',
    proposed_on date not null,
    proposed_by_id uuid,
    before jsonb not null default '{}',
    after jsonb not null default '{}',
    state text not null constraint correction_state check (state in ('proposed', 'approved', 'rejected')),
    version int not null default 1,
    decided_on date,
    decided_by_id uuid,
    decision_words text not null default '',
    primary key (territory_id, id),
    constraint correction_is_of_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint correction_is_of_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id),
    constraint correction_is_proposed_by_a_person foreign key (territory_id, proposed_by_id)
      references people.persons (territory_id, id),
    constraint correction_is_decided_by_a_person foreign key (territory_id, decided_by_id)
      references people.persons (territory_id, id),
    constraint correction_names_its_line check (kind = 'added' or line_id is not null),
    constraint correction_from_outside_names_its_document
      check (source not in ('institute', 'ministry') or btrim(source_document) <> ''),
    constraint decided_correction_says_when check ((state = 'proposed') = (decided_on is null)),
    constraint rejected_correction_says_why check (state <> 'rejected' or btrim(decision_words) <> '')
  )`.execute(db);
  await sql`create unique index one_open_correction_of_a_line on planning.corrections (territory_id, line_id)
    where state = 'proposed' and line_id is not null`.execute(db);
  await sql`create index corrections_of_a_plan on planning.corrections (territory_id, plan_id, proposed_on)`.execute(
    db,
  );
}

async function createEvidence(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.evidence (
    territory_id int not null,
    id uuid not null,
    line_id uuid not null,
    subject_kind text not null,
    subject_id text not null,
    title text not null constraint evidence_has_title check (btrim(title) <> ''),
    path text not null default '',
    happened_on date not null,
    added_on date not null,
    added_by_id uuid,
    primary key (territory_id, id),
    constraint evidence_is_of_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id),
    constraint evidence_is_added_by_a_person foreign key (territory_id, added_by_id)
      references people.persons (territory_id, id),
    constraint evidence_is_linked_once unique (territory_id, line_id, subject_kind, subject_id)
  )`.execute(db);
}

/** The kinds of documents are listed in three checks; whatever they list today, a plan is added to it. */
async function letDocumentsBePlans(db: Kysely<unknown>): Promise<void> {
  const checks = [
    ['documents.documents', 'document_kind_is_known'],
    ['documents.counters', 'counter_kind_is_known'],
    ['documents.office_files', 'office_file_kind_is_known'],
  ] as const;
  for (const [table, name] of checks) {
    const { rows } = await sql<{ words: string }>`select pg_get_constraintdef(c.oid) as words
      from pg_constraint c where c.conname = ${name} and c.conrelid = ${table}::regclass`.execute(db);
    const words = (rows[0]?.words ?? '').replace('ARRAY[', "ARRAY['plan'::text, ");
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(db);
    await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(words)}`.execute(db);
  }
}
