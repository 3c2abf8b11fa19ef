// The site's life: terms of the status as periods, heads, plans, reports with due dates, termination cases.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table recognition.sites (
    territory_id int not null,
    id uuid not null,
    status_type text not null default 'site',
    institution_id uuid not null,
    direction text not null,
    theme text not null,
    goal text not null,
    subject text not null default '',
    services text not null default '',
    created_at timestamptz not null,
    primary key (territory_id, id),
    constraint site_of_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create index sites_by_institution on recognition.sites (territory_id, institution_id)`.execute(
    db,
  );
  await sql`create table recognition.site_terms (
    territory_id int not null,
    id uuid not null,
    site_id uuid not null,
    school_year int not null,
    starts_on date not null,
    ends_on date not null,
    order_document_id uuid not null,
    application_id uuid,
    ended_early_on date,
    ended_by_document_id uuid,
    ground text constraint end_ground check (ground in ('law', 'report')),
    during daterange generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint status_periods_do_not_overlap exclude using gist (territory_id with =, site_id with =, during with &&),
    constraint early_end_has_ground_and_order check (
      (ended_early_on is null and ended_by_document_id is null and ground is null)
      or (ended_early_on is not null and ended_by_document_id is not null and ground is not null
          and ended_early_on >= starts_on and ended_early_on < ends_on)),
    constraint status_rests_on_an_order foreign key (territory_id, order_document_id)
      references documents.documents (territory_id, id),
    constraint term_of_a_site foreign key (territory_id, site_id) references recognition.sites (territory_id, id),
    constraint term_from_an_application foreign key (territory_id, application_id)
      references recognition.applications (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.site_heads (
    territory_id int not null,
    id uuid not null,
    site_id uuid not null,
    role text not null constraint site_head_role check (role in ('head', 'co-head')),
    person_id uuid not null,
    starts_on date not null,
    ends_on date,
    order_document_id uuid not null,
    during daterange generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint one_head_at_a_time exclude using gist (territory_id with =, site_id with =, role with =, during with &&),
    constraint site_head_is_a_person foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint head_of_a_site foreign key (territory_id, site_id) references recognition.sites (territory_id, id),
    constraint head_rests_on_an_order foreign key (territory_id, order_document_id)
      references documents.documents (territory_id, id)
  )`.execute(db);
  await sql`create index site_heads_by_person on recognition.site_heads (territory_id, person_id)`.execute(
    db,
  );
  await sql`create table recognition.site_plans (
    territory_id int not null,
    id uuid not null,
    site_id uuid not null,
    school_year int not null,
    state text not null constraint site_plan_state check (state in ('draft', 'agreed', 'approved')),
    version int not null default 1,
    order_document_id uuid,
    agreed_by uuid,
    agreed_at timestamptz,
    approved_at timestamptz,
    primary key (territory_id, id),
    constraint one_plan_a_year unique (territory_id, site_id, school_year),
    constraint plan_approved_iff_ordered check ((state = 'approved') = (approved_at is not null)),
    constraint approved_plan_has_an_order check (state <> 'approved' or order_document_id is not null),
    constraint plan_of_a_site foreign key (territory_id, site_id) references recognition.sites (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.site_plan_lines (
    territory_id int not null,
    plan_id uuid not null,
    position int not null,
    title text not null,
    form text not null default '',
    term text not null default '',
    starts_on date,
    ends_on date,
    responsible text not null default '',
    result text not null default '',
    task text not null default '',
    fulfilment text not null default 'planned' constraint line_fulfilment check (fulfilment in ('planned', 'done', 'moved', 'cancelled')),
    outcome text not null default '',
    primary key (territory_id, plan_id, position),
    constraint line_dates check (ends_on is null or starts_on is null or ends_on >= starts_on),
    constraint line_of_a_plan foreign key (territory_id, plan_id) references recognition.site_plans (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.reports (
    territory_id int not null,
    id uuid not null,
    site_id uuid not null,
    school_year int not null,
    key text not null,
    title text not null,
    due_on date not null,
    regulation_version_id uuid not null,
    state text not null constraint report_state check (state in ('expected', 'submitted', 'returned', 'accepted', 'skipped')),
    version int not null default 1,
    summary text not null default '',
    results text not null default '',
    prospects text not null default '',
    submitted_at timestamptz,
    submitted_by uuid,
    council_accepted_on date,
    council_minutes text not null default '',
    expert_accepted_on date,
    expert_accepted_by uuid,
    skip_reason text,
    primary key (territory_id, id),
    constraint one_report_a_key unique (territory_id, site_id, school_year, key),
    constraint report_submitted_at_iff_submitted check (state in ('expected', 'skipped') or submitted_at is not null),
    constraint accepted_by_both check (state <> 'accepted' or (council_accepted_on is not null and expert_accepted_on is not null)),
    constraint skipped_with_a_reason check (state <> 'skipped' or length(coalesce(skip_reason, '')) >= 10),
    constraint report_of_a_site foreign key (territory_id, site_id) references recognition.sites (territory_id, id)
  )`.execute(db);
  await sql`create index reports_by_due_date on recognition.reports (territory_id, due_on) where state in ('expected', 'returned')`.execute(
    db,
  );
  await sql`create table recognition.terminations (
    territory_id int not null,
    id uuid not null,
    site_id uuid not null,
    ground text not null constraint termination_ground check (ground in ('law', 'report')),
    report_id uuid,
    state text not null constraint termination_state check (state in
      ('prepared', 'raised', 'on-agenda', 'proposed', 'not-proposed', 'terminated', 'dropped')),
    version int not null default 1,
    circumstances text not null,
    evidence text not null default '',
    prepared_at timestamptz not null,
    raised_by uuid,
    explanation text,
    explanation_by uuid,
    explained_at timestamptz,
    explain_until date,
    drop_reason text,
    order_document_id uuid,
    primary key (territory_id, id),
    constraint one_case_a_report unique (territory_id, report_id),
    constraint report_ground_names_the_report check (ground = 'law' or report_id is not null),
    constraint dropped_with_a_reason check (state <> 'dropped' or length(coalesce(drop_reason, '')) >= 10),
    constraint terminated_by_an_order check ((state = 'terminated') = (order_document_id is not null)),
    constraint termination_of_a_site foreign key (territory_id, site_id) references recognition.sites (territory_id, id),
    constraint termination_for_a_report foreign key (territory_id, report_id) references recognition.reports (territory_id, id)
  )`.execute(db);
  await sql`alter table recognition.applications add constraint continuation_of_a_site
    foreign key (territory_id, site_id) references recognition.sites (territory_id, id)`.execute(db);
  await sql`alter table recognition.package_papers add constraint paper_on_an_application
    foreign key (territory_id, application_id) references recognition.applications (territory_id, id)`.execute(
    db,
  );
  await sql`alter table recognition.package_papers add constraint paper_on_a_termination
    foreign key (territory_id, termination_id) references recognition.terminations (territory_id, id)`.execute(
    db,
  );
  for (const table of [
    'sites',
    'site_terms',
    'site_heads',
    'site_plans',
    'site_plan_lines',
    'reports',
    'terminations',
  ]) {
    await tenantTable(db, `recognition.${table}`);
  }
}
