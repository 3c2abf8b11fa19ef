// The schedule of the year: which reports are due and when, how each stands, what was not given in time.
import { type PageView, page, post } from '../../../kernel/page.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { formatDateShort, formatDayMonth } from '../../../platform/language/index.ts';
import {
  ActionButton,
  Badge,
  type Column,
  EmptyState,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
  Stat,
  StatRow,
  type Tone,
} from '../../../ui/index.ts';
import { schoolYearText } from '../../documents/index.ts';
import { estimateText } from '../estimate/estimate.text.ts';
import { reportPath, startReport } from '../report/report.commands.ts';
import { seesReports } from '../report/report.policy.ts';
import { type DueStanding, dueStandings, reportKinds, reportText as text } from '../report.text.ts';
import { type DueReport, scheduleOf } from '../schedule/schedule.queries.ts';

const tones: Readonly<Record<DueStanding, Tone>> = {
  ahead: 'draft',
  draft: 'going',
  'on-approval': 'waiting',
  approved: 'done',
  'approved-late': 'trouble',
  overdue: 'trouble',
};

const rowKey = (row: DueReport) => `${row.kind}-${row.planLineId ?? ''}-${row.turn}`;

function StartOrOpen({ view, row }: { view: PageView; row: DueReport }) {
  if (row.reportId)
    return <LinkButton text={text.open} small look="quiet" href={view.url(reportPath(row.reportId))} />;
  // A report approved on paper is proved by its line of the plan; there is nothing to compose any more.
  const isApproved = row.standing === 'approved' || row.standing === 'approved-late';
  if (isApproved || refusalOf(view, startReport, undefined)) return null;
  return (
    <ActionButton
      text={text.start}
      small
      action={view.self}
      guard={{ idempotencyKey: `${view.formKey}-${rowKey(row)}` }}
      hidden={{
        ...{ _command: startReport.name, kind: row.kind, schoolYear: String(view.schoolYear) },
        ...(row.planLineId ? { planLineId: row.planLineId, turn: String(row.turn) } : {}),
      }}
    />
  );
}

const columns = (view: PageView): Column<DueReport>[] => [
  { key: 'due', title: text.fields.due, cell: (row) => formatDateShort(row.dueOn) },
  {
    key: 'title',
    title: text.fields.title,
    wrap: true,
    cell: (row) => (row.reportId ? <a href={view.url(reportPath(row.reportId))}>{row.title}</a> : row.title),
  },
  { key: 'kind', title: text.fields.kind, cell: (row) => reportKinds[row.kind], wrap: true },
  {
    key: 'line',
    title: text.fields.line,
    cell: (row) =>
      row.planLineId ? <a href={view.url(`/planning/lines/${row.planLineId}`)}>пункт плана</a> : '',
  },
  { key: 'who', title: text.fields.responsible, cell: (row) => row.responsible },
  {
    key: 'state',
    title: text.fields.state,
    cell: (row) => <Badge tone={tones[row.standing]} text={dueStandings[row.standing]} />,
  },
  { key: 'act', title: 'Действие', cell: (row) => <StartOrOpen view={view} row={row} /> },
];

export const reportsPage = page<readonly DueReport[]>({
  path: '/reporting',
  ru: text.title,
  ability: seesReports,
  load: (ctx) => scheduleOf(ctx, ctx.schoolYear),
  posts: [post(startReport, { next: ({ id }) => reportPath(id), done: text.done.started })],
  view: (view, rows) => {
    const lateOnly = view.query.get('late') === 'yes';
    const count = (standings: readonly DueStanding[]) =>
      rows.filter(({ standing }) => standings.includes(standing)).length;
    const next = rows.find(({ standing }) => standing === 'ahead' || standing === 'draft');
    const shown = lateOnly ? rows.filter(({ standing }) => standing === 'overdue') : rows;
    return {
      title: `${text.title}: ${schoolYearText(view.schoolYear)} учебный год`,
      lead: next ? `${text.lead} Ближайший срок — ${formatDayMonth(next.dueOn)}.` : text.lead,
      actions: (
        <>
          <LinkButton
            text="XLSX"
            icon="download"
            download
            look="quiet"
            href={view.url(`/reporting.xlsx?${view.query}`)}
          />
          <LinkButton text={estimateText.title} href={view.url('/reporting/estimate')} />
          <PrintButton />
        </>
      ),
      wide: true,
      body: (
        <>
          <StatRow>
            <Stat
              value={count(['overdue'])}
              label="не представлено в срок"
              tone="trouble"
              href={view.url('/reporting?late=yes')}
            />
            <Stat value={count(['draft', 'on-approval'])} label="в работе и на утверждении" tone="going" />
            <Stat value={count(['approved', 'approved-late'])} label="утверждено" tone="done" />
            <Stat value={rows.length} label="всего по графику" href={view.url('/reporting')} />
          </StatRow>
          <Section title={lateOnly ? `${text.schedule}: ${dueStandings.overdue}` : text.schedule}>
            <PlainTable
              caption={text.schedule}
              rows={[...shown]}
              rowKey={rowKey}
              empty="Таких отчётов нет."
              columns={columns(view)}
            />
          </Section>
          {rows.some(({ kind }) => kind === 'operational') ? null : (
            <EmptyState title="Оперативных отчётов нет" text={text.noPlan} />
          )}
        </>
      ),
    };
  },
});
