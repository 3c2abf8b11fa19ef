// Unplanned assignments with a term down to the minute, one task an addressee; saved groups of institutions.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

const ofPerson = (name: string, column: string) =>
  sql`constraint ${sql.id(name)} foreign key (territory_id, ${sql.id(column)}) references people.persons (territory_id, id)`;
const ofInstitution = (name: string) =>
  sql`constraint ${sql.id(name)} foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id)`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema collections`.execute(db);
  await createGroups(db);
  await createAssignments(db);
  await createTasks(db);
  for (const table of ['groups', 'group_members', 'assignments', 'tasks'])
    await tenantTable(db, `collections.${table}`);
}

async function createGroups(db: Kysely<unknown>): Promise<void> {
  await sql`create table collections.groups (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    name text not null constraint group_is_named check (btrim(name) <> ''),
    primary key (territory_id, id),
    constraint group_is_named_once unique (territory_id, name)
  )`.execute(db);
  await sql`create table collections.group_members (
    territory_id int not null,
    group_id uuid not null,
    institution_id uuid not null,
    primary key (territory_id, group_id, institution_id),
    constraint member_is_of_a_group foreign key (territory_id, group_id)
      references collections.groups (territory_id, id) on delete cascade,
    ${ofInstitution('member_is_an_institution')}
  )`.execute(db);
}

async function createAssignments(db: Kysely<unknown>): Promise<void> {
  await sql`create table collections.assignments (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    title text not null constraint assignment_says_what check (btrim(title) <> ''),
    details text not null default '',
    due_at timestamptz not null,
    needs_file boolean not null default false,
    author_id uuid not null,
    line_id uuid,
    created_at timestamptz not null,
    escalated_at timestamptz,
    primary key (territory_id, id),
    ${ofPerson('assignment_is_given_by_a_person', 'author_id')},
    constraint assignment_serves_a_line foreign key (territory_id, line_id) references planning.lines (territory_id, id),
    constraint assignment_term_is_ahead check (due_at > created_at)
  )`.execute(db);
  await sql`create index assignments_not_escalated on collections.assignments (territory_id, due_at)
    where escalated_at is null`.execute(db);
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await sql`create table collections.tasks (
    territory_id int not null,
    id uuid not null,
    assignment_id uuid not null,
    institution_id uuid,
    responsible_id uuid not null,
    state text not null constraint task_state check (state in ('given', 'answered', 'returned', 'closed', 'withdrawn')),
    version int not null default 1,
    acquainted_at timestamptz,
    answer text not null default '',
    answered_at timestamptz,
    answered_by_id uuid,
    reason text not null default '',
    closed_at timestamptz,
    primary key (territory_id, id),
    constraint task_is_of_an_assignment foreign key (territory_id, assignment_id)
      references collections.assignments (territory_id, id),
    ${ofInstitution('task_is_of_an_institution')},
    ${ofPerson('task_answers_to_a_person', 'responsible_id')},
    ${ofPerson('task_is_answered_by_a_person', 'answered_by_id')},
    constraint task_is_given_once unique nulls not distinct (territory_id, assignment_id, institution_id, responsible_id),
    constraint answered_task_says_what check (state not in ('answered', 'closed') or (answered_at is not null and btrim(answer) <> '')),
    constraint returned_task_says_why check (state not in ('returned', 'withdrawn') or btrim(reason) <> ''),
    constraint closed_task_says_when check ((state = 'closed') = (closed_at is not null))
  )`.execute(db);
  await sql`create index tasks_of_a_person on collections.tasks (territory_id, responsible_id, state)`.execute(
    db,
  );
  await sql`create index tasks_of_an_institution on collections.tasks (territory_id, institution_id, state)`.execute(
    db,
  );
  // The first answer decides whether the term was kept: later corrections do not move it.
  await sql`create function collections.keep_first_answer() returns trigger language plpgsql as $$
    begin
      if old.answered_at is not null then new.answered_at := old.answered_at; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger lateness_stays before update on collections.tasks
    for each row execute function collections.keep_first_answer()`.execute(db);
}
