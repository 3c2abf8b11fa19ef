// A body's term: the product handed over, the term moved, the work ended; memberships end with the body.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { bodyFact } from '../body.commands.ts';
import { bodyPolicy } from '../body.policy.ts';
import { type BodyRecord, visibleBody } from '../body.queries.ts';
import { bodyTexts as text } from './body.text.ts';

const norm = 'body-term';
const load = (ctx: Parameters<typeof visibleBody>[0], input: { bodyId: string }) =>
  visibleBody(ctx, input.bodyId);

/** The head of the group hands over what it was made for; the keeper may write it down for him. */
export const handOverProduct = command({
  name: 'councils.body.hand-over',
  ru: text.handOver,
  norm,
  input: z.object({
    bodyId: z.uuid(),
    on: z.iso.date('Выберите дату').meta({ label: text.fields.productOn }),
    result: z
      .string()
      .trim()
      .min(5, text.faults.result)
      .max(2000)
      .meta({ label: text.fields.result, hint: text.hints.result, widget: 'textarea' }),
  }),
  load,
  ability: bodyPolicy.rules.plan,
  run: async (ctx, input, body: BodyRecord) => {
    if (body.product === '') return refuse('no-product', text.refusals.noProduct, { norm });
    if (body.productOn) return refuse('handed-over', text.refusals.handedOver, { norm });
    if (input.on > ctx.today)
      return refuse('date-in-future', text.faults.future, {
        kind: 'invalid',
        norm,
        fields: { on: text.faults.future },
      });
    await ctx.db
      .updateTable('councils.bodies')
      .set({ product_on: input.on, product_result: input.result, version: body.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', body.id)
      .execute();
    await bodyFact(ctx, 'council.product-handed-over', body.id, { on: input.on, result: input.result });
    return { id: body.id };
  },
});

/** A keeper gives the group more time, by an order. */
export const extendTerm = command({
  name: 'councils.body.extend-term',
  ru: text.extend,
  norm,
  input: z.object({
    bodyId: z.uuid(),
    termOn: z.iso.date('Выберите дату').meta({ label: text.fields.newTerm }),
    basis: z.string().trim().min(3, text.faults.basis).max(300).meta({ label: text.fields.basis }),
  }),
  load,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord) => {
    if (!body.termOn || input.termOn <= body.termOn)
      return refuse('term-not-later', text.refusals.notLater, {
        kind: 'invalid',
        norm,
        fields: { termOn: text.refusals.notLater },
      });
    await ctx.db
      .updateTable('councils.bodies')
      .set({ term_on: input.termOn, version: body.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', body.id)
      .execute();
    await bodyFact(ctx, 'council.term-extended', body.id, { on: input.termOn, basis: input.basis });
    return { id: body.id };
  },
});

/** A keeper ends the body on its last day; nobody sits in it after. The record and its papers stay. */
export const endBody = command({
  name: 'councils.body.end',
  ru: text.end,
  norm: 'council-composition',
  input: z.object({
    bodyId: z.uuid(),
    lastDay: z.iso.date('Выберите дату').meta({ label: text.fields.lastDay }),
    basis: z.string().trim().min(3, text.faults.basis).max(300).meta({ label: text.fields.basis }),
  }),
  load,
  ability: bodyPolicy.rules.keep,
  run: async (ctx, input, body: BodyRecord) => {
    if (body.endsOn) return refuse('body-ended', text.refusals.ended, { norm: 'council-composition' });
    const endsOn = addDays(input.lastDay, 1);
    await ctx.db
      .updateTable('councils.bodies')
      .set({ ends_on: endsOn, end_basis: input.basis, version: body.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', body.id)
      .execute();
    await ctx.db
      .updateTable('councils.memberships')
      .set({ ends_on: endsOn, end_basis: input.basis })
      .where('territory_id', '=', ctx.territory.id)
      .where('body_id', '=', body.id)
      .where('starts_on', '<', endsOn)
      .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', endsOn)]))
      .execute();
    await bodyFact(ctx, 'council.body-ended', body.id, { on: input.lastDay, basis: input.basis });
    return { id: body.id };
  },
});
