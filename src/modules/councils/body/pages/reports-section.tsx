// Reports of a structure by years: handing in, reading, accepting or returning with a reason.
import type { PageView } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { formatDate } from '../../../../platform/language/index.ts';
import { Badge, Section, type Tone } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import type { BodyRecord } from '../../body.queries.ts';
import { Labelled } from '../../pages/labelled.tsx';
import { Act, CommandForm } from '../../pages/parts.tsx';
import { bodyTexts } from '../body.text.ts';
import { acceptReport, returnReport, submitReport } from '../report.commands.ts';
import type { ReportState } from '../report.lifecycle.ts';
import type { BodyReport } from '../report.queries.ts';

const text = bodyTexts.report;
const tones: Readonly<Record<ReportState, Tone>> = {
  submitted: 'waiting',
  returned: 'trouble',
  accepted: 'done',
};

export const ReportBadge = ({ state }: { state: ReportState | undefined }) => (
  <Badge tone={state ? tones[state] : 'draft'} text={state ? text.states[state] : text.none} />
);

function Report({ view, body, report }: { view: PageView; body: BodyRecord; report: BodyReport }) {
  const hidden = { id: report.id, version: String(report.version) };
  const told = [
    [bodyTexts.fields.work, report.work],
    [bodyTexts.fields.results, report.results],
    [bodyTexts.fields.problems, report.problems],
    [bodyTexts.fields.proposals, report.proposals],
  ].filter(([, words]) => words !== '');
  return (
    <details class="o-group" open={report.state !== 'accepted'}>
      <summary>
        {schoolYearText(report.schoolYear)}, сдан {formatDate(report.submittedOn)}{' '}
        <ReportBadge state={report.state} />
      </summary>
      {report.state === 'returned' ? <p class="o-error">{report.decisionWords}</p> : null}
      {told.map(([title, words]) => (
        <>
          <h4>{title}</h4>
          <p style="white-space: pre-line">{words}</p>
        </>
      ))}
      {report.state === 'submitted' ? (
        <p class="btn-list">
          <Act view={view} command={acceptReport} record={{ ...body, report }} hidden={hidden} icon="check" />
          <Act view={view} command={returnReport} record={{ ...body, report }} hidden={hidden} look="quiet">
            <Labelled name="reason" label={bodyTexts.fields.decision} widget="textarea" required />
          </Act>
        </p>
      ) : null}
    </details>
  );
}

interface Props {
  readonly view: PageView;
  readonly body: BodyRecord;
  readonly reports: readonly BodyReport[];
}

export function ReportsSection({ view, body, reports }: Props) {
  const year = view.schoolYear;
  const current = reports.find((each) => each.schoolYear === year);
  const hidden = { bodyId: body.id, schoolYear: String(year) };
  const may = !refusalOf(view, submitReport, body) && current?.state !== 'accepted';
  return (
    <Section title={bodyTexts.report.title} id="reports">
      {current ? null : <p class="o-hint">{text.empty}</p>}
      {reports.map((report) => (
        <Report view={view} body={body} report={report} />
      ))}
      {may ? (
        <details class="o-group" open={view.form?.command === submitReport.name}>
          <summary class="btn">
            {current ? 'Исправить отчёт' : text.submit} за {schoolYearText(year)}
          </summary>
          <CommandForm
            view={view}
            repeated
            command={submitReport}
            record={body}
            hidden={hidden}
            values={current ? { ...current } : {}}
          />
        </details>
      ) : null}
    </Section>
  );
}
