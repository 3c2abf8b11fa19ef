// Who is told what after the facts of a site at work: its reports and cases of early termination.
import { daysBetween } from '../../../kernel/clock.ts';
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { notify } from '../../notices/index.ts';
import { norms, termsOf } from '../../regulations/index.ts';
import { reportById, type SiteReport } from '../site-report/site-report.queries.ts';
import { type Termination, terminationById } from '../termination/termination.queries.ts';
import { noticeText as text } from './recognition.notices.text.ts';
import { councilPeople, headsOf, institutionPeople, peopleOf } from './recognition.recipients.ts';
import { type Told, tell, word } from './recognition.telling.ts';

const aboutReport =
  (run: (ctx: WriteCtx, fact: PublishedFact, report: SiteReport) => Promise<void>): Told =>
  async (ctx, fact) => {
    const report = await reportById(ctx, fact.subjectId);
    if (report) await run(ctx, fact, report);
  };

const siteSide = async (ctx: WriteCtx, record: { siteId: string; institutionId: string }) => [
  ...(await headsOf(ctx, record.siteId, ['head'])),
  ...(await institutionPeople(ctx, record.institutionId)),
];

const reportParts = (report: SiteReport) => ({
  path: `/recognition/reports/${report.id}`,
  norm: norms.siteAccountability.slug,
});

const reportSubmitted = aboutReport(async (ctx, fact, report) => {
  const office = [
    ...(await councilPeople(ctx, report.bodyId, ['secretary'])),
    ...(await headsOf(ctx, report.siteId, ['co-head'])),
  ];
  const own = new Set(await siteSide(ctx, report));
  await tell(ctx, fact, {
    ...reportParts(report),
    to: office.filter((id) => !own.has(id)),
    text: text.reportSubmitted(report.title, report.institutionShortName, fact.data.late === true),
  });
});

const reportReturned = aboutReport(async (ctx, fact, report) =>
  tell(ctx, fact, {
    ...reportParts(report),
    to: await siteSide(ctx, report),
    text: text.reportReturned(report.title, word(fact, 'reason')),
  }),
);

const reportAccepted = aboutReport(async (ctx, fact, report) =>
  tell(ctx, fact, {
    ...reportParts(report),
    to: [...(await siteSide(ctx, report)), ...(await headsOf(ctx, report.siteId, ['co-head']))],
    text: text.reportAccepted(report.title),
  }),
);

const reportMarked = aboutReport(async (ctx, fact, report) => {
  if (fact.data.by !== 'experts') return;
  await tell(ctx, fact, {
    ...reportParts(report),
    to: await siteSide(ctx, report),
    text: text.reportMarked(report.title),
  });
});

const reportSkipped = aboutReport(async (ctx, fact, report) =>
  tell(ctx, fact, {
    path: `/recognition/reports/${report.id}`,
    norm: norms.siteReportDeadline.slug,
    to: await siteSide(ctx, report),
    text: text.reportSkipped(report.title, word(fact, 'reason')),
  }),
);

const aboutCase =
  (run: (ctx: WriteCtx, fact: PublishedFact, found: Termination) => Promise<void>): Told =>
  async (ctx, fact) => {
    const found = await terminationById(ctx, fact.subjectId);
    if (found) await run(ctx, fact, found);
  };

const caseParts = (found: Termination) => ({
  path: `/recognition/terminations/${found.id}`,
  norm: norms.earlyTerminationProcedure.slug,
});

/** The council's office without the people of the site itself. */
async function officeOfCase(ctx: WriteCtx, found: Termination): Promise<string[]> {
  const own = new Set([...(await siteSide(ctx, found)), ...(await headsOf(ctx, found.siteId, ['co-head']))]);
  const secretaries = (await councilPeople(ctx, found.bodyId, ['secretary'])).filter((id) => !own.has(id));
  if (secretaries.length > 0) return secretaries;
  return (await councilPeople(ctx, found.bodyId, ['chair', 'deputy-chair'])).filter((id) => !own.has(id));
}

const casePrepared = aboutCase(async (ctx, fact, found) => {
  const own = new Set(await siteSide(ctx, found));
  const service = (await peopleOf(ctx, ['methodist'])).filter((id) => !own.has(id));
  await tell(ctx, fact, {
    ...caseParts(found),
    norm: norms.earlyTerminationGrounds.slug,
    to: [...(await officeOfCase(ctx, found)), ...service],
    text: text.casePrepared(found.institutionShortName, found.circumstances),
  });
});

const caseRaised = aboutCase(async (ctx, fact, found) => {
  const until = word(fact, 'explainUntil');
  await tell(ctx, fact, {
    ...caseParts(found),
    to: await siteSide(ctx, found),
    text: text.caseRaised(found.institutionShortName, until),
    due: until,
    urgent: daysBetween(ctx.today, until) <= 3,
  });
});

const caseExplained = aboutCase(async (ctx, fact, found) =>
  tell(ctx, fact, {
    ...caseParts(found),
    to: await officeOfCase(ctx, found),
    text: text.caseExplained(found.institutionShortName),
  }),
);

const caseOnAgenda = aboutCase(async (ctx, fact, found) =>
  tell(ctx, fact, {
    ...caseParts(found),
    to: await siteSide(ctx, found),
    text: text.caseOnAgenda(found.institutionShortName),
  }),
);

/** A case dropped before it was raised never reached the site; the site is not told of its end either. */
const caseDropped = aboutCase(async (ctx, fact, found) => {
  if (found.explainUntil === null) return;
  await tell(ctx, fact, {
    ...caseParts(found),
    to: await siteSide(ctx, found),
    text: text.caseDropped(found.institutionShortName, word(fact, 'reason')),
  });
});

const caseOrdered = aboutCase(async (ctx, fact, found) =>
  tell(ctx, fact, {
    ...caseParts(found),
    to: [...(await siteSide(ctx, found)), ...(await headsOf(ctx, found.siteId, ['co-head']))],
    text: text.terminated(
      await termsOf(ctx),
      found.institutionShortName,
      word(fact, 'number'),
      word(fact, 'date'),
    ),
  }),
);

/** Told by the daily round: the term of an explanation has passed in silence. */
export async function tellUnexplained(ctx: WriteCtx, found: Termination): Promise<void> {
  await notify(ctx, {
    ...caseParts(found),
    to: await officeOfCase(ctx, found),
    name: 'termination.unexplained',
    text: text.caseUnexplained(found.institutionShortName, found.explainUntil ?? ctx.today),
    key: `termination.unexplained:${found.id}`,
  });
}

export const siteNoticeSubscribers: Readonly<Record<string, Told>> = {
  'report.submitted': reportSubmitted,
  'report.returned': reportReturned,
  'report.marked': reportMarked,
  'report.accepted': reportAccepted,
  'report.skipped': reportSkipped,
  'termination.prepared': casePrepared,
  'termination.raised': caseRaised,
  'termination.explained': caseExplained,
  'termination.put-on-agenda': caseOnAgenda,
  'termination.dropped': caseDropped,
  'termination.ordered': caseOrdered,
};
