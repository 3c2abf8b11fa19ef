// Objecting to an order of the authority: filed by who must obey it, considered by its head, taken back by the author.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { oneDocument } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { objectionPolicy, objectsToOrders } from '../authority.policy.ts';
import { outcomes, objectionText as text } from '../authority.text.ts';
import { objectionLifecycle } from './objection.lifecycle.ts';
import { objectionRule, visibleObjection } from './objection.queries.ts';

const norm = norms.orderObjection.slug;
const pathOf = (id: string) => `/authority/objections/${id}`;

/** Filed against a registered order the author can read; one at a time. The fact names no norm: clauses list who used them. */
export const fileObjection = command({
  name: 'authority.objection.file',
  ru: text.file,
  norm,
  input: z.object({
    documentId: z.uuid(text.refusals.notOrder).meta({ label: text.order, widget: 'select' }),
    body: z
      .string()
      .trim()
      .min(20, text.refusals.body)
      .max(10_000)
      .meta({ label: text.body, widget: 'textarea' }),
  }),
  ability: objectsToOrders,
  run: async (ctx, input) => {
    const order = await oneDocument(ctx, input.documentId);
    if (order?.kind !== 'order' || order.state !== 'registered' || !order.date || !order.number)
      return refuse('not-an-order', text.refusals.notOrder, {
        kind: 'invalid',
        norm,
        fields: { documentId: text.refusals.notOrder },
      });
    const { fileWithin, answerWithin } = await objectionRule(ctx);
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('authority.objections')
      .values({
        ...{ territory_id: ctx.territory.id, id, document_id: order.id, author_id: ctx.actor.personId ?? '' },
        ...{ filed_on: ctx.today, body: input.body, state: objectionLifecycle.initial },
        answer_due: answerWithin > 0 ? addDays(ctx.today, answerWithin) : null,
        late: fileWithin > 0 && ctx.today > addDays(order.date, fileWithin),
      })
      .execute();
    await recordFact(ctx, {
      name: 'objection.filed',
      subject: { kind: objectionLifecycle.name, id },
      data: { number: order.number },
    });
    const heads = await peopleWithRole(ctx, ['authority-head'], { kind: 'territory' });
    await notify(ctx, {
      to: heads.map(({ personId }) => personId).filter((each) => each !== ctx.actor.personId),
      name: 'objection.filed',
      text: text.toldFiled(order.title),
      path: pathOf(id),
      norm,
    });
    return { id };
  },
});

const keyed = { id: z.uuid(), version: z.coerce.number().int() };

/** The head of the authority answers with an outcome; the order itself changes only by another order. */
export const considerObjection = command({
  name: 'authority.objection.consider',
  ru: text.consider,
  norm,
  input: z.object({
    ...keyed,
    outcome: z.enum(['upheld', 'partly', 'rejected']).meta({ label: text.outcome, options: outcomes }),
    answer: z
      .string()
      .trim()
      .min(10, text.refusals.answer)
      .max(10_000)
      .meta({ label: text.answer, widget: 'textarea' }),
  }),
  load: visibleObjection,
  ability: objectionPolicy.rules.consider,
  run: async (ctx, { version, outcome, answer }, objection) => {
    const moved = await advance(ctx, objectionLifecycle, { ...objection, version }, 'consider', {
      set: { outcome, answer, decided_on: ctx.today, decided_by_id: ctx.actor.personId },
      data: { outcome },
      norm: null,
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      to: [objection.authorId],
      name: 'objection.considered',
      text: text.toldAnswer(objection.order, outcomes[outcome]),
      path: pathOf(objection.id),
      norm,
    });
    return { id: objection.id };
  },
});

export const withdrawObjection = command({
  name: 'authority.objection.withdraw',
  ru: text.withdraw,
  norm,
  input: z.object(keyed),
  load: visibleObjection,
  ability: objectionPolicy.rules.withdraw,
  run: async (ctx, { version }, objection) => {
    const moved = await advance(ctx, objectionLifecycle, { ...objection, version }, 'withdraw', {
      norm: null,
    });
    return isRefusal(moved) ? moved : { id: objection.id };
  },
});
