// One estimate of a year: what plans held as a single number becomes a line of the estimate of the financial year.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A draft without an act: the head words its lines; a year that has its estimate keeps it.
  await sql`with moved as (
      insert into reporting.estimates (territory_id, id, year)
      select distinct on (p.territory_id, p.school_year) p.territory_id, gen_random_uuid(), p.school_year
        from planning.plans p where p.estimate is not null
       order by p.territory_id, p.school_year
      on conflict do nothing returning territory_id, id, year)
    insert into reporting.estimate_items (territory_id, id, estimate_id, position, title, source, amount)
    select m.territory_id, gen_random_uuid(), m.id, 1, 'Смета плана', 'источник не указан', sum(p.estimate)
      from moved m join planning.plans p on p.territory_id = m.territory_id and p.school_year = m.year
     where p.estimate is not null group by m.territory_id, m.id`.execute(db);
  await sql`alter table planning.plans drop column estimate`.execute(db);
}
