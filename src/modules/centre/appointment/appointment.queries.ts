// Looking at appointments: who of the service is on no seat yet, mismatches kept with appointments.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames, postTitle } from '../../people/index.ts';

export interface Unplaced {
  readonly postId: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly startsOn: CivilDate;
}

/** People who work in the service on a day and stand on no seat of its structure. */
export async function unplacedOn(ctx: ReadCtx, on: CivilDate): Promise<Unplaced[]> {
  const rows = await ctx.db
    .selectFrom('people.posts as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select([
      't.id as postId',
      't.person_id as personId',
      't.position',
      't.detail',
      't.starts_on as startsOn',
    ])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.unit', '=', 'centre')
    .where('p.merged_into_id', 'is', null)
    .where('t.starts_on', '<=', on)
    .where((eb) => eb.or([eb('t.ends_on', 'is', null), eb('t.ends_on', '>', on)]))
    .where(
      sql<boolean>`not exists (select from centre.appointments a where a.territory_id = t.territory_id
        and a.post_id = t.id and a.starts_on <= ${on} and (a.ends_on is null or a.ends_on > ${on}))`,
    )
    .orderBy(sql`p.surname collate "ru-x-icu"`)
    .orderBy('t.id')
    .execute();
  const names = await personNames(
    ctx,
    rows.map((row) => row.personId),
  );
  return rows.map(({ position, detail, ...row }) => ({
    ...row,
    title: postTitle({ position, detail }),
    name: names.get(row.personId) ?? '',
  }));
}

export interface AppointmentRow {
  readonly id: string;
  readonly seatId: string;
  readonly personId: string;
  readonly postId: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

export async function appointment(ctx: ReadCtx, id: string): Promise<AppointmentRow | null> {
  if (!isId(id)) return null;
  const row = await ctx.db
    .selectFrom('centre.appointments')
    .select(['id', 'seat_id as seatId', 'person_id as personId', 'post_id as postId'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
