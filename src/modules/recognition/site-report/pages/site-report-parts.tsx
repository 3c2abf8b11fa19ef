// What the pages of reports share: tones of states, the word about the term, files of a report.
import { endOfDay } from '../../../../kernel/clock.ts';
import type { PageView } from '../../../../kernel/page.ts';
import { Badge, type Clause, Term, type Tone } from '../../../../ui/index.ts';
import { type FileEntry, FilesTable } from '../../../documents/index.ts';
import { chipFor, type RegulationVersion } from '../../../regulations/index.ts';
import { detachFromReport, reportFilePurposes } from '../site-report.files.ts';
import { type ReportState, reportLifecycle } from '../site-report.lifecycle.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import { type SiteReport, type Timeliness, timelinessOf } from '../site-report.queries.ts';
import { timelinessText } from '../site-report.text.ts';

const tones: Record<ReportState, Tone> = {
  expected: 'waiting',
  submitted: 'going',
  returned: 'trouble',
  accepted: 'done',
  skipped: 'draft',
};
const timeTones: Record<Timeliness, Tone> = {
  'on-time': 'done',
  late: 'trouble',
  missing: 'trouble',
  ahead: 'waiting',
  'not-needed': 'draft',
};

export const ReportBadge = ({ state }: { state: ReportState }) => (
  <Badge tone={tones[state]} text={reportLifecycle.states[state]} />
);

export function Timely({ view, report }: { view: PageView; report: SiteReport }) {
  const { word, daysLate } = timelinessOf(report, view.today, view.territory.zone);
  return <Badge tone={timeTones[word]} text={timelinessText(word, daysLate)} />;
}

export const DueTerm = ({ view, report }: { view: PageView; report: SiteReport }) => (
  <Term
    at={endOfDay(report.dueOn, view.territory.zone)}
    now={view.now}
    zone={view.territory.zone}
    met={report.submittedAt !== null || report.state === 'skipped'}
  />
);

/** The chip of a norm under a version; nothing to open where the text is silent. */
export function chipOf(view: PageView, version: RegulationVersion | null, norm: string): Clause {
  const chip = chipFor(version, norm);
  return {
    number: chip.label,
    href: chip.path ? view.url(chip.path) : undefined,
    summary: chip.summary ?? undefined,
  };
}

export function ReportFiles(props: {
  view: PageView;
  report: SiteReport;
  files: FileEntry[];
  editable: boolean;
}) {
  const purposes: Record<string, string> = reportFilePurposes;
  return (
    <FilesTable
      view={props.view}
      caption={words.files}
      files={props.files}
      empty={words.noFiles}
      purposeName={(purpose) => purposes[purpose] ?? purpose}
      remove={props.editable ? { command: detachFromReport.name, id: props.report.id } : undefined}
    />
  );
}

/** Text typed in paragraphs, shown in paragraphs. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n+/)
      .filter((line) => line.trim())
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
);
