// What a plan came to (000 §4.5.4): lines by what became of them, work by task, growth of the teachers, reports in time.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { figuresOf, type GrowthFigure, growthOfSite } from '../site/site.growth.ts';
import { reportsOfSite, timelinessOf } from '../site-report/site-report.queries.ts';
import { timelinessText } from '../site-report/site-report.text.ts';
import type { Fulfilment, SitePlan } from './site-plan.queries.ts';

export interface TaskFigure {
  readonly task: string;
  readonly counts: Readonly<Record<Fulfilment, number>>;
  readonly total: number;
}

export interface PlanSummary {
  readonly counts: Readonly<Record<Fulfilment, number>>;
  readonly total: number;
  readonly tasks: readonly TaskFigure[];
  /** null while the status has not begun. */
  readonly growth: readonly GrowthFigure[] | null;
  readonly hours: number;
  readonly publications: number;
  readonly reports: readonly { readonly title: string; readonly words: string }[];
}

const countsOf = (lines: SitePlan['lines']): Record<Fulfilment, number> => {
  const counts = { planned: 0, done: 0, moved: 0, cancelled: 0 };
  for (const line of lines) counts[line.fulfilment] += 1;
  return counts;
};

export async function summaryOf(ctx: ReadCtx, plan: SitePlan): Promise<PlanSummary> {
  const { tasks } = parametersOf(await currentVersion(ctx, norms.siteTasks), norms.siteTasks);
  const named = new Map<string, string>(tasks.map((each) => [each.key, each.text]));
  const growth = await growthOfSite(ctx, plan);
  const reports = (await reportsOfSite(ctx, plan.siteId)).filter(
    (each) => each.schoolYear === plan.schoolYear,
  );
  const teachers = growth?.teachers ?? [];
  return {
    counts: countsOf(plan.lines),
    total: plan.lines.length,
    tasks: [...Map.groupBy(plan.lines, (line) => named.get(line.task) ?? '')].map(([task, lines]) => ({
      task,
      counts: countsOf(lines),
      total: lines.length,
    })),
    growth: growth && growth.teachers.length > 0 ? figuresOf(growth) : null,
    hours: teachers.reduce((sum, each) => sum + each.courseHours + each.betweenHours, 0),
    publications: teachers.reduce((sum, each) => sum + each.publications.length, 0),
    reports: reports.map((report) => {
      const { word, daysLate } = timelinessOf(report, ctx.today, ctx.territory.zone);
      return { title: report.title, words: timelinessText(word, daysLate) };
    }),
  };
}
