// The site's plan from the draft to the order: the head writes, the co-head agrees or returns, the authority orders (000 §3.1).
import { z } from 'zod';
import { timeIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { discardDraft, draftDocument, replaceDraft } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { planLineSchema } from '../application/application.schema.ts';
import { sitePlanOrder } from '../papers/site-plan-order.ts';
import { byAuthority, seesInside, sitePolicy } from '../site/site.policy.ts';
import { siteText } from '../site/site.text.ts';
import { remarksOf } from './remark.queries.ts';
import { remarkText } from './remark.text.ts';
import { sitePlanLifecycle } from './site-plan.lifecycle.ts';
import { planById, plansByIds, plansOfOrder, type SitePlan } from './site-plan.queries.ts';

const norm = norms.sitePlan.slug;
const subject = (id: string) => ({ kind: sitePlanLifecycle.name, id });

/** A plan the actor may see: an approved one is known to everybody signed in, a draft to its own people. */
export async function visiblePlan(ctx: ReadCtx, input: { id: string }): Promise<SitePlan | null> {
  const plan = await planById(ctx, input.id);
  return plan && maySeePlan(ctx, plan) ? plan : null;
}

export const maySeePlan = (ctx: ReadCtx, plan: SitePlan): boolean =>
  seesInside(ctx, plan) || (plan.state === 'approved' && ctx.actor.kind === 'person');

/** The head of the site (or the organisation) saves the draft; refuses a stale write and an agreed plan. */
export const saveSitePlan = command({
  name: 'recognition.site-plan.save',
  ru: 'Сохранить план',
  norm,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    lines: z.array(planLineSchema).max(200).default([]).meta({ label: 'План работы' }),
  }),
  load: visiblePlan,
  ability: sitePolicy.rules['write-plan'],
  run: async (ctx, input, plan) => {
    if (plan.state !== 'draft') return refuse('plan-frozen', siteText.planFrozen, { norm });
    const stale = await changeRow(ctx, 'recognition.site_plans', input, {}, { version: plan.version });
    if (stale) return stale;
    await ctx.db
      .deleteFrom('recognition.site_plan_lines')
      .where('territory_id', '=', ctx.territory.id)
      .where('plan_id', '=', plan.id)
      .execute();
    const lines = input.lines.filter((line) => Object.values(line).some((value) => value.trim()));
    if (lines.length > 0) {
      await ctx.db
        .insertInto('recognition.site_plan_lines')
        .values(
          lines.map((line, index) => ({
            territory_id: ctx.territory.id,
            plan_id: plan.id,
            position: index + 1,
            ...line,
          })),
        )
        .execute();
    }
    return {
      id: plan.id,
      siteId: plan.siteId,
      version: input.version + 1,
      savedAt: timeIn(ctx.now, ctx.territory.zone),
    };
  },
});

const keyed = { id: z.uuid(), version: z.coerce.number().int() };

/** The co-head agrees the plan with the service's own plan, the policy and the priorities of the municipality. */
export const agreeSitePlan = command({
  name: 'recognition.site-plan.agree',
  ru: 'Согласовать план',
  norm,
  input: z.object(keyed),
  load: visiblePlan,
  ability: sitePolicy.rules['agree-plan'],
  run: async (ctx, input, plan) => {
    if (plan.lines.length === 0) return refuse('plan-empty', siteText.planEmpty, { norm });
    const open = (await remarksOf(ctx, plan.id)).filter((each) => each.state === 'open').length;
    if (open > 0) return refuse('remarks-open', remarkText.open(open), { norm: norms.siteSupport.slug });
    const moved = await advance(ctx, sitePlanLifecycle, { ...plan, version: input.version }, 'agree', {
      set: { agreed_by: ctx.actor.personId, agreed_at: ctx.now },
      data: { siteId: plan.siteId },
    });
    return isRefusal(moved) ? moved : { ...moved, siteId: plan.siteId };
  },
});

/** Tells the head what to change; an agreed plan goes back to work and leaves the draft of the order. */
export const returnSitePlan = command({
  name: 'recognition.site-plan.return',
  ru: 'Вернуть с замечанием',
  norm,
  input: z.object({
    ...keyed,
    reason: z
      .string()
      .trim()
      .min(10, 'Напишите, что изменить: не короче 10 знаков')
      .max(2000)
      .meta({ label: 'Что изменить в плане', widget: 'textarea' }),
  }),
  load: visiblePlan,
  ability: sitePolicy.rules['return-plan'],
  run: async (ctx, input, plan) => {
    if (plan.state === 'approved') return wrongState(sitePlanLifecycle, plan.state, 'rework');
    const data = { reason: input.reason, siteId: plan.siteId };
    if (plan.state === 'agreed') {
      const moved = await advance(ctx, sitePlanLifecycle, { ...plan, version: input.version }, 'rework', {
        set: { agreed_by: null, agreed_at: null },
        data,
      });
      if (isRefusal(moved)) return moved;
      if (plan.orderDocumentId) await dropOrder(ctx, plan.orderDocumentId);
    } else {
      await recordFact(ctx, { name: 'site-plan.remarked', subject: subject(plan.id), norm, data });
    }
    await notify(ctx, {
      to: [plan.headId].filter((id) => id !== null),
      name: 'site-plan.returned',
      text: `План площадки возвращён с замечанием: ${input.reason}`,
      path: `/recognition/sites/${plan.siteId}/plan`,
      norm,
    });
    return { id: plan.id, siteId: plan.siteId };
  },
});

async function untie(ctx: WriteCtx, documentId: string): Promise<void> {
  await ctx.db
    .updateTable('recognition.site_plans')
    .set({ order_document_id: null })
    .where('territory_id', '=', ctx.territory.id)
    .where('order_document_id', '=', documentId)
    .where('state', '<>', 'approved')
    .execute();
}

/** A draft order that names a plan no longer agreed is taken away; the next click draws it anew. */
async function dropOrder(ctx: WriteCtx, documentId: string): Promise<void> {
  await untie(ctx, documentId);
  await discardDraft(ctx, documentId);
}

/** The authority's draft order for one plan or many; every plan must be agreed, all of one school year. */
export const draftPlanOrder = command({
  name: 'recognition.site-plan.draft-order',
  ru: 'Подготовить приказ об утверждении планов',
  norm,
  input: z.object({ planIds: z.array(z.uuid()).max(300).default([]) }),
  ability: byAuthority,
  run: async (ctx, input) => {
    const plans = await plansByIds(ctx, input.planIds);
    const [first] = plans;
    if (!first) return refuse('no-plans', siteText.noPlans, { norm });
    const unready = plans.filter((plan) => plan.state !== 'agreed').map((plan) => plan.institutionShortName);
    if (unready.length > 0) return refuse('plan-not-agreed', siteText.planNotAgreed(unready), { norm });
    if (plans.some((plan) => plan.schoolYear !== first.schoolYear))
      return refuse('plan-years', siteText.planYears, { norm });
    const drawn = await sitePlanOrder(ctx, plans);
    const documentId = await drawInto(ctx, plans, drawn);
    if (isRefusal(documentId)) return documentId;
    for (const plan of plans) {
      await recordFact(ctx, {
        name: 'site-plan.order-drafted',
        subject: subject(plan.id),
        norm,
        data: { documentId, siteId: plan.siteId },
      });
    }
    return { documentId };
  },
});

/** The same plans keep their draft; another set gets a new one, and drafts nobody is in any more go. */
async function drawInto(
  ctx: WriteCtx,
  plans: readonly SitePlan[],
  drawn: Awaited<ReturnType<typeof sitePlanOrder>>,
) {
  const tied = [...new Set(plans.flatMap((plan) => plan.orderDocumentId ?? []))];
  const [only] = tied;
  if (only && tied.length === 1 && (await plansOfOrder(ctx, only)).length === plans.length) {
    const replaced = await replaceDraft(ctx, only, drawn);
    return isRefusal(replaced) ? replaced : only;
  }
  for (const documentId of tied) await dropOrder(ctx, documentId);
  const { id } = await draftDocument(ctx, drawn);
  await ctx.db
    .updateTable('recognition.site_plans')
    .set({ order_document_id: id })
    .where('territory_id', '=', ctx.territory.id)
    .where(
      'id',
      'in',
      plans.map((plan) => plan.id),
    )
    .execute();
  return id;
}
