// A service opens its approved plan to the network, or closes it again: until then nobody outside sees a line of it.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { type Plan, visiblePlan } from '../../planning/index.ts';
import { networkOf } from '../../territories/index.ts';
import { networkPolicy } from '../network.policy.ts';
import { networkText as text } from '../network.text.ts';
import { openedText } from './opened.text.ts';

const norm = 'network-calendar';
const subject = (id: string) => ({ kind: 'planning.plan', id });

/** To the centre alone or to all members, with a reason; what is opened is read where it lies, without people and money. */
export const openPlan = command({
  name: 'network.plan.open',
  ru: openedText.open,
  norm,
  input: z.object({
    planId: z.uuid(),
    audience: z
      .enum(['centre', 'members'], { error: openedText.chooseAudience })
      .meta({ label: openedText.audience, widget: 'radio', options: text.audiences }),
    reason: z
      .string()
      .trim()
      .min(5, text.whyShort)
      .max(500)
      .meta({ label: text.why, hint: text.whyHint, widget: 'textarea' }),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: networkPolicy.rules.share,
  run: async (ctx, input, plan: Plan) => {
    const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
    if (!network) return refuse('no-network', text.notInNetwork, { norm });
    if (plan.state === 'draft' || plan.state === 'on-approval')
      return refuse('plan-not-approved', openedText.notApproved, { norm });
    const decision = {
      ...{ network_id: network.id, school_year: plan.schoolYear, audience: input.audience },
      ...{ reason: input.reason, decided_on: ctx.today, decided_by_id: ctx.actor.personId },
    };
    await ctx.db
      .insertInto('network.opened_plans')
      .values({ territory_id: ctx.territory.id, plan_id: plan.id, ...decision })
      .onConflict((conflict) => conflict.columns(['territory_id', 'plan_id']).doUpdateSet(decision))
      .execute();
    await recordFact(ctx, {
      name: 'network.plan-opened',
      subject: subject(plan.id),
      norm,
      data: { audience: input.audience, reason: input.reason },
    });
    return { id: plan.id };
  },
});

export const closePlanFromNetwork = command({
  name: 'network.plan.close',
  ru: openedText.close,
  norm,
  input: z.object({ planId: z.uuid() }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: networkPolicy.rules.share,
  run: async (ctx, _input, plan: Plan) => {
    const gone = await ctx.db
      .deleteFrom('network.opened_plans')
      .where('territory_id', '=', ctx.territory.id)
      .where('plan_id', '=', plan.id)
      .executeTakeFirstOrThrow();
    if (gone.numDeletedRows === 0n) return refuse('not-opened', openedText.notOpened, { norm });
    await recordFact(ctx, { name: 'network.plan-closed', subject: subject(plan.id), norm });
    return { id: plan.id };
  },
});
