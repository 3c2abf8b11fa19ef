// Looking at the remarks on a plan: all of one plan, those nobody has answered yet.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { RemarkKind, RemarkState } from './remark.text.ts';

export interface Remark {
  readonly id: string;
  readonly planId: string;
  readonly kind: RemarkKind;
  /** Title of the line it is about; empty: the whole plan. Lines are rewritten as the plan is edited, titles stay. */
  readonly about: string;
  readonly body: string;
  readonly madeById: string;
  readonly madeAt: Date;
  readonly state: RemarkState;
  readonly answer: string;
  readonly resolvedById: string | null;
  readonly resolvedAt: Date | null;
  readonly version: number;
}

const remarks = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.site_plan_remarks')
    .select(['id', 'plan_id as planId', 'kind', 'about', 'body', 'made_by_id as madeById'])
    .select(['made_at as madeAt', 'state', 'answer', 'resolved_by_id as resolvedById'])
    .select(['resolved_at as resolvedAt', 'version'])
    .where('territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof remarks>['execute']>>[number];
const typed = (row: Row): Remark => ({
  ...row,
  kind: row.kind as RemarkKind,
  state: row.state as RemarkState,
});

/** The oldest first, as they were made. */
export async function remarksOf(ctx: ReadCtx, planId: string): Promise<Remark[]> {
  const rows = await remarks(ctx)
    .where('plan_id', '=', planId)
    .orderBy('made_at')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map(typed);
}

export async function remarkById(ctx: ReadCtx, id: string): Promise<Remark | null> {
  const row = await remarks(ctx).where('id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

/** Sites whose drafts have remarks without an answer, of those named: what waits for their heads. */
export async function openRemarksOfSites(
  ctx: ReadCtx,
  sites: readonly string[],
): Promise<{ siteId: string; theme: string; count: number }[]> {
  if (sites.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('recognition.site_plan_remarks as r')
    .innerJoin('recognition.site_plans as p', (join) =>
      join.onRef('p.territory_id', '=', 'r.territory_id').onRef('p.id', '=', 'r.plan_id'),
    )
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'p.territory_id').onRef('s.id', '=', 'p.site_id'),
    )
    .select(['p.site_id as siteId', 's.theme'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('r.territory_id', '=', ctx.territory.id)
    .where('r.state', '=', 'open')
    .where('p.state', '=', 'draft')
    .where('p.site_id', 'in', [...sites])
    .groupBy(['p.site_id', 's.theme'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
