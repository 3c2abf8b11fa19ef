// Word to the ministry about lines of the plan that fail, and addresses by which a telephone follows a calendar.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema ministry`.execute(db);
  await sql`create table ministry.notices (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    plan_id uuid not null,
    school_year int not null,
    addressee text not null constraint notice_has_an_addressee check (btrim(addressee) <> ''),
    state text not null constraint notice_state check (state in ('draft', 'sent', 'discarded')),
    version int not null default 1,
    document_id uuid,
    number text,
    sent_on date,
    drawn_on date not null,
    drawn_by_id uuid,
    primary key (territory_id, id),
    constraint notice_is_about_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint notice_is_a_letter foreign key (territory_id, document_id)
      references documents.documents (territory_id, id),
    constraint notice_is_drawn_by_a_person foreign key (territory_id, drawn_by_id)
      references people.persons (territory_id, id),
    constraint notice_keeps_its_letter check ((state = 'discarded') = (document_id is null)),
    constraint sent_notice_has_number_and_day
      check ((state = 'sent') = (sent_on is not null) and (state = 'sent') = (number is not null))
  )`.execute(db);
  await sql`create table ministry.notice_lines (
    territory_id int not null,
    notice_id uuid not null,
    line_id uuid not null,
    position int not null,
    title text not null,
    term text not null,
    trouble text not null constraint notice_trouble_is_known check (trouble in ('late', 'risk', 'not-done')),
    reason text not null constraint notice_line_says_why check (btrim(reason) <> ''),
    new_day date not null,
    measures text not null constraint notice_line_says_what_is_done check (btrim(measures) <> ''),
    primary key (territory_id, notice_id, line_id),
    constraint notice_line_is_of_a_notice foreign key (territory_id, notice_id)
      references ministry.notices (territory_id, id),
    constraint notice_line_is_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id)
  )`.execute(db);
  await sql`create schema calendar`.execute(db);
  await sql`create table calendar.feeds (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    scope text not null constraint feed_scope_is_known check (scope in ('person', 'body', 'territory')),
    body_id uuid,
    title text not null,
    secret_hash text not null constraint feed_keeps_only_a_hash check (secret_hash ~ '^[0-9a-f]{64}$'),
    owner_id uuid not null,
    opened_at timestamptz not null,
    revoked_at timestamptz,
    primary key (territory_id, id),
    constraint feed_address_is_its_own unique (territory_id, secret_hash),
    constraint feed_is_of_a_person foreign key (territory_id, owner_id)
      references people.persons (territory_id, id),
    constraint feed_of_a_body_names_it check ((scope = 'body') = (body_id is not null)),
    constraint feed_is_of_a_body foreign key (territory_id, body_id)
      references councils.bodies (territory_id, id)
  )`.execute(db);
  for (const table of ['ministry.notices', 'ministry.notice_lines', 'calendar.feeds'])
    await tenantTable(db, table);
}
