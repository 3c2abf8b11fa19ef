// Between the service and its authority: objections to its orders.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema authority`.execute(db);
  await createObjections(db);
  await tenantTable(db, 'authority.objections');
}

async function createObjections(db: Kysely<unknown>): Promise<void> {
  await sql`create table authority.objections (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    document_id uuid not null,
    author_id uuid not null,
    filed_on date not null,
    body text not null constraint objection_says_why check (btrim(body) <> ''),
    answer_due date,
    late boolean not null default false,
    state text not null constraint objection_state check (state in ('filed', 'considered', 'withdrawn')),
    version int not null default 1,
    outcome text constraint objection_outcome_is_known check (outcome in ('upheld', 'partly', 'rejected')),
    answer text not null default '',
    decided_on date,
    decided_by_id uuid,
    primary key (territory_id, id),
    constraint objection_is_against_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id),
    constraint objection_has_an_author foreign key (territory_id, author_id)
      references people.persons (territory_id, id),
    constraint objection_is_decided_by_a_person foreign key (territory_id, decided_by_id)
      references people.persons (territory_id, id),
    constraint considered_objection_has_its_outcome check
      ((state = 'considered') = (outcome is not null and decided_on is not null and btrim(answer) <> '')),
    constraint objection_is_not_judged_by_its_author check (decided_by_id is distinct from author_id)
  )`.execute(db);
  await sql`create unique index one_open_objection_to_an_order on authority.objections
    (territory_id, document_id, author_id) where state = 'filed'`.execute(db);
}
