// The report of a plan: on time, late, not done — by person, direction, task, programme; reasons below; every number opens its lines.
import { hasRole, type ReadCtx } from '../../../../kernel/ctx.ts';
import { download, type PageView, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { formatDateShort, formatNumber } from '../../../../platform/language/index.ts';
import { type SheetColumn, sheetAnswer } from '../../../../platform/sheets/index.ts';
import {
  type Column,
  Facts,
  LinkButton,
  PlainTable,
  PrintButton,
  Section,
  Stat,
  StatRow,
  Tabs,
} from '../../../../ui/index.ts';
import { personSeers } from '../../../people/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { concernsOf } from '../../concern/concern.queries.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { type Line, troubles } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { PlanTabs, planHead, planTitle, StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { linesOfPlan, planPath } from '../../plan/plan.commands.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import {
  type Counted,
  concernReport,
  costsOf,
  counted,
  countsOf,
  isConcern,
  type ReportCut,
  type ReportRow,
  reportCuts,
  reportOf,
} from '../report.queries.ts';
import { reportText as text } from '../report.text.ts';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly cut: ReportCut;
  readonly rows: readonly ReportRow[];
}

const cutOf = (query: URLSearchParams): ReportCut =>
  reportCuts.find((each) => each === query.get('by')) ?? 'person';

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const lines = await linesOfPlan(ctx, plan);
  const cut = cutOf(query);
  const rows = isConcern(cut)
    ? concernReport(lines, cut, await concernsOf(ctx, id, cut))
    : reportOf(plan, lines, cut);
  return { plan, title: planTitle(await termsOf(ctx), plan), lines, cut, rows };
}

/** Standings a column gathers, as the table's filter names them; «впереди» gathers several and opens all of the row. */
const filterBy: Readonly<Partial<Record<Counted, string>>> = {
  done: 'done',
  'done-late': 'done-late',
  overdue: 'overdue',
  'not-done': 'not-done',
  reported: 'reported',
  cancelled: 'cancelled',
};

function numberCell(view: PageView, shown: Shown, row: ReportRow, column: Counted) {
  const count = row.counts[column];
  if (count === 0) return '';
  const standing = filterBy[column];
  const query = new URLSearchParams({ [shown.cut]: row.key, ...(standing ? { standing } : {}) });
  return <a href={view.url(`${planPath(shown.plan.id)}?${query}`)}>{count}</a>;
}

const columnsFor = (view: PageView, shown: Shown): Column<ReportRow>[] => [
  { key: 'who', title: text.who[shown.cut], cell: (row) => row.title, wrap: true },
  {
    key: 'total',
    title: text.total,
    numeric: true,
    cell: (row) => (
      <a href={view.url(`${planPath(shown.plan.id)}?${new URLSearchParams({ [shown.cut]: row.key })}`)}>
        {row.lines.length}
      </a>
    ),
  },
  ...counted.map((column) => ({
    key: column,
    title: text.columns[column],
    numeric: true,
    cell: (row: ReportRow) => numberCell(view, shown, row, column),
  })),
];

function Troubles({ view, shown }: { view: PageView; shown: Shown }) {
  const late = shown.lines.filter((line) => troubles.includes(line.standing));
  return (
    <Section title={text.troubles}>
      <PlainTable
        caption={text.troubles}
        rows={late}
        rowKey={(line) => line.id}
        rowHref={(line) => view.url(linePath(line.id))}
        empty={text.noTroubles}
        columns={[
          { key: 'title', title: 'Пункт', cell: (line) => line.title, wrap: true },
          { key: 'who', title: lineText.fields.responsible, cell: (line) => line.responsible },
          { key: 'term', title: lineText.fields.term, cell: (line) => line.term, wrap: true },
          {
            key: 'done',
            title: lineText.fields.doneOn,
            cell: (line) => (line.doneOn ? formatDateShort(line.doneOn) : ''),
          },
          {
            key: 'standing',
            title: lineText.fields.standing,
            cell: (line) => <StandingBadge standing={line.standing} />,
          },
          { key: 'reason', title: lineText.fields.reason, cell: (line) => line.reason, wrap: true },
        ]}
      />
    </Section>
  );
}

/** What the lines cost; by source, beside the estimate, they stand on the page of the estimate. */
function Costs({ view, shown }: { view: PageView; shown: Shown }) {
  const { planned, actual } = costsOf(shown.lines);
  if (planned === 0 && actual === 0) return null;
  const rubles = (sum: number) => `${formatNumber(sum)} руб.`;
  return (
    <Section title={text.costs}>
      <Facts
        facts={[
          { label: text.planned, value: rubles(planned) },
          { label: text.actual, value: rubles(actual) },
        ]}
      />
      {hasRole(view, personSeers) ? (
        <p>
          {[shown.plan.schoolYear, shown.plan.schoolYear + 1].map((year) => (
            <>
              <a href={view.url(`/reporting/estimate?year=${year}`)}>{text.estimate(year)}</a>{' '}
            </>
          ))}
        </p>
      ) : null}
    </Section>
  );
}

export const planReportPage = page<Shown>({
  path: '/planning/plans/:id/report',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  view: (view, shown) => {
    const { plan, cut } = shown;
    const path = planPath(plan.id);
    const counts = countsOf(shown.lines);
    const to = (standing: string) => view.url(`${path}?standing=${standing}`);
    return {
      ...planHead(shown),
      lead: text.lead,
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="report" />
          <StatRow>
            <Stat value={counts.done} label={text.columns.done} href={to('done')} tone="done" />
            <Stat
              value={counts['done-late']}
              label={text.columns['done-late']}
              href={to('done-late')}
              tone="trouble"
            />
            <Stat value={counts.overdue} label={text.columns.overdue} href={to('overdue')} tone="trouble" />
            <Stat
              value={counts['not-done']}
              label={text.columns['not-done']}
              href={to('not-done')}
              tone="trouble"
            />
            <Stat
              value={counts.reported}
              label={text.columns.reported}
              href={to('reported')}
              tone="waiting"
            />
          </StatRow>
          <Tabs
            label="Разрез отчёта"
            tabs={reportCuts.map((each) => ({
              text: text.by[each],
              href: view.url(`${path}/report?by=${each}`),
              current: each === cut,
            }))}
          />
          <Section
            title={text.by[cut]}
            actions={
              <>
                <LinkButton
                  text="XLSX"
                  small
                  icon="download"
                  download
                  href={view.url(`${path}/report.xlsx?by=${cut}`)}
                />
                <PrintButton />
              </>
            }
          >
            <PlainTable
              caption={text.by[cut]}
              rows={[...shown.rows]}
              rowKey={(row) => row.key}
              empty="Пунктов нет."
              columns={columnsFor(view, shown)}
            />
          </Section>
          <Troubles view={view} shown={shown} />
          <Costs view={view} shown={shown} />
        </>
      ),
    };
  },
});

export const planReportSheet = download({
  path: '/planning/plans/:id/report.xlsx',
  ru: `${text.title} в XLSX`,
  ability: signedIn,
  load: async (ctx, { id = '' }, query) => {
    const shown = await load(ctx, id, query);
    if (!shown) return null;
    const columns: SheetColumn<ReportRow>[] = [
      { title: text.who[shown.cut], value: (row) => row.title, width: 44 },
      { title: text.total, value: (row) => row.lines.length, width: 10 },
      ...counted.map((column) => ({
        title: text.columns[column],
        value: (row: ReportRow) => row.counts[column],
        width: 16,
      })),
      {
        title: 'Причины опозданий и несделанного',
        value: (row) =>
          row.lines
            .filter((line) => troubles.includes(line.standing))
            .map((line) => `${line.title}: ${line.reason || 'причина не указана'}`)
            .join('; '),
        width: 70,
      },
    ];
    return sheetAnswer(
      query.get('format'),
      `${text.title}, ${text.by[shown.cut].toLocaleLowerCase('ru')}`,
      columns,
      shown.rows,
    );
  },
});
