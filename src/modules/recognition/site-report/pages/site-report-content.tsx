import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { ActionButton, Facts, Field, PlainTable, Section } from '../../../../ui/index.ts';
import type { DocumentSummary, FileEntry } from '../../../documents/index.ts';
import type { HistoryLine } from '../../../people/index.ts';
import { norms, type RegulationVersion } from '../../../regulations/index.ts';
import type { Termination } from '../../termination/termination.queries.ts';
import { acceptByCouncil, acceptByExperts } from '../site-report.commands.ts';
import { attachToReport } from '../site-report.files.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import type { MarkedLine } from '../site-report.plan.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { fulfilmentNames } from '../site-report.text.ts';
import { faultOf, guarded } from './site-report-acts.tsx';
import { chipOf, Paragraphs, ReportFiles } from './site-report-parts.tsx';
export interface Shown {
  readonly report: SiteReport;
  readonly version: RegulationVersion;
  readonly lines: readonly MarkedLine[];
  readonly files: FileEntry[];
  readonly documents: readonly DocumentSummary[];
  readonly history: HistoryLine[];
  readonly prepared: Termination | null;
}

/** Both marks side by side, each with its button for whoever may put it (000 §4.6). */
export function Marks({ view, shown }: { view: PageView; shown: Shown }) {
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

export function Content({ shown: { report, lines } }: { shown: Shown }) {
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
export function Files({ view, shown: { report, files } }: { view: PageView; shown: Shown }) {
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
