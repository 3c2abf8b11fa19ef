// What a registered order of recognition makes: the status as a period, heads, the plan's draft, the report schedule.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { norms, parametersOf, type RegulationVersion, versionById } from '../../regulations/index.ts';
import { planOf } from '../application/application.queries.ts';
import type { Application } from '../application/application.schema.ts';

export const siteKind = 'recognition.site';

export interface RegisteredOrder {
  readonly documentId: string;
  readonly number: string;
  readonly date: CivilDate;
}

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** First and last day (exclusive) of a status for a school year: an opening begins with the order, a continuation without a gap. */
export function statusPeriodOf(
  version: RegulationVersion,
  schoolYear: number,
  kind: Application['kind'],
  orderDate: CivilDate,
): { startsOn: CivilDate; endsOn: CivilDate } {
  const { month, day } = parametersOf(version, norms.statusPeriod);
  const yearStarts = `${schoolYear}-09-01`;
  const lastDay = `${schoolYear + 1}-${twoDigits(month)}-${twoDigits(day)}`;
  const startsOn = kind === 'continuation' || orderDate < yearStarts ? yearStarts : orderDate;
  return { startsOn, endsOn: addDays(lastDay, 1) };
}

/** Due dates of the year's reports: months from September belong to the first calendar year of the school year. */
export function reportSchedule(version: RegulationVersion, schoolYear: number) {
  const { reports } = parametersOf(version, norms.siteReportDeadline);
  return reports.map((report) => ({
    key: report.key,
    title: report.title,
    dueOn: `${report.month >= 9 ? schoolYear : schoolYear + 1}-${twoDigits(report.month)}-${twoDigits(report.day)}`,
  }));
}

/**
 * Makes the site of a recognised application, or prolongs the one it continues; called once, by the order's
 * registration. Returns the site's id.
 */
export async function activateSite(
  ctx: WriteCtx,
  application: Application,
  order: RegisteredOrder,
): Promise<string> {
  const version = await versionById(ctx, application.regulationVersionId);
  const siteId = application.siteId ?? newId(ctx.now);
  const territory_id = ctx.territory.id;
  if (application.siteId) {
    await ctx.db
      .updateTable('recognition.sites')
      .set({ theme: application.theme, goal: application.goal, direction: application.direction })
      .where('territory_id', '=', territory_id)
      .where('id', '=', siteId)
      .execute();
  } else {
    await ctx.db
      .insertInto('recognition.sites')
      .values({
        territory_id,
        id: siteId,
        institution_id: application.institutionId,
        direction: application.direction || application.theme,
        theme: application.theme,
        goal: application.goal,
        created_at: ctx.now,
      })
      .execute();
  }
  const period = statusPeriodOf(version, application.year, application.kind, order.date);
  await ctx.db
    .insertInto('recognition.site_terms')
    .values({
      territory_id,
      id: newId(ctx.now),
      site_id: siteId,
      school_year: application.year,
      starts_on: period.startsOn,
      ends_on: period.endsOn,
      order_document_id: order.documentId,
      application_id: application.id,
    })
    .execute();
  await setHead(ctx, siteId, 'head', application.headPersonId, period.startsOn, order.documentId);
  await setHead(ctx, siteId, 'co-head', application.coHeadPersonId, period.startsOn, order.documentId);
  await draftSitePlan(ctx, siteId, application);
  await expectReports(ctx, siteId, application, version);
  await recordFact(ctx, {
    name: application.siteId ? 'site.continued' : 'site.activated',
    subject: { kind: siteKind, id: siteId },
    norm: norms.recognitionOrderDeadline.slug,
    data: {
      number: order.number,
      date: order.date,
      ...period,
      applicationId: application.id,
      institutionId: application.institutionId,
    },
  });
  return siteId;
}

/** A head holds the post from a date; the one before ends on it. The same person simply goes on. */
export async function setHead(
  ctx: WriteCtx,
  siteId: string,
  role: 'head' | 'co-head',
  personId: string | null,
  startsOn: CivilDate,
  orderDocumentId: string,
): Promise<void> {
  if (!personId) return;
  const mine = ctx.db
    .selectFrom('recognition.site_heads')
    .select(['id', 'person_id', 'starts_on'])
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', siteId)
    .where('role', '=', role)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', startsOn)]));
  const now = await mine.executeTakeFirst();
  if (now?.person_id === personId) return;
  if (now) {
    await ctx.db
      .updateTable('recognition.site_heads')
      .set({ ends_on: startsOn > now.starts_on ? startsOn : addDays(now.starts_on, 1) })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', now.id)
      .execute();
  }
  await ctx.db
    .insertInto('recognition.site_heads')
    .values({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      site_id: siteId,
      role,
      person_id: personId,
      starts_on: now && startsOn <= now.starts_on ? addDays(now.starts_on, 1) : startsOn,
      order_document_id: orderDocumentId,
    })
    .execute();
}

/** The application's plan becomes the draft for the order of 000 §3.1; nothing is typed again. */
async function draftSitePlan(ctx: WriteCtx, siteId: string, application: Application): Promise<void> {
  const planId = newId(ctx.now);
  await ctx.db
    .insertInto('recognition.site_plans')
    .values({
      territory_id: ctx.territory.id,
      id: planId,
      site_id: siteId,
      school_year: application.year,
      state: 'draft',
    })
    .execute();
  const lines = await planOf(ctx, application.id);
  if (lines.length === 0) return;
  await ctx.db
    .insertInto('recognition.site_plan_lines')
    .values(
      lines.map((line, index) => ({
        territory_id: ctx.territory.id,
        plan_id: planId,
        position: index + 1,
        ...line,
      })),
    )
    .execute();
}

async function expectReports(
  ctx: WriteCtx,
  siteId: string,
  application: Application,
  version: RegulationVersion,
) {
  const schedule = reportSchedule(version, application.year);
  if (schedule.length === 0) return;
  await ctx.db
    .insertInto('recognition.reports')
    .values(
      schedule.map((report) => ({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        site_id: siteId,
        school_year: application.year,
        key: report.key,
        title: report.title,
        due_on: report.dueOn,
        regulation_version_id: version.id,
        state: 'expected',
      })),
    )
    .onConflict((conflict) => conflict.constraint('one_report_a_key').doNothing())
    .execute();
}
