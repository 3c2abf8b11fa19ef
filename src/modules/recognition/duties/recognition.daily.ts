// Every day: reminders of drafts, of the order and of reports, escalation of a missing order, cases of overdue reports.
import { sql } from 'kysely';
import { addDays, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { reminderSince } from '../../../kernel/deadline.ts';
import { type DailyJob, dailyJob } from '../../../kernel/jobs.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notify } from '../../notices/index.ts';
import { norms, parametersOf, termsOf, versionById } from '../../regulations/index.ts';
import { campaignLifecycle } from '../campaign/campaign.lifecycle.ts';
import { openCampaigns } from '../campaign/campaign.queries.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';
import { noticeText as text } from '../notices/recognition.notices.text.ts';
import {
  councilPeople,
  headsOfSites,
  peopleOf,
  peopleOfActiveInstitutions,
} from '../notices/recognition.recipients.ts';
import { tellUnexplained } from '../notices/recognition.site-notices.ts';
import { packagesOfCampaign } from '../package/package.queries.ts';
import { unsubmittedReports } from '../site-report/site-report.queries.ts';
import { prepareOverdueCases } from '../termination/termination.outcome.ts';
import { terminationsInState } from '../termination/termination.queries.ts';

/** The hour letters of the day may be written. */
const hour = 8;

/** Sites that may go on are reminded so many days before the term of applications. */
const continuationDays = 15;

/** Bounds of the norm `reminders`: no step lies further from its term. */
const furthestBefore = 120;
const furthestAfter = 60;

async function stepsOf(ctx: ReadCtx, versionId: string): Promise<readonly number[]> {
  return parametersOf(await versionById(ctx, versionId), norms.reminders).days;
}

/** Organisations with an unsent draft hear of the term before, on and after its last day. */
const remindDrafts = dailyJob({
  name: 'recognition.drafts',
  hour,
  run: async (ctx, since) => {
    for (const campaign of await openCampaigns(ctx)) {
      const until = campaign.applicationsUntil;
      const steps = await stepsOf(ctx, campaign.regulationVersionId);
      const step = reminderSince(until, steps, since, ctx.today);
      if (step === null) continue;
      const drafts = await ctx.db
        .selectFrom('recognition.applications')
        .select(['id', 'institution_id as institutionId'])
        .where('territory_id', '=', ctx.territory.id)
        .where('campaign_id', '=', campaign.id)
        .where('state', '=', 'draft')
        .execute();
      const people = await peopleOfActiveInstitutions(ctx);
      const left = daysBetween(ctx.today, until);
      const terms = await termsOf(ctx);
      for (const draft of drafts) {
        await notify(ctx, {
          to: people.get(draft.institutionId) ?? [],
          name: 'application.draft-reminder',
          text: text.draftReminder(terms, until, left),
          path: `/recognition/applications/${draft.id}`,
          norm: norms.applicationDeadline.slug,
          due: until,
          urgent: left <= 0,
          key: `application.draft-reminder:${draft.id}:${step}`,
        });
      }
    }
  },
});

/** A site whose status ends this year and which has not begun an application for continuation (000 §5.2). */
const remindContinuation = dailyJob({
  name: 'recognition.continuation',
  hour,
  run: async (ctx, since) => {
    for (const campaign of await openCampaigns(ctx)) {
      const until = campaign.applicationsUntil;
      const on = addDays(until, -continuationDays);
      if (on <= since || on > ctx.today || ctx.today > until) continue;
      const sites = await sitesToContinue(ctx, campaign);
      const heads = await headsOfSites(
        ctx,
        sites.map((site) => site.id),
        ['head'],
      );
      const people = await peopleOfActiveInstitutions(ctx);
      for (const site of sites) {
        await notify(ctx, {
          to: [...(heads.get(site.id) ?? []), ...(people.get(site.institutionId) ?? [])],
          name: 'site.continuation-reminder',
          text: text.continuationReminder(site.theme, addDays(site.endsOn, -1), until),
          path: '/recognition',
          norm: norms.applicationDeadline.slug,
          due: until,
          key: `site.continuation-reminder:${site.id}:${campaign.id}`,
        });
      }
    }
  },
});

async function sitesToContinue(ctx: ReadCtx, campaign: Campaign) {
  return ctx.db
    .selectFrom('recognition.sites as s')
    .innerJoin('recognition.site_terms as t', (join) =>
      join.onRef('t.territory_id', '=', 's.territory_id').onRef('t.site_id', '=', 's.id'),
    )
    .select(['s.id', 's.institution_id as institutionId', 's.theme', 't.ends_on as endsOn'])
    .where('s.territory_id', '=', ctx.territory.id)
    .where('t.starts_on', '<=', ctx.today)
    .where('t.ends_on', '>', ctx.today)
    .where('t.ends_on', '<', `${campaign.year + 1}-01-01`)
    .where('t.ended_early_on', 'is', null)
    .where(
      sql<boolean>`not exists (select from recognition.applications a where a.territory_id = s.territory_id
        and a.site_id = s.id and a.campaign_id = ${campaign.id} and a.state <> 'withdrawn')`,
    )
    .execute();
}

/** Applications of a campaign that still wait for the order. */
async function undecidedCount(ctx: ReadCtx, campaignId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('recognition.applications')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('territory_id', '=', ctx.territory.id)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['submitted', 'returned', 'admitted', 'proposed', 'not-proposed'])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The authority is reminded of the order; from the day after its term the heads and the chair learn, each week anew. */
const watchOrder = dailyJob({
  name: 'recognition.order',
  hour,
  run: async (ctx, since) => {
    for (const campaign of await openCampaigns(ctx)) {
      const waiting = await undecidedCount(ctx, campaign.id);
      if (waiting === 0) continue;
      const steps = await stepsOf(ctx, campaign.regulationVersionId);
      const step = reminderSince(campaign.orderUntil, steps, since, ctx.today);
      const left = daysBetween(ctx.today, campaign.orderUntil);
      if (step !== null && left >= 0) await remindOfOrder(ctx, campaign, { step, left, waiting });
      if (left < 0) await escalateOrder(ctx, campaign, -left, waiting);
    }
  },
});

/** Opens the package that waits, else the campaign. */
const orderNotice = async (ctx: ReadCtx, campaign: Campaign) => ({
  path: await waitingPath(ctx, campaign.id),
  norm: norms.recognitionOrderDeadline.slug,
  due: campaign.orderUntil,
});

async function waitingPath(ctx: ReadCtx, campaignId: string): Promise<string> {
  const open = (await packagesOfCampaign(ctx, campaignId)).find((pack) => pack.state !== 'ordered');
  return open ? `/recognition/packages/${open.id}` : `/recognition/campaigns/${campaignId}`;
}

async function remindOfOrder(
  ctx: WriteCtx,
  campaign: Campaign,
  { step, left, waiting }: { step: number; left: number; waiting: number },
): Promise<void> {
  await notify(ctx, {
    ...(await orderNotice(ctx, campaign)),
    to: await peopleOf(ctx, ['authority-head', 'authority-clerk']),
    name: 'campaign.order-reminder',
    text: text.orderReminder(campaign.year, campaign.orderUntil, left, waiting),
    urgent: left === 0,
    key: `campaign.order-reminder:${campaign.id}:${step}`,
  });
}

async function escalateOrder(
  ctx: WriteCtx,
  campaign: Campaign,
  daysLate: number,
  waiting: number,
): Promise<void> {
  const week = Math.floor((daysLate - 1) / 7);
  await notify(ctx, {
    ...(await orderNotice(ctx, campaign)),
    to: [
      ...(await peopleOf(ctx, ['authority-head', 'centre-head'])),
      ...(await councilPeople(ctx, campaign.bodyId, ['chair'])),
    ],
    name: 'campaign.order-missing',
    text: text.orderMissing(campaign.year, campaign.orderUntil, daysLate, waiting),
    urgent: true,
    key: `campaign.order-missing:${campaign.id}:${week}`,
  });
  if (await isEscalated(ctx, campaign.id)) return;
  await recordFact(ctx, {
    name: 'campaign.order-missing',
    subject: { kind: campaignLifecycle.name, id: campaign.id },
    norm: norms.recognitionOrderDeadline.slug,
    data: { year: campaign.year, until: campaign.orderUntil, waiting },
  });
}

async function isEscalated(ctx: ReadCtx, campaignId: string): Promise<boolean> {
  const fact = await ctx.db
    .selectFrom('journal.facts')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('subject_kind', '=', campaignLifecycle.name)
    .where('subject_id', '=', campaignId)
    .where('name', '=', 'campaign.order-missing')
    .limit(1)
    .executeTakeFirst();
  return fact !== undefined;
}

/** Reports before, on and after their day; the day after, what is not submitted prepares its case (000 §5.10). */
const watchReports = dailyJob({
  name: 'recognition.reports',
  hour,
  run: async (ctx, since) => {
    await remindOfReports(ctx, since);
    await prepareOverdueCases(ctx, since);
  },
});

async function remindOfReports(ctx: WriteCtx, since: CivilDate): Promise<void> {
  const reports = await unsubmittedReports(
    ctx,
    addDays(since, -furthestAfter),
    addDays(ctx.today, furthestBefore),
  );
  const expected = reports.filter((report) => report.state === 'expected');
  if (expected.length === 0) return;
  const heads = await headsOfSites(
    ctx,
    expected.map((report) => report.siteId),
    ['head'],
  );
  const people = await peopleOfActiveInstitutions(ctx);
  for (const report of expected) {
    const steps = await stepsOf(ctx, report.regulationVersionId);
    const step = reminderSince(report.dueOn, steps, since, ctx.today);
    if (step === null) continue;
    const left = daysBetween(ctx.today, report.dueOn);
    await notify(ctx, {
      to: [...(heads.get(report.siteId) ?? []), ...(people.get(report.institutionId) ?? [])],
      name: 'report.reminder',
      text: text.reportReminder(report.title, report.institutionShortName, report.dueOn, left),
      path: `/recognition/reports/${report.id}`,
      norm: norms.siteReportDeadline.slug,
      due: report.dueOn,
      urgent: left <= 0,
      key: `report.reminder:${report.id}:${step}`,
    });
  }
}

/** The term of an explanation has passed in silence: the council's office goes on without it. */
const watchExplanations = dailyJob({
  name: 'recognition.explanations',
  hour,
  run: async (ctx) => {
    for (const found of await terminationsInState(ctx, ['raised'])) {
      const isPassed = found.explainUntil !== null && found.explainUntil < ctx.today;
      if (isPassed && !found.explainedAt) await tellUnexplained(ctx, found);
    }
  },
});

export const recognitionDaily: readonly DailyJob[] = [
  remindDrafts,
  remindContinuation,
  watchOrder,
  watchReports,
  watchExplanations,
];
