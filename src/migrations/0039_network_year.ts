// The year of a network: the centre's plan brought to its members, assignments, advice, who took part, plans that members open.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createPublications(db);
  await createAssignments(db);
  await createGovernance(db);
  await createOpenedPlans(db);
  const tables = ['publications', 'published_lines', 'acknowledgements', 'assignments', 'assignment_targets'];
  for (const table of [...tables, 'answers', 'advice', 'participants', 'opened_plans'])
    await tenantTable(db, `network.${table}`);
  for (const table of ['publications', 'published_lines', 'acknowledgements'])
    await appendOnly(db, `network.${table}`);
  await readersOfPublications(db);
  await readersOfAssignments(db);
  await readersOfPlans(db);
}

/** What was brought to the members is kept as it was brought, edition by edition. */
async function createPublications(db: Kysely<unknown>): Promise<void> {
  await sql`create table network.publications (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    network_id int not null references territories.networks (id),
    plan_id uuid not null,
    school_year int not null,
    edition int not null constraint edition_is_counted check (edition > 0),
    title text not null constraint publication_has_a_title check (btrim(title) <> ''),
    note text not null default '',
    published_on date not null,
    published_by_id uuid,
    primary key (territory_id, id),
    constraint edition_is_published_once unique (territory_id, plan_id, edition),
    constraint publication_is_of_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint publication_is_made_by_a_person foreign key (territory_id, published_by_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table network.published_lines (
    territory_id int not null,
    publication_id uuid not null,
    line_id uuid not null,
    position int not null,
    direction text not null default '',
    title text not null,
    form text not null default '',
    audience text not null default '',
    term text not null,
    term_kind text not null,
    starts_on date,
    ends_on date,
    place text not null default '',
    responsible text not null default '',
    change text not null constraint published_change_is_known
      check (change in ('same', 'added', 'moved', 'cancelled', 'changed')),
    was text not null default '',
    primary key (territory_id, publication_id, line_id),
    constraint published_line_is_of_a_publication foreign key (territory_id, publication_id)
      references network.publications (territory_id, id)
  )`.execute(db);
  await sql`create table network.acknowledgements (
    territory_id int not null references territories.territories (id),
    publication_id uuid not null,
    publisher_id int not null references territories.territories (id),
    network_id int not null references territories.networks (id),
    person_id uuid not null,
    post text not null default '',
    acknowledged_at timestamptz not null,
    constraint plan_is_acknowledged_once primary key (territory_id, publication_id),
    constraint plan_is_acknowledged_by_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
}

async function createAssignments(db: Kysely<unknown>): Promise<void> {
  await sql`create table network.assignments (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    network_id int not null references territories.networks (id),
    title text not null constraint assignment_says_what check (btrim(title) <> ''),
    details text not null default '',
    line_id uuid,
    due_on date not null,
    given_on date not null,
    given_by_id uuid,
    state text not null constraint assignment_state check (state in ('given', 'withdrawn')),
    reason text not null default '',
    version int not null default 1,
    primary key (territory_id, id),
    constraint assignment_is_due_after_it_is_given check (due_on >= given_on),
    constraint withdrawn_assignment_says_why check (state <> 'withdrawn' or btrim(reason) <> ''),
    constraint assignment_is_of_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id),
    constraint assignment_is_given_by_a_person foreign key (territory_id, given_by_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table network.assignment_targets (
    territory_id int not null,
    assignment_id uuid not null,
    member_id int not null references territories.territories (id),
    primary key (territory_id, assignment_id, member_id),
    constraint target_is_of_an_assignment foreign key (territory_id, assignment_id)
      references network.assignments (territory_id, id)
  )`.execute(db);
  await sql`create table network.answers (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    giver_id int not null references territories.territories (id),
    network_id int not null references territories.networks (id),
    due_on date not null,
    state text not null constraint answer_state check (state in ('taken', 'done')),
    version int not null default 1,
    taken_on date not null,
    taken_by_id uuid,
    executor_id uuid not null,
    done_on date,
    outcome text not null default '',
    late_reason text not null default '',
    evidence text not null default '',
    file_id uuid,
    constraint assignment_is_taken_once primary key (territory_id, id),
    constraint answer_is_taken_by_a_person foreign key (territory_id, taken_by_id)
      references people.persons (territory_id, id),
    constraint answer_has_an_executor foreign key (territory_id, executor_id)
      references people.persons (territory_id, id),
    constraint answer_keeps_its_file foreign key (territory_id, file_id)
      references documents.files (territory_id, id),
    constraint done_answer_says_when check ((state = 'done') = (done_on is not null)),
    constraint done_answer_is_proven
      check (state <> 'done' or (btrim(outcome) <> '' and (btrim(evidence) <> '' or file_id is not null))),
    constraint late_answer_says_why check (done_on is null or done_on <= due_on or btrim(late_reason) <> '')
  )`.execute(db);
}

/** Advice of the scientific leadership to the centre's plan, and who of each service took part in the centre's work. */
async function createGovernance(db: Kysely<unknown>): Promise<void> {
  await sql`create table network.advice (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    plan_id uuid not null,
    words text not null constraint advice_says_something check (length(btrim(words)) >= 5),
    given_on date not null,
    given_by_id uuid,
    state text not null constraint advice_state check (state in ('given', 'accepted', 'declined')),
    version int not null default 1,
    answer text not null default '',
    answered_on date,
    answered_by_id uuid,
    primary key (territory_id, id),
    constraint advice_is_to_a_plan foreign key (territory_id, plan_id) references planning.plans (territory_id, id),
    constraint advice_is_given_by_a_person foreign key (territory_id, given_by_id)
      references people.persons (territory_id, id),
    constraint advice_is_answered_by_a_person foreign key (territory_id, answered_by_id)
      references people.persons (territory_id, id),
    constraint answered_advice_says_when check ((state = 'given') = (answered_on is null)),
    constraint declined_advice_says_why check (state <> 'declined' or btrim(answer) <> '')
  )`.execute(db);
  await sql`create table network.participants (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    publisher_id int not null references territories.territories (id),
    network_id int not null references territories.networks (id),
    line_id uuid not null,
    line_title text not null,
    person_id uuid not null,
    part text not null constraint part_is_known check (part in ('participant', 'speaker', 'organiser', 'tutor')),
    held_on date not null,
    added_on date not null,
    added_by_id uuid,
    primary key (territory_id, id),
    constraint participant_is_named_once unique (territory_id, line_id, person_id, held_on),
    constraint participant_is_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint participant_is_named_by_a_person foreign key (territory_id, added_by_id)
      references people.persons (territory_id, id)
  )`.execute(db);
}

async function createOpenedPlans(db: Kysely<unknown>): Promise<void> {
  await sql`create table network.opened_plans (
    territory_id int not null,
    plan_id uuid not null,
    network_id int not null references territories.networks (id),
    school_year int not null,
    audience text not null constraint plan_audience_is_known check (audience in ('centre', 'members')),
    reason text not null constraint plan_is_opened_with_a_reason check (length(reason) >= 5),
    decided_on date not null,
    decided_by_id uuid,
    primary key (territory_id, plan_id),
    constraint opened_plan_is_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint plan_is_opened_by_a_person foreign key (territory_id, decided_by_id)
      references people.persons (territory_id, id)
  )`.execute(db);
}

const shortName = sql.raw(`p.surname || chr(160) || left(p.given, 1) || '.'
  || case when coalesce(p.patronymic, '') = '' then '' else left(p.patronymic, 1) || '.' end`);
const definer = sql.raw('language sql stable security definer set search_path = pg_catalog, pg_temp');

/** Only the territory that hosts a network publishes in it, whatever stands in the table. */
async function readersOfPublications(db: Kysely<unknown>): Promise<void> {
  await sql`create function network.readable_publications(on_day date) returns setof network.publications
    ${definer} as $$
      select p.* from network.publications p
        join territories.networks n on n.id = p.network_id and n.host_territory_id = p.territory_id
       where network.opened_to_reader(p.territory_id, p.network_id, 'members', on_day, false) $$`.execute(db);
  await sql`create function network.readable_published_lines(on_day date, publication uuid)
      returns setof network.published_lines
    ${definer} as $$
      select l.* from network.publications p
        join territories.networks n on n.id = p.network_id and n.host_territory_id = p.territory_id
        join network.published_lines l on l.territory_id = p.territory_id and l.publication_id = p.id
       where p.id = publication
         and network.opened_to_reader(p.territory_id, p.network_id, 'members', on_day, false) $$`.execute(db);
  await sql`create function network.readable_acknowledgements(on_day date, as_centre boolean)
      returns table (territory_id int, network_id int, publication_id uuid, name text, post text,
        acknowledged_at timestamptz)
    ${definer} as $$
      select a.territory_id, a.network_id, a.publication_id, ${shortName}, a.post, a.acknowledged_at
        from network.acknowledgements a
        join people.persons p on p.territory_id = a.territory_id and p.id = a.person_id
       where network.opened_to_reader(a.territory_id, a.network_id, 'centre', on_day, as_centre) $$`.execute(
    db,
  );
}

/** An assignment is read by who gave it and by the members it is given to; an answer by its member and the centre. */
async function readersOfAssignments(db: Kysely<unknown>): Promise<void> {
  await sql`create function network.readable_assignments(on_day date)
      returns table (territory_id int, id uuid, network_id int, title text, details text, due_on date, given_on date,
        state text, reason text, member_id int)
    ${definer} as $$
      select a.territory_id, a.id, a.network_id, a.title, a.details, a.due_on, a.given_on, a.state, a.reason, t.member_id
        from (select nullif(current_setting('app.territories', true), '')::int[] as ids) reader
        join network.assignment_targets t on t.member_id = any(reader.ids) or t.territory_id = any(reader.ids)
        join network.assignments a on a.territory_id = t.territory_id and a.id = t.assignment_id
        join territories.networks n on n.id = a.network_id and n.host_territory_id = a.territory_id
       where network.opened_to_reader(a.territory_id, a.network_id, 'members', on_day, false) $$`.execute(db);
  await sql`create function network.readable_answers(on_day date, as_centre boolean)
      returns table (territory_id int, network_id int, id uuid, state text, version int, taken_on date,
        executor_id uuid, executor text, done_on date, outcome text, late_reason text, evidence text,
        file_id uuid, file_name text, file_type text)
    ${definer} as $$
      select a.territory_id, a.network_id, a.id, a.state, a.version, a.taken_on, a.executor_id, ${shortName}, a.done_on,
             a.outcome, a.late_reason, a.evidence, a.file_id, f.name, f.type
        from network.answers a
        join people.persons p on p.territory_id = a.territory_id and p.id = a.executor_id
        left join documents.files f on f.territory_id = a.territory_id and f.id = a.file_id and f.removed_at is null
       where network.opened_to_reader(a.territory_id, a.network_id, 'centre', on_day, as_centre) $$`.execute(
    db,
  );
  await sql`create function network.readable_participants(on_day date, as_centre boolean, first_day date, after date)
      returns table (territory_id int, network_id int, person_id uuid, name text, line_id uuid, line_title text,
        part text, held_on date)
    ${definer} as $$
      select t.territory_id, t.network_id, t.person_id, ${shortName}, t.line_id, t.line_title, t.part, t.held_on
        from network.participants t
        join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
       where t.held_on >= first_day and t.held_on < after
         and network.opened_to_reader(t.territory_id, t.network_id, 'centre', on_day, as_centre) $$`.execute(
    db,
  );
}

/** A plan its service opened is read where it lies: approved, without people, without money, without what was cancelled. */
async function readersOfPlans(db: Kysely<unknown>): Promise<void> {
  await sql`create function network.readable_plan_lines(on_day date, as_centre boolean, first_day date, after date)
      returns table (territory_id int, network_id int, line_id uuid, title text, form text, audience text, term text,
        term_kind text, starts_on date, ends_on date, place text, state text)
    ${definer} as $$
      select o.territory_id, o.network_id, l.id, l.title, l.form, l.audience, l.term, l.term_kind, l.starts_on, l.ends_on,
             l.place, l.state
        from (select nullif(current_setting('app.territories', true), '')::int[] as ids) reader
        join network.opened_plans o on o.territory_id <> all(reader.ids)
         and network.opened_to_reader(o.territory_id, o.network_id, o.audience, on_day, as_centre)
        join planning.plans p on p.territory_id = o.territory_id and p.id = o.plan_id
         and p.state in ('approved', 'executing', 'closed')
        join planning.lines l on l.territory_id = o.territory_id and l.plan_id = o.plan_id
       where l.state <> 'cancelled' and l.starts_on < after and l.ends_on > first_day $$`.execute(db);
  await sql`create function network.readable_opened_plans(on_day date, as_centre boolean)
      returns table (territory_id int, network_id int, school_year int, audience text, reason text)
    ${definer} as $$
      select o.territory_id, o.network_id, o.school_year, o.audience,
             case when o.territory_id = any(reader.ids) then o.reason else '' end
        from (select nullif(current_setting('app.territories', true), '')::int[] as ids) reader, network.opened_plans o
        join planning.plans p on p.territory_id = o.territory_id and p.id = o.plan_id
         and p.state in ('approved', 'executing', 'closed')
       where network.opened_to_reader(o.territory_id, o.network_id, o.audience, on_day, as_centre) $$`.execute(
    db,
  );
}
