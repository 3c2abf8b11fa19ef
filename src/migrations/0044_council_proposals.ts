// What councils ask of others: proposals, questions forwarded to another body, petitions for encouragement with their nominees.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.proposals (
    territory_id int not null,
    id uuid not null,
    version int not null default 1,
    kind text not null check (kind in ('proposal', 'petition')),
    item_id uuid not null,
    text text not null check (text <> ''),
    addressee_kind text not null check (addressee_kind in ('authority', 'centre', 'body', 'other')),
    addressee text not null check (addressee <> ''),
    to_body_id uuid,
    state text not null check (state in ('draft', 'sent', 'granted', 'declined')),
    document_id uuid,
    sent_on date,
    response text not null default '',
    responded_on date,
    created_at timestamptz not null,
    primary key (territory_id, id),
    constraint proposal_of_known_decision foreign key (territory_id, item_id) references councils.decisions (territory_id, item_id),
    constraint proposal_to_known_body foreign key (territory_id, to_body_id) references councils.bodies (territory_id, id),
    constraint proposal_document_is_known foreign key (territory_id, document_id) references documents.documents (territory_id, id),
    constraint body_is_the_addressee check ((addressee_kind = 'body') = (to_body_id is not null)),
    constraint sent_proposal_has_a_paper check ((state = 'draft') = (sent_on is null) and (sent_on is null) = (document_id is null)),
    constraint answered_proposal_says_so check ((state in ('granted', 'declined')) = (responded_on is not null)),
    constraint refused_proposal_has_a_reason check (state <> 'declined' or response <> '')
  )`.execute(db);
  await sql`create index proposals_of_item on councils.proposals (territory_id, item_id)`.execute(db);
  await sql`create table councils.nominees (
    territory_id int not null,
    proposal_id uuid not null,
    person_id uuid not null,
    post text not null,
    award text not null check (award <> ''),
    grounds text not null check (grounds <> ''),
    is_granted boolean,
    primary key (territory_id, proposal_id, person_id),
    constraint nominee_of_known_petition foreign key (territory_id, proposal_id) references councils.proposals (territory_id, id),
    constraint nominee_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  for (const table of ['proposals', 'nominees']) await tenantTable(db, `councils.${table}`);
}
