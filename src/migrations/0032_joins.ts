// One card: a pair stands on the posts of its own people, merges undo links of posts too, hours between courses have a norm, answers are kept.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await tiePairsToPeople(db);
  await sql`alter table people.moved_links add column from_id uuid, add column to_id uuid`.execute(db);
  await sql`comment on column people.moved_links.from_id is
    'where the link pointed when it was no link of the person itself: a post that the kept record holds as well'`.execute(
    db,
  );
  await sql`alter table development.rules drop constraint rule_kind_is_known,
    add constraint rule_kind_is_known
      check (kind in ('training', 'practice', 'young-specialist', 'inter-course'))`.execute(db);
  await sql`alter table qualification.rules add column inform_days int not null default 30
    constraint acquaintance_is_possible check (inform_days between 0 and 365)`.execute(db);
  await createAnswers(db);
}

/** Whoever moves a post takes its pairs along: the mentor of a pair cannot be somebody who never held the post. */
async function tiePairsToPeople(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people.posts
    add constraint post_with_its_person unique (territory_id, id, person_id)`.execute(db);
  await sql`alter table development.mentor_pairs
    add constraint mentor_is_who_holds_the_post foreign key (territory_id, mentor_post_id, mentor_id)
      references people.posts (territory_id, id, person_id) on update cascade,
    add constraint mentee_is_who_holds_the_post foreign key (territory_id, mentee_post_id, mentee_id)
      references people.posts (territory_id, id, person_id) on update cascade`.execute(db);
}

/** An answer given about the staff on a date: the question, and every row as it was known that day. */
async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.answers (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    title text not null constraint answer_has_a_title check (btrim(title) <> ''),
    asked_by text not null default '',
    on_date date not null,
    query text not null,
    total int not null,
    given_at timestamptz not null,
    given_by uuid,
    primary key (territory_id, id),
    constraint answer_is_given_by_a_person
      foreign key (territory_id, given_by) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index answers_by_time on qualification.answers (territory_id, given_at desc, id desc)`.execute(
    db,
  );
  await sql`create table qualification.answer_rows (
    territory_id int not null,
    answer_id uuid not null,
    ordinal int not null,
    person_id uuid not null,
    words jsonb not null,
    primary key (territory_id, answer_id, ordinal),
    constraint row_is_of_an_answer foreign key (territory_id, answer_id)
      references qualification.answers (territory_id, id),
    constraint row_is_about_a_person
      foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index answer_rows_by_person on qualification.answer_rows (territory_id, person_id)`.execute(
    db,
  );
  for (const table of ['answers', 'answer_rows']) await tenantTable(db, `qualification.${table}`);
}
