// Looking at bookings: between two days, of one thing, of one occasion; who holds an asked time.
import { sql } from 'kysely';
import { z } from 'zod';
import { addDays, type CivilDate, momentIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { query } from '../../../kernel/query.ts';
import { booksPremises } from '../premises.policy.ts';
import { freeSlots, minutesWithin, type Span } from './free-slots.ts';
import { occasionRef, occasionsByWords } from './occasions.ts';

export interface Booking {
  readonly id: string;
  readonly assetId: string;
  readonly asset: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly occasionKind: string | null;
  readonly occasionId: string | null;
  readonly occasionPath: string;
  readonly personId: string;
  readonly person: string;
  readonly cancelledOn: CivilDate | null;
  readonly version: number;
}

const bookingRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('premises.bookings as b')
    .innerJoin('premises.assets as a', (join) =>
      join.onRef('a.territory_id', '=', 'b.territory_id').onRef('a.id', '=', 'b.asset_id'),
    )
    .innerJoin('people.persons as r', (join) =>
      join.onRef('r.territory_id', '=', 'b.territory_id').onRef('r.id', '=', 'b.person_id'),
    )
    .select(['b.id', 'b.asset_id as assetId', 'a.name as asset', 'b.starts_at as startsAt'])
    .select(['b.ends_at as endsAt', 'b.title', 'b.occasion_kind as occasionKind'])
    .select(['b.occasion_id as occasionId', 'b.occasion_path as occasionPath', 'b.person_id as personId'])
    .select(['b.cancelled_on as cancelledOn', 'b.version'])
    .select(
      sql<string>`r.surname || chr(160) || left(r.given, 1) || '.'
        || case when coalesce(r.patronymic, '') = '' then '' else left(r.patronymic, 1) || '.' end`.as(
        'person',
      ),
    )
    .where('b.territory_id', '=', ctx.territory.id);

export async function booking(ctx: ReadCtx, id: string): Promise<Booking | null> {
  return isId(id) ? ((await bookingRows(ctx).where('b.id', '=', id).executeTakeFirst()) ?? null) : null;
}

/** What is booked between two moments, in order of time; of one thing or of all. */
export const bookingsBetween = (
  ctx: ReadCtx,
  from: Date,
  to: Date,
  assetId: string | null = null,
): Promise<Booking[]> => {
  let rows = bookingRows(ctx)
    .where('b.cancelled_on', 'is', null)
    .where('b.starts_at', '<', to)
    .where('b.ends_at', '>', from);
  if (assetId) rows = rows.where('b.asset_id', '=', assetId);
  return rows.orderBy('b.starts_at').orderBy('b.id').limit(2000).execute();
};

/** Bookings of a record of another room: a plan's line, a session. */
export const bookingsOf = (ctx: ReadCtx, occasion: { kind: string; id: string }): Promise<Booking[]> =>
  bookingRows(ctx)
    .where('b.cancelled_on', 'is', null)
    .where('b.occasion_kind', '=', occasion.kind)
    .where('b.occasion_id', '=', occasion.id)
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(100)
    .execute();

/** Free time of a thing on a day. */
export async function freeOn(ctx: ReadCtx, assetId: string, day: CivilDate): Promise<Span[]> {
  const { zone } = ctx.territory;
  const [start, end] = [momentIn(day, '00:00', zone), momentIn(addDays(day, 1), '00:00', zone)];
  const taken = await bookingsBetween(ctx, start, end, assetId);
  return freeSlots(
    taken.flatMap(({ startsAt, endsAt }) => minutesWithin(startsAt, endsAt, start, end) ?? []),
  );
}

export const pickOccasion = query({
  name: 'premises.occasion.pick',
  ru: 'Выбор пункта плана или заседания для занятого времени',
  input: z.object({
    q: z
      .string()
      .max(200)
      .default('')
      .transform((words) => words.replaceAll('\0', '')),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  ability: booksPremises,
  run: async (ctx, { q, limit }) =>
    (await occasionsByWords(ctx, q, limit)).map((each) => ({
      value: occasionRef(each),
      label: each.title,
      hint: each.label,
    })),
});
