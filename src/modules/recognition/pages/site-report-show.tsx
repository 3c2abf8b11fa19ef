// The card of a report: the term and whether it was kept, the text, two marks of acceptance, files, history.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { signedIn } from '../../../kernel/policy.ts';
import { formatDate, formatMoment } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Facts,
  Field,
  Flash,
  HistoryList,
  LinkButton,
  PlainTable,
  Section,
} from '../../../ui/index.ts';
import { type DocumentSummary, documentsOf, type FileEntry, filesOf } from '../../documents/index.ts';
import { type HistoryLine, historyOf } from '../../people/index.ts';
import { norms, type RegulationVersion, versionById } from '../../regulations/index.ts';
import {
  acceptByCouncil,
  acceptByExperts,
  returnReport,
  saveReport,
  skipReport,
  submitReport,
  visibleReport,
} from '../site-report.commands.ts';
import { attachToReport, reportSubject } from '../site-report.files.ts';
import { reportLifecycle } from '../site-report.lifecycle.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import { type MarkedLine, planLinesOf } from '../site-report.plan.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { fulfilmentNames, reportSentences, reportText, schoolYearName } from '../site-report.text.ts';
import { terminationLifecycle } from '../termination.lifecycle.ts';
import { terminationPolicy } from '../termination.policy.ts';
import { type Termination, terminationsOfSite } from '../termination.queries.ts';
import { chipOf, DueTerm, Paragraphs, ReportBadge, ReportFiles, Timely } from './site-report-parts.tsx';

interface Shown {
  readonly report: SiteReport;
  readonly version: RegulationVersion;
  readonly lines: readonly MarkedLine[];
  readonly files: FileEntry[];
  readonly documents: readonly DocumentSummary[];
  readonly history: HistoryLine[];
  readonly prepared: Termination | null;
}

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

/** What a button of this page carries besides its own fields. */
const guarded = (view: PageView, report: SiteReport, name: string) => ({
  action: view.self,
  guard: { idempotencyKey: `${view.formKey}-${name}`, version: report.version },
  hidden: { _command: name, id: report.id },
  open: view.form?.command === name,
});

const faultOf = (view: PageView, name: string, field: string) =>
  view.form?.command === name ? view.form.refusal.fields[field] : undefined;

function SiteActions({ view, shown }: { view: PageView; shown: Shown }) {
  const { report, version } = shown;
  if (refusalOf(view, saveReport, report) || !canAdvance(reportLifecycle, report.state, 'submit'))
    return null;
  const isLate = view.today > report.dueOn && !report.submittedAt;
  return (
    <>
      <LinkButton
        text={report.state === 'returned' ? words.writeAgain : words.write}
        icon="pencil"
        href={view.url(`${pathOf(report)}/edit`)}
        look={report.summary.trim() ? 'plain' : 'primary'}
      />
      <ActionButton
        {...guarded(view, report, submitReport.name)}
        text={submitReport.ru}
        look="primary"
        confirm={isLate ? words.confirmLate : words.confirmSubmit}
        disabled={
          report.summary.trim()
            ? undefined
            : { reason: words.emptyReason, clause: chipOf(view, version, norms.siteReportDeadline.slug) }
        }
      />
    </>
  );
}

function OfficeActions({ view, report }: { view: PageView; report: SiteReport }) {
  return (
    <>
      {canAdvance(reportLifecycle, report.state, 'return') && !refusalOf(view, returnReport, report) ? (
        <ActionButton {...guarded(view, report, returnReport.name)} text={returnReport.ru}>
          <Field
            name="reason"
            label={words.whatToFix}
            widget="textarea"
            required
            maxLength={2000}
            error={faultOf(view, returnReport.name, 'reason')}
          />
        </ActionButton>
      ) : null}
      {canAdvance(reportLifecycle, report.state, 'skip') && !refusalOf(view, skipReport, report) ? (
        <ActionButton {...guarded(view, report, skipReport.name)} text={skipReport.ru} look="quiet">
          <Field
            name="reason"
            label={words.skipReason}
            widget="textarea"
            required
            maxLength={2000}
            error={faultOf(view, skipReport.name, 'reason')}
          />
        </ActionButton>
      ) : null}
    </>
  );
}

/** Both marks side by side, each with its button for whoever may put it (000 §4.6). */
function Marks({ view, shown }: { view: PageView; shown: Shown }) {
  const { report, version } = shown;
  const clause = chipOf(view, version, norms.siteAccountability.slug);
  const closed = report.state === 'submitted' ? undefined : { reason: words.waitSubmit, clause };
  const offers = report.state !== 'accepted' && report.state !== 'skipped';
  return (
    <Section title={words.marks}>
      <Facts
        facts={[
          {
            label: words.byCouncil,
            value: report.councilAcceptedOn
              ? `${formatDate(report.councilAcceptedOn)}, протокол № ${report.councilMinutes}`
              : words.notYet,
          },
          {
            label: words.byExperts,
            value: report.expertAcceptedOn ? formatDate(report.expertAcceptedOn) : words.notYet,
          },
        ]}
      />
      <div class="o-buttons">
        {offers && !report.councilAcceptedOn && !refusalOf(view, acceptByCouncil, report) ? (
          <ActionButton
            {...guarded(view, report, acceptByCouncil.name)}
            text={acceptByCouncil.ru}
            disabled={closed}
          >
            <Field
              name="on"
              label={words.councilOn}
              widget="date"
              required
              max={view.today}
              error={faultOf(view, acceptByCouncil.name, 'on')}
            />
            <Field
              name="minutes"
              label={words.minutes}
              hint={words.minutesHint}
              widget="text"
              required
              error={faultOf(view, acceptByCouncil.name, 'minutes')}
            />
          </ActionButton>
        ) : null}
        {offers && !report.expertAcceptedOn && !refusalOf(view, acceptByExperts, report) ? (
          <ActionButton
            {...guarded(view, report, acceptByExperts.name)}
            text={acceptByExperts.ru}
            look="primary"
            disabled={closed}
          />
        ) : null}
      </div>
    </Section>
  );
}

const written = (text: string) => (text.trim() ? <Paragraphs text={text} /> : null);

function Content({ shown: { report, lines } }: { shown: Shown }) {
  return (
    <>
      <Section title={words.content}>
        <Facts
          facts={[
            { label: words.summary, value: written(report.summary), wide: true },
            { label: words.results, value: written(report.results), wide: true },
            { label: words.prospects, value: written(report.prospects), wide: true },
          ]}
        />
      </Section>
      <Section title={words.plan}>
        <PlainTable
          caption={words.plan}
          rows={[...lines]}
          rowKey={(line) => String(line.position)}
          empty={words.noPlan}
          columns={[
            { key: 'title', title: words.event, wrap: true, cell: (line) => line.title },
            { key: 'term', title: words.term, wrap: true, cell: (line) => line.term },
            { key: 'mark', title: words.mark, cell: (line) => fulfilmentNames[line.fulfilment] },
            { key: 'outcome', title: words.outcome, wrap: true, cell: (line) => line.outcome },
          ]}
        />
      </Section>
    </>
  );
}

/** The minutes may be attached until the report is accepted, the rest on the page of writing. */
function Files({ view, shown: { report, files } }: { view: PageView; shown: Shown }) {
  const mayAttach = report.state === 'submitted' && !refusalOf(view, attachToReport, report);
  return (
    <Section title={words.files}>
      <ReportFiles view={view} report={report} files={files} editable={false} />
      {mayAttach ? (
        <form class="o-form" method="post" action={view.self} enctype="multipart/form-data">
          <input type="hidden" name="_command" value={attachToReport.name} />
          <input type="hidden" name="_key" value={`${view.formKey}-minutes`} />
          <input type="hidden" name="id" value={report.id} />
          <input type="hidden" name="purpose" value="minutes" />
          <Field
            name="file"
            label={words.attachMinutes}
            widget="file"
            required
            accept=".pdf,.docx,.odt,.jpg,.jpeg,.png"
            maxMegabytes={25}
            error={faultOf(view, attachToReport.name, 'file')}
          />
          <button type="submit" class="btn">
            {attachToReport.ru}
          </button>
        </form>
      ) : null}
    </Section>
  );
}

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
      <AsideBlock title={words.documents}>
        {shown.documents.length === 0 ? <p class="o-none">{words.noDocuments}</p> : null}
        <ul class="o-plain">
          {shown.documents.map((document) => (
            <li>
              <a href={view.url(document.path)}>
                {document.title}
                {document.number ? ` № ${document.number}` : ''}
              </a>
            </li>
          ))}
        </ul>
      </AsideBlock>
      <AsideBlock title={words.history}>
        <HistoryList
          zone={zone}
          entries={shown.history.map((line) => ({
            at: line.at,
            text: `${line.who}: ${line.text}`,
            clause: line.norm ? chipOf(view, version, line.norm) : undefined,
          }))}
        />
      </AsideBlock>
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
