// Filling a place of the nomenclature: a regulation is put there with the day it must be looked through, replaced, taken off.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { norms, regulationStandings } from '../../regulations/index.ts';
import { keepsNomenclature } from '../nomenclature.policy.ts';
import { nomenclatureText as text } from '../nomenclature.text.ts';
import { placementsOn, slotsOfRegulation } from './slot.queries.ts';

const norm = norms.documentNomenclature.slug;
const slotKey = z.string().min(1).max(80).meta({ widget: 'hidden' });
const subject = (slot: string) => ({ kind: 'nomenclature.slot', id: slot });

async function slotFault(ctx: WriteCtx, key: string): Promise<Refusal | null> {
  const slot = (await slotsOfRegulation(ctx)).slots.find((each) => each.key === key);
  if (!slot) return refuse('no-such-slot', text.refusals.noSlot, { kind: 'not-found', norm });
  return slot.source === 'annual-plan' ? refuse('slot-of-the-plan', text.refusals.ownPlan, { norm }) : null;
}

/** The period that is open ends today; one begun today and replaced today leaves no trace of a day. */
async function closePlacement(ctx: WriteCtx, slot: string): Promise<number> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('nomenclature.placements')
    .set({ ends_on: ctx.today })
    .where('territory_id', '=', ctx.territory.id)
    .where('slot', '=', slot)
    .where('ends_on', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The clerk or the head; what stood there before stays in the history with its days. */
export const placeDocument = command({
  name: 'nomenclature.place',
  ru: text.place,
  norm,
  input: z.object({
    slot: slotKey,
    regulationId: z.uuid().meta({
      label: text.regulation,
      hint: text.regulationHint,
      widget: 'picker',
      source: 'regulations.pick',
    }),
    reviewOn: z
      .union([z.literal(''), z.iso.date()])
      .default('')
      .meta({ label: text.review, hint: text.reviewHint, widget: 'date' }),
  }),
  ability: keepsNomenclature,
  run: async (ctx, input) => {
    const fault = await slotFault(ctx, input.slot);
    if (fault) return fault;
    const no = (name: string, words: string) =>
      refuse(name, words, { kind: 'invalid', norm, fields: { regulationId: words } });
    const found = (await regulationStandings(ctx, [input.regulationId])).find(
      ({ id }) => id === input.regulationId,
    );
    if (!found) return no('no-such-regulation', text.refusals.noRegulation);
    if (found.state === 'repealed') return no('regulation-repealed', text.refusals.repealed);
    const reviewOn = input.reviewOn || null;
    const held = (await placementsOn(ctx, ctx.today)).find(({ slot }) => slot === input.slot);
    if (held?.regulationId === found.id && held.reviewOn === reviewOn)
      return no('placed-already', text.refusals.same);
    await closePlacement(ctx, input.slot);
    await ctx.db
      .insertInto('nomenclature.placements')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), slot: input.slot },
        ...{ regulation_id: found.id, review_on: reviewOn, starts_on: ctx.today },
        placed_by_id: ctx.actor.personId,
      })
      .execute();
    await recordFact(ctx, {
      name: 'nomenclature.placed',
      subject: subject(input.slot),
      norm,
      data: { slot: input.slot, regulationId: found.id, title: found.title },
    });
    return { slot: input.slot };
  },
});

/** Takes the document off its place: the place is empty again. */
export const vacateSlot = command({
  name: 'nomenclature.vacate',
  ru: text.vacate,
  norm,
  input: z.object({ slot: slotKey }),
  ability: keepsNomenclature,
  run: async (ctx, input) => {
    if ((await closePlacement(ctx, input.slot)) === 0)
      return refuse('no-such-slot', text.refusals.noSlot, { kind: 'not-found', norm });
    await recordFact(ctx, {
      name: 'nomenclature.vacated',
      subject: subject(input.slot),
      norm,
      data: { slot: input.slot },
    });
    return { slot: input.slot };
  },
});
