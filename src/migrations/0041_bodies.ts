// Bodies of every kind: subject, curator, term and product; reports of a year; orders that make a composition and can be undone.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

const kinds = [
  ...['expert-council', 'methodical-council', 'coordination-council', 'pedagogical-council'],
  ...['institution-council', 'public-council', 'subject-association', 'method-association'],
  ...['professional-association', 'creative-group', 'temporary-team', 'problem-group', 'expert-group'],
  ...['working-group', 'school', 'resource-centre', 'other'],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenBodies(db);
  await createReports(db);
  await createCompositionOrders(db);
  for (const table of [
    'body_reports',
    'composition_orders',
    'composition_bodies',
    'composition_members',
    'composition_effects',
  ])
    await tenantTable(db, `councils.${table}`);
}

async function widenBodies(db: Kysely<unknown>): Promise<void> {
  const listed = sql.raw(kinds.map((kind) => `'${kind}'`).join(', '));
  await sql`alter table councils.bodies
    drop constraint bodies_kind_check,
    add column subject text not null default '',
    add column curator_id uuid,
    add column term_on date,
    add column product text not null default '',
    add column product_on date,
    add column product_result text not null default '',
    add column end_basis text not null default '',
    add constraint body_kind_is_known check (kind in (${listed})),
    add constraint body_curator_is_known foreign key (territory_id, curator_id)
      references people.persons (territory_id, id),
    add constraint group_for_a_term_has_a_term_and_a_product check
      (kind not in ('creative-group', 'temporary-team', 'problem-group')
       or (term_on is not null and btrim(product) <> '')),
    add constraint body_works_until_its_term check (term_on >= starts_on),
    add constraint handed_over_product_says_what check ((product_on is null) = (btrim(product_result) = ''))`.execute(
    db,
  );
  await sql`create index bodies_with_a_term on councils.bodies (territory_id, term_on)
    where term_on is not null and ends_on is null`.execute(db);
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.body_reports (
    territory_id int not null,
    id uuid not null,
    body_id uuid not null,
    school_year int not null constraint report_year_is_possible check (school_year between 2000 and 2100),
    state text not null constraint body_report_state check (state in ('submitted', 'returned', 'accepted')),
    version int not null default 1,
    work text not null constraint body_report_tells_the_work check (btrim(work) <> ''),
    results text not null default '',
    problems text not null default '',
    proposals text not null default '',
    submitted_on date not null,
    submitted_by_id uuid,
    decided_on date,
    decided_by_id uuid,
    decision_words text not null default '',
    primary key (territory_id, id),
    constraint one_report_of_a_body_a_year unique (territory_id, body_id, school_year),
    constraint report_of_known_body foreign key (territory_id, body_id)
      references councils.bodies (territory_id, id),
    constraint report_is_submitted_by_a_person foreign key (territory_id, submitted_by_id)
      references people.persons (territory_id, id),
    constraint report_is_decided_by_a_person foreign key (territory_id, decided_by_id)
      references people.persons (territory_id, id),
    constraint decided_report_says_when check ((state = 'submitted') = (decided_on is null)),
    constraint returned_report_says_why check (state <> 'returned' or btrim(decision_words) <> '')
  )`.execute(db);
}

/** What an order will make of bodies once it has its number, and, after that, what it has done: enough to undo it. */
async function createCompositionOrders(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.composition_orders (
    territory_id int not null,
    id uuid not null,
    document_id uuid not null,
    takes_effect_on date not null,
    state text not null constraint composition_order_state check (state in ('drafted', 'in-force', 'cancelled')),
    basis text not null default '',
    primary key (territory_id, id),
    constraint one_composition_a_document unique (territory_id, document_id),
    constraint composition_order_is_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id)
  )`.execute(db);
  await sql`create table councils.composition_bodies (
    territory_id int not null,
    order_id uuid not null,
    body_id uuid not null,
    fate text not null constraint body_fate_is_known check (fate in ('keep', 'close', 'open')),
    card jsonb not null default '{}',
    was jsonb not null default '{}',
    primary key (territory_id, order_id, body_id),
    constraint body_of_a_composition_order foreign key (territory_id, order_id)
      references councils.composition_orders (territory_id, id) on delete cascade
  )`.execute(db);
  await sql`create index orders_of_a_body on councils.composition_bodies (territory_id, body_id)`.execute(db);
  await sql`create table councils.composition_members (
    territory_id int not null,
    order_id uuid not null,
    body_id uuid not null,
    person_id uuid not null,
    role text not null constraint composition_role_is_known
      check (role in ('chair', 'deputy-chair', 'secretary', 'member')),
    organisation text not null default '',
    primary key (territory_id, order_id, body_id, person_id),
    constraint member_of_a_composition_order foreign key (territory_id, order_id, body_id)
      references councils.composition_bodies (territory_id, order_id, body_id) on delete cascade,
    constraint composed_member_is_known foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table councils.composition_effects (
    territory_id int not null,
    order_id uuid not null,
    membership_id uuid not null,
    kind text not null constraint composition_effect_is_known check (kind in ('added', 'ended', 'replaced', 'confirmed')),
    was jsonb not null default '{}',
    primary key (territory_id, order_id, membership_id),
    constraint effect_of_a_composition_order foreign key (territory_id, order_id)
      references councils.composition_orders (territory_id, id) on delete cascade
  )`.execute(db);
}
