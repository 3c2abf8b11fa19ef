// Meetings of every kind: execution of decisions, reading of materials, wordings of the minutes, secret ballots, votes by correspondence.
import { type Kysely, sql } from 'kysely';
import { appendOnly, revokeFromApplication, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenSessions(db);
  await widenOutcomes(db);
  await createTasks(db);
  await guardTasks(db);
  await createReadings(db);
  await createWordings(db);
  await createBallots(db);
  await countBallots(db);
  for (const table of ['tasks', 'task_evidence', 'readings', 'wordings', 'ballot_voters', 'ballot_boxes'])
    await tenantTable(db, `councils.${table}`);
  await appendOnly(db, 'councils.readings');
  await appendOnly(db, 'councils.wordings');
  await revokeFromApplication(
    db,
    ['select', 'insert', 'update', 'delete', 'truncate'],
    'councils.ballot_boxes',
  );
  await revokeFromApplication(db, ['insert', 'update', 'delete', 'truncate'], 'councils.ballot_voters');
}

/** «Не состоялось» is an end of its own: the number is given, nothing was decided. Votes by correspondence are a form. */
async function widenSessions(db: Kysely<unknown>): Promise<void> {
  await sql`alter table councils.sessions
    drop constraint sessions_state_check,
    drop constraint sessions_form_check,
    drop constraint held_session_is_closed,
    add column fail_reason text,
    add constraint sessions_state_check check (state in
      ('planned', 'summoned', 'open', 'closed', 'minutes-circulated', 'signed', 'published', 'cancelled', 'not-held')),
    add constraint session_form_is_known check (form in ('in-person', 'correspondence')),
    add constraint held_session_is_closed check
      ((state in ('closed', 'minutes-circulated', 'signed', 'published', 'not-held')) = (closed_at is not null)),
    add constraint not_held_with_a_reason check ((state = 'not-held') = (fail_reason is not null))`.execute(
    db,
  );
}

async function widenOutcomes(db: Kysely<unknown>): Promise<void> {
  await sql`alter table councils.items
    drop constraint items_motion_check,
    add column ballot text not null default 'open',
    add constraint motion_is_known check (motion in ('approve', 'decline', 'return', 'note', 'recommend')),
    add constraint ballot_is_known check (ballot in ('open', 'secret'))`.execute(db);
  await sql`alter table councils.decisions
    drop constraint decisions_outcome_check,
    add constraint outcome_is_known check (outcome in ('approve', 'decline', 'return', 'note', 'recommend', 'postpone'))`.execute(
    db,
  );
  await sql`alter table councils.remarks add column kind text not null default 'remark',
    add constraint remark_kind_is_known check (kind in ('remark', 'dissent'))`.execute(db);
}

/** A point of a decision somebody answers for: as the minutes say it, and who and until when now. */
async function createTasks(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.tasks (
    territory_id int not null,
    id uuid not null,
    version int not null default 1,
    item_id uuid not null,
    position int not null check (position > 0),
    text text not null check (text <> ''),
    given_to_id uuid not null,
    given_until date not null,
    owner_id uuid not null,
    due_on date not null,
    state text not null check (state in ('open', 'reported', 'done', 'dropped')),
    done_on date,
    outcome text not null default '',
    explanation text not null default '',
    late_since date,
    confirmed_on date,
    confirmed_by_id uuid,
    drop_reason text,
    created_at timestamptz not null,
    primary key (territory_id, id),
    constraint task_of_known_decision foreign key (territory_id, item_id) references councils.decisions (territory_id, item_id),
    constraint task_given_to_known foreign key (territory_id, given_to_id) references people.persons (territory_id, id),
    constraint task_owner_is_known foreign key (territory_id, owner_id) references people.persons (territory_id, id),
    constraint one_task_per_place unique (territory_id, item_id, position),
    constraint reported_task_has_its_day check ((state in ('reported', 'done')) = (done_on is not null)),
    constraint done_task_is_confirmed check ((state = 'done') = (confirmed_on is not null)),
    constraint dropped_task_has_a_reason check ((state = 'dropped') = (drop_reason is not null)),
    constraint late_done_task_says_so check (state <> 'done' or done_on <= due_on or late_since is not null)
  )`.execute(db);
  await sql`create index tasks_of_owner on councils.tasks (territory_id, owner_id, state)`.execute(db);
  await sql`create index tasks_by_term on councils.tasks (territory_id, due_on)`.execute(db);
  await sql`create table councils.task_evidence (
    territory_id int not null,
    id uuid not null,
    task_id uuid not null,
    subject_kind text not null,
    subject_id uuid not null,
    title text not null check (title <> ''),
    path text not null,
    added_on date not null,
    added_by_id uuid,
    primary key (territory_id, id),
    constraint evidence_of_known_task foreign key (territory_id, task_id) references councils.tasks (territory_id, id),
    constraint task_evidence_is_linked_once unique (territory_id, task_id, subject_kind, subject_id)
  )`.execute(db);
}

/** What the minutes say of a task never changes once they are signed; its lateness never goes. */
async function guardTasks(db: Kysely<unknown>): Promise<void> {
  await sql`create function councils.check_task() returns trigger language plpgsql as $$
    declare
      signed boolean;
      touched councils.tasks := coalesce(new, old);
    begin
      select s.state in ('signed', 'published') into signed
        from councils.items i join councils.sessions s on s.territory_id = i.territory_id and s.id = i.session_id
       where i.territory_id = touched.territory_id and i.id = touched.item_id;
      if signed and (tg_op <> 'UPDATE' or (new.item_id, new.position, new.text, new.given_to_id, new.given_until)
           is distinct from (old.item_id, old.position, old.text, old.given_to_id, old.given_until)) then
        raise exception 'signed minutes are changed' using errcode = '23514', constraint = 'signed_minutes_never_change';
      end if;
      if tg_op = 'UPDATE' and old.late_since is not null and new.late_since is distinct from old.late_since then
        raise exception 'lateness is taken away' using errcode = '23514', constraint = 'lateness_of_a_task_stays';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger check_task before insert or update or delete on councils.tasks
    for each row execute function councils.check_task()`.execute(db);
}

async function createReadings(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.readings (
    territory_id int not null,
    session_id uuid not null,
    person_id uuid not null,
    read_at timestamptz not null,
    primary key (territory_id, session_id, person_id),
    constraint reading_of_known_session foreign key (territory_id, session_id) references councils.sessions (territory_id, id),
    constraint reader_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
}

/** Every save of a part of the minutes: what was sent and what it made together with others' words. */
async function createWordings(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.wordings (
    territory_id int not null,
    item_id uuid not null,
    revision int not null check (revision > 0),
    person_id uuid,
    at timestamptz not null,
    sent jsonb not null,
    made jsonb not null,
    primary key (territory_id, item_id, revision),
    constraint wording_of_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id)
  )`.execute(db);
}

/** Who voted and how many were for what lie apart, without a moment or an order by which to put them together. */
async function createBallots(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.ballot_voters (
    territory_id int not null,
    item_id uuid not null,
    person_id uuid not null,
    primary key (territory_id, item_id, person_id),
    constraint voter_on_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id),
    constraint voter_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create table councils.ballot_boxes (
    territory_id int not null,
    item_id uuid not null,
    votes_for int not null default 0 check (votes_for >= 0),
    votes_against int not null default 0 check (votes_against >= 0),
    votes_abstained int not null default 0 check (votes_abstained >= 0),
    spoiled int not null default 0 check (spoiled >= 0),
    is_open boolean not null default false,
    primary key (territory_id, item_id),
    constraint box_of_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id)
  )`.execute(db);
}

/** The only ways to the box; all of them keep to the territory of the transaction, none tells of it while it is closed. */
async function countBallots(db: Kysely<unknown>): Promise<void> {
  const own = sql`nullif(current_setting('app.territory', true), '')::int`;
  await sql`create function councils.check_voter() returns trigger language plpgsql as $$
    begin
      if exists (select from councils.recusals r where r.territory_id = new.territory_id
                   and r.item_id = new.item_id and r.person_id = new.person_id) then
        raise exception 'a recused member votes' using errcode = '23514', constraint = 'no_vote_of_the_recused';
      end if;
      if not exists (select from councils.items i join councils.sessions s
                       on s.territory_id = i.territory_id and s.id = i.session_id
                     join councils.presences p on p.territory_id = s.territory_id and p.session_id = s.id
                    where i.territory_id = new.territory_id and i.id = new.item_id and i.state = 'scheduled'
                      and i.ballot = 'secret' and s.state = 'open' and p.person_id = new.person_id and p.left_at is null) then
        raise exception 'an absent member votes' using errcode = '23514', constraint = 'no_vote_of_the_absent';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger check_voter before insert or update on councils.ballot_voters
    for each row execute function councils.check_voter()`.execute(db);
  await sql`create function councils.drop_ballots(item uuid, voters uuid[], votes_for int, votes_against int, votes_abstained int, spoiled int)
    returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      if cardinality(voters) <> votes_for + votes_against + votes_abstained + spoiled then
        raise exception 'ballots and voters differ' using errcode = '23514', constraint = 'as_many_ballots_as_voters';
      end if;
      if exists (select from councils.ballot_boxes b where b.territory_id = ${own}
                   and b.item_id = item and b.is_open) then
        raise exception 'the box is open' using errcode = '23514', constraint = 'box_is_counted_once';
      end if;
      insert into councils.ballot_voters (territory_id, item_id, person_id)
        select ${own}, item, voter from unnest(voters) as voter order by voter;
      insert into councils.ballot_boxes as b (territory_id, item_id, votes_for, votes_against, votes_abstained, spoiled)
        values (${own}, item, votes_for, votes_against, votes_abstained, spoiled)
        on conflict (territory_id, item_id) do update set votes_for = b.votes_for + excluded.votes_for,
          votes_against = b.votes_against + excluded.votes_against,
          votes_abstained = b.votes_abstained + excluded.votes_abstained, spoiled = b.spoiled + excluded.spoiled;
    end $$`.execute(db);
  await sql`create function councils.open_box(item uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
      insert into councils.ballot_boxes (territory_id, item_id, is_open) values (${own}, item, true)
      on conflict (territory_id, item_id) do update set is_open = true
    $$`.execute(db);
  await sql`create function councils.empty_box(item uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      if not exists (select from councils.items i join councils.sessions s
                       on s.territory_id = i.territory_id and s.id = i.session_id
                      where i.territory_id = ${own} and i.id = item and s.state = 'open') then
        raise exception 'signed minutes are changed' using errcode = '23514', constraint = 'signed_minutes_never_change';
      end if;
      delete from councils.ballot_boxes b where b.territory_id = ${own} and b.item_id = item;
      delete from councils.ballot_voters v where v.territory_id = ${own} and v.item_id = item;
    end $$`.execute(db);
  await sql`create function councils.counted_boxes(items uuid[])
    returns table (item_id uuid, votes_for int, votes_against int, votes_abstained int, spoiled int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      select b.item_id, b.votes_for, b.votes_against, b.votes_abstained, b.spoiled from councils.ballot_boxes b
       where b.territory_id = any(nullif(current_setting('app.territories', true), '')::int[])
         and b.item_id = any(items) and b.is_open
    $$`.execute(db);
}
