// Pairs of records that look like one person: the same name, or the same birth date with given name and patronymic.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface LikelyPair {
  readonly a: string;
  readonly b: string;
  readonly nameA: string;
  readonly nameB: string;
  readonly birthA: CivilDate | null;
  readonly birthB: CivilDate | null;
  readonly reason: 'name' | 'birth' | 'surname' | 'post';
}

const most = 200;

/** The surest first; full namesakes with different birth dates are different people and do not appear. */
export async function likelyPairs(ctx: ReadCtx): Promise<LikelyPair[]> {
  const living = sql`territory_id = ${ctx.territory.id} and anonymised_at is null and merged_into_id is null`;
  const { rows } = await sql<LikelyPair>`
    with living as materialized (
      select id, surname, given, patronymic, birth_date, search, concat_ws(' ', surname, given, patronymic) as name
        from people.persons where ${living}),
    pairs as (
      select a.id as a, b.id as b, a.name as "nameA", b.name as "nameB", a.birth_date as "birthA",
             b.birth_date as "birthB", case when a.birth_date = b.birth_date then 'birth' else 'name' end as reason
        from living a join living b on b.search = a.search and b.id > a.id
       where a.birth_date is null or b.birth_date is null or a.birth_date = b.birth_date
      union all
      select a.id, b.id, a.name, b.name, a.birth_date, b.birth_date, 'surname'
        from living a join living b on b.birth_date = a.birth_date and b.given = a.given
         and b.patronymic = a.patronymic and b.id > a.id and b.search <> a.search)
    select a, b, "nameA", "nameB", "birthA", "birthB",
           case when reason = 'name' and exists (
             select from people.posts t join people.posts u on u.territory_id = t.territory_id
                and u.position = t.position and u.institution_id is not distinct from t.institution_id
              where t.territory_id = ${ctx.territory.id} and t.person_id = pairs.a and u.person_id = pairs.b)
           then 'post' else reason end as reason
      from pairs
     order by array_position(array['birth', 'surname', 'name'], reason), "nameA" collate "ru-x-icu", a, b
     limit ${most}`.execute(ctx.db);
  return rows;
}
