// Looking at reports of structures: of one body by years, of many bodies for one year, what waits for the coordinators.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { type BodyRecord, visibleBody } from '../body.queries.ts';
import type { ReportState } from './report.lifecycle.ts';

export interface BodyReport {
  readonly id: string;
  readonly bodyId: string;
  readonly institutionId: string | null;
  readonly schoolYear: number;
  readonly state: ReportState;
  readonly version: number;
  readonly work: string;
  readonly results: string;
  readonly problems: string;
  readonly proposals: string;
  readonly submittedOn: CivilDate;
  readonly submittedById: string | null;
  readonly decidedOn: CivilDate | null;
  readonly decisionWords: string;
}

const selectReports = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('councils.body_reports as r')
    .innerJoin('councils.bodies as b', (join) =>
      join.onRef('b.territory_id', '=', 'r.territory_id').onRef('b.id', '=', 'r.body_id'),
    )
    .select(['r.id', 'r.body_id as bodyId', 'b.institution_id as institutionId', 'b.short_name as bodyName'])
    .select(['r.school_year as schoolYear', 'r.state', 'r.version', 'r.work', 'r.results', 'r.problems'])
    .select(['r.proposals', 'r.submitted_on as submittedOn', 'r.submitted_by_id as submittedById'])
    .select(['r.decided_on as decidedOn', 'r.decision_words as decisionWords'])
    .where('r.territory_id', '=', ctx.territory.id);

/** Reports of a body the reader sees, the latest year first. */
export async function reportsOfBody(ctx: ReadCtx, bodyId: string): Promise<BodyReport[]> {
  const rows = await selectReports(ctx)
    .where('r.body_id', '=', bodyId)
    .orderBy('r.school_year', 'desc')
    .limit(50)
    .execute();
  return rows as BodyReport[];
}

/** The state of each body's report for a year, in one statement. */
export async function reportStates(
  ctx: ReadCtx,
  bodyIds: readonly string[],
  schoolYear: number,
): Promise<Map<string, ReportState>> {
  if (bodyIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('councils.body_reports')
    .select(['body_id', 'state'])
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', 'in', bodyIds)
    .where('school_year', '=', schoolYear)
    .execute();
  return new Map(rows.map((row) => [row.body_id, row.state as ReportState]));
}

/** Reports in one state, of bodies of the territory or of those named. */
export async function reportsInState(
  ctx: ReadCtx,
  state: ReportState,
  bodyIds?: readonly string[],
): Promise<(BodyReport & { bodyName: string })[]> {
  if (bodyIds?.length === 0) return [];
  const rows = await selectReports(ctx)
    .where('r.state', '=', state)
    .$if(bodyIds !== undefined, (found) => found.where('r.body_id', 'in', bodyIds ?? []))
    .$if(bodyIds === undefined, (found) => found.where('b.institution_id', 'is', null))
    .orderBy('r.submitted_on')
    .orderBy('r.id')
    .limit(200)
    .execute();
  return rows as (BodyReport & { bodyName: string })[];
}

export type ReportOfBody = BodyRecord & { readonly report: BodyReport };

/** A report with the body whose rights it is judged by; null when the reader does not see the body. */
export async function reportWithBody(ctx: ReadCtx, id: string): Promise<ReportOfBody | null> {
  if (!isId(id)) return null;
  const report = await selectReports(ctx).where('r.id', '=', id).executeTakeFirst();
  const body = report && (await visibleBody(ctx, report.bodyId));
  return report && body ? { ...body, report: report as BodyReport } : null;
}
