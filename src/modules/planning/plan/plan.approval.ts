// The plan goes to its approver and comes back, or is approved: its documents take their numbers, its lines are frozen.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import {
  draftDocument,
  registerDocument,
  type SignerSnapshot,
  schoolYearText,
} from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { cyclogramPaper } from '../cyclogram/cyclogram.paper.ts';
import { approverToday, planPaper } from '../papers/plan.paper.ts';
import { hearersOf } from './plan.audience.ts';
import { hasBegun, keyedPlan, linesOfPlan, loadPlan, planPath, planSubject } from './plan.commands.ts';
import { planLifecycle } from './plan.lifecycle.ts';
import { lackingOf } from './plan.missing.ts';
import { planPolicy } from './plan.policy.ts';
import type { Plan } from './plan.queries.ts';
import { planText as text } from './plan.text.ts';

const norm = norms.annualPlan.slug;
const lineWords = (count: number) => countOf(count, ...text.lines);

async function tell(
  ctx: WriteCtx,
  roles: readonly string[],
  plan: Plan,
  name: string,
  words: string,
): Promise<void> {
  await notify(ctx, {
    to: await hearersOf(ctx, roles, plan),
    name,
    text: words,
    path: planPath(plan.id),
    norm,
  });
}

/** The head of the service sends the draft to the approver; refuses while a line lacks what the regulation asks. */
export const submitPlan = command({
  name: 'planning.plan.submit',
  ru: 'Передать на утверждение',
  norm,
  input: z.object(keyedPlan),
  load: loadPlan,
  ability: planPolicy.rules.lead,
  run: async (ctx, input, plan: Plan) => {
    const lines = await linesOfPlan(ctx, plan);
    if (lines.length === 0) return refuse('plan-empty', text.refusals.empty, { norm });
    const lacking = lackingOf(plan.catalogue, lines);
    if (lacking.length > 0)
      return refuse('plan-lacks', text.refusals.missing(lineWords(lacking.length)), {
        norm,
        details: { lines: lacking.map(({ line, what }) => ({ id: line.id, what })) },
      });
    const moved = await advance(ctx, planLifecycle, { ...plan, version: input.version }, 'submit');
    if (isRefusal(moved)) return moved;
    await tell(
      ctx,
      [plan.approver],
      plan,
      'plan.submitted',
      `План на ${schoolYearText(plan.schoolYear)} учебный год ждёт утверждения.`,
    );
    return { id: plan.id };
  },
});

export const returnPlan = command({
  name: 'planning.plan.return',
  ru: 'Вернуть на доработку',
  norm,
  input: z.object({
    ...keyedPlan,
    reason: z
      .string()
      .trim()
      .min(5, 'Напишите, что изменить')
      .max(2000)
      .meta({ label: text.returnReason, widget: 'textarea' }),
  }),
  load: loadPlan,
  ability: planPolicy.rules.approve,
  run: async (ctx, input, plan: Plan) => {
    const moved = await advance(ctx, planLifecycle, { ...plan, version: input.version }, 'return', {
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await tell(
      ctx,
      ['centre-head', 'methodist'],
      plan,
      'plan.returned',
      `План возвращён на доработку: ${input.reason}`,
    );
    return { id: plan.id };
  },
});

/** Copies what is approved into rows nobody may change. */
async function freezeBaseline(ctx: WriteCtx, planId: string): Promise<void> {
  await sql`insert into planning.baseline_lines (territory_id, plan_id, line_id, position, direction, task, title, form,
      audience, term, starts_on, ends_on, responsible_id, responsible_words, place, result)
    select territory_id, plan_id, id, position, direction, task, title, form, audience, term, starts_on, ends_on,
      responsible_id, responsible_words, place, result
    from planning.lines where territory_id = ${ctx.territory.id} and plan_id = ${planId}`.execute(ctx.db);
}

/** The document with «УТВЕРЖДАЮ» takes its number at once: approving is signing. */
async function issuePaper(ctx: WriteCtx, plan: Plan, paper: Paper, signer: SignerSnapshot) {
  const { id } = await draftDocument(ctx, {
    kind: 'plan',
    title: paper.title,
    paper,
    subjects: [{ ...planSubject(plan.id), title: paper.title, path: planPath(plan.id) }],
    audience: 'staff',
    signer,
    ...(plan.regulationVersionId ? { regulationVersionId: plan.regulationVersionId } : {}),
  });
  return registerDocument(ctx, { documentId: id });
}

async function issuePlan(ctx: WriteCtx, plan: Plan) {
  const lines = await linesOfPlan(ctx, plan);
  const signer = await approverToday(ctx, plan.approver, plan.body);
  return issuePaper(ctx, plan, await planPaper(ctx, plan, { signer, approvedOn: ctx.today, lines }), signer);
}

/** The cyclogram is a sheet of its own under the same signature; a plan without recurring things has none (004 §3.2). */
async function issueCyclogram(ctx: WriteCtx, plan: Plan) {
  const signer = await approverToday(ctx, plan.approver, plan.body);
  const paper = await cyclogramPaper(ctx, plan, { signer, approvedOn: ctx.today });
  return paper ? issuePaper(ctx, plan, paper, signer) : null;
}

/**
 * The approver the regulation names approves: the document gets its number, the baseline is frozen, and from the first
 * day of the school year the plan is carried out. A second approval meets the changed state and is refused.
 */
export const approvePlan = command({
  name: 'planning.plan.approve',
  ru: 'Утвердить план',
  norm,
  input: z.object(keyedPlan),
  load: loadPlan,
  ability: planPolicy.rules.approve,
  run: async (ctx, input, plan: Plan) => {
    const moved = await advance(ctx, planLifecycle, { ...plan, version: input.version }, 'approve', {
      set: { approved_on: ctx.today, approved_by_id: ctx.actor.personId },
    });
    if (isRefusal(moved)) return moved;
    const issued = await issuePlan(ctx, plan);
    if (isRefusal(issued)) return issued;
    const cyclogram = await issueCyclogram(ctx, plan);
    if (isRefusal(cyclogram)) return cyclogram;
    await ctx.db
      .updateTable('planning.plans')
      .set({ document_id: issued.id, cyclogram_document_id: cyclogram?.id ?? null })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', plan.id)
      .execute();
    await freezeBaseline(ctx, plan.id);
    if (hasBegun(ctx, plan)) {
      const begun = await advance(ctx, planLifecycle, moved, 'begin');
      if (isRefusal(begun)) return begun;
    }
    await tell(
      ctx,
      ['centre-head', 'methodist'],
      plan,
      'plan.approved',
      `План на ${schoolYearText(plan.schoolYear)} учебный год утверждён.`,
    );
    return { id: plan.id, number: issued.number };
  },
});

export const approvalCommands = [submitPlan, returnPlan, approvePlan];
