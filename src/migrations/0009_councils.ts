// Councils: bodies, memberships as periods, sessions, agenda, presence, recusals, votes, decisions, remarks.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema councils`.execute(db);
  await sql`create extension if not exists btree_gist`.execute(db);
  await createBodies(db);
  await createSessions(db);
  await createAgenda(db);
  await createPresence(db);
  await createVoting(db);
  await guardVotes(db);
  await guardSignedMinutes(db);
  for (const table of tables) await tenantTable(db, `councils.${table}`);
}

const tables = [
  'bodies',
  'memberships',
  'sessions',
  'session_members',
  'presences',
  'items',
  'recusals',
  'votes',
  'decisions',
  'remarks',
] as const;

async function createBodies(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.bodies (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    version int not null default 1,
    kind text not null check (kind in ('expert-council', 'methodical-council', 'coordination-council', 'working-group', 'other')),
    name text not null,
    name_genitive text not null,
    short_name text not null,
    institution_id uuid,
    regulation_id uuid,
    place text not null default '',
    starts_on date not null,
    ends_on date,
    created_at timestamptz not null,
    primary key (territory_id, id),
    constraint body_lives_forward check (ends_on > starts_on),
    constraint body_of_known_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint body_regulation_is_known foreign key (territory_id, regulation_id)
      references regulations.regulations (territory_id, id)
  )`.execute(db);
  await sql`create unique index one_body_per_name on councils.bodies
    (territory_id, coalesce(institution_id, '00000000-0000-0000-0000-000000000000'), lower(name)) where ends_on is null`.execute(
    db,
  );
  await sql`create table councils.memberships (
    territory_id int not null,
    id uuid not null,
    body_id uuid not null,
    person_id uuid not null,
    role text not null check (role in ('chair', 'deputy-chair', 'secretary', 'member')),
    organisation text not null default '',
    starts_on date not null,
    ends_on date,
    basis text not null check (basis <> ''),
    end_basis text,
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint membership_lives_forward check (ends_on > starts_on),
    constraint membership_of_known_body foreign key (territory_id, body_id) references councils.bodies (territory_id, id),
    constraint member_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint one_membership_at_a_time exclude using gist
      (territory_id with =, body_id with =, person_id with =, during with &&),
    constraint one_chair_at_a_time exclude using gist
      (territory_id with =, body_id with =, during with &&) where (role = 'chair'),
    constraint one_secretary_at_a_time exclude using gist
      (territory_id with =, body_id with =, during with &&) where (role = 'secretary')
  )`.execute(db);
  await sql`create index memberships_of_person on councils.memberships (territory_id, person_id)`.execute(db);
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.sessions (
    territory_id int not null,
    id uuid not null,
    version int not null default 1,
    body_id uuid not null,
    state text not null check (state in
      ('planned', 'summoned', 'open', 'closed', 'minutes-circulated', 'signed', 'published', 'cancelled')),
    planned_on date not null,
    planned_time text not null check (planned_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    place text not null,
    form text not null default 'in-person' check (form in ('in-person')),
    summoned_at timestamptz,
    year int,
    number int check (number > 0),
    regulation_version_id uuid,
    opened_at timestamptz,
    closed_at timestamptz,
    presider_id uuid,
    secretary_id uuid,
    attendance_marked boolean not null default false,
    invited text not null default '',
    remarks_until date,
    chair_signed_at timestamptz,
    secretary_signed_at timestamptz,
    document_id uuid,
    cancel_reason text,
    primary key (territory_id, id),
    constraint session_of_known_body foreign key (territory_id, body_id) references councils.bodies (territory_id, id),
    constraint presider_is_known foreign key (territory_id, presider_id) references people.persons (territory_id, id),
    constraint session_secretary_is_known foreign key (territory_id, secretary_id) references people.persons (territory_id, id),
    constraint session_keeps_a_known_version foreign key (territory_id, regulation_version_id)
      references regulations.versions (territory_id, id),
    constraint minutes_document_is_known foreign key (territory_id, document_id) references documents.documents (territory_id, id),
    constraint one_number_per_body_and_year unique (territory_id, body_id, year, number),
    constraint number_from_the_opening check
      ((state in ('planned', 'summoned', 'cancelled')) = (number is null) and (number is null) = (year is null)
       and (number is null) = (opened_at is null)),
    constraint held_session_is_closed check
      ((state in ('closed', 'minutes-circulated', 'signed', 'published')) = (closed_at is not null)),
    constraint signed_minutes_have_both_signatures_and_a_document check
      ((state in ('signed', 'published'))
       = (chair_signed_at is not null and secretary_signed_at is not null and document_id is not null)),
    constraint cancelled_with_a_reason check ((state = 'cancelled') = (cancel_reason is not null))
  )`.execute(db);
  await sql`create index sessions_of_body on councils.sessions (territory_id, body_id, planned_on desc)`.execute(
    db,
  );
  await sql`create table councils.session_members (
    territory_id int not null,
    session_id uuid not null,
    person_id uuid not null,
    role text not null check (role in ('chair', 'deputy-chair', 'secretary', 'member')),
    organisation text not null default '',
    absence_reason text,
    primary key (territory_id, session_id, person_id),
    constraint member_of_known_session foreign key (territory_id, session_id) references councils.sessions (territory_id, id),
    constraint session_member_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
}

async function createAgenda(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.items (
    territory_id int not null,
    id uuid not null,
    version int not null default 1,
    body_id uuid not null,
    session_id uuid,
    position int check (position > 0),
    state text not null check (state in ('queued', 'scheduled', 'decided', 'postponed', 'withdrawn')),
    title text not null check (title <> ''),
    subject_kind text,
    subject_id uuid,
    institution_id uuid,
    speaker text not null default '',
    speaker_id uuid,
    norm text,
    materials_path text,
    proposed_decision text not null default '',
    motion text not null default 'approve' check (motion in ('approve', 'decline', 'return', 'note')),
    listened text not null default '',
    spoke text not null default '',
    carried_from_id uuid,
    created_at timestamptz not null,
    primary key (territory_id, id),
    constraint item_of_known_body foreign key (territory_id, body_id) references councils.bodies (territory_id, id),
    constraint item_of_known_session foreign key (territory_id, session_id) references councils.sessions (territory_id, id),
    constraint item_of_known_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint speaker_is_known foreign key (territory_id, speaker_id) references people.persons (territory_id, id),
    constraint item_is_carried_from_known foreign key (territory_id, carried_from_id) references councils.items (territory_id, id),
    constraint subject_is_whole check ((subject_kind is null) = (subject_id is null)),
    constraint agenda_item_has_a_place check
      ((state in ('scheduled', 'decided', 'postponed')) = (session_id is not null)
       and (session_id is null) = (position is null)),
    constraint one_item_per_place unique (territory_id, session_id, position) deferrable initially deferred
  )`.execute(db);
  await sql`create index items_of_subject on councils.items (territory_id, subject_kind, subject_id)`.execute(
    db,
  );
  await sql`create index items_of_body on councils.items (territory_id, body_id, state)`.execute(db);
  await sql`create unique index one_open_item_per_question on councils.items
    (territory_id, body_id, subject_kind, subject_id, coalesce(norm, ''))
    where state in ('queued', 'scheduled') and subject_id is not null`.execute(db);
}

async function createPresence(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.presences (
    territory_id int not null,
    id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    arrived_at timestamptz not null,
    left_at timestamptz,
    during tstzrange not null generated always as (tstzrange(arrived_at, left_at)) stored,
    primary key (territory_id, id),
    constraint presence_of_a_member foreign key (territory_id, session_id, person_id)
      references councils.session_members (territory_id, session_id, person_id),
    constraint leaves_after_arriving check (left_at > arrived_at),
    constraint one_presence_at_a_time exclude using gist
      (territory_id with =, session_id with =, person_id with =, during with &&)
  )`.execute(db);
  await sql`create table councils.recusals (
    territory_id int not null,
    item_id uuid not null,
    person_id uuid not null,
    reason text not null check (reason <> ''),
    source text not null check (source in ('automatic', 'declared')),
    at timestamptz not null,
    primary key (territory_id, item_id, person_id),
    constraint recusal_of_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id),
    constraint recused_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
}

async function createVoting(db: Kysely<unknown>): Promise<void> {
  await sql`create table councils.votes (
    territory_id int not null,
    item_id uuid not null,
    session_id uuid not null,
    person_id uuid not null,
    choice text not null check (choice in ('for', 'against', 'abstain')),
    cast_at timestamptz not null,
    primary key (territory_id, item_id, person_id),
    constraint vote_on_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id),
    constraint vote_of_a_member foreign key (territory_id, session_id, person_id)
      references councils.session_members (territory_id, session_id, person_id)
  )`.execute(db);
  await sql`create table councils.decisions (
    territory_id int not null,
    item_id uuid not null,
    outcome text not null check (outcome in ('approve', 'decline', 'return', 'note', 'postpone')),
    text text not null check (text <> ''),
    reason text not null default '',
    owner_id uuid,
    due_on date,
    composition int not null,
    present int not null,
    recused int not null check (recused between 0 and present),
    needed int not null,
    votes_for int not null check (votes_for >= 0),
    votes_against int not null check (votes_against >= 0),
    votes_abstained int not null check (votes_abstained >= 0),
    by_casting_vote boolean not null default false,
    at timestamptz not null,
    primary key (territory_id, item_id),
    constraint decision_on_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id),
    constraint decision_owner_is_known foreign key (territory_id, owner_id) references people.persons (territory_id, id),
    constraint decision_only_with_quorum check (outcome = 'postpone' or present - recused >= needed),
    constraint no_more_votes_than_voters check (votes_for + votes_against + votes_abstained <= present - recused),
    constraint refusal_has_a_reason check (outcome not in ('decline', 'return', 'postpone') or reason <> '')
  )`.execute(db);
  await sql`create table councils.remarks (
    territory_id int not null,
    id uuid not null,
    session_id uuid not null,
    item_id uuid,
    person_id uuid not null,
    text text not null check (text <> ''),
    at timestamptz not null,
    answer text,
    answered_at timestamptz,
    primary key (territory_id, id),
    constraint remark_on_known_session foreign key (territory_id, session_id) references councils.sessions (territory_id, id),
    constraint remark_on_known_item foreign key (territory_id, item_id) references councils.items (territory_id, id),
    constraint remark_of_known_person foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint answer_has_its_moment check ((answer is null) = (answered_at is null))
  )`.execute(db);
}

/** A vote exists only of a member present at its moment and not recused, in whatever order the rows are written. */
async function guardVotes(db: Kysely<unknown>): Promise<void> {
  await sql`create function councils.check_vote() returns trigger language plpgsql as $$
    begin
      if exists (select from councils.recusals r where r.territory_id = new.territory_id
                   and r.item_id = new.item_id and r.person_id = new.person_id) then
        raise exception 'a recused member votes' using errcode = '23514', constraint = 'no_vote_of_the_recused';
      end if;
      if not exists (select from councils.presences p where p.territory_id = new.territory_id
                       and p.session_id = new.session_id and p.person_id = new.person_id
                       and p.arrived_at <= new.cast_at and (p.left_at is null or p.left_at > new.cast_at)) then
        raise exception 'an absent member votes' using errcode = '23514', constraint = 'no_vote_of_the_absent';
      end if;
      if not exists (select from councils.items i where i.territory_id = new.territory_id
                       and i.id = new.item_id and i.session_id = new.session_id) then
        raise exception 'a vote in another session' using errcode = '23514', constraint = 'vote_in_its_own_session';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger check_vote before insert or update on councils.votes
    for each row execute function councils.check_vote()`.execute(db);
  await sql`create function councils.check_recusal() returns trigger language plpgsql as $$
    begin
      if exists (select from councils.votes v where v.territory_id = new.territory_id
                   and v.item_id = new.item_id and v.person_id = new.person_id) then
        raise exception 'a member who voted is recused' using errcode = '23514', constraint = 'no_vote_of_the_recused';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger check_recusal before insert or update on councils.recusals
    for each row execute function councils.check_recusal()`.execute(db);
  await sql`create function councils.check_presence() returns trigger language plpgsql as $$
    begin
      if exists (select from councils.votes v where v.territory_id = old.territory_id
                   and v.session_id = old.session_id and v.person_id = old.person_id
                   and not exists (select from councils.presences p where p.territory_id = v.territory_id
                     and p.session_id = v.session_id and p.person_id = v.person_id
                     and p.arrived_at <= v.cast_at and (p.left_at is null or p.left_at > v.cast_at))) then
        raise exception 'presence withdrawn under a vote' using errcode = '23514', constraint = 'no_vote_of_the_absent';
      end if;
      return null;
    end $$`.execute(db);
  await sql`create constraint trigger check_presence after update or delete on councils.presences
    deferrable initially deferred for each row execute function councils.check_presence()`.execute(db);
}

/** Signed minutes never change: neither the session (but for its publication) nor anything they were made of. */
async function guardSignedMinutes(db: Kysely<unknown>): Promise<void> {
  await sql`create function councils.refuse_signed_session() returns trigger language plpgsql as $$
    begin
      if old.state = 'signed' and tg_op = 'UPDATE' and new.state = 'published'
         and to_jsonb(new) - 'state' - 'version' = to_jsonb(old) - 'state' - 'version' then
        return new;
      end if;
      if old.state in ('signed', 'published') then
        raise exception 'signed minutes are changed' using errcode = '23514', constraint = 'signed_minutes_never_change';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger refuse_signed_session before update or delete on councils.sessions
    for each row execute function councils.refuse_signed_session()`.execute(db);
  await sql`create function councils.refuse_signed_parts() returns trigger language plpgsql as $$
    declare
      touched jsonb;
      session uuid;
    begin
      foreach touched in array array[to_jsonb(old), to_jsonb(new)] loop
        continue when touched is null;
        session := (touched ->> 'session_id')::uuid;
        if tg_table_name in ('recusals', 'decisions') then
          select i.session_id into session from councils.items i
           where i.territory_id = (touched ->> 'territory_id')::int and i.id = (touched ->> 'item_id')::uuid;
        end if;
        if exists (select from councils.sessions s where s.territory_id = (touched ->> 'territory_id')::int
                     and s.id = session and s.state in ('signed', 'published')) then
          raise exception 'signed minutes are changed' using errcode = '23514', constraint = 'signed_minutes_never_change';
        end if;
      end loop;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
  for (const table of [
    'session_members',
    'presences',
    'items',
    'recusals',
    'votes',
    'decisions',
    'remarks',
  ]) {
    await sql`create trigger refuse_signed_parts before insert or update or delete on ${sql.id('councils', table)}
      for each row execute function councils.refuse_signed_parts()`.execute(db);
  }
}
