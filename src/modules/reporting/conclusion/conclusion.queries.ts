// Conclusions of an analysis: what the next year begins from.
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface Conclusion {
  readonly id: string;
  readonly text: string;
  readonly direction: string;
  readonly task: string;
  readonly term: string;
  /** The line it became in the next year's plan. */
  readonly planLineId: string | null;
}

export const conclusionsOf = (ctx: ReadCtx, reportId: string): Promise<Conclusion[]> =>
  ctx.db
    .selectFrom('reporting.conclusions')
    .select(['id', 'text', 'direction', 'task', 'term', 'plan_line_id as planLineId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('report_id', '=', reportId)
    .orderBy('id')
    .limit(200)
    .execute();
