// The registered plan order: plans become approved, every institution is told and asked «Ознакомлен» (000 §3.1).
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { askAcquaintance, openToInstitutions } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import type { RegisteredOrder } from '../site/site.activation.ts';
import { sitePlanLifecycle } from './site-plan.lifecycle.ts';
import { plansOfOrder } from './site-plan.queries.ts';

/** Listens to `document.registered`; a plan that was taken back to work meanwhile stays a draft. */
export async function takeRegisteredPlanOrder(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const order = fact.data as unknown as RegisteredOrder;
  const plans = (await plansOfOrder(ctx, order.documentId)).filter((plan) => plan.state === 'agreed');
  if (plans.length === 0) return;
  for (const plan of plans) {
    const moved = await advance(ctx, sitePlanLifecycle, plan, 'approve', {
      set: { approved_at: ctx.now },
      data: { number: order.number, date: order.date, siteId: plan.siteId },
    });
    if (isRefusal(moved)) throw new Error(moved.text);
  }
  const heads = await peopleWithRole(ctx, 'institution-head');
  await openToInstitutions(
    ctx,
    order.documentId,
    heads.flatMap((head) => head.scopeId ?? []),
  );
  const to = heads.map((head) => head.personId);
  await askAcquaintance(ctx, order.documentId, to);
  await notify(ctx, {
    to,
    name: 'site-plan.approved',
    text: `Утверждены планы работы площадок (приказ № ${order.number} от ${formatDate(order.date)}). Ознакомьтесь и отметьте «Ознакомлен».`,
    path: `/documents/${order.documentId}`,
    norm: norms.sitePlan.slug,
  });
}
