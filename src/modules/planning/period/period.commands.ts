// Plans of periods: composed from the annual plan, sent to the approver, issued and frozen with all their corrections by one signature.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { draftDocument, registerDocument } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { putInForce } from '../correction/correction.deciding.ts';
import { approverToday } from '../papers/plan.paper.ts';
import { keepers } from '../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { periodLifecycle } from './period.lifecycle.ts';
import { periodPaper } from './period.paper.ts';
import { periodPolicy } from './period.policy.ts';
import { type PeriodOfPlan, periodDraft, periodWithPlan } from './period.queries.ts';
import { periodKindKeys, periodName, periodsOfYear } from './period.terms.ts';
import { periodText as text } from './period.text.ts';

const norm = norms.planCorrections.slug;
export const periodSubject = (id: string) => ({ kind: periodLifecycle.name, id });
export const periodPath = (id: string) => `/planning/periods/${id}`;
const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const load = (ctx: ReadCtx, input: { id: string }) => periodWithPlan(ctx, input.id);

const notApproved = (plan: Plan): Refusal | null =>
  plan.state === 'approved' || plan.state === 'executing'
    ? null
    : refuse('plan-not-approved', text.refusals.notApproved, { norm });

/** A methodist begins the plan of a half-year, a quarter or a month of an approved plan; one for each period. */
export const startPeriod = command({
  name: 'planning.period.start',
  ru: text.start,
  norm,
  input: z.object({ planId: z.uuid(), kind: z.enum(periodKindKeys), startsOn: z.iso.date() }),
  load: async (ctx, input) => {
    const plan = await visiblePlan(ctx, input.planId);
    return plan && { plan };
  },
  ability: periodPolicy.rules.keep,
  run: async (ctx, input, { plan }: { plan: Plan }) => {
    const early = notApproved(plan);
    if (early) return early;
    const period = periodsOfYear(plan.schoolYear, input.kind).find(
      (each) => each.startsOn === input.startsOn,
    );
    if (!period) return refuse('no-such-period', text.refusals.period, { kind: 'invalid', norm });
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('planning.period_plans')
      .values({
        ...{ territory_id: ctx.territory.id, id, plan_id: plan.id, kind: period.kind },
        ...{ starts_on: period.startsOn, ends_on: period.endsOn, state: periodLifecycle.initial },
        ...{ begun_on: ctx.today, begun_by_id: ctx.actor.personId },
      })
      .execute();
    const data = { period: periodName(period) };
    await recordFact(ctx, { name: 'period.started', subject: periodSubject(id), norm, data });
    return { id };
  },
});

/** A draft nobody needs; an issued plan never goes. */
export const dropPeriod = command({
  name: 'planning.period.drop',
  ru: text.drop,
  norm,
  input: z.object({ id: z.uuid() }),
  load,
  ability: periodPolicy.rules.keep,
  run: async (ctx, _input, period: PeriodOfPlan) => {
    if (period.state !== 'draft') return refuse('period-issued', text.refusals.issued, { norm });
    await ctx.db
      .deleteFrom('planning.period_plans')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', period.id)
      .execute();
    const data = { period: periodName(period) };
    await recordFact(ctx, {
      name: 'period.dropped',
      subject: { kind: 'planning.plan', id: period.planId },
      norm,
      data,
    });
    return { planId: period.planId };
  },
});

async function tell(
  ctx: WriteCtx,
  roles: readonly string[],
  period: PeriodOfPlan,
  name: string,
  words: string,
) {
  const people = await peopleWithRole(ctx, roles, { kind: 'territory' });
  await notify(ctx, {
    to: people.map((each) => each.personId).filter((id) => id !== ctx.actor.personId),
    ...{ name, text: words, path: periodPath(period.id), norm },
  });
}

export const submitPeriod = command({
  name: 'planning.period.submit',
  ru: text.submit,
  norm,
  input: z.object(keyed),
  load,
  ability: periodPolicy.rules.keep,
  run: async (ctx, input, period: PeriodOfPlan) => {
    const moved = await advance(ctx, periodLifecycle, { ...period, version: input.version }, 'submit');
    if (isRefusal(moved)) return moved;
    const words = `${text.named(periodName(period))} ждёт утверждения.`;
    await tell(ctx, [period.plan.catalogue.correctionApprover], period, 'period-plan.submitted', words);
    return { id: period.id };
  },
});

export const returnPeriod = command({
  name: 'planning.period.return',
  ru: text.return,
  norm,
  input: z.object({
    ...keyed,
    reason: z
      .string()
      .trim()
      .min(5, 'Напишите, что изменить')
      .max(2000)
      .meta({ label: text.returnReason, widget: 'textarea' }),
  }),
  load,
  ability: periodPolicy.rules.issue,
  run: async (ctx, input, period: PeriodOfPlan) => {
    const moved = await advance(ctx, periodLifecycle, { ...period, version: input.version }, 'return', {
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await tell(
      ctx,
      keepers,
      period,
      'period-plan.returned',
      `${text.named(periodName(period))} возвращён: ${input.reason}`,
    );
    return { id: period.id };
  },
});

/** The paper takes its number at once and says what is in force from now on. */
async function registerPeriod(ctx: WriteCtx, period: PeriodOfPlan) {
  const signer = await approverToday(ctx, period.plan.catalogue.correctionApprover);
  const { content } = await periodDraft(ctx, period.plan, period);
  const paper = await periodPaper(ctx, period, { content, signer, issuedOn: ctx.today });
  const { id } = await draftDocument(ctx, {
    ...{ kind: 'plan', title: paper.title, paper, audience: 'staff', signer },
    subjects: [{ ...periodSubject(period.id), title: paper.title, path: periodPath(period.id) }],
    ...(period.plan.regulationVersionId ? { regulationVersionId: period.plan.regulationVersionId } : {}),
  });
  const registered = await registerDocument(ctx, { documentId: id });
  return isRefusal(registered) ? registered : { ...registered, content: { ...content, signer } };
}

/**
 * One signature: the waiting corrections of the period take effect, the plan of the period gets its number and is frozen
 * with what it says. A correction somebody else decides is not among them.
 */
export const issuePeriod = command({
  name: 'planning.period.issue',
  ru: text.issue,
  norm,
  input: z.object(keyed),
  load,
  ability: periodPolicy.rules.issue,
  run: async (ctx, input, period: PeriodOfPlan) => {
    const early = notApproved(period.plan);
    if (early) return early;
    const { waiting } = await periodDraft(ctx, period.plan, period);
    for (const correction of waiting) {
      const refusal = await putInForce(
        ctx,
        { ...correction, plan: period.plan },
        correction.version,
        period.id,
      );
      if (refusal) return refusal;
    }
    const issued = await registerPeriod(ctx, period);
    if (isRefusal(issued)) return issued;
    const moved = await advance(ctx, periodLifecycle, { ...period, version: input.version }, 'issue', {
      set: {
        ...{ content: JSON.stringify(issued.content), document_id: issued.id },
        ...{ issued_on: ctx.today, issued_by_id: ctx.actor.personId },
      },
      data: { corrections: waiting.length, number: issued.number },
    });
    if (isRefusal(moved)) return moved;
    const words = `${text.named(periodName(period))} выпущен, документ № ${issued.number}.`;
    await tell(ctx, keepers, period, 'period-plan.issued', words);
    return { id: period.id, number: issued.number };
  },
});

export const periodCommands = [startPeriod, dropPeriod, submitPeriod, returnPeriod, issuePeriod];
