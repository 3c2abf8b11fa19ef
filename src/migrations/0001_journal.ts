// The journal (append-only facts), keys of repeated commands, and the log of who looked at what.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema journal`.execute(db);
  await sql`create table journal.facts (
    territory_id int not null,
    id uuid not null,
    at timestamptz not null,
    name text not null,
    subject_kind text not null,
    subject_id text not null,
    actor_kind text not null check (actor_kind in ('person', 'visitor', 'system')),
    actor_account_id text,
    actor_person_id uuid,
    norm text,
    data jsonb not null default '{}',
    request_id text not null,
    primary key (territory_id, id)
  )`.execute(db);
  await sql`create index facts_by_subject on journal.facts (territory_id, subject_kind, subject_id, id)`.execute(
    db,
  );
  await sql`create index facts_by_norm on journal.facts (territory_id, norm, id)`.execute(db);
  await sql`create table journal.personal_values (
    territory_id int not null,
    fact_id uuid not null,
    person_id uuid not null,
    before jsonb,
    after jsonb,
    primary key (territory_id, fact_id, person_id),
    foreign key (territory_id, fact_id) references journal.facts (territory_id, id)
  )`.execute(db);
  await sql`create table journal.idempotency (
    territory_id int not null,
    key text not null,
    command text not null,
    account_id text,
    at timestamptz not null,
    outcome jsonb,
    primary key (territory_id, key)
  )`.execute(db);
  await sql`create table journal.views (
    territory_id int not null,
    id uuid not null,
    at timestamptz not null,
    account_id text,
    person_id uuid,
    subject_kind text not null,
    subject_id text not null,
    request_id text not null,
    primary key (territory_id, id)
  )`.execute(db);
  await sql`create table journal.daily_runs (
    territory_id int not null,
    job text not null,
    last_on date not null,
    primary key (territory_id, job)
  )`.execute(db);
  for (const table of ['facts', 'personal_values', 'idempotency', 'views', 'daily_runs'])
    await tenantTable(db, `journal.${table}`);
  for (const table of ['facts', 'views']) await appendOnly(db, `journal.${table}`);
}
