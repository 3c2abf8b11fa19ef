// The card of a report: the term and whether it was kept, the text, two marks of acceptance, files, history.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatMoment } from '../../../../platform/language/index.ts';
import { AsideBlock, Flash, LinkButton } from '../../../../ui/index.ts';
import { documentsOf, filesOf } from '../../../documents/index.ts';
import { historyOf } from '../../../people/index.ts';
import { norms, versionById } from '../../../regulations/index.ts';
import { DocumentsBlock, HistoryBlock } from '../../pages/side-blocks.tsx';
import { terminationLifecycle } from '../../termination/termination.lifecycle.ts';
import { terminationPolicy } from '../../termination/termination.policy.ts';
import { terminationsOfSite } from '../../termination/termination.queries.ts';
import {
  acceptByCouncil,
  acceptByExperts,
  returnReport,
  skipReport,
  submitReport,
  visibleReport,
} from '../site-report.commands.ts';
import { attachToReport, reportSubject } from '../site-report.files.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import { planLinesOf } from '../site-report.plan.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { reportSentences, reportText, schoolYearName } from '../site-report.text.ts';
import { OfficeActions, SiteActions } from './site-report-acts.tsx';
import { Content, Files, Marks, type Shown } from './site-report-content.tsx';
import { chipOf, DueTerm, ReportBadge, Timely } from './site-report-parts.tsx';

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const report = await visibleReport(ctx, { id });
  if (!report) return null;
  const subject = reportSubject(report.id);
  const cases = await terminationsOfSite(ctx, report.siteId);
  const prepared = cases.find((each) => each.reportId === report.id);
  return {
    report,
    version: await versionById(ctx, report.regulationVersionId),
    lines: await planLinesOf(ctx, report),
    files: await filesOf(ctx, subject),
    documents: await documentsOf(ctx, subject),
    history: await historyOf(ctx, subject, reportSentences),
    prepared: prepared && !terminationPolicy.rules.view.check(ctx, prepared) ? prepared : null,
  };
}

const pathOf = (report: Pick<SiteReport, 'id'>) => `/recognition/reports/${report.id}`;

function Side({ view, shown }: { view: PageView; shown: Shown }) {
  const { report, version } = shown;
  const { zone } = view.territory;
  return (
    <>
      <AsideBlock title={words.due}>
        <p>
          <DueTerm view={view} report={report} />
        </p>
        <p>
          <Timely view={view} report={report} />
        </p>
        {report.submittedAt ? (
          <p>
            {words.submitted}: {formatMoment(report.submittedAt, zone)}
          </p>
        ) : null}
      </AsideBlock>
      <AsideBlock title={words.site}>
        <p>
          <a href={view.url(`/recognition/sites/${report.siteId}`)}>{report.institutionShortName}</a>
        </p>
        <p>«{report.theme}»</p>
        <p>
          {words.year}: {schoolYearName(report.schoolYear)}
        </p>
      </AsideBlock>
      <DocumentsBlock
        view={view}
        title={words.documents}
        none={words.noDocuments}
        documents={shown.documents}
      />
      <HistoryBlock view={view} title={words.history} version={version} lines={shown.history} />
    </>
  );
}

const back = (output: { id: string }) => pathOf(output);

export const reportPage = page<Shown>({
  path: '/recognition/reports/:id',
  ru: words.title,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(submitReport, { next: back, done: words.submitDone }),
    post(returnReport, { next: back, done: words.returned }),
    post(acceptByCouncil, { next: back, done: words.marked }),
    post(acceptByExperts, { next: back, done: words.marked }),
    post(skipReport, { next: back, done: words.skipped }),
    post(attachToReport, { next: back, done: words.attached }),
  ],
  view: (view, shown) => {
    const { report, prepared } = shown;
    return {
      title: reportText.subject(report.title, report.institutionShortName),
      crumbs: [
        [words.campaign, '/recognition'],
        [words.listTitle, '/recognition/reports'],
      ],
      badge: <ReportBadge state={report.state} />,
      lead: report.state === 'skipped' ? report.skipReason : `«${report.theme}»`,
      actions: (
        <>
          <SiteActions view={view} shown={shown} />
          <OfficeActions view={view} report={report} />
          <LinkButton text={words.printed} icon="printer" href={view.url(`${pathOf(report)}/print`)} />
        </>
      ),
      aside: <Side view={view} shown={shown} />,
      body: (
        <>
          {prepared ? (
            <Flash
              kind="warning"
              text={
                <>
                  <a href={view.url(`/recognition/terminations/${prepared.id}`)}>{words.caseOf}</a>:{' '}
                  {terminationLifecycle.states[prepared.state].toLocaleLowerCase('ru')}. {words.caseHint}
                </>
              }
              clause={chipOf(view, shown.version, norms.earlyTerminationGrounds.slug)}
            />
          ) : null}
          <Marks view={view} shown={shown} />
          <Content shown={shown} />
          <Files view={view} shown={shown} />
        </>
      ),
    };
  },
});
