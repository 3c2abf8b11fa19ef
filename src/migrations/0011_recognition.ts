// The campaign: the call of the year, applications, remarks, late permissions, embargoes, the package for the department.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema recognition`.execute(db);
  await sql`create table recognition.campaigns (
    territory_id int not null,
    id uuid not null,
    year int not null check (year between 2000 and 2200),
    status_type text not null default 'site',
    title text not null,
    state text not null constraint campaign_state check (state in ('planned', 'open', 'closed', 'cancelled')),
    version int not null default 1,
    regulation_version_id uuid not null,
    body_id uuid not null,
    applications_until date not null,
    expertise_until date not null,
    order_until date not null,
    opened_at timestamptz,
    closed_at timestamptz,
    primary key (territory_id, id),
    constraint one_campaign_a_year exclude (territory_id with =, status_type with =, year with =) where (state <> 'cancelled'),
    constraint campaign_dates_in_order check (applications_until <= expertise_until and expertise_until <= order_until),
    constraint campaign_opened_iff_open check ((opened_at is null) = (state in ('planned', 'cancelled')) or state = 'cancelled'),
    constraint campaign_keeps_its_regulation foreign key (territory_id, regulation_version_id)
      references regulations.versions (territory_id, id),
    constraint campaign_has_its_council foreign key (territory_id, body_id) references councils.bodies (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.applications (
    territory_id int not null,
    id uuid not null,
    campaign_id uuid not null,
    kind text not null constraint application_kind check (kind in ('opening', 'continuation')),
    site_id uuid,
    institution_id uuid not null,
    state text not null constraint application_state check (state in
      ('draft', 'submitted', 'returned', 'admitted', 'proposed', 'not-proposed', 'recognised', 'rejected', 'withdrawn')),
    version int not null default 1,
    number int,
    direction text not null default '',
    theme text not null default '',
    goal text not null default '',
    characteristic text not null default '',
    relevance text not null default '',
    eligibility jsonb not null default '[]',
    head_person_id uuid,
    head_chairs_council boolean not null default true,
    co_head_person_id uuid,
    signer_person_id uuid,
    institution_name text not null default '',
    institution_inn text not null default '',
    created_by uuid,
    created_at timestamptz not null,
    saved_at timestamptz not null,
    saved_by uuid,
    submitted_at timestamptz,
    correct_until date,
    late_permission_id uuid,
    decided_at timestamptz,
    department_reason text,
    primary key (territory_id, id),
    constraint application_number_once unique (territory_id, campaign_id, number),
    constraint application_submitted_iff_numbered check ((submitted_at is null) = (number is null)),
    constraint application_past_draft_is_submitted check (state in ('draft', 'withdrawn') or submitted_at is not null),
    constraint continuation_names_its_site check (kind = 'opening' or site_id is not null),
    constraint decided_iff_final check ((decided_at is not null) = (state in ('recognised', 'rejected'))),
    constraint application_of_a_campaign foreign key (territory_id, campaign_id) references recognition.campaigns (territory_id, id),
    constraint application_of_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint application_names_a_head foreign key (territory_id, head_person_id) references people.persons (territory_id, id),
    constraint application_names_a_co_head foreign key (territory_id, co_head_person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create unique index one_live_application on recognition.applications (territory_id, campaign_id, institution_id, theme)
    where state not in ('withdrawn', 'draft')`.execute(db);
  await sql`create index applications_by_campaign on recognition.applications (territory_id, campaign_id, number)`.execute(
    db,
  );
  // The list over all years, drafts last, in the order of its keyset.
  await sql`create index applications_in_order on recognition.applications
    (territory_id, coalesce(number, 2147483647), id)`.execute(db);
  await sql`create index applications_by_institution on recognition.applications (territory_id, institution_id, id)`.execute(
    db,
  );
  await sql`create table recognition.application_plan (
    territory_id int not null,
    application_id uuid not null,
    position int not null,
    title text not null,
    form text not null default '',
    term text not null default '',
    starts_on date,
    ends_on date,
    responsible text not null default '',
    result text not null default '',
    task text not null default '',
    primary key (territory_id, application_id, position),
    constraint plan_line_dates check (ends_on is null or starts_on is null or ends_on >= starts_on),
    constraint plan_of_an_application foreign key (territory_id, application_id)
      references recognition.applications (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.application_remarks (
    territory_id int not null,
    id uuid not null,
    application_id uuid not null,
    submission int not null,
    field text not null,
    text text not null,
    person_id uuid not null,
    at timestamptz not null,
    resolved_at timestamptz,
    primary key (territory_id, id),
    constraint remark_on_an_application foreign key (territory_id, application_id)
      references recognition.applications (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.application_submissions (
    territory_id int not null,
    application_id uuid not null,
    submission int not null,
    at timestamptz not null,
    person_id uuid not null,
    content jsonb not null,
    primary key (territory_id, application_id, submission),
    constraint submission_of_an_application foreign key (territory_id, application_id)
      references recognition.applications (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.late_permissions (
    territory_id int not null,
    id uuid not null,
    campaign_id uuid not null,
    institution_id uuid not null,
    reason text not null check (length(reason) >= 10),
    until date not null,
    decided_by uuid not null,
    decided_at timestamptz not null,
    primary key (territory_id, id),
    constraint late_permission_of_a_campaign foreign key (territory_id, campaign_id)
      references recognition.campaigns (territory_id, id),
    constraint late_permission_for_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create table recognition.embargoes (
    territory_id int not null,
    id uuid not null,
    application_id uuid not null,
    institution_id uuid not null,
    inn text not null,
    theme text not null,
    ground text not null constraint embargo_ground check (ground in ('conclusion', 'submission', 'order', 'late-withdrawal')),
    starts_on date not null,
    ends_on date not null,
    primary key (territory_id, id),
    constraint one_embargo_an_application unique (territory_id, application_id),
    constraint embargo_lasts check (ends_on > starts_on),
    constraint embargo_of_an_application foreign key (territory_id, application_id)
      references recognition.applications (territory_id, id)
  )`.execute(db);
  await sql`create index embargoes_by_inn on recognition.embargoes (territory_id, inn, ends_on)`.execute(db);
  await sql`create table recognition.packages (
    territory_id int not null,
    id uuid not null,
    kind text not null constraint package_kind check (kind in ('recognition', 'termination')),
    campaign_id uuid,
    session_id uuid not null,
    body_id uuid not null,
    state text not null constraint package_state check (state in ('prepared', 'transferred', 'received', 'ordered')),
    version int not null default 1,
    proposals_document_id uuid,
    act_document_id uuid,
    order_document_id uuid,
    list jsonb not null default '[]',
    prepared_at timestamptz not null,
    transferred_at timestamptz,
    received_at timestamptz,
    received_by uuid,
    primary key (territory_id, id),
    constraint one_package_a_session unique (territory_id, session_id, kind),
    constraint package_received_iff_somebody_received check ((received_at is null) = (received_by is null)),
    constraint package_leaves_with_its_papers
      check (state = 'prepared' or (proposals_document_id is not null and act_document_id is not null)),
    constraint ordered_package_has_its_order check (state <> 'ordered' or order_document_id is not null),
    constraint recognition_package_of_a_campaign check (kind = 'termination' or campaign_id is not null)
  )`.execute(db);
  await sql`create table recognition.package_papers (
    territory_id int not null,
    package_id uuid not null,
    position int not null,
    application_id uuid,
    termination_id uuid,
    proposal text not null constraint package_proposal check (proposal in ('recognise', 'reject', 'terminate', 'keep')),
    decision text constraint package_decision check (decision in ('recognise', 'reject', 'terminate', 'keep')),
    council_reason text not null default '',
    reason text,
    primary key (territory_id, package_id, position),
    constraint different_decision_has_a_reason check (decision is null or decision = proposal or length(coalesce(reason, '')) >= 10),
    constraint paper_of_a_package foreign key (territory_id, package_id) references recognition.packages (territory_id, id)
  )`.execute(db);
  for (const table of [
    'campaigns',
    'applications',
    'application_plan',
    'application_remarks',
    'application_submissions',
    'late_permissions',
    'embargoes',
    'packages',
    'package_papers',
  ]) {
    await tenantTable(db, `recognition.${table}`);
  }
}
