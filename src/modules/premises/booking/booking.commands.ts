// Booking a room or a thing for hours, and freeing it; what is taken is refused by name, and by the database in a race.
import { z } from 'zod';
import { addDays, addMonths, daysBetween, momentIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { formatMoment } from '../../../platform/language/index.ts';
import { norms } from '../../regulations/index.ts';
import { assetSubject, fault } from '../asset/asset.commands.ts';
import { type Asset, asset } from '../asset/asset.queries.ts';
import { booksPremises, premisesPolicy } from '../premises.policy.ts';
import { premisesText } from '../premises.text.ts';
import { type Booking, booking, bookingsBetween, freeOn } from './booking.queries.ts';
import { bookingText as text } from './booking.text.ts';
import { spanWords } from './free-slots.ts';
import { type FoundOccasion, occasionOf } from './occasions.ts';

const norm = norms.premisesKeeping.slug;
const { fields: label, faults, hints } = text;
const day = z.iso.date({ error: faults.day });
const time = z
  .string({ error: faults.time })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, faults.time)
  .meta({ widget: 'time', width: 'short' });

export const bookingSchema = z.object({
  assetId: z.uuid({ error: faults.asset }).meta({ label: label.assetId, widget: 'select' }),
  on: day.meta({ label: label.on, widget: 'date', width: 'short' }),
  from: time.meta({ label: label.from }),
  to: time.meta({ label: label.to }),
  lastDay: day
    .nullable()
    .default(null)
    .meta({ label: label.lastDay, hint: hints.lastDay, widget: 'date', width: 'short' }),
  title: z
    .string()
    .trim()
    .max(300, faults.tooLong(300))
    .default('')
    .meta({ label: label.title, hint: hints.title }),
  occasion: z
    .string()
    .trim()
    .max(400, faults.tooLong(400))
    .default('')
    .meta({
      ...{ label: label.occasion, hint: hints.occasion },
      ...{ widget: 'picker', source: 'premises.occasion.pick' },
    }),
});
type Asked = z.output<typeof bookingSchema>;

interface Times {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

function timesOf(ctx: ReadCtx, input: Asked): Times | Refusal {
  const last = input.lastDay ?? input.on;
  if (last < input.on || (last === input.on && input.to <= input.from))
    return fault('ends-before-start', last < input.on ? 'lastDay' : 'to', faults.order);
  if (daysBetween(input.on, last) > 30) return fault('too-long', 'lastDay', faults.long);
  if (last > addMonths(ctx.today, 12)) return fault('too-far', 'on', faults.far);
  const { zone } = ctx.territory;
  const times = { startsAt: momentIn(input.on, input.from, zone), endsAt: momentIn(last, input.to, zone) };
  return times.endsAt <= ctx.now ? fault('in-the-past', 'on', faults.past) : times;
}

/** Names who holds the time and until when, and what is free that day. */
async function takenBy(ctx: ReadCtx, found: Asset, input: Asked, times: Times): Promise<Refusal | null> {
  const [holder] = await bookingsBetween(ctx, times.startsAt, times.endsAt, found.id);
  if (!holder) return null;
  const slots = (await freeOn(ctx, found.id, input.on)).map(spanWords);
  const words =
    text.refusals.taken(
      found.name,
      holder.person.replaceAll('\u00a0', ' '),
      formatMoment(holder.endsAt, ctx.territory.zone),
      holder.title,
    ) + (slots.length > 0 ? text.refusals.free(slots.join(', ')) : text.refusals.noFree);
  return refuse('booked-already', words, {
    norm,
    fields: { from: words },
    details: { bookingId: holder.id, until: holder.endsAt.toISOString(), free: slots },
  });
}

/** Whoever books one thing waits for the other one here, so that the second is told who was first. */
const lockAsset = (ctx: WriteCtx, id: string) =>
  ctx.db
    .selectFrom('premises.assets')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

interface Booked {
  readonly assetId: string;
  readonly title: string;
  readonly occasion: Pick<FoundOccasion, 'kind' | 'id' | 'path'> | null;
  readonly personId: string;
}

export async function insertBooking(ctx: WriteCtx, parts: Booked, times: Times): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('premises.bookings')
    .values({
      ...{ territory_id: ctx.territory.id, id, asset_id: parts.assetId },
      ...{ starts_at: times.startsAt, ends_at: times.endsAt, title: parts.title, person_id: parts.personId },
      ...{ occasion_kind: parts.occasion?.kind ?? null, occasion_id: parts.occasion?.id ?? null },
      occasion_path: parts.occasion?.path ?? '',
    })
    .execute();
  await recordFact(ctx, {
    name: 'asset.booked',
    subject: assetSubject(parts.assetId),
    norm,
    data: { title: parts.title, from: times.startsAt.toISOString(), to: times.endsAt.toISOString() },
  });
  return id;
}

/** A worker of the service books a room or a thing; refuses what is taken, naming the holder and the free hours. */
export const book = command({
  name: 'premises.booking.add',
  ru: text.book,
  norm,
  input: bookingSchema,
  load: (ctx, input) => asset(ctx, input.assetId),
  ability: booksPremises,
  run: async (ctx, input, found: Asset) => {
    if (found.endsOn) return refuse('written-off', premisesText.refusals.writtenOff, { norm });
    if (!found.isBookable) return fault('not-bookable', 'assetId', text.refusals.notBookable);
    const times = timesOf(ctx, input);
    if ('refusal' in times) return times;
    const occasion = input.occasion ? await occasionOf(ctx, input.occasion) : null;
    if (occasion === 'unknown' || occasion === 'vague')
      return fault('no-such-occasion', 'occasion', faults[occasion]);
    const title = input.title || occasion?.title.slice(0, 300);
    if (!title) return fault('says-nothing', 'title', faults.title);
    const { personId } = ctx.actor;
    if (!personId) return refuse('no-person', premisesText.refusals.bookers, { kind: 'forbidden', norm });
    await lockAsset(ctx, found.id);
    const taken = await takenBy(ctx, found, input, times);
    if (taken) return taken;
    return {
      id: await insertBooking(ctx, { assetId: found.id, title, occasion, personId }, times),
      on: input.on,
    };
  },
});

/** Frees a booked time: the one who booked it, or the service. */
export const cancelBooking = command({
  name: 'premises.booking.cancel',
  ru: text.cancel,
  norm,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  load: (ctx: ReadCtx, input) => booking(ctx, input.id),
  ability: premisesPolicy.rules.free,
  run: async (ctx, input, found: Booking) => {
    if (found.cancelledOn) return refuse('cancelled-already', text.refusals.cancelled, { norm });
    const stale = await changeRow(ctx, 'premises.bookings', input, { cancelled_on: ctx.today });
    if (stale) return stale;
    await recordFact(ctx, {
      name: 'asset.freed',
      subject: assetSubject(found.assetId),
      norm,
      data: { title: found.title, from: found.startsAt.toISOString() },
    });
    return { id: found.assetId };
  },
});

/** The monday of the week of a day. */
export const mondayOf = (date: string): string =>
  addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

export const bookingCommands = [book, cancelBooking];
