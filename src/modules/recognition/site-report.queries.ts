// Looking at reports: due, submitted, and the computed word «вовремя», «с опозданием», «не представлен» (RPT-03).
import { type CivilDate, dateIn, daysBetween } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { ReportState } from './site-report.lifecycle.ts';

export interface SiteReport {
  readonly id: string;
  readonly siteId: string;
  readonly institutionId: string;
  readonly institutionShortName: string;
  readonly theme: string;
  readonly schoolYear: number;
  readonly key: string;
  readonly title: string;
  readonly dueOn: CivilDate;
  readonly regulationVersionId: string;
  readonly state: ReportState;
  readonly version: number;
  readonly summary: string;
  readonly results: string;
  readonly prospects: string;
  readonly submittedAt: Date | null;
  readonly councilAcceptedOn: CivilDate | null;
  readonly councilMinutes: string;
  readonly expertAcceptedOn: CivilDate | null;
  readonly skipReason: string | null;
}

export const reports = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.reports as r')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'r.territory_id').onRef('s.id', '=', 'r.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select([
      'r.id',
      'r.site_id as siteId',
      's.institution_id as institutionId',
      'i.short_name as institutionShortName',
      's.theme',
      'r.school_year as schoolYear',
      'r.key',
      'r.title',
      'r.due_on as dueOn',
      'r.regulation_version_id as regulationVersionId',
      'r.state',
      'r.version',
      'r.summary',
      'r.results',
      'r.prospects',
      'r.submitted_at as submittedAt',
      'r.council_accepted_on as councilAcceptedOn',
      'r.council_minutes as councilMinutes',
      'r.expert_accepted_on as expertAcceptedOn',
      'r.skip_reason as skipReason',
    ])
    .where('r.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof reports>['executeTakeFirstOrThrow']>>;
const typed = (row: Row): SiteReport => ({ ...row, state: row.state as ReportState });

export async function reportById(ctx: ReadCtx, id: string): Promise<SiteReport | null> {
  const row = await reports(ctx).where('r.id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

export async function reportsOfSite(ctx: ReadCtx, siteId: string): Promise<SiteReport[]> {
  const rows = await reports(ctx).where('r.site_id', '=', siteId).orderBy('r.due_on', 'desc').execute();
  return rows.map(typed);
}

/** Reports still not submitted whose due date lies before a day, or on a span of days. */
export async function unsubmittedReports(
  ctx: ReadCtx,
  from: CivilDate,
  to: CivilDate,
): Promise<SiteReport[]> {
  const rows = await reports(ctx)
    .where('r.state', 'in', ['expected', 'returned'])
    .where('r.due_on', '>=', from)
    .where('r.due_on', '<=', to)
    .orderBy('r.due_on')
    .execute();
  return rows.map(typed);
}

export type Timeliness = 'on-time' | 'late' | 'missing' | 'ahead' | 'not-needed';

/**
 * Computed, never typed: the first submission decides. Days late are counted by civil dates of the territory.
 * A returned report keeps the time of its first submission.
 */
export function timelinessOf(
  report: Pick<SiteReport, 'state' | 'dueOn' | 'submittedAt'>,
  today: CivilDate,
  zone: string,
): { word: Timeliness; daysLate: number } {
  if (report.state === 'skipped') return { word: 'not-needed', daysLate: 0 };
  const submittedOn = report.submittedAt ? dateIn(report.submittedAt, zone) : null;
  const daysLate = Math.max(0, daysBetween(report.dueOn, submittedOn ?? today));
  if (submittedOn) return { word: daysLate > 0 ? 'late' : 'on-time', daysLate };
  return { word: daysLate > 0 ? 'missing' : 'ahead', daysLate };
}
