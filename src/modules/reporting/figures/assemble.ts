// A report put together from the rooms as they are now: each table of its template asked once.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { ReportBlock } from '../../regulations/index.ts';
import type { Gather, Period, Table } from './figure.ts';
import { planDirections, planForms, planTasks } from './plan.figures.ts';
import { courses, fund, meetings, mentoring, partners, sites } from './rooms.figures.ts';
import { categories } from './staff.figures.ts';

const blocks: Readonly<Record<ReportBlock, Gather>> = {
  'plan-directions': planDirections,
  'plan-tasks': planTasks,
  'plan-forms': planForms,
  ...{ meetings, courses, categories, sites, partners, fund, mentoring },
};

/** Tables by their block; a block whose room keeps nothing is absent. */
export async function assemble(
  ctx: ReadCtx,
  period: Period,
  wanted: readonly (ReportBlock | '')[],
): Promise<ReadonlyMap<ReportBlock, Table>> {
  const tables = new Map<ReportBlock, Table>();
  for (const block of new Set(wanted)) {
    const table = block ? await blocks[block](ctx, period) : null;
    if (table) tables.set(table.block, table);
  }
  return tables;
}
