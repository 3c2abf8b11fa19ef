// Mentoring and growth: pairs inside the posts of both, meetings, feedback; School of the young teacher; initiatives and hours between courses.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

const ofPerson = (name: string, column = 'person_id') =>
  sql`constraint ${sql.id(name)} foreign key (territory_id, ${sql.id(column)}) references people.persons (territory_id, id)`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createPairs(db);
  await createGroups(db);
  await createGrowth(db);
  const tables = [
    'mentor_pairs',
    'pair_meetings',
    'pair_feedbacks',
    'groups',
    'group_members',
    'group_meetings',
  ];
  for (const table of [...tables, 'attendances', 'initiatives', 'activities'])
    await tenantTable(db, `development.${table}`);
}

/**
 * A pair carries the days of both posts, so that «inside the posts» is a check. A post that is moved takes its days
 * along (on update cascade), and a pair that would outlive it ends with it.
 */
async function createPairs(db: Kysely<unknown>): Promise<void> {
  await sql`create table development.mentor_pairs (
    territory_id int not null,
    id uuid not null,
    institution_id uuid not null,
    mentor_id uuid not null,
    mentor_post_id uuid not null,
    mentor_post_during daterange not null,
    mentee_id uuid not null,
    mentee_post_id uuid not null,
    mentee_post_during daterange not null,
    goal text not null constraint pair_has_a_goal check (btrim(goal) <> ''),
    programme jsonb not null default '[]',
    starts_on date not null,
    ends_on date not null constraint pair_ends_after_it_starts check (ends_on > starts_on),
    state text not null constraint pair_state check (state in ('proposed', 'active', 'finished', 'stopped')),
    version int not null default 1,
    outcome text constraint pair_outcome_is_known check (outcome in ('reached', 'partly', 'not-reached')),
    outcome_text text not null default '',
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    ${ofPerson('mentor_is_a_person', 'mentor_id')},
    ${ofPerson('mentee_is_a_person', 'mentee_id')},
    constraint pair_is_in_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint mentor_holds_a_post foreign key (territory_id, mentor_post_id, mentor_post_during)
      references people.posts (territory_id, id, during) on update cascade,
    constraint mentee_holds_a_post foreign key (territory_id, mentee_post_id, mentee_post_during)
      references people.posts (territory_id, id, during) on update cascade,
    constraint nobody_mentors_himself check (mentor_id <> mentee_id),
    constraint pair_is_inside_the_mentors_post check (during <@ mentor_post_during),
    constraint pair_is_inside_the_mentees_post check (during <@ mentee_post_during),
    constraint ended_pair_says_its_outcome check ((state = 'finished') = (outcome is not null)),
    constraint stopped_pair_says_why check (state <> 'stopped' or btrim(outcome_text) <> ''),
    constraint mentee_has_one_mentor_at_a_time exclude using gist (
      territory_id with =, mentee_id with =, during with &&)
  )`.execute(db);
  await sql`create index pairs_by_mentor on development.mentor_pairs (territory_id, mentor_id)`.execute(db);
  await sql`create index pairs_by_institution on development.mentor_pairs (territory_id, institution_id)`.execute(
    db,
  );
  await sql`create function development.end_pair_with_post() returns trigger language plpgsql as $$
    begin
      new.ends_on := least(new.ends_on, upper(new.mentor_post_during), upper(new.mentee_post_during));
      return new;
    end $$`.execute(db);
  await sql`create trigger pair_ends_with_post
    before update of mentor_post_during, mentee_post_during on development.mentor_pairs
    for each row execute function development.end_pair_with_post()`.execute(db);
  await sql`create table development.pair_meetings (
    territory_id int not null,
    id uuid not null,
    pair_id uuid not null,
    held_on date not null,
    topic text not null constraint pair_meeting_has_topic check (btrim(topic) <> ''),
    text text not null default '',
    primary key (territory_id, id),
    constraint meeting_is_of_a_pair foreign key (territory_id, pair_id)
      references development.mentor_pairs (territory_id, id)
  )`.execute(db);
  await sql`create index pair_meetings_by_pair on development.pair_meetings (territory_id, pair_id, held_on)`.execute(
    db,
  );
  await sql`create table development.pair_feedbacks (
    territory_id int not null,
    pair_id uuid not null,
    side text not null constraint feedback_side_is_known check (side in ('mentor', 'mentee')),
    mark int not null constraint pair_mark_is_a_mark check (mark between 1 and 5),
    text text not null default '',
    given_on date not null,
    primary key (territory_id, pair_id, side),
    constraint feedback_is_on_a_pair foreign key (territory_id, pair_id)
      references development.mentor_pairs (territory_id, id)
  )`.execute(db);
}

/** School of the young teacher: a group of a school year, its members, meetings and who came. */
async function createGroups(db: Kysely<unknown>): Promise<void> {
  await sql`create table development.groups (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    title text not null constraint group_has_title check (btrim(title) <> ''),
    school_year int not null constraint group_year_is_possible check (school_year between 2000 and 2100),
    leader_id uuid,
    primary key (territory_id, id),
    ${ofPerson('group_is_led_by_a_person', 'leader_id')},
    constraint group_is_made_once unique (territory_id, school_year, title)
  )`.execute(db);
  await sql`create table development.group_members (
    territory_id int not null,
    group_id uuid not null,
    person_id uuid not null,
    joined_on date not null,
    primary key (territory_id, group_id, person_id),
    ${ofPerson('member_of_group_is_a_person')},
    constraint member_is_of_a_group foreign key (territory_id, group_id) references development.groups (territory_id, id)
  )`.execute(db);
  await sql`create table development.group_meetings (
    territory_id int not null,
    id uuid not null,
    group_id uuid not null,
    held_on date not null,
    topic text not null constraint group_meeting_has_topic check (btrim(topic) <> ''),
    hours numeric(4, 1) not null default 2 constraint group_meeting_hours check (hours > 0 and hours <= 24),
    primary key (territory_id, id),
    constraint meeting_is_of_a_group foreign key (territory_id, group_id) references development.groups (territory_id, id)
  )`.execute(db);
  await sql`create table development.attendances (
    territory_id int not null,
    meeting_id uuid not null,
    person_id uuid not null,
    primary key (territory_id, meeting_id, person_id),
    ${ofPerson('who_attended_is_a_person')},
    constraint attendance_is_of_a_meeting foreign key (territory_id, meeting_id)
      references development.group_meetings (territory_id, id)
  )`.execute(db);
  await sql`create index attendances_by_person on development.attendances (territory_id, person_id)`.execute(
    db,
  );
}

async function createGrowth(db: Kysely<unknown>): Promise<void> {
  await sql`create table development.initiatives (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    kind text not null constraint initiative_kind_is_known check (kind in ('initiative', 'project', 'programme', 'innovation')),
    title text not null constraint initiative_has_title check (btrim(title) <> ''),
    text text not null default '',
    starts_on date not null,
    ends_on date constraint initiative_ends_after_it_starts check (ends_on >= starts_on),
    outcome text not null default '',
    version int not null default 1,
    primary key (territory_id, id),
    ${ofPerson('initiative_is_of_a_person')}
  )`.execute(db);
  await sql`create index initiatives_by_person on development.initiatives (territory_id, person_id)`.execute(
    db,
  );
  await sql`create table development.activities (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    title text not null constraint activity_has_title check (btrim(title) <> ''),
    held_on date not null,
    hours numeric(5, 1) not null constraint activity_has_hours check (hours > 0 and hours <= 500),
    source text not null constraint activity_names_its_source check (btrim(source) <> ''),
    primary key (territory_id, id),
    ${ofPerson('activity_is_of_a_person')},
    constraint activity_is_entered_once unique (territory_id, person_id, held_on, title)
  )`.execute(db);
}
