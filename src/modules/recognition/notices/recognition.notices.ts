// Who is told what after which fact of a campaign, an application, a package, a new site.
import { addDays, daysBetween } from '../../../kernel/clock.ts';
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { norms, parametersOf, termsOf, versionById } from '../../regulations/index.ts';
import { applicationById } from '../application/application.queries.ts';
import type { Application } from '../application/application.schema.ts';
import { campaignById, firstCampaignYear } from '../campaign/campaign.queries.ts';
import { noticeText as text } from './recognition.notices.text.ts';
import {
  councilPeople,
  institutionPeople,
  officeFor,
  peopleOf,
  peopleOfActiveInstitutions,
  sitesMethodists,
  staffPeople,
} from './recognition.recipients.ts';
import { siteNoticeSubscribers } from './recognition.site-notices.ts';
import { type Told, tell, word } from './recognition.telling.ts';

const applicationPath = (id: string) => `/recognition/applications/${id}`;

async function campaignOpened(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const campaign = await campaignById(ctx, fact.subjectId);
  if (!campaign) return;
  const { year, applicationsUntil } = campaign;
  const applicants = [...(await peopleOfActiveInstitutions(ctx)).values()].flat();
  const told = new Set(applicants);
  const staff = (await staffPeople(ctx)).filter((id) => !told.has(id));
  const parts = { path: '/recognition', norm: norms.applicationDeadline.slug, due: applicationsUntil };
  const terms = await termsOf(ctx);
  const forApplicants = text.campaignOpened(terms, year, applicationsUntil);
  await tell(ctx, fact, { ...parts, to: applicants, text: forApplicants });
  const forStaff = text.campaignOpenedStaff(terms, year, applicationsUntil);
  await tell(ctx, fact, { ...parts, to: staff, text: forStaff });
}

/** Only those who have begun an application are concerned by a cancelled campaign. */
async function campaignCancelled(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const rows = await ctx.db
    .selectFrom('recognition.applications')
    .select('institution_id as institutionId')
    .distinct()
    .where('territory_id', '=', ctx.territory.id)
    .where('campaign_id', '=', fact.subjectId)
    .where('state', '<>', 'withdrawn')
    .execute();
  const people = await peopleOfActiveInstitutions(ctx);
  await tell(ctx, fact, {
    to: rows.flatMap((row) => people.get(row.institutionId) ?? []),
    text: text.campaignCancelled(await termsOf(ctx), Number(fact.data.year), word(fact, 'reason')),
    path: '/recognition',
  });
}

const latePermitted: Told = async (ctx, fact) =>
  tell(ctx, fact, {
    to: await institutionPeople(ctx, word(fact, 'institutionId')),
    text: text.latePermitted(word(fact, 'until')),
    path: '/recognition',
    norm: norms.applicationDeadline.slug,
    due: word(fact, 'until'),
    urgent: true,
  });

/** A teller that is given the application and its applicants. */
const aboutApplication =
  (
    run: (
      ctx: WriteCtx,
      fact: PublishedFact,
      application: Application,
      applicants: readonly string[],
    ) => Promise<void>,
  ): Told =>
  async (ctx, fact) => {
    const application = await applicationById(ctx, fact.subjectId);
    if (application)
      await run(ctx, fact, application, await institutionPeople(ctx, application.institutionId));
  };

const submitted = aboutApplication(async (ctx, fact, application, applicants) => {
  const parts = { path: applicationPath(application.id), norm: norms.applicationForm.slug };
  const number = application.number ?? 0;
  await tell(ctx, fact, { ...parts, to: applicants, text: text.received(number, application.theme) });
  await tell(ctx, fact, {
    ...parts,
    to: [...(await officeFor(ctx, application)), ...(await sitesMethodists(ctx, application))],
    norm: norms.applicationExpertise.slug,
    text: text.submittedToOffice(number, application.institutionShortName),
  });
});

const resubmitted = aboutApplication(async (ctx, fact, application) =>
  tell(ctx, fact, {
    to: await officeFor(ctx, application),
    text: text.resubmittedToOffice(application.number ?? 0, application.institutionShortName),
    path: applicationPath(application.id),
    norm: norms.applicationExpertise.slug,
  }),
);

const returned = aboutApplication((ctx, fact, application, applicants) => {
  const until = word(fact, 'correctUntil');
  return tell(ctx, fact, {
    to: applicants,
    text: text.returned(application.number ?? 0, Number(fact.data.remarks), until),
    path: applicationPath(application.id),
    norm: norms.applicationForm.slug,
    due: until,
    urgent: daysBetween(ctx.today, until) <= 3,
  });
});

const admitted = aboutApplication(async (ctx, fact, application, applicants) => {
  const campaign = await campaignById(ctx, application.campaignId);
  await tell(ctx, fact, {
    to: applicants,
    text: text.admitted(application.number ?? 0, campaign?.expertiseUntil ?? application.applicationsUntil),
    path: applicationPath(application.id),
    norm: norms.applicationExpertise.slug,
  });
});

const proposed = aboutApplication(async (ctx, fact, application, applicants) => {
  const campaign = await campaignById(ctx, application.campaignId);
  await tell(ctx, fact, {
    to: applicants,
    text: text.proposed(await termsOf(ctx), application.number ?? 0, campaign?.orderUntil ?? ctx.today),
    path: applicationPath(application.id),
    norm: norms.councilProposals.slug,
  });
});

/** Where an embargo follows at once its letter says the reason and the dates; a second letter would only repeat it. */
const declined = aboutApplication(async (ctx, fact, application, applicants) => {
  const version = await versionById(ctx, application.regulationVersionId);
  const { months, startsAt } = parametersOf(version, norms.repeatEmbargo);
  if (months > 0 && startsAt !== 'order') return;
  await tell(ctx, fact, {
    to: applicants,
    text: text.declined(application.number ?? 0, word(fact, 'reason')),
    path: applicationPath(application.id),
    norm: norms.councilProposals.slug,
  });
});

const embargoStarted = aboutApplication(async (ctx, fact, application, applicants) => {
  const from = word(fact, 'endsOn');
  const campaign = firstCampaignYear(from, application.applicationsUntil);
  const byCouncil = ['conclusion', 'submission'].includes(word(fact, 'ground'));
  await tell(ctx, fact, {
    to: applicants,
    text: byCouncil
      ? text.embargo(application.number ?? 0, await councilReason(ctx, application.id), from, campaign)
      : text.embargoAfter(from, campaign),
    path: applicationPath(application.id),
    norm: norms.repeatEmbargo.slug,
  });
});

async function councilReason(ctx: WriteCtx, applicationId: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('recognition.package_papers as p')
    .innerJoin('recognition.packages as k', (join) =>
      join.onRef('k.territory_id', '=', 'p.territory_id').onRef('k.id', '=', 'p.package_id'),
    )
    .select('p.council_reason as reason')
    .where('p.territory_id', '=', ctx.territory.id)
    .where('p.application_id', '=', applicationId)
    .orderBy('k.prepared_at', 'desc')
    .executeTakeFirst();
  return row?.reason ?? '';
}

/** The organisation hears of the status; the head and the co-head of their own appointment. */
const recognised = aboutApplication(async (ctx, fact, application, applicants) => {
  const order = [word(fact, 'number'), word(fact, 'date')] as const;
  const parts = { path: applicationPath(application.id), norm: norms.recognitionByAuthority.slug };
  const { headPersonId, coHeadPersonId, institutionShortName, theme } = application;
  await tell(ctx, fact, {
    ...parts,
    to: applicants.filter((id) => id !== headPersonId && id !== coHeadPersonId),
    text: text.recognised(await termsOf(ctx), institutionShortName, theme, ...order),
  });
  const terms = await termsOf(ctx);
  const appointed = { ...parts, norm: norms.siteHeads.slug };
  if (headPersonId)
    await tell(ctx, fact, {
      ...appointed,
      to: [headPersonId],
      text: text.recognisedHead(terms, 'руководителем', theme, ...order),
    });
  if (coHeadPersonId)
    await tell(ctx, fact, {
      ...appointed,
      to: [coHeadPersonId],
      text: text.recognisedHead(terms, 'соруководителем', theme, ...order),
    });
});

const rejected = aboutApplication(async (ctx, fact, application, applicants) =>
  tell(ctx, fact, {
    to: applicants,
    text: text.rejected(
      await termsOf(ctx),
      application.number ?? 0,
      word(fact, 'number'),
      word(fact, 'date'),
      application.departmentReason,
    ),
    path: applicationPath(application.id),
    norm: norms.recognitionByAuthority.slug,
  }),
);

const withdrawn = aboutApplication(async (ctx, fact, application) => {
  if (word(fact, 'from') === 'draft') return;
  await tell(ctx, fact, {
    to: await officeFor(ctx, application),
    text: text.withdrawn(application.number ?? 0, application.institutionShortName),
    path: applicationPath(application.id),
    norm: norms.applicationForm.slug,
  });
});

const transferred: Told = async (ctx, fact) =>
  tell(ctx, fact, {
    to: await peopleOf(ctx, ['authority-head', 'authority-clerk']),
    text: text.transferred(Number(fact.data.papers)),
    path: `/recognition/packages/${fact.subjectId}`,
    norm: norms.councilProposals.slug,
  });

const packageReceived: Told = async (ctx, fact) =>
  tell(ctx, fact, {
    to: await councilPeople(ctx, word(fact, 'bodyId'), ['secretary', 'chair']),
    text: text.packageReceived(),
    path: `/recognition/packages/${fact.subjectId}`,
    norm: norms.councilProposals.slug,
  });

/** The people of the site have had the letter of their order; the service learns what it now has. */
async function siteActivated(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const application = await applicationById(ctx, word(fact, 'applicationId'));
  if (!application) return;
  await tell(ctx, fact, {
    to: await peopleOf(ctx, ['methodist', 'centre-head']),
    text: text.siteActivated(
      await termsOf(ctx),
      application.institutionShortName,
      application.theme,
      word(fact, 'startsOn'),
      addDays(word(fact, 'endsOn'), -1),
    ),
    path: `/recognition/sites/${fact.subjectId}`,
    norm: norms.recognitionOrderDeadline.slug,
  });
}

export const noticeSubscribers: Readonly<Record<string, Told>> = {
  'campaign.opened': campaignOpened,
  'campaign.cancelled': campaignCancelled,
  'campaign.late-permitted': latePermitted,
  'application.submitted': submitted,
  'application.resubmitted': resubmitted,
  'application.returned': returned,
  'application.admitted': admitted,
  'application.proposed': proposed,
  'application.declined-by-council': declined,
  'application.embargo-started': embargoStarted,
  'application.recognised': recognised,
  'application.rejected': rejected,
  'package.transferred': transferred,
  'package.received': packageReceived,
  'site.activated': siteActivated,
  'site.continued': siteActivated,
  'application.withdrawn': withdrawn,
  ...siteNoticeSubscribers,
};
