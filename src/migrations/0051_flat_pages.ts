// Pages that grew with the territory: hours between courses counted ahead, institutions in their order, checks that are waited for.
import { type Kysely, sql } from 'kysely';

/** Table → whose hours it changes; a meeting changes those of everybody who came. */
const sources = {
  ...{ 'people.posts': 'person', 'people.persons': 'self', 'development.rules': 'everybody' },
  ...{ 'development.activities': 'person', 'development.attendances': 'person' },
  'development.group_meetings': 'meeting',
} as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function people.mark_counted() returns trigger language plpgsql as $$
    declare whose text := case tg_argv[1]
        when 'person' then 'select x.territory_id, x.person_id from changed x'
        when 'self' then 'select x.territory_id, x.id from changed x'
        when 'post' then 'select t.territory_id, t.person_id from changed x
          join people.posts t on t.territory_id = x.territory_id and t.id = x.post_id'
        when 'meeting' then 'select c.territory_id, c.person_id from changed x
          join development.attendances c on c.territory_id = x.territory_id and c.meeting_id = x.id'
        else 'select x.territory_id, null::uuid from changed x' end;
    begin
      execute 'insert into people.counted_marks (territory_id, count, person_id)
        with touched as (select distinct territory_id, person_id from (' || whose || ') as t (territory_id, person_id))
        select territory_id, $1, person_id from touched where (select count(*) from touched) <= 500
        union all
        select distinct territory_id, $1, null::uuid from touched where (select count(*) from touched) > 500'
        using tg_argv[0];
      return null;
    end $$`.execute(db);
  for (const [table, whose] of Object.entries(sources))
    for (const [event, rows] of [
      ['insert', 'new'],
      ['update', 'old'],
      ['update', 'new'],
      ['delete', 'old'],
    ] as const)
      await sql`create trigger ${sql.id(`count_hours_${event}_${rows}`)}
        after ${sql.raw(event)} on ${sql.table(table)} referencing ${sql.raw(rows)} table as changed
        for each statement execute function people.mark_counted('development.hours', ${sql.lit(whose)})`.execute(
        db,
      );
  // The hours are counted with the other numbers of the day: where those stand already, once more today.
  await sql`delete from journal.daily_runs where job = 'people.count'`.execute(db);
  // A report shows a hundred institutions in Russian order: they are read in that order, not sorted each time.
  await sql`create index institutions_in_order on institutions.institutions
    (territory_id, short_name collate public.ru_natural, id)`.execute(db);
  await sql`create index records_to_check on development.records (territory_id, ends_on)
    where source = 'nomination' and state in ('completed', 'certified')`.execute(db);
  // A hint finds a handful: without this the plan reads everybody to join them.
  await sql`alter function people.found(text, int) rows 20`.execute(db);
}
