// The end of a service: a case with its act, and the list of what is handed over, a row for each thing.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema closing`.execute(db);
  await createCases(db);
  await createHandovers(db);
  for (const table of ['cases', 'handovers']) await tenantTable(db, `closing.${table}`);
}

async function createCases(db: Kysely<unknown>): Promise<void> {
  await sql`create table closing.cases (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null,
    kind_words text not null constraint closing_names_its_kind check (btrim(kind_words) <> ''),
    ends_service boolean not null,
    clause text not null default '',
    reason text not null constraint closing_says_why check (btrim(reason) <> ''),
    successor_id uuid,
    successor text not null default '',
    closes_on date not null,
    ground_act text not null default '',
    order_document_id uuid,
    act text not null default '',
    state text not null constraint closing_state
      check (state in ('preparing', 'closed', 'completed', 'dropped', 'reopened')),
    version int not null default 1,
    opened_on date not null,
    opened_by_id uuid,
    finished_on date,
    finished_by_id uuid,
    reversal_act text not null default '',
    reversed_on date,
    primary key (territory_id, id),
    constraint closing_is_ordered_by_a_document foreign key (territory_id, order_document_id)
      references documents.documents (territory_id, id),
    constraint successor_is_an_institution foreign key (territory_id, successor_id)
      references institutions.institutions (territory_id, id),
    constraint closing_is_opened_by_a_person foreign key (territory_id, opened_by_id)
      references people.persons (territory_id, id),
    constraint closing_is_finished_by_a_person foreign key (territory_id, finished_by_id)
      references people.persons (territory_id, id),
    constraint closed_service_has_its_act check (state not in ('closed', 'completed', 'reopened')
      or (order_document_id is not null and btrim(act) <> '' and finished_on is not null)),
    constraint only_an_ending_closes_the_service check (state not in ('closed', 'reopened') or ends_service),
    constraint reopened_service_has_its_act check ((state = 'reopened')
      = (reversed_on is not null and btrim(reversal_act) <> ''))
  )`.execute(db);
  await sql`create unique index one_closing_at_a_time on closing.cases (territory_id)
    where state in ('preparing', 'closed')`.execute(db);
}

async function createHandovers(db: Kysely<unknown>): Promise<void> {
  await sql`create table closing.handovers (
    territory_id int not null,
    id uuid not null,
    case_id uuid not null,
    kind text not null,
    subject_id text not null,
    title text not null constraint handed_thing_is_named check (btrim(title) <> ''),
    detail text not null default '',
    path text not null default '',
    is_obligation boolean not null default false,
    place int not null,
    giver_id uuid,
    giver text not null default '',
    receiver text not null default '',
    handed_on date,
    accepted_by text not null default '',
    accepted_on date,
    version int not null default 1,
    primary key (territory_id, id),
    constraint handed_thing_is_listed_once unique (territory_id, case_id, kind, subject_id),
    constraint handed_over_in_a_case foreign key (territory_id, case_id)
      references closing.cases (territory_id, id) on delete cascade,
    constraint thing_is_given_by_a_person foreign key (territory_id, giver_id)
      references people.persons (territory_id, id),
    constraint handed_thing_names_its_receiver check (handed_on is null or btrim(receiver) <> ''),
    constraint accepted_thing_was_handed check (accepted_on is null
      or (handed_on is not null and accepted_on >= handed_on and btrim(accepted_by) <> ''))
  )`.execute(db);
}
