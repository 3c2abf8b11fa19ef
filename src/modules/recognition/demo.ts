// The demonstration's recognition: sites of the year now ending, recognised by last autumn's order; from demo/sites.yaml.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type CivilDate, dateIn, momentIn } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { PAPER_MODEL_VERSION, type Paper } from '../../platform/papers/index.ts';
import { bodyByKind } from '../councils/index.ts';
import { draftDocument, linkSubjects, registerDocument } from '../documents/index.ts';
import { nameIn, person } from '../people/index.ts';
import { applicationById } from './application/application.queries.ts';
import type { DemoSite, DemoSites, DemoStatus, DemoWorld } from './demo.shapes.ts';
import { closedCampaign, idFrom, recognisedApplication } from './demo-application.ts';
import { activateSite, siteKind } from './site/site.activation.ts';
import { grantStatus } from './site/site.status.ts';
import { siteTitle } from './site/site.text.ts';
import { loadPlanTalk } from './site-plan/remark.demo.ts';

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
