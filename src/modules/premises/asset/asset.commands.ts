// The service keeps the inventory: enters, puts right, hands over to a person, checks, writes off.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { person } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { keepsPremises } from '../premises.policy.ts';
import { premisesText as text } from '../premises.text.ts';
import { type Asset, asset, handoversOf } from './asset.queries.ts';
import {
  assetEditSchema,
  assetSchema,
  checkSchema,
  handOverSchema,
  type NewAsset,
  writeOffSchema,
} from './asset.schema.ts';

const norm = norms.premisesKeeping.slug;
export const assetSubject = (id: string) => ({ kind: 'premises.asset', id });
const load = (ctx: ReadCtx, input: { id: string }) => asset(ctx, input.id);

export const fault = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', norm, fields: { [field]: complaint } });
const gone = (found: Asset): Refusal | null =>
  found.endsOn ? refuse('written-off', text.refusals.writtenOff, { norm }) : null;

const rowOf = (input: Omit<NewAsset, 'startsOn'>) => ({
  kind: input.kind,
  name: input.name,
  inventory_number: input.inventoryNumber,
  place: input.place,
  seats: input.seats,
  cost: input.cost,
  is_bookable: input.isBookable,
  note: input.note,
});

/** Writes a record with its fact. */
export async function insertAsset(ctx: WriteCtx, input: NewAsset): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('premises.assets')
    .values({ territory_id: ctx.territory.id, id, ...rowOf(input), starts_on: input.startsOn })
    .execute();
  await recordFact(ctx, { name: 'asset.added', subject: assetSubject(id), norm, data: { name: input.name } });
  return id;
}

/** A methodist enters a room or a thing; an inventory number in use is refused. */
export const addAsset = command({
  name: 'premises.asset.add',
  ru: 'Внести в опись',
  norm,
  input: assetSchema,
  ability: keepsPremises,
  run: async (ctx, input) => ({ id: await insertAsset(ctx, input) }),
});

export const editAsset = command({
  name: 'premises.asset.edit',
  ru: 'Сохранить',
  norm,
  input: assetEditSchema,
  load,
  ability: keepsPremises,
  run: async (ctx, input, found: Asset) => {
    const refusal = gone(found);
    if (refusal) return refusal;
    const { name, place, note } = found;
    const stale = await changeRow(ctx, 'premises.assets', input, rowOf(input), { name, place, note });
    if (stale) return stale;
    await recordFact(ctx, { name: 'asset.edited', subject: assetSubject(input.id), norm });
    return { id: input.id };
  },
});

interface Handing {
  readonly id: string;
  readonly personId: string;
  readonly since: CivilDate;
  readonly act: string;
}

/** Ends the handover in force and begins a new one the same day: nobody's day there is none. */
export async function handTo(ctx: WriteCtx, input: Handing): Promise<Refusal | null> {
  const [last] = await handoversOf(ctx, input.id);
  if (last && last.startsOn >= input.since) return fault('handed-that-day', 'since', text.faults.sameDay);
  if (last && (last.endsOn === null || last.endsOn > input.since))
    await ctx.db
      .updateTable('premises.handovers')
      .set({ ends_on: input.since })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', last.id)
      .execute();
  await ctx.db
    .insertInto('premises.handovers')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), asset_id: input.id },
      ...{ person_id: input.personId, act: input.act, starts_on: input.since },
    })
    .execute();
  await recordFact(ctx, {
    name: 'asset.handed-over',
    subject: assetSubject(input.id),
    norm,
    data: { personId: input.personId, since: input.since, act: input.act },
  });
  return null;
}

/** Hands a room or a thing to a person by an act; refuses a day before it was on the books and one already taken. */
export const handOver = command({
  name: 'premises.asset.hand-over',
  ru: text.actions.handOver,
  norm,
  input: handOverSchema,
  load,
  ability: keepsPremises,
  run: async (ctx, input, found: Asset) => {
    const refusal = gone(found);
    if (refusal) return refusal;
    if (input.since < found.startsOn) return fault('before-start', 'since', text.faults.beforeStart);
    if (!(await person(ctx, input.personId))) return fault('no-such-person', 'personId', text.faults.person);
    return (await handTo(ctx, input)) ?? { id: input.id };
  },
});

/** Records what a check of the inventory found; a fault found is described. */
export const checkAsset = command({
  name: 'premises.asset.check',
  ru: text.actions.check,
  norm,
  input: checkSchema,
  load,
  ability: keepsPremises,
  run: async (ctx, input, found: Asset) => {
    const refusal = gone(found);
    if (refusal) return refusal;
    if (input.checkedOn > ctx.today) return fault('in-future', 'checkedOn', text.faults.future);
    if (input.checkedOn < found.startsOn) return fault('before-start', 'checkedOn', text.faults.beforeStart);
    await ctx.db
      .insertInto('premises.checks')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), asset_id: input.id },
        ...{ checked_on: input.checkedOn, checked_by_id: ctx.actor.personId },
        ...{ outcome: input.outcome, note: input.note },
      })
      .execute();
    await recordFact(ctx, {
      name: 'asset.checked',
      subject: assetSubject(input.id),
      norm,
      data: { outcome: input.outcome, on: input.checkedOn },
    });
    return { id: input.id };
  },
});

async function bookedAfter(ctx: ReadCtx, assetId: string, on: CivilDate): Promise<Date | null> {
  const { until } = await ctx.db
    .selectFrom('premises.bookings')
    .select((eb) => eb.fn.max('ends_at').as('until'))
    .where('territory_id', '=', ctx.territory.id)
    .where('asset_id', '=', assetId)
    .where('cancelled_on', 'is', null)
    .where('ends_at', '>', new Date(`${addDays(on, 1)}T00:00:00Z`))
    .where('ends_at', '>', ctx.now)
    .executeTakeFirstOrThrow();
  return until as Date | null;
}

/** Writes off with a reason and an act; what is booked ahead is not taken from under people's feet. */
export const writeOff = command({
  name: 'premises.asset.write-off',
  ru: text.actions.writeOff,
  norm,
  input: writeOffSchema,
  load,
  ability: keepsPremises,
  run: async (ctx, input, found: Asset) => {
    const refusal = gone(found);
    if (refusal) return refusal;
    if (input.on < found.startsOn) return fault('before-start', 'on', text.faults.beforeStart);
    if (input.on > ctx.today) return fault('in-future', 'on', text.faults.future);
    const until = await bookedAfter(ctx, input.id, input.on);
    if (until)
      return refuse('booked-ahead', text.refusals.bookedAhead(formatDate(until.toISOString().slice(0, 10))), {
        norm,
      });
    const endsOn = addDays(input.on, 1);
    const stale = await changeRow(ctx, 'premises.assets', input, {
      ends_on: endsOn,
      written_off_reason: input.reason,
      written_off_act: input.act,
    });
    if (stale) return stale;
    await ctx.db
      .updateTable('premises.handovers')
      .set({ ends_on: endsOn })
      .where('territory_id', '=', ctx.territory.id)
      .where('asset_id', '=', input.id)
      .where('starts_on', '<', endsOn)
      .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', endsOn)]))
      .execute();
    await recordFact(ctx, {
      name: 'asset.written-off',
      subject: assetSubject(input.id),
      norm,
      data: { reason: input.reason, act: input.act, on: input.on },
    });
    return { id: input.id };
  },
});

export const assetCommands = [addAsset, editAsset, handOver, checkAsset, writeOff];
