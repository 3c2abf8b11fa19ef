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

/** Reports the service gives to its authority: not every paper called a report in its rooms. */
async function reportsIn(ctx: ReadCtx, from: CivilDate, to: CivilDate): Promise<ReportLine[]> {
  return ctx.db
    .selectFrom('documents.documents as d')
    .select(['d.id', 'd.title', 'd.number', 'd.date'])
    .where('d.territory_id', '=', ctx.territory.id)
    .where('d.kind', '=', 'report')
    .where('d.state', '=', 'registered')
    .where('d.date', '>=', from)
    .where('d.date', '<=', to)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('documents.subjects as s')
          .select('s.subject_id')
          .whereRef('s.territory_id', '=', 'd.territory_id')
          .whereRef('s.document_id', '=', 'd.id')
          .where('s.subject_kind', '=', 'reporting.report'),
      ),
    )
    .orderBy('d.date', 'desc')
    .orderBy('d.id', 'desc')
    .limit(100)
    .execute();
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
