// What the head of the authority controls: the plan's figures, what is overdue, decisions of councils, reports of the year.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { chargesIn, type HeadSection, type JudgedCharge } from '../../centre/index.ts';
import { type PlanLink, planHeadPart, planLinkOfYear } from '../../planning/index.ts';

export interface ReportLine {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly date: CivilDate | null;
}

export interface Control {
  readonly plan: PlanLink | null;
  readonly figures: HeadSection | null;
  readonly overdue: readonly JudgedCharge[];
  /** Of councils, without a result yet. */
  readonly decisions: readonly JudgedCharge[];
  readonly reports: readonly ReportLine[];
}

async function reportsIn(ctx: ReadCtx, from: CivilDate, to: CivilDate): Promise<ReportLine[]> {
  const rows = await ctx.db
    .selectFrom('documents.documents')
    .select(['id', 'title', 'number', 'date'])
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', 'report')
    .where('audience', 'in', ['staff', 'institution', 'public'])
    .where('state', '=', 'registered')
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows;
}

export async function controlOf(ctx: ReadCtx): Promise<Control> {
  const [from, to] = [`${ctx.schoolYear}-09-01`, `${ctx.schoolYear + 1}-08-31`];
  const charges = await chargesIn(ctx, { from, to });
  return {
    plan: await planLinkOfYear(ctx, ctx.schoolYear),
    figures: await planHeadPart.section(ctx),
    overdue: charges.filter(({ verdict }) => verdict === 'not-done'),
    decisions: charges.filter(({ source, doneOn }) => source.startsWith('councils.') && doneOn === null),
    reports: await reportsIn(ctx, from, to),
  };
}
