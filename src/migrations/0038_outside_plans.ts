// Lines of other bodies' plans beside ours, and coincidences of days that were looked at and accepted with a reason.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.outside_lines (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    reading_id uuid not null,
    position int not null constraint outside_line_has_a_place check (position > 0),
    title text not null constraint outside_line_has_title check (btrim(title) <> ''),
    form text not null default '',
    audience text not null default '',
    subjects text not null default '',
    place text not null default '',
    result text not null default '',
    responsible_words text not null default '',
    term text not null default '',
    term_kind text not null constraint outside_term_kind_is_known
      check (term_kind in ('day', 'period', 'until', 'month', 'year', 'times', 'by-plan', 'unknown')),
    starts_on date,
    ends_on date,
    source text not null constraint outside_line_source_is_known
      check (source in ('authority', 'institute', 'ministry', 'partner')),
    source_words text not null constraint outside_line_says_whose_it_is check (btrim(source_words) <> ''),
    taken_line_id uuid,
    primary key (territory_id, id),
    constraint outside_line_is_beside_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint outside_line_came_from_a_reading foreign key (territory_id, reading_id)
      references planning.readings (territory_id, id),
    constraint outside_line_became_a_line foreign key (territory_id, taken_line_id)
      references planning.lines (territory_id, id) on delete set null (taken_line_id),
    constraint outside_term_ends_after_it_starts check (ends_on > starts_on)
  )`.execute(db);
  await sql`create index outside_lines_of_a_plan on planning.outside_lines (territory_id, plan_id, starts_on)`.execute(
    db,
  );
  await sql`create index outside_line_of_a_line on planning.outside_lines (territory_id, taken_line_id)`.execute(
    db,
  );
  await sql`create index outside_lines_of_a_reading on planning.outside_lines (territory_id, reading_id)`.execute(
    db,
  );
  await sql`create table planning.accepted_collisions (
    territory_id int not null,
    plan_id uuid not null,
    one_id uuid not null,
    other_id uuid not null,
    day date not null,
    reason text not null constraint accepted_collision_has_a_reason check (btrim(reason) <> ''),
    accepted_on date not null,
    accepted_by_id uuid,
    constraint collision_is_accepted_once primary key (territory_id, one_id, other_id, day),
    constraint accepted_collision_is_of_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint collision_is_accepted_by_a_person foreign key (territory_id, accepted_by_id)
      references people.persons (territory_id, id),
    constraint collision_is_of_two_lines check (one_id < other_id)
  )`.execute(db);
  await sql`create index accepted_collisions_of_a_plan on planning.accepted_collisions (territory_id, plan_id)`.execute(
    db,
  );
  for (const table of ['outside_lines', 'accepted_collisions']) await tenantTable(db, `planning.${table}`);
}
