// A report: its tables filled from the rooms, its texts, the next step; approved, it stands as it was given.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { canAdvance } from '../../../kernel/lifecycle.ts';
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDate } from '../../../platform/language/index.ts';
import {
  ActionButton,
  AsideBlock,
  Badge,
  Facts,
  Field,
  HistoryList,
  LinkButton,
  PrintButton,
  Section,
  type Tone,
} from '../../../ui/index.ts';
import { documentPath } from '../../documents/index.ts';
import { historyOf } from '../../people/index.ts';
import { catalogueOfYear } from '../../planning/index.ts';
import { chipFor } from '../../regulations/index.ts';
import { addConclusion, removeConclusion, takeConclusions } from '../conclusion/conclusion.commands.ts';
import { conclusionsOf } from '../conclusion/conclusion.queries.ts';
import {
  approveReport,
  reportPath,
  reportSubject,
  returnReport,
  submitReport,
} from '../report/report.commands.ts';
import { type ReportState, reportLifecycle } from '../report/report.lifecycle.ts';
import { seesReports } from '../report/report.policy.ts';
import { contentNow, givenOf, normOfKind, type Report, report } from '../report/report.queries.ts';
import { writeSection } from '../report/text.commands.ts';
import { reportKinds, reportSentences, reportText as text } from '../report.text.ts';
import { Conclusions } from './conclusions.tsx';
import type { ShownReport } from './shown.ts';
import { ReportTable } from './table.tsx';

const tones: Readonly<Record<ReportState, Tone>> = {
  draft: 'going',
  'on-approval': 'waiting',
  approved: 'done',
};

export const ReportBadge = ({ state }: { state: ReportState }) => (
  <Badge tone={tones[state]} text={reportLifecycle.states[state]} />
);

export const reportCrumbs: [string, string][] = [[text.title, '/reporting']];

async function load(ctx: ReadCtx, id: string): Promise<ShownReport | null> {
  const found = await report(ctx, id);
  if (!found) return null;
  return {
    found,
    content: (found.state === 'approved' ? await givenOf(ctx, id) : null) ?? (await contentNow(ctx, found)),
    conclusions: await conclusionsOf(ctx, id),
    catalogue: await catalogueOfYear(ctx, found.schoolYear),
    history: await historyOf(ctx, reportSubject(id), reportSentences, 20),
  };
}

function NextStep({ view, found }: { view: PageView; found: Report }) {
  const guard = (name: string) => ({ idempotencyKey: `${view.formKey}-${name}`, version: found.version });
  const hidden = (name: string) => ({ _command: name, id: found.id });
  const may = (
    step: keyof typeof reportLifecycle.transitions,
    command: typeof submitReport | typeof approveReport | typeof returnReport,
  ) => canAdvance(reportLifecycle, found.state, step) && !refusalOf(view, command, found);
  const back = view.form?.command === returnReport.name ? view.form : null;
  const common = { action: view.self };
  return (
    <>
      {may('submit', submitReport) ? (
        <ActionButton
          {...common}
          text={submitReport.ru}
          look="primary"
          guard={guard(submitReport.name)}
          hidden={hidden(submitReport.name)}
          confirm={text.submitConfirm}
        />
      ) : null}
      {may('approve', approveReport) ? (
        <ActionButton
          {...common}
          text={approveReport.ru}
          look="primary"
          guard={guard(approveReport.name)}
          hidden={hidden(approveReport.name)}
          confirm={text.approveConfirm}
        />
      ) : null}
      {may('return', returnReport) ? (
        <ActionButton
          {...common}
          text={returnReport.ru}
          guard={guard(returnReport.name)}
          hidden={hidden(returnReport.name)}
          open={back !== null}
        >
          <Field
            name="reason"
            label={text.reason}
            widget="textarea"
            required
            value={back?.values.reason}
            error={back?.refusal.fields.reason}
          />
        </ActionButton>
      ) : null}
    </>
  );
}

function Sections({ view, shown }: { view: PageView; shown: ShownReport }) {
  const { found, content } = shown;
  const mayWrite = found.state === 'draft' && !refusalOf(view, writeSection, found);
  return (
    <>
      {content.sections.map((section, index) => (
        <Section
          title={`${index + 1}. ${section.title}`}
          id={section.key}
          actions={
            mayWrite ? (
              <LinkButton
                text={section.text ? text.section.more : text.section.write}
                small
                href={view.url(`${reportPath(found.id)}/sections/${section.key}`)}
              />
            ) : undefined
          }
        >
          {section.table ? (
            <ReportTable view={view} reportId={found.id} section={section.key} table={section.table} />
          ) : null}
          {section.text ? (
            section.text.split(/\n+/).map((part) => <p class="o-report-text">{part}</p>)
          ) : found.state === 'approved' ? null : (
            <p class="o-none">
              {text.section.empty} {found.sections.find(({ key }) => key === section.key)?.prompt}
            </p>
          )}
        </Section>
      ))}
    </>
  );
}

function About({ view, found }: { view: PageView; found: Report }) {
  const chip = chipFor(found.regulation, normOfKind(found.kind).slug);
  return (
    <AsideBlock title={reportKinds[found.kind]}>
      <Facts
        facts={[
          { label: text.fields.due, value: formatDate(found.dueOn) },
          {
            label: text.fields.period,
            value: `${formatDate(found.startsOn)} — ${formatDate(addDays(found.endsOn, -1))}`,
            wide: true,
          },
          { label: text.fields.responsible, value: found.responsible },
          ...(found.approvedOn
            ? [{ label: text.fields.approvedOn, value: formatDate(found.approvedOn) }]
            : []),
          ...(found.documentId
            ? [
                {
                  label: text.fields.document,
                  value: <a href={view.url(documentPath(found.documentId))}>в реестре документов</a>,
                },
              ]
            : []),
          ...(found.planLineId
            ? [
                {
                  label: text.fields.line,
                  value: <a href={view.url(`/planning/lines/${found.planLineId}`)}>открыть пункт</a>,
                },
              ]
            : []),
          {
            label: 'Основание',
            value: chip.path ? <a href={view.url(chip.path)}>{chip.label}</a> : chip.label,
          },
        ]}
      />
    </AsideBlock>
  );
}

const here = ({ id }: { id: string }) => reportPath(id);

export const reportPage = page<ShownReport>({
  path: '/reporting/reports/:id',
  ru: text.title,
  ability: seesReports,
  load: (ctx, { id = '' }) => load(ctx, id),
  posts: [
    post(submitReport, { next: here, done: text.done.submitted }),
    post(approveReport, { next: here, done: text.done.approved }),
    post(returnReport, { next: here, done: text.done.returned }),
    post(addConclusion, { next: (output) => `${here(output)}#next-year`, done: text.done.conclusion }),
    post(removeConclusion, { next: (output) => `${here(output)}#next-year`, done: text.done.removed }),
    post(takeConclusions, {
      next: ({ planId }) => `/planning/plans/${planId}`,
      done: ({ count }) => text.done.taken(count),
    }),
  ],
  view: (view, shown) => {
    const { found, content } = shown;
    const path = reportPath(found.id);
    const empty = content.sections.filter((section) => section.text === '').length;
    const missing =
      found.state === 'draft' && empty > 0 ? ` ${text.missingTexts(empty, content.sections.length)}` : '';
    return {
      title: found.title,
      crumbs: reportCrumbs,
      badge: <ReportBadge state={found.state} />,
      lead: found.approvedOn ? text.frozen(formatDate(found.approvedOn)) : `${text.live}${missing}`,
      actions: (
        <>
          <NextStep view={view} found={found} />
          <LinkButton
            text="DOCX"
            icon="file-type-docx"
            look="quiet"
            download
            href={view.url(`${path}/report.docx`)}
          />
          <LinkButton
            text="PDF"
            icon="file-type-pdf"
            look="quiet"
            download
            href={view.url(`${path}/report.pdf`)}
          />
          <PrintButton />
          {found.state === 'approved' ? (
            <LinkButton text={text.tabs.changes} href={view.url(`${path}/changes`)} />
          ) : null}
        </>
      ),
      body: (
        <>
          <Sections view={view} shown={shown} />
          {found.kind === 'analysis' ? <Conclusions view={view} shown={shown} /> : null}
        </>
      ),
      aside: (
        <>
          <About view={view} found={found} />
          <AsideBlock title={text.tabs.history}>
            <HistoryList
              zone={view.territory.zone}
              entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
            />
          </AsideBlock>
        </>
      ),
    };
  },
});
