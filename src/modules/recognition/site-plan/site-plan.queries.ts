// Looking at plans of sites: one with its lines, those that wait for an order.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import type { PlanLine } from '../application/application.schema.ts';
import type { SitePlanState } from './site-plan.lifecycle.ts';

export type Fulfilment = 'planned' | 'done' | 'moved' | 'cancelled';

export interface SitePlanLine extends PlanLine {
  readonly position: number;
  readonly fulfilment: Fulfilment;
  readonly outcome: string;
}

export interface SitePlan {
  readonly id: string;
  readonly siteId: string;
  readonly institutionId: string;
  readonly institutionShortName: string;
  readonly theme: string;
  readonly schoolYear: number;
  readonly state: SitePlanState;
  readonly version: number;
  readonly orderDocumentId: string | null;
  readonly orderNumber: string | null;
  readonly orderDate: CivilDate | null;
  readonly agreedBy: string | null;
  readonly agreedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly headId: string | null;
  readonly coHeadId: string | null;
  /** The note that sums the plan up. */
  readonly summaryDocumentId: string | null;
  readonly lines: readonly SitePlanLine[];
}

const holder = (role: 'head' | 'co-head') => sql<string | null>`(
  select h.person_id from recognition.site_heads h
  where h.territory_id = p.territory_id and h.site_id = p.site_id and h.role = ${role}
  order by h.starts_on desc limit 1)`;

const plans = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.site_plans as p')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'p.territory_id').onRef('s.id', '=', 'p.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .leftJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 'p.territory_id').onRef('d.id', '=', 'p.order_document_id'),
    )
    .select([
      'p.id',
      'p.site_id as siteId',
      's.institution_id as institutionId',
      'i.short_name as institutionShortName',
      's.theme',
      'p.school_year as schoolYear',
      'p.state',
      'p.version',
      'p.order_document_id as orderDocumentId',
      'd.number as orderNumber',
      'd.date as orderDate',
      'p.agreed_by as agreedBy',
      'p.agreed_at as agreedAt',
      'p.approved_at as approvedAt',
      'p.summary_document_id as summaryDocumentId',
      holder('head').as('headId'),
      holder('co-head').as('coHeadId'),
    ])
    .where('p.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number];

async function withLines(ctx: ReadCtx, rows: readonly Row[]): Promise<SitePlan[]> {
  if (rows.length === 0) return [];
  const lines = await ctx.db
    .selectFrom('recognition.site_plan_lines')
    .select(['plan_id', 'position', 'title', 'form', 'term', 'responsible', 'result', 'task'])
    .select(['fulfilment', 'outcome'])
    .where('territory_id', '=', ctx.territory.id)
    .where(
      'plan_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('position')
    .execute();
  const byPlan = Map.groupBy(lines, (line) => line.plan_id);
  return rows.map((row) => ({
    ...row,
    state: row.state as SitePlanState,
    lines: (byPlan.get(row.id) ?? []).map(({ plan_id: _plan, ...line }) => ({
      ...line,
      fulfilment: line.fulfilment as Fulfilment,
    })),
  }));
}

/** The plan of a site for a school year, the latest one without it. */
export async function planOfSite(ctx: ReadCtx, siteId: string, year?: number): Promise<SitePlan | null> {
  if (!isId(siteId)) return null;
  let select = plans(ctx).where('p.site_id', '=', siteId);
  if (year) select = select.where('p.school_year', '=', year);
  const rows = await select.orderBy('p.school_year', 'desc').limit(1).execute();
  return (await withLines(ctx, rows))[0] ?? null;
}

export async function planById(ctx: ReadCtx, id: string): Promise<SitePlan | null> {
  const rows = await plans(ctx).where('p.id', '=', id).execute();
  return (await withLines(ctx, rows))[0] ?? null;
}

export async function plansByIds(ctx: ReadCtx, ids: readonly string[]): Promise<SitePlan[]> {
  if (ids.length === 0) return [];
  const rows = await plans(ctx)
    .where('p.id', 'in', [...ids])
    .orderBy(sql`i.short_name collate public.ru_natural`)
    .orderBy('p.id')
    .execute();
  return withLines(ctx, rows);
}

export async function plansOfOrder(ctx: ReadCtx, documentId: string): Promise<SitePlan[]> {
  const rows = await plans(ctx).where('p.order_document_id', '=', documentId).execute();
  return withLines(ctx, rows);
}

/** Plans not approved yet, those agreed first: what the authority's order may take in. */
export async function plansWaiting(ctx: ReadCtx): Promise<SitePlan[]> {
  const rows = await plans(ctx)
    .where('p.state', 'in', ['draft', 'agreed'])
    .orderBy('p.state')
    .orderBy('p.school_year', 'desc')
    .orderBy(sql`i.short_name collate public.ru_natural`)
    .limit(500)
    .execute();
  return withLines(ctx, rows);
}
