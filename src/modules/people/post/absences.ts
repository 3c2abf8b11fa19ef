// Who of a unit is away in some days and who stands in: leaves of its posts and orders on acting.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type LeaveKind, leaves } from '../person.text.ts';

export interface Absence {
  readonly personId: string;
  /** «Шумилина О.Г.» */
  readonly name: string;
  /** «длительный отпуск педагога», or the post the order names. */
  readonly why: string;
  readonly startsOn: CivilDate;
  /** The day after the last one; null while it is open. */
  readonly endsOn: CivilDate | null;
  /** Who acts; null when nobody was named. */
  readonly actingName: string | null;
}

const shortName = (of: string) =>
  sql.raw(`${of}.surname || chr(160) || left(${of}.given, 1) || '.'
    || case when coalesce(${of}.patronymic, '') = '' then '' else left(${of}.patronymic, 1) || '.' end`);

/** Absences of the service's or the authority's people that touch the days from `from` to the one before `after`. */
export async function absencesIn(
  ctx: ReadCtx,
  unit: 'centre' | 'authority',
  [from, after]: readonly [CivilDate, CivilDate],
): Promise<Absence[]> {
  const { rows } = await sql<Omit<Absence, 'why'> & { kind: LeaveKind | null; post: string }>`
    select p.id as "personId", ${shortName('p')} as name, l.kind, '' as post, l.starts_on as "startsOn",
      l.ends_on as "endsOn", null as "actingName"
    from people.leaves l
    join people.posts t on t.territory_id = l.territory_id and t.id = l.post_id and t.unit = ${unit}
    join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
    where l.territory_id = ${ctx.territory.id} and l.starts_on < ${after} and (l.ends_on is null or l.ends_on > ${from})
    union all
    select p.id, ${shortName('p')}, null, d.post_title, d.starts_on, d.ends_on, ${shortName('a')}
    from people.delegations d
    join people.persons p on p.territory_id = d.territory_id and p.id = d.absent_person_id
    join people.persons a on a.territory_id = d.territory_id and a.id = d.acting_person_id
    where d.territory_id = ${ctx.territory.id} and d.scope_id is null
      and d.starts_on < ${after} and (d.ends_on is null or d.ends_on > ${from})
      and exists (select from people.posts t where t.territory_id = d.territory_id and t.person_id = p.id
        and t.unit = ${unit} and t.starts_on < ${after} and (t.ends_on is null or t.ends_on > ${from}))
    order by 2, 5 limit 200`.execute(ctx.db as never);
  return rows.map(({ kind, post, ...row }) => ({ ...row, why: kind ? leaves[kind] : post }));
}
