// The demonstration's recognition: sites of the year now ending, recognised by last autumn's order; from demo/sites.yaml.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type CivilDate, dateIn, momentIn } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import { bodyByKind } from '../councils/index.ts';
import { draftDocument, linkSubjects, registerDocument } from '../documents/index.ts';
import { institution } from '../institutions/index.ts';
import { nameIn, person } from '../people/index.ts';
import { currentVersion, norms, parametersOf, termsOf } from '../regulations/index.ts';
import { applicationById } from './application/application.queries.ts';
import type { PlanLine } from './application/application.schema.ts';
import { datesOf } from './campaign/campaign.commands.ts';
import { campaignText } from './campaign/campaign.text.ts';
import { activateSite, siteKind } from './site/site.activation.ts';
import { grantStatus } from './site/site.status.ts';
import { siteTitle } from './site/site.text.ts';
import { type DemoTalk, loadPlanTalk } from './site-plan/remark.demo.ts';

export interface DemoWorld {
  /** Ids by login. */
  readonly people: ReadonlyMap<string, string>;
  /** Ids by key of demo/institutions.yaml. */
  readonly institutions: ReadonlyMap<string, string>;
}

interface DemoSite {
  institution: string;
  direction: string;
  theme: string;
  goal: string;
  characteristic: string;
  relevance: string;
  head: string;
  coHead: string;
  signer: string;
  plan: PlanLine[];
  talk?: DemoTalk;
  report?: {
    submittedOn: CivilDate;
    councilOn: CivilDate;
    minutes: string;
    summary: string;
    results: string;
    prospects: string;
  };
}

interface DemoStatus {
  institution: string;
  statusType: string;
  subject: string;
  theme: string;
  services: string;
  startsOn: CivilDate;
  lastDay: CivilDate;
  order: { number: string; date: CivilDate };
  head?: string;
}

interface DemoSites {
  campaign: { year: number; announcedOn: CivilDate };
  order: { number: string; date: CivilDate; signer: string; post: string };
  sites: DemoSite[];
}

function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`Demonstration: ${answer.text} ${JSON.stringify(answer.fields)}`);
  return answer;
}

/** The same transaction seen from a past day: facts and papers of that day carry its time. */
function onDay(ctx: WriteCtx, date: CivilDate, time = '11:00'): WriteCtx {
  const now = momentIn(date, time, ctx.territory.zone);
  return { ...ctx, now, today: dateIn(now, ctx.territory.zone) };
}

export async function loadRecognitionDemo(ctx: WriteCtx, folder: string, world: DemoWorld): Promise<void> {
  const { territories, statuses } = parse(await readFile(join(folder, 'sites.yaml'), 'utf8')) as {
    territories: Record<string, DemoSites>;
    statuses: Record<string, DemoStatus[]>;
  };
  const demo = territories[ctx.territory.slug];
  if (demo) await loadSites(ctx, demo, world);
  for (const status of statuses[ctx.territory.slug] ?? []) await loadStatus(ctx, status, world);
}

/** A status of another kind as the house makes it: the draft of the act, then its number and date. */
async function loadStatus(ctx: WriteCtx, demo: DemoStatus, world: DemoWorld): Promise<void> {
  const then = onDay(ctx, demo.order.date);
  const { institution: key, head, order, ...rest } = demo;
  const input = grantStatus.input.parse({
    ...rest,
    institutionId: idFrom(world.institutions, key),
    ...(head ? { headPersonId: idFrom(world.people, head) } : {}),
  });
  const { documentId } = sure(await grantStatus.run(then, input, undefined));
  sure(await registerDocument(then, { documentId, ...order }));
}

async function loadSites(ctx: WriteCtx, demo: DemoSites, world: DemoWorld): Promise<void> {
  const body = await bodyByKind(ctx, 'expert-council');
  const campaignId = await closedCampaign(
    onDay(ctx, demo.campaign.announcedOn),
    demo.campaign.year,
    body?.id ?? '',
  );
  const applicationIds: string[] = [];
  for (const [index, site] of demo.sites.entries()) {
    applicationIds.push(
      await recognisedApplication(
        onDay(ctx, `${demo.campaign.year}-05-2${index}`),
        campaignId,
        index + 1,
        site,
        world,
      ),
    );
  }
  const then = onDay(ctx, demo.order.date, '15:00');
  const order = await lastYearsOrder(then, demo, world);
  for (const [index, id] of applicationIds.entries()) {
    const application = await applicationById(ctx, id);
    const site = demo.sites[index];
    if (!application || !site) continue;
    const siteId = await activateSite(then, application, order);
    const title = siteTitle(application.institutionShortName, application.theme);
    await linkSubjects(then, order.documentId, [
      { kind: siteKind, id: siteId, title, path: `/recognition/sites/${siteId}` },
    ]);
    await approvedPlan(then, siteId, order.documentId);
    if (site.talk) await loadPlanTalk(ctx, siteId, site.talk);
    if (site.report) await acceptedReport(ctx, siteId, site.report);
  }
}

async function closedCampaign(ctx: WriteCtx, year: number, bodyId: string): Promise<string> {
  const version = await currentVersion(ctx, norms.applicationForm);
  const dates = await datesOf(ctx, version, year);
  if (!version || !dates.applicationsUntil || !dates.expertiseUntil || !dates.orderUntil) {
    throw new Error('Demonstration: the campaign needs a regulation with its calendar');
  }
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('recognition.campaigns')
    .values({
      territory_id: ctx.territory.id,
      id,
      year,
      title: campaignText.title(await termsOf(ctx), year),
      state: 'closed',
      regulation_version_id: version.id,
      body_id: bodyId,
      applications_until: dates.applicationsUntil,
      expertise_until: dates.expertiseUntil,
      order_until: dates.orderUntil,
      opened_at: ctx.now,
      closed_at: momentIn(`${year}-10-01`, '10:00', ctx.territory.zone),
    })
    .execute();
  return id;
}

const idFrom = (map: ReadonlyMap<string, string>, key: string): string => {
  const found = map.get(key);
  if (!found) throw new Error(`Demonstration: unknown ${key}`);
  return found;
};

async function recognisedApplication(
  ctx: WriteCtx,
  campaignId: string,
  number: number,
  site: DemoSite,
  world: DemoWorld,
): Promise<string> {
  const id = newId(ctx.now);
  const organisation = await institution(ctx, idFrom(world.institutions, site.institution));
  const version = await currentVersion(ctx, norms.siteEligibility);
  const { criteria } = parametersOf(version, norms.siteEligibility);
  const { plan, direction, theme, goal, characteristic, relevance } = site;
  const [head, coHead, signer] = [site.head, site.coHead, site.signer].map((login) =>
    idFrom(world.people, login),
  );
  const eligibility = criteria.map(({ key }) => ({
    key,
    answer: 'yes',
    text: 'Подтверждено материалами организации.',
  }));
  const people = {
    headPersonId: head,
    coHeadPersonId: coHead,
    signerPersonId: signer,
    headChairsCouncil: true,
  };
  await ctx.db
    .insertInto('recognition.applications')
    .values({
      ...{ territory_id: ctx.territory.id, id, campaign_id: campaignId, kind: 'opening', number },
      ...{
        institution_id: organisation?.id ?? '',
        institution_name: organisation?.fullName ?? '',
        institution_inn: organisation?.inn ?? '',
      },
      ...{
        state: 'recognised',
        direction,
        theme,
        goal,
        characteristic,
        relevance,
        eligibility: JSON.stringify(eligibility),
      },
      ...{
        head_person_id: head ?? null,
        co_head_person_id: coHead ?? null,
        signer_person_id: signer ?? null,
      },
      ...{ created_at: ctx.now, saved_at: ctx.now, submitted_at: ctx.now, decided_at: ctx.now },
    })
    .execute();
  await ctx.db
    .insertInto('recognition.application_plan')
    .values(
      plan.map((line, index) => ({
        territory_id: ctx.territory.id,
        application_id: id,
        position: index + 1,
        ...line,
      })),
    )
    .execute();
  await ctx.db
    .insertInto('recognition.application_submissions')
    .values({
      ...{
        territory_id: ctx.territory.id,
        application_id: id,
        submission: 1,
        at: ctx.now,
        person_id: signer ?? '',
      },
      content: JSON.stringify({
        direction,
        theme,
        goal,
        characteristic,
        relevance,
        eligibility,
        ...people,
        plan,
      }),
    })
    .execute();
  return id;
}

/** Last year's order, short: its list is the sites it made. */
async function lastYearsOrder(ctx: WriteCtx, demo: DemoSites, world: DemoWorld) {
  const signerId = idFrom(world.people, demo.order.signer);
  const signer = await person(ctx, signerId);
  const name = signer ? nameIn(signer, 'initials-surname', 'nominative') : '';
  const paper: Paper = {
    model: PAPER_MODEL_VERSION,
    template: { name: 'recognition-list-order-archive', version: 1 },
    title: `О признании организаций методическими площадками в ${demo.campaign.year}/${demo.campaign.year + 1} учебном году`,
    language: 'ru',
    page: { orientation: 'portrait', binding: 'normal' },
    blocks: [
      { kind: 'document-kind', text: 'ПРИКАЗ' },
      { kind: 'requisites', date: null, number: null },
      { kind: 'subject', text: 'О признании организаций методическими площадками' },
      { kind: 'paragraph', text: 'На основании предложений экспертного совета ПРИКАЗЫВАЮ:' },
      {
        kind: 'list',
        style: 'numbered',
        items: demo.sites.map((site) => ({
          text: `Признать методической площадкой по теме «${site.theme}».`,
        })),
      },
      { kind: 'signatures', signers: [{ post: 'Директор департамента образования', name }] },
    ],
  };
  const { id } = await draftDocument(ctx, {
    kind: 'order',
    title: paper.title,
    paper,
    subjects: [],
    audience: 'public',
    signer: { personId: signerId, post: demo.order.post, name, acting: false },
  });
  const registered = sure(
    await registerDocument(ctx, { documentId: id, number: demo.order.number, date: demo.order.date }),
  );
  return { documentId: id, number: registered.number, date: registered.date };
}

async function approvedPlan(ctx: WriteCtx, siteId: string, orderDocumentId: string): Promise<void> {
  await ctx.db
    .updateTable('recognition.site_plans')
    .set({ state: 'approved', approved_at: ctx.now, order_document_id: orderDocumentId })
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', siteId)
    .execute();
}

async function acceptedReport(
  ctx: WriteCtx,
  siteId: string,
  report: NonNullable<DemoSite['report']>,
): Promise<void> {
  const { summary, results, prospects } = report;
  await ctx.db
    .updateTable('recognition.reports')
    .set({
      ...{ state: 'accepted', summary, results, prospects },
      submitted_at: momentIn(report.submittedOn, '12:00', ctx.territory.zone),
      council_accepted_on: report.councilOn,
      council_minutes: report.minutes,
      expert_accepted_on: report.submittedOn,
    })
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', siteId)
    .where('key', '=', 'mid-year')
    .execute();
}
