// The scientific leadership advises on the centre's plan; the director answers each advice.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { type Plan, visiblePlan } from '../../planning/index.ts';
import { networkOf } from '../../territories/index.ts';
import { adviceLifecycle } from './advice.lifecycle.ts';
import { type Advice, oneAdvice } from './advice.queries.ts';
import { centreRoles, governancePolicy } from './governance.policy.ts';
import { governanceText as text } from './governance.text.ts';

const norm = 'network-governance';
export const governancePath = '/network/governance';

/** Advice binds nobody: it is answered. Given in the centre's own territory alone. */
export const giveAdvice = command({
  name: 'network.advice.give',
  ru: text.give,
  norm,
  input: z.object({
    planId: z.uuid(),
    words: z
      .string()
      .trim()
      .min(5, text.wordsShort)
      .max(4000)
      .meta({ label: text.words, widget: 'textarea' }),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: governancePolicy.rules.advise,
  run: async (ctx, input, plan: Plan) => {
    const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
    if (network?.hostTerritoryId !== ctx.territory.id)
      return refuse('not-the-centre', text.refusals.notHost, { norm });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('network.advice')
      .values({
        ...{ territory_id: ctx.territory.id, id, plan_id: plan.id, words: input.words },
        ...{ given_on: ctx.today, given_by_id: ctx.actor.personId, state: adviceLifecycle.initial },
      })
      .execute();
    await recordFact(ctx, {
      name: 'network.advice-given',
      subject: { kind: adviceLifecycle.name, id },
      norm,
    });
    const directors = await peopleWithRole(ctx, centreRoles.execute, { kind: 'territory' });
    await notify(ctx, {
      to: directors.map(({ personId }) => personId),
      name: 'network.advice-given',
      text: `Рекомендация к плану центра: ${input.words.slice(0, 200)}`,
      path: governancePath,
      norm,
    });
    return { id };
  },
});

/** The director takes the advice, or says why not. */
export const answerAdvice = command({
  name: 'network.advice.answer',
  ru: text.answer,
  norm,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    decision: z.enum(['accept', 'decline']),
    answer: z
      .string()
      .trim()
      .max(2000)
      .default('')
      .meta({ label: text.answer, hint: text.answerHint, widget: 'textarea' }),
  }),
  load: (ctx, input) => oneAdvice(ctx, input.id),
  ability: governancePolicy.rules.answer,
  run: async (ctx, input, advice: Advice) => {
    if (input.decision === 'decline' && input.answer === '')
      return refuse('no-reason', text.refusals.why, {
        kind: 'invalid',
        fields: { answer: text.refusals.why },
      });
    const moved = await advance(ctx, adviceLifecycle, { ...advice, version: input.version }, input.decision, {
      set: { answer: input.answer, answered_on: ctx.today, answered_by_id: ctx.actor.personId },
      data: { answer: input.answer },
    });
    return isRefusal(moved) ? moved : { id: advice.id };
  },
});
