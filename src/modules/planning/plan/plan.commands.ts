// The plan from its first draft to its end: started, introduced, carried out, closed; its approval has a file of its own.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { countOf } from '../../../platform/language/index.ts';
import { currentVersion, norms } from '../../regulations/index.ts';
import { applyCyclogram } from '../cyclogram/cyclogram.applying.ts';
import { copyRules } from '../cyclogram/cyclogram.writing.ts';
import { type Line, linesOf } from '../line/line.queries.ts';
import { insertLines } from '../line/line.writing.ts';
import { copiedLine } from './plan.copying.ts';
import { planLifecycle } from './plan.lifecycle.ts';
import { keepsPlan, planPolicy } from './plan.policy.ts';
import { anyPlan, type Plan, planOfYear, visiblePlan } from './plan.queries.ts';
import { planText as text } from './plan.text.ts';
import { strategyFault } from './strategy.ts';

const norm = norms.annualPlan.slug;
export const planSubject = (id: string) => ({ kind: planLifecycle.name, id });
export const planPath = (id: string) => `/planning/plans/${id}`;
export const keyedPlan = { id: z.uuid(), version: z.coerce.number().int() };
export const loadPlan = (ctx: ReadCtx, input: { id: string }) => visiblePlan(ctx, input.id);

export const linesOfPlan = (ctx: ReadCtx, plan: Plan): Promise<Line[]> =>
  linesOf(
    ctx,
    plan.id,
    plan.catalogue.directions.map((each) => each.key),
  );

/** The plan of a year with every line, for reports: a constant number of statements. */
export async function planOfYearWithLines(ctx: ReadCtx, schoolYear: number) {
  const plan = await planOfYear(ctx, schoolYear);
  return plan && { plan, lines: await linesOfPlan(ctx, plan) };
}

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
    const isOwn = (line: Line) => line.state !== 'cancelled' && line.ruleId === null;
    const lines = last ? (await linesOfPlan(ctx, last)).filter(isOwn) : [];
    await insertLines(
      ctx,
      id,
      lines.map((line) => copiedLine(line, input.schoolYear)),
    );
    // Recurring things are not copied by their old dates: their rules are, and the dates are counted for the new year.
    if (last && (await copyRules(ctx, last.id, id)) > 0)
      await applyCyclogram(ctx, { id, schoolYear: input.schoolYear });
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

/** The text before the table: analysis, goal, tasks. */
export const introducePlan = command({
  name: 'planning.plan.introduce',
  ru: 'Сохранить введение',
  norm,
  input: z.object({
    ...keyedPlan,
    analysis: longText(text.analysis),
    goal: longText(text.goal),
    tasks: longText(text.tasks),
  }),
  load: loadPlan,
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    if (plan.state !== 'draft') return refuse('plan-frozen', text.refusals.frozen, { norm });
    const fault = await strategyFault(ctx, plan, input);
    if (fault) return fault;
    const { analysis, goal, tasks } = plan;
    const stale = await changeRow(
      ctx,
      'planning.plans',
      { id: plan.id, version: input.version },
      { analysis: input.analysis, goal: input.goal, tasks: input.tasks },
      { analysis, goal, tasks },
    );
    if (stale) return stale;
    await recordFact(ctx, { name: 'plan.introduced', subject: planSubject(plan.id), norm });
    return { id: plan.id, version: input.version + 1 };
  },
});

export const hasBegun = (ctx: ReadCtx, plan: Pick<Plan, 'schoolYear'>): boolean =>
  ctx.today >= `${plan.schoolYear}-09-01`;

/** The head begins before the first day of the year, if the service works by the plan already. */
export const beginPlan = command({
  name: 'planning.plan.begin',
  ru: 'Начать исполнение',
  norm,
  input: z.object(keyedPlan),
  load: loadPlan,
  ability: planPolicy.rules.lead,
  run: (ctx, input, plan: Plan) => advance(ctx, planLifecycle, { ...plan, version: input.version }, 'begin'),
});

/** The end of the year: every line has an outcome or the reason why there is none. */
export const closePlan = command({
  name: 'planning.plan.close',
  ru: 'Закрыть план',
  norm,
  input: z.object(keyedPlan),
  load: loadPlan,
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

export const planCommands = [startPlan, introducePlan, beginPlan, closePlan];

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
