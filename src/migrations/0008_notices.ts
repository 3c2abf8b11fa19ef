// Notices: what a person is told in the product and by letter, and how they want to be told.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema notices`.execute(db);
  await sql`create table notices.notices (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    name text not null,
    text text not null,
    path text not null,
    norm text,
    due date,
    urgent boolean not null default false,
    dedupe_key text,
    created_at timestamptz not null,
    read_at timestamptz,
    letter_due_at timestamptz,
    letter_sent_at timestamptz,
    primary key (territory_id, id),
    constraint one_notice_per_key unique (territory_id, person_id, dedupe_key),
    constraint notice_is_about_somebody foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index unread_notices on notices.notices (territory_id, person_id, id desc) where read_at is null`.execute(
    db,
  );
  await sql`create index letters_to_send on notices.notices (territory_id, letter_due_at) where letter_sent_at is null and letter_due_at is not null`.execute(
    db,
  );
  await sql`create table notices.preferences (
    territory_id int not null,
    person_id uuid not null,
    letters text not null default 'each' check (letters in ('each', 'digest', 'none')),
    quiet_from smallint not null default 20 check (quiet_from between 0 and 23),
    quiet_to smallint not null default 8 check (quiet_to between 0 and 23),
    working_days_only boolean not null default true,
    primary key (territory_id, person_id),
    constraint preferences_of_somebody foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  for (const table of ['notices', 'preferences']) await tenantTable(db, `notices.${table}`);
}
