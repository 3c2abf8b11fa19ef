// Lines of «Сегодня» for recognition, by what the person answers for; a few queries, whatever the number of records.
import { sql } from 'kysely';
import { type CivilDate, dateIn } from '../../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { subjectsBefore } from '../../councils/index.ts';
import { currentVersion, norms } from '../../regulations/index.ts';
import { summariesOf } from '../../review/index.ts';

import { type ApplicationState, applicationLifecycle } from '../application/application.lifecycle.ts';
import { applicationFilter, applicationsPage } from '../application/application.queries.ts';
import { datesOf } from '../campaign/campaign.commands.ts';
import { preparesCampaign, runsCouncil } from '../campaign/campaign.policy.ts';
import { allCampaigns, expertCouncil } from '../campaign/campaign.queries.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';
import { worksForAuthority } from '../package/package.policy.ts';
import { type Package, packagesInState } from '../package/package.queries.ts';
import { dutyText as text } from './recognition.duties.text.ts';
import { mine, waiting } from './recognition.duty-lines.ts';
import { siteDuties } from './recognition.site-duties.ts';

/** The year's campaign should be prepared by this day: two months before the usual term. */
const prepareFrom = '04-01';

export async function recognitionDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (!ctx.actor.personId || ctx.actor.roles.length === 0) return [];
  const campaigns = await allCampaigns(ctx);
  const open = campaigns.filter((each) => each.state === 'open');
  const found = [...(await callDuties(ctx, campaigns)), ...(await applicantDuties(ctx))];
  const run = open.filter((campaign) => runsCouncil(ctx, campaign.bodyId));
  for (const campaign of run) found.push(...(await receptionDuties(ctx, campaign)));
  found.push(...(await packageDuties(ctx, campaigns)));
  found.push(...(await siteDuties(ctx)));
  return found;
}

/** Prepare the campaign of the year when there is none by 1 April; announce the one prepared. */
async function callDuties(ctx: ReadCtx, campaigns: readonly Campaign[]): Promise<Duty[]> {
  if (preparesCampaign.check(ctx, await expertCouncil(ctx))) return [];
  const year = Number(ctx.today.slice(0, 4));
  const current = campaigns.find((each) => each.year === year && each.state !== 'cancelled');
  if (current?.state === 'planned' && ctx.today <= current.applicationsUntil) {
    return runsCouncil(ctx, current.bodyId)
      ? [
          mine(
            text.announce(year),
            `/recognition/campaigns/${current.id}`,
            text.announceButton,
            norms.applicationForm.slug,
            current.applicationsUntil,
          ),
        ]
      : [];
  }
  if (current || ctx.today < `${year}-${prepareFrom}`) return [];
  const version = await currentVersion(ctx, norms.applicationForm);
  if (!version) return [];
  const { applicationsUntil } = await datesOf(ctx, version, year);
  if (applicationsUntil && ctx.today > applicationsUntil) return [];
  return [
    mine(
      text.prepare(year),
      '/recognition',
      text.prepareButton,
      norms.applicationForm.slug,
      applicationsUntil,
    ),
  ];
}

const inState = (ctx: ReadCtx, campaign: Campaign, state: ApplicationState) =>
  applicationsPage(
    ctx,
    applicationFilter.parse({ campaignId: campaign.id, state, sort: 'submitted', limit: 200 }),
  );

/** The council's office: applications to check, the agenda when the expertise is over, corrections awaited. */
async function receptionDuties(ctx: ReadCtx, campaign: Campaign): Promise<Duty[]> {
  const found: Duty[] = [];
  const list = (state: ApplicationState) =>
    `/recognition/applications?campaignId=${campaign.id}&state=${state}`;
  const submitted = await inState(ctx, campaign, 'submitted');
  const oldest = submitted[0]?.submittedAt;
  if (oldest) {
    const since = dateIn(oldest, ctx.territory.zone);
    found.push(
      mine(
        text.check(submitted.length, since),
        list('submitted'),
        text.checkButton,
        norms.applicationExpertise.slug,
        campaign.expertiseUntil,
      ),
    );
  }
  const returned = await inState(ctx, campaign, 'returned');
  if (returned.length > 0)
    found.push(
      waiting(
        text.waitCorrections(returned.length),
        list('returned'),
        norms.applicationForm.slug,
        text.byApplicants,
      ),
    );
  const ready = await readyForCouncil(ctx, campaign);
  if (ready > 0)
    found.push(
      mine(
        text.agenda(ready),
        `/recognition/campaigns/${campaign.id}`,
        text.agendaButton,
        norms.councilProposals.slug,
        campaign.orderUntil,
      ),
    );
  return found;
}

/** Applications whose expertise is over (the term has passed or every sheet is in) and which no agenda holds yet. */
async function readyForCouncil(ctx: ReadCtx, campaign: Campaign): Promise<number> {
  const admitted = await inState(ctx, campaign, 'admitted');
  if (admitted.length === 0) return 0;
  const held = await subjectsBefore(ctx, campaign.bodyId, applicationLifecycle.name);
  const ids = admitted.map((each) => each.id).filter((id) => !held.has(id));
  if (ids.length === 0 || ctx.today > campaign.expertiseUntil) return ids.length;
  const summaries = await summariesOf(ctx, ids);
  return ids.filter((id) => {
    const summary = summaries.get(id);
    return summary !== undefined && summary.assigned > 0 && summary.submitted >= summary.assigned;
  }).length;
}

/** The applicant's own: drafts, corrections, and what is waited for from others; one query. */
async function applicantDuties(ctx: ReadCtx): Promise<Duty[]> {
  const own = scopesOf(ctx, ['institution-head', 'institution-operator'], 'institution');
  if (own.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('recognition.applications as a')
    .innerJoin('recognition.campaigns as c', (join) =>
      join.onRef('c.territory_id', '=', 'a.territory_id').onRef('c.id', '=', 'a.campaign_id'),
    )
    .select(['a.id', 'a.state', 'a.number', 'a.theme', 'a.submitted_at as submittedAt'])
    .select(['a.correct_until as correctUntil', 'c.applications_until as applicationsUntil'])
    .select(['c.expertise_until as expertiseUntil', 'c.order_until as orderUntil'])
    .where('a.territory_id', '=', ctx.territory.id)
    .where('a.institution_id', 'in', own)
    .where('c.state', '=', 'open')
    .where(
      sql<boolean>`(a.state in ('submitted', 'returned', 'admitted', 'proposed', 'not-proposed')
        or (a.state = 'draft' and c.applications_until >= ${ctx.today}))`,
    )
    .orderBy('a.id')
    .limit(200)
    .execute();
  return rows.map((row) => {
    const path = `/recognition/applications/${row.id}`;
    const number = row.number ?? 0;
    if (row.state === 'draft')
      return mine(
        text.finishDraft(row.theme),
        `${path}/edit/topic`,
        text.finishButton,
        norms.applicationDeadline.slug,
        row.applicationsUntil,
      );
    if (row.state === 'returned')
      return mine(
        text.correct(number),
        `${path}/edit/topic`,
        text.correctButton,
        norms.applicationForm.slug,
        row.correctUntil,
      );
    if (row.state === 'submitted') {
      const since = row.submittedAt ? dateIn(row.submittedAt, ctx.territory.zone) : ctx.today;
      return waiting(
        text.waitCheck(number, since),
        path,
        norms.applicationExpertise.slug,
        text.bySecretary,
        row.expertiseUntil,
      );
    }
    return row.state === 'admitted'
      ? waiting(
          text.waitExpertise(number),
          path,
          norms.expertiseDeadline.slug,
          text.byCouncil,
          row.expertiseUntil,
        )
      : waiting(
          text.waitOrder(number),
          path,
          norms.recognitionOrderDeadline.slug,
          text.byAuthority,
          row.orderUntil,
        );
  });
}

/** Packages: the office hands over and waits, the authority receives, decides and orders; one query for both sides. */
async function packageDuties(ctx: ReadCtx, campaigns: readonly Campaign[]): Promise<Duty[]> {
  const isAuthority = worksForAuthority(ctx);
  const runsAny = ctx.actor.roles.some((role) => role.scope.kind === 'body' && role.kind !== 'member');
  if (!isAuthority && !runsAny) return [];
  const packages = await packagesInState(ctx, ['prepared', 'transferred', 'received']);
  return packages.flatMap((pack) => {
    const due = campaigns.find((each) => each.id === pack.campaignId)?.orderUntil ?? null;
    const office = runsCouncil(ctx, pack.bodyId) ? officeLines(ctx, pack, due) : [];
    return [...office, ...(isAuthority ? authorityLines(pack, due) : [])];
  });
}

const packagePath = (pack: Package) => `/recognition/packages/${pack.id}`;

function officeLines(ctx: ReadCtx, pack: Package, due: CivilDate | null): Duty[] {
  const norm = norms.councilProposals.slug;
  if (pack.state === 'prepared')
    return pack.actDocumentId ? [mine(text.transfer, packagePath(pack), text.transferButton, norm, due)] : [];
  const since = pack.transferredAt ? dateIn(pack.transferredAt, ctx.territory.zone) : ctx.today;
  return [
    pack.state === 'transferred'
      ? waiting(text.waitReception(since), packagePath(pack), norm, text.byAuthority, due)
      : waiting(
          text.waitTheOrder,
          packagePath(pack),
          norms.recognitionOrderDeadline.slug,
          text.byAuthority,
          due,
        ),
  ];
}

function authorityLines(pack: Package, due: CivilDate | null): Duty[] {
  if (pack.state === 'transferred')
    return [mine(text.receive, packagePath(pack), text.receiveButton, norms.councilProposals.slug, due)];
  if (pack.state !== 'received') return [];
  const norm = norms.recognitionOrderDeadline.slug;
  return pack.orderDocumentId
    ? [mine(text.registerOrder, `/documents/${pack.orderDocumentId}`, text.registerButton, norm, due)]
    : [mine(text.decide, packagePath(pack), text.decideButton, norm, due)];
}
