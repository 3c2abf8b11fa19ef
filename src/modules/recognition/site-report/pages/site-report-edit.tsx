// Writing a report: text saved as it is typed, marks on the plan's lines, materials.
import { type PageView, page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { ControlOf, Field, Flash, FormPage, PlainTable, Section } from '../../../../ui/index.ts';
import { type FileEntry, filesOf } from '../../../documents/index.ts';
import { markPlan, saveReport, visibleReport } from '../site-report.commands.ts';
import { attachToReport, detachFromReport, reportFilePurposes, reportSubject } from '../site-report.files.ts';
import { reportPages as words } from '../site-report.pages.text.ts';
import { type MarkedLine, planLinesOf } from '../site-report.plan.ts';
import type { SiteReport } from '../site-report.queries.ts';
import { fulfilmentNames, reportText } from '../site-report.text.ts';
import { DueTerm, ReportFiles } from './site-report-parts.tsx';

interface Shown {
  readonly report: SiteReport;
  readonly lines: readonly MarkedLine[];
  readonly files: FileEntry[];
}

const parts = [
  { name: 'summary', label: words.summary, hint: words.summaryHint, required: true },
  { name: 'results', label: words.results, hint: words.resultsHint, required: false },
  { name: 'prospects', label: words.prospects, hint: words.prospectsHint, required: false },
] as const;

function TextForm({ view, report }: { view: PageView; report: SiteReport }) {
  const back = view.form?.command === saveReport.name ? view.form : null;
  const values = (back?.values ?? report) as Record<string, unknown>;
  return (
    <FormPage
      action={view.self}
      submit={saveReport.ru}
      guard={{ idempotencyKey: `${view.formKey}-text`, version: report.version }}
      hidden={{ _command: saveReport.name, id: report.id }}
      errors={{ ...back?.refusal.fields }}
      cancel={{ text: words.toReport, href: view.url(`/recognition/reports/${report.id}`) }}
      autosave={{ href: view.self, key: `report-${report.id}` }}
    >
      {parts.map((part) => (
        <Field
          {...part}
          widget="textarea"
          maxLength={10_000}
          value={values[part.name]}
          error={back?.refusal.fields[part.name]}
        />
      ))}
    </FormPage>
  );
}

const options = Object.entries(fulfilmentNames).map(([value, label]) => ({ value, label }));

function PlanForm({
  view,
  report,
  lines,
}: {
  view: PageView;
  report: SiteReport;
  lines: readonly MarkedLine[];
}) {
  if (lines.length === 0) return <p class="o-none">{words.noPlan}</p>;
  return (
    <FormPage
      action={view.self}
      submit={markPlan.ru}
      guard={{ idempotencyKey: `${view.formKey}-marks` }}
      hidden={{ _command: markPlan.name, id: report.id }}
    >
      <p class="o-hint">{words.planHint}</p>
      <PlainTable
        caption={words.plan}
        rows={lines.map((line, index) => ({ ...line, index }))}
        rowKey={(line) => String(line.position)}
        columns={[
          {
            key: 'title',
            title: words.event,
            wrap: true,
            cell: (line) => (
              <>
                <input type="hidden" name={`lines[${line.index}].position`} value={String(line.position)} />
                {line.title}
                {line.term ? <small class="o-hint"> {line.term}</small> : null}
              </>
            ),
          },
          {
            key: 'mark',
            title: words.markHead,
            cell: (line) => (
              <ControlOf
                name={`lines[${line.index}].fulfilment`}
                label={words.mark}
                ariaLabel={`${words.mark}: ${line.title}`}
                widget="select"
                required
                options={options}
                value={line.fulfilment}
              />
            ),
          },
          {
            key: 'outcome',
            title: words.outcome,
            wrap: true,
            cell: (line) => (
              <ControlOf
                name={`lines[${line.index}].outcome`}
                label={words.outcome}
                ariaLabel={`${words.outcome}: ${line.title}`}
                widget="text"
                maxLength={500}
                value={line.outcome}
              />
            ),
          },
        ]}
      />
    </FormPage>
  );
}

function AttachForm({ view, report }: { view: PageView; report: SiteReport }) {
  const back = view.form?.command === attachToReport.name ? view.form : null;
  return (
    <FormPage
      action={view.self}
      submit={attachToReport.ru}
      multipart
      guard={{ idempotencyKey: `${view.formKey}-file` }}
      hidden={{ _command: attachToReport.name, id: report.id }}
      errors={{ ...back?.refusal.fields }}
    >
      <Field
        name="purpose"
        label={words.purpose}
        widget="select"
        required
        options={Object.entries(reportFilePurposes).map(([value, label]) => ({ value, label }))}
        value={back?.values.purpose ?? 'materials'}
      />
      <Field
        name="file"
        label={words.file}
        widget="file"
        required
        accept=".pdf,.docx,.xlsx,.odt,.ods,.jpg,.jpeg,.png"
        maxMegabytes={25}
        error={back?.refusal.fields.file}
      />
    </FormPage>
  );
}

const editPath = (id: string) => `/recognition/reports/${id}/edit`;

export const reportEditPage = page<Shown>({
  path: '/recognition/reports/:id/edit',
  ru: words.editTitle,
  ability: signedIn,
  load: async (ctx, { id = '' }) => {
    const report = await visibleReport(ctx, { id });
    if (!report || refusalOf(ctx, saveReport, report)) return null;
    return {
      report,
      lines: await planLinesOf(ctx, report),
      files: await filesOf(ctx, reportSubject(report.id)),
    };
  },
  posts: [
    post(saveReport, { next: (output) => `/recognition/reports/${output.id}`, done: words.saved }),
    post(markPlan, { next: (output) => editPath(output.id), done: words.marksSaved }),
    post(attachToReport, { next: (output) => editPath(output.id), done: words.attached }),
    post(detachFromReport, { next: (output) => editPath(output.id), done: words.detached }),
  ],
  view: (view, { report, lines, files }) => {
    const isOpen = report.state === 'expected' || report.state === 'returned';
    return {
      title: words.editTitle,
      crumbs: [
        [words.listTitle, '/recognition/reports'],
        [reportText.subject(report.title, report.institutionShortName), `/recognition/reports/${report.id}`],
      ],
      lead: <DueTerm view={view} report={report} />,
      body: isOpen ? (
        <>
          <TextForm view={view} report={report} />
          <Section title={words.plan}>
            <PlanForm view={view} report={report} lines={lines} />
          </Section>
          <Section title={words.files}>
            <ReportFiles view={view} report={report} files={files} editable />
            <AttachForm view={view} report={report} />
          </Section>
        </>
      ) : (
        <Flash
          kind="info"
          text={<a href={view.url(`/recognition/reports/${report.id}`)}>{reportText.closed}</a>}
        />
      ),
    };
  },
});
