// Lines of «Сегодня» about sites at work: reports, plans, cases of early termination.
import { addDays } from '../../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { norms } from '../../regulations/index.ts';
import { runsCouncil } from '../campaign/campaign.policy.ts';
import { worksForAuthority } from '../package/package.policy.ts';
import { openRemarksOfSites } from '../site-plan/remark.queries.ts';
import {
  councilOfSites,
  openReportsOf,
  reportFilter,
  reportsPage,
} from '../site-report/site-report.queries.ts';
import { raisesTerminations } from '../termination/termination.policy.ts';
import { type Termination, terminationFilter, terminationsPage } from '../termination/termination.queries.ts';
import { dutyText as text } from './recognition.duties.text.ts';
import { mine, waiting } from './recognition.duty-lines.ts';

/** A report is spoken of so many days before its term. */
const reportAheadDays = 45;

/** What this person answers for among the sites. */
interface Place {
  readonly institutions: readonly string[];
  readonly headed: readonly string[];
  readonly coHeaded: readonly string[];
  readonly isOffice: boolean;
  readonly raises: boolean;
  readonly isAuthority: boolean;
}

export async function siteDuties(ctx: ReadCtx): Promise<Duty[]> {
  const bodyId = await councilOfSites(ctx);
  const place: Place = {
    institutions: scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution'),
    headed: scopesOf(ctx, 'site-head', 'site'),
    coHeaded: scopesOf(ctx, 'site-co-head', 'site'),
    isOffice: bodyId !== null && runsCouncil(ctx, bodyId),
    raises: raisesTerminations.check(ctx, { bodyId }) === null,
    isAuthority: worksForAuthority(ctx),
  };
  return [
    ...(await reportDuties(ctx, place)),
    ...(place.isOffice ? await acceptanceDuties(ctx) : []),
    ...(await caseDuties(ctx, place)),
    ...(await planDuties(ctx, place)),
    ...(await remarkDuties(ctx, place)),
  ];
}

/** The site writes and marks, the co-head reads. */
async function reportDuties(ctx: ReadCtx, place: Place): Promise<Duty[]> {
  const reports = await openReportsOf(ctx, {
    institutions: place.institutions,
    sites: [...place.headed, ...place.coHeaded],
  });
  return reports.flatMap((report) => {
    const path = `/recognition/reports/${report.id}`;
    const isOwn = place.institutions.includes(report.institutionId) || place.headed.includes(report.siteId);
    if (report.state === 'returned' && isOwn)
      return [
        mine(
          text.reportAgain(report.title, report.theme),
          path,
          text.reportButton,
          norms.siteAccountability.slug,
        ),
      ];
    if (report.state === 'expected') {
      if (!isOwn || report.dueOn > addDays(ctx.today, reportAheadDays)) return [];
      return [
        mine(
          text.report(report.title, report.theme),
          path,
          text.reportButton,
          norms.siteReportDeadline.slug,
          report.dueOn,
        ),
      ];
    }
    if (report.state !== 'submitted') return [];
    if (!isOwn)
      return report.expertAcceptedOn
        ? []
        : [
            mine(
              text.readReport(report.title, report.institutionShortName),
              path,
              text.open,
              norms.siteHeads.slug,
            ),
          ];
    return [
      report.councilAcceptedOn
        ? waiting(text.waitAcceptance(report.title), path, norms.siteAccountability.slug, text.bySecretary)
        : mine(
            text.councilMark(report.title, report.theme),
            path,
            text.reportButton,
            norms.siteAccountability.slug,
          ),
    ];
  });
}

async function acceptanceDuties(ctx: ReadCtx): Promise<Duty[]> {
  const submitted = await reportsPage(ctx, reportFilter.parse({ state: 'submitted', limit: 200 }));
  const unmarked = submitted.filter((report) => !report.expertAcceptedOn);
  return unmarked.length === 0
    ? []
    : [
        mine(
          text.acceptReports(unmarked.length),
          '/recognition/reports?state=submitted',
          text.acceptButton,
          norms.siteAccountability.slug,
        ),
      ];
}

/** Cases: the service decides whether to raise, the site explains, the office goes to the council. */
async function caseDuties(ctx: ReadCtx, place: Place): Promise<Duty[]> {
  const isConcerned = place.raises || place.institutions.length > 0 || place.headed.length > 0;
  if (!isConcerned) return [];
  const cases = await terminationsPage(ctx, terminationFilter.parse({ limit: 200 }));
  const prepared = cases.filter((each) => each.state === 'prepared');
  const found: Duty[] = cases.flatMap((each) =>
    each.state === 'raised' ? raisedLines(ctx, place, each) : [],
  );
  if (place.raises && prepared.length > 0)
    found.push(
      mine(
        text.preparedCases(prepared.length),
        '/recognition/terminations',
        text.casesButton,
        norms.earlyTerminationGrounds.slug,
      ),
    );
  return found;
}

function raisedLines(ctx: ReadCtx, place: Place, each: Termination): Duty[] {
  const path = `/recognition/terminations/${each.id}`;
  const norm = norms.earlyTerminationProcedure.slug;
  const isOwn = place.institutions.includes(each.institutionId) || place.headed.includes(each.siteId);
  const isOver = each.explainUntil !== null && each.explainUntil < ctx.today;
  if (isOwn)
    return each.explainedAt
      ? []
      : [mine(text.explain(each.theme), path, text.explainButton, norm, each.explainUntil)];
  if (!place.isOffice) return [];
  if (each.explainedAt || isOver)
    return [mine(text.caseToAgenda(each.institutionShortName), path, text.agendaButton, norm)];
  return [
    waiting(
      text.waitExplanation(each.institutionShortName),
      path,
      norm,
      each.institutionShortName,
      each.explainUntil,
    ),
  ];
}

/** Plans: the co-head agrees those of the own sites, the authority approves what is agreed; one query. */
async function planDuties(ctx: ReadCtx, place: Place): Promise<Duty[]> {
  if (!place.isAuthority && place.coHeaded.length === 0) return [];
  const plans = await ctx.db
    .selectFrom('recognition.site_plans as p')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'p.territory_id').onRef('s.id', '=', 'p.site_id'),
    )
    .select(['p.site_id as siteId', 'p.state', 's.theme'])
    .where('p.territory_id', '=', ctx.territory.id)
    .where('p.state', 'in', ['draft', 'agreed'])
    .orderBy('p.id')
    .limit(200)
    .execute();
  const drafts = plans.filter((plan) => plan.state === 'draft' && place.coHeaded.includes(plan.siteId));
  const agreed = plans.filter((plan) => plan.state === 'agreed');
  const found = drafts.map((plan) =>
    mine(
      text.agreePlan(plan.theme),
      `/recognition/sites/${plan.siteId}/plan`,
      text.agreeButton,
      norms.sitePlan.slug,
    ),
  );
  if (place.isAuthority && agreed.length > 0)
    found.push(
      mine(text.planOrders(agreed.length), '/recognition/plans', text.plansButton, norms.sitePlan.slug),
    );
  return found;
}

/** What the co-head has said of a draft plan waits for the site's head. */
const remarkDuties = async (ctx: ReadCtx, place: Place): Promise<Duty[]> =>
  (await openRemarksOfSites(ctx, place.headed)).map(({ siteId, theme, count }) =>
    mine(
      text.remarks(count, theme),
      `/recognition/sites/${siteId}/plan`,
      text.agreeButton,
      norms.siteSupport.slug,
    ),
  );
