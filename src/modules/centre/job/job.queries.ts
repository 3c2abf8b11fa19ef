// Job descriptions: editions of a seat, the one in force for each seat on a day, who has acknowledged and who has not.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames, postTitle } from '../../people/index.ts';

export interface JobDescription {
  readonly id: string;
  readonly seatId: string;
  readonly edition: number;
  readonly text: string;
  readonly hasFile: boolean;
  readonly act: string;
  readonly startsOn: CivilDate;
}

const rowsOf = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('centre.job_descriptions')
    .select(['id', 'seat_id as seatId', 'edition', 'text', 'has_file as hasFile', 'act'])
    .select('starts_on as startsOn')
    .where('territory_id', '=', ctx.territory.id);

export async function jobDescription(ctx: ReadCtx, id: string): Promise<JobDescription | null> {
  if (!isId(id)) return null;
  return (await rowsOf(ctx).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Editions of one seat, the newest first. */
export const editionsOf = (ctx: ReadCtx, seatId: string): Promise<JobDescription[]> =>
  rowsOf(ctx).where('seat_id', '=', seatId).orderBy('edition', 'desc').execute();

export interface Acknowledgement {
  readonly descriptionId: string;
  readonly personId: string;
  readonly name: string;
  readonly on: CivilDate;
}

/** Who has acknowledged the given editions, the earliest first. */
export async function acknowledgementsOf(
  ctx: ReadCtx,
  descriptionIds: readonly string[],
): Promise<Acknowledgement[]> {
  if (descriptionIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('centre.acknowledgements')
    .select(['description_id as descriptionId', 'person_id as personId', 'acknowledged_on as on'])
    .where('territory_id', '=', ctx.territory.id)
    .where('description_id', 'in', [...new Set(descriptionIds)])
    .orderBy('acknowledged_at')
    .execute();
  const names = await personNames(
    ctx,
    rows.map((row) => row.personId),
  );
  return rows.map((row) => ({ ...row, name: names.get(row.personId) ?? '' }));
}

export interface Awaited {
  readonly descriptionId: string;
  readonly seatId: string;
  readonly title: string;
  readonly personId: string;
  readonly name: string;
}

/** Occupants of seats on a day who have not acknowledged the edition in force: of one person or of everybody, one question. */
export async function awaitedOn(
  ctx: ReadCtx,
  on: CivilDate,
  personId: string | null = null,
): Promise<Awaited[]> {
  const one = personId ? sql`and a.person_id = ${personId}` : sql``;
  const { rows } = await sql<Omit<Awaited, 'title' | 'name'> & Named>`
    select d.id as "descriptionId", a.seat_id as "seatId", a.person_id as "personId",
      l.position, l.detail, p.surname, p.given, p.patronymic
    from centre.appointments a
    join people.posts t on t.territory_id = a.territory_id and t.id = a.post_id
      and t.starts_on <= ${on} and (t.ends_on is null or t.ends_on > ${on})
    join people.persons p on p.territory_id = a.territory_id and p.id = a.person_id
    join lateral (select j.id from centre.job_descriptions j
      where j.territory_id = a.territory_id and j.seat_id = a.seat_id and j.starts_on <= ${on}
      order by j.edition desc limit 1) d on true
    join lateral (select s.position, s.detail from centre.seat_lines s
      join centre.versions v on v.territory_id = s.territory_id and v.id = s.version_id
      where s.territory_id = a.territory_id and s.seat_id = a.seat_id and v.state = 'approved'
      order by v.number desc limit 1) l on true
    where a.territory_id = ${ctx.territory.id} and a.starts_on <= ${on}
      and (a.ends_on is null or a.ends_on > ${on}) ${one}
      and not exists (select from centre.acknowledgements k where k.territory_id = a.territory_id
        and k.description_id = d.id and k.person_id = a.person_id)
    order by p.surname collate "ru-x-icu", p.given collate "ru-x-icu", d.id`.execute(ctx.db);
  return rows.map(({ position, detail, surname, given, patronymic, ...row }) => ({
    ...row,
    title: postTitle({ position, detail }),
    name: [surname, given, patronymic].filter(Boolean).join(' '),
  }));
}

interface Named {
  readonly position: string;
  readonly detail: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
}
