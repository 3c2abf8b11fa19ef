// The plan from its first draft to its end: started, introduced, submitted, returned, approved and frozen, carried out, closed.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import { draftDocument, registerDocument, schoolYearText } from '../../documents/index.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { currentVersion, norms } from '../../regulations/index.ts';
import { type Line, linesOf } from '../line/line.queries.ts';
import { insertLines } from '../line/line.writing.ts';
import { approverToday, planPaper } from '../papers/plan.paper.ts';
import { copiedLine } from './plan.copying.ts';
import { planLifecycle } from './plan.lifecycle.ts';
import { lackingOf } from './plan.missing.ts';
import { keepsPlan, planPolicy } from './plan.policy.ts';
import { anyPlan, type Plan, planOfYear, visiblePlan } from './plan.queries.ts';
import { planText as text } from './plan.text.ts';

const norm = norms.annualPlan.slug;
export const planSubject = (id: string) => ({ kind: planLifecycle.name, id });
export const planPath = (id: string) => `/planning/plans/${id}`;
const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const load = (ctx: ReadCtx, input: { id: string }) => visiblePlan(ctx, input.id);
const lineWords = (count: number) => countOf(count, ...text.lines);

export const linesOfPlan = (ctx: ReadCtx, plan: Plan): Promise<Line[]> =>
  linesOf(
    ctx,
    plan.id,
    plan.catalogue.directions.map((each) => each.key),
  );

/** A methodist or the head starts the year's draft, empty or with last year's lines; refuses a second plan of a year. */
export const startPlan = command({
  name: 'planning.plan.start',
  ru: text.start,
  norm,
  input: z.object({
    schoolYear: z.coerce.number().int().min(2000).max(2100).meta({ label: text.year, widget: 'select' }),
    copy: z.boolean().default(false).meta({ label: text.copyLabel, hint: text.copyHint }),
  }),
  ability: keepsPlan,
  run: async (ctx, input) => {
    const last = input.copy ? await planOfYear(ctx, input.schoolYear - 1) : null;
    if (input.copy && !last)
      return refuse('nothing-to-copy', text.refusals.nothingToCopy, {
        kind: 'invalid',
        fields: { copy: text.refusals.nothingToCopy },
      });
    const id = newId(ctx.now);
    const version = await currentVersion(ctx, norms.annualPlan);
    await ctx.db
      .insertInto('planning.plans')
      .values({
        territory_id: ctx.territory.id,
        id,
        school_year: input.schoolYear,
        regulation_version_id: version?.id ?? null,
        state: planLifecycle.initial,
        goal: last?.goal ?? '',
        tasks: last?.tasks ?? '',
      })
      .execute();
    const lines = last ? (await linesOfPlan(ctx, last)).filter((line) => line.state !== 'cancelled') : [];
    await insertLines(
      ctx,
      id,
      lines.map((line) => copiedLine(line, input.schoolYear)),
    );
    await recordFact(ctx, {
      name: 'plan.started',
      subject: planSubject(id),
      norm,
      data: { schoolYear: input.schoolYear, copied: lines.length },
    });
    return { id };
  },
});

const longText = (label: string) =>
  z.string().trim().max(20_000).default('').meta({ label, widget: 'textarea' });

/** The text before the table: analysis, goal, tasks; and the estimate the plan is measured against. */
export const introducePlan = command({
  name: 'planning.plan.introduce',
  ru: 'Сохранить введение',
  norm,
  input: z.object({
    ...keyed,
    analysis: longText(text.analysis),
    goal: longText(text.goal),
    tasks: longText(text.tasks),
    estimate: z
      .number()
      .min(0)
      .max(999_999_999)
      .nullish()
      .meta({ label: text.estimate, hint: text.estimateHint, widget: 'number', width: 'short' }),
  }),
  load,
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    if (plan.state !== 'draft') return refuse('plan-frozen', text.refusals.frozen, { norm });
    const { numUpdatedRows } = await ctx.db
      .updateTable('planning.plans')
      .set({
        analysis: input.analysis,
        goal: input.goal,
        tasks: input.tasks,
        estimate: input.estimate ?? null,
        version: input.version + 1,
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', plan.id)
      .where('version', '=', input.version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n)
      return staleWrite({ analysis: plan.analysis, goal: plan.goal, tasks: plan.tasks });
    await recordFact(ctx, { name: 'plan.introduced', subject: planSubject(plan.id), norm });
    return { id: plan.id, version: input.version + 1 };
  },
});

async function tell(
  ctx: WriteCtx,
  roles: readonly string[],
  plan: Plan,
  name: string,
  words: string,
): Promise<void> {
  const people = await peopleWithRole(ctx, roles, { kind: 'territory' });
  await notify(ctx, {
    to: people.map((each) => each.personId).filter((id) => id !== ctx.actor.personId),
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
  input: z.object(keyed),
  load,
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
    ...keyed,
    reason: z
      .string()
      .trim()
      .min(5, 'Напишите, что изменить')
      .max(2000)
      .meta({ label: text.returnReason, widget: 'textarea' }),
  }),
  load,
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
async function issuePlan(ctx: WriteCtx, plan: Plan) {
  const lines = await linesOfPlan(ctx, plan);
  const signer = await approverToday(ctx, plan.approver);
  const paper = await planPaper(ctx, plan, { signer, approvedOn: ctx.today, lines });
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

/**
 * The approver the regulation names approves: the document gets its number, the baseline is frozen, and from the first
 * day of the school year the plan is carried out. A second approval meets the changed state and is refused.
 */
export const approvePlan = command({
  name: 'planning.plan.approve',
  ru: 'Утвердить план',
  norm,
  input: z.object(keyed),
  load,
  ability: planPolicy.rules.approve,
  run: async (ctx, input, plan: Plan) => {
    const moved = await advance(ctx, planLifecycle, { ...plan, version: input.version }, 'approve', {
      set: { approved_on: ctx.today, approved_by_id: ctx.actor.personId },
    });
    if (isRefusal(moved)) return moved;
    const issued = await issuePlan(ctx, plan);
    if (isRefusal(issued)) return issued;
    await ctx.db
      .updateTable('planning.plans')
      .set({ document_id: issued.id })
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

export const hasBegun = (ctx: ReadCtx, plan: Pick<Plan, 'schoolYear'>): boolean =>
  ctx.today >= `${plan.schoolYear}-09-01`;

/** The head begins before the first day of the year, if the service works by the plan already. */
export const beginPlan = command({
  name: 'planning.plan.begin',
  ru: 'Начать исполнение',
  norm,
  input: z.object(keyed),
  load,
  ability: planPolicy.rules.lead,
  run: (ctx, input, plan: Plan) => advance(ctx, planLifecycle, { ...plan, version: input.version }, 'begin'),
});

/** The end of the year: every line has an outcome or the reason why there is none. */
export const closePlan = command({
  name: 'planning.plan.close',
  ru: 'Закрыть план',
  norm,
  input: z.object(keyed),
  load,
  ability: planPolicy.rules.lead,
  run: async (ctx, input, plan: Plan) => {
    const open = (await linesOfPlan(ctx, plan)).filter((line) => ['open', 'reported'].includes(line.state));
    if (open.length > 0)
      return refuse(
        'lines-unresolved',
        text.refusals.unresolved(countOf(open.length, 'пункта', 'пунктов', 'пунктов')),
        { norm },
      );
    return advance(ctx, planLifecycle, { ...plan, version: input.version }, 'close');
  },
});

export const planCommands = [
  startPlan,
  introducePlan,
  submitPlan,
  returnPlan,
  approvePlan,
  beginPlan,
  closePlan,
];

/** For the work of the day, which asks no rights. */
export async function beginApprovedPlans(ctx: WriteCtx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('planning.plans')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('state', '=', 'approved')
    .execute();
  for (const row of rows) {
    const plan = await anyPlan(ctx, row.id);
    if (plan && hasBegun(ctx, plan)) await advance(ctx, planLifecycle, plan, 'begin');
  }
}
