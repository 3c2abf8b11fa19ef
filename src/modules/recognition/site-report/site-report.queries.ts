// Looking at reports: due, submitted, and the computed word «вовремя», «с опозданием», «не представлен» (RPT-03).
import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type CivilDate, dateIn, daysBetween } from '../../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { portionSize } from '../../../kernel/list.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { readsAll, runsCouncil } from '../campaign/campaign.policy.ts';
import { expertCouncil } from '../campaign/campaign.queries.ts';
import type { ReportState } from './site-report.lifecycle.ts';

export interface SiteReport {
  readonly id: string;
  readonly siteId: string;
  /** The territory's expert council at work today, whose office accepts reports; null while there is none. */
  readonly bodyId: string | null;
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
const typed = (row: Row, bodyId: string | null): SiteReport => ({
  ...row,
  bodyId,
  state: row.state as ReportState,
});

/** The council that hears sites: the one whose office accepts reports and puts cases on its agenda. */
export const councilOfSites = async (ctx: ReadCtx): Promise<string | null> =>
  (await expertCouncil(ctx)).bodyId;

/** For the house's own work and for rights; pages ask `visibleReport`. */
export async function reportById(ctx: ReadCtx, id: string): Promise<SiteReport | null> {
  if (!isId(id)) return null;
  const row = await reports(ctx).where('r.id', '=', id).executeTakeFirst();
  return row ? typed(row, await councilOfSites(ctx)) : null;
}

export async function reportsOfSite(ctx: ReadCtx, siteId: string): Promise<SiteReport[]> {
  const rows = await reports(ctx).where('r.site_id', '=', siteId).orderBy('r.due_on', 'desc').execute();
  const bodyId = await councilOfSites(ctx);
  return rows.map((row) => typed(row, bodyId));
}

/** A status that ended before the report came due asks for no report. */
const stillOwed = sql<boolean>`not exists (
  select from recognition.site_terms t where t.territory_id = r.territory_id and t.site_id = r.site_id
    and t.school_year = r.school_year and t.ended_early_on <= r.due_on)`;

/** Reports still not submitted that came or come due between two days. */
export async function unsubmittedReports(
  ctx: ReadCtx,
  from: CivilDate,
  to: CivilDate,
): Promise<SiteReport[]> {
  const rows = await reports(ctx)
    .where('r.state', 'in', ['expected', 'returned'])
    .where('r.due_on', '>=', from)
    .where('r.due_on', '<=', to)
    .where(stillOwed)
    .orderBy('r.due_on')
    .execute();
  const bodyId = await councilOfSites(ctx);
  return rows.map((row) => typed(row, bodyId));
}

/** The set form of the policy's `view`: staff and the council's office all, the others their own. */
async function visibleTo<DB, TB extends keyof DB, O>(
  ctx: ReadCtx,
  select: SelectQueryBuilder<DB, TB, O>,
  bodyId: string | null,
): Promise<SelectQueryBuilder<DB, TB, O>> {
  if (readsAll(ctx) || (bodyId !== null && runsCouncil(ctx, bodyId))) return select;
  const institutions = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
  const sites = scopesOf(ctx, ['site-head', 'site-co-head'], 'site');
  return select.where(
    sql<boolean>`(s.institution_id = any(${institutions}::uuid[]) or r.site_id = any(${sites}::uuid[]))`,
  );
}

/** Reports of the given organisations and sites that somebody still works on, the nearest term first. */
export async function openReportsOf(
  ctx: ReadCtx,
  of: { readonly institutions: readonly string[]; readonly sites: readonly string[] },
): Promise<SiteReport[]> {
  if (of.institutions.length + of.sites.length === 0) return [];
  const rows = await reports(ctx)
    .where('r.state', 'in', ['expected', 'returned', 'submitted'])
    .where(
      sql<boolean>`(s.institution_id = any(${of.institutions}::uuid[]) or r.site_id = any(${of.sites}::uuid[]))`,
    )
    .where(stillOwed)
    .orderBy('r.due_on')
    .limit(200)
    .execute();
  return rows.map((row) => typed(row, null));
}

export const reportFilter = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  state: z.enum(['expected', 'submitted', 'returned', 'accepted', 'skipped']).optional().catch(undefined),
  /** Only those not submitted in their term. */
  late: z.enum(['1']).optional().catch(undefined),
  sort: z.enum(['due', 'institution']).default('due').catch('due'),
  dir: z.enum(['asc', 'desc']).default('desc').catch('desc'),
  after: z.string().max(700).optional(),
  limit: portionSize.catch(50),
});
export type ReportFilter = z.output<typeof reportFilter>;

const sortings = {
  due: { by: sql<string>`r.due_on`, cast: 'date' },
  institution: { by: sql<string>`i.short_name collate "ru-x-icu"`, cast: 'text' },
} as const;

export interface ReportRow extends SiteReport {
  readonly cursor: string;
}

/** A page of visible reports by keyset; the number of statements does not depend on the rows. */
export async function reportsPage(ctx: ReadCtx, filter: ReportFilter): Promise<ReportRow[]> {
  const bodyId = await councilOfSites(ctx);
  const { by, cast } = sortings[filter.sort];
  let select = (await visibleTo(ctx, reports(ctx), bodyId)).select(sql<string>`${by}::text`.as('sorted'));
  if (filter.year) select = select.where('r.school_year', '=', filter.year);
  if (filter.state) select = select.where('r.state', '=', filter.state);
  if (filter.late)
    select = select.where(
      sql<boolean>`r.state <> 'skipped' and coalesce((r.submitted_at at time zone ${ctx.territory.zone})::date, ${ctx.today}::date) > r.due_on`,
    );
  const at = filter.after ? cursorAt(filter.after, filter.sort) : null;
  if (at) {
    const sign = sql.raw(filter.dir === 'asc' ? '>' : '<');
    select = select.where(
      sql<boolean>`(${by}, r.id) ${sign} (cast(${at[0]} as ${sql.raw(cast)}), ${at[1]}::uuid)`,
    );
  }
  const rows = await select.orderBy(by, filter.dir).orderBy('r.id', filter.dir).limit(filter.limit).execute();
  return rows.map(({ sorted, ...row }) => ({ ...typed(row, bodyId), cursor: cursorOf(sorted, row.id) }));
}

const cursorOf = (value: string, id: string) =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

const cursorShape = {
  due: z.tuple([z.iso.date(), z.uuid()]),
  institution: z.tuple([z.string().regex(/^[^\0]*$/), z.uuid()]),
} as const;

/** The place a page ended at; a cursor made up by somebody starts the list from its beginning. */
function cursorAt(text: string, sort: ReportFilter['sort']): [string, string] | null {
  try {
    const read = cursorShape[sort].safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** School years that have visible reports, the latest first. */
export async function reportYears(ctx: ReadCtx): Promise<number[]> {
  const visible = await visibleTo(ctx, reports(ctx).clearSelect(), await councilOfSites(ctx));
  const rows = await visible
    .select('r.school_year as year')
    .distinct()
    .orderBy('year', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => row.year);
}

export const listReports = query({
  name: 'recognition.reports',
  ru: 'Отчёты площадок, которые Вам видны',
  input: reportFilter,
  ability: signedIn,
  run: reportsPage,
});

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
