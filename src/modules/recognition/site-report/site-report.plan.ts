// The plan a report is about: lines of the site's plan of that year with marks of what became of them.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { SiteReport } from './site-report.queries.ts';
import type { Fulfilment } from './site-report.text.ts';

export interface MarkedLine {
  readonly planId: string;
  readonly position: number;
  readonly title: string;
  readonly form: string;
  readonly term: string;
  readonly responsible: string;
  readonly task: string;
  readonly fulfilment: Fulfilment;
  readonly outcome: string;
}

export async function planLinesOf(
  ctx: ReadCtx,
  report: Pick<SiteReport, 'siteId' | 'schoolYear'>,
): Promise<MarkedLine[]> {
  const rows = await ctx.db
    .selectFrom('recognition.site_plan_lines as l')
    .innerJoin('recognition.site_plans as p', (join) =>
      join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
    )
    .select(['l.plan_id as planId', 'l.position', 'l.title', 'l.form', 'l.term', 'l.responsible'])
    .select(['l.task', 'l.fulfilment', 'l.outcome'])
    .where('l.territory_id', '=', ctx.territory.id)
    .where('p.site_id', '=', report.siteId)
    .where('p.school_year', '=', report.schoolYear)
    .orderBy('l.position')
    .execute();
  return rows.map((row) => ({ ...row, fulfilment: row.fulfilment as Fulfilment }));
}
