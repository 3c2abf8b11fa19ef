// The plan cut by people, by bodies and by institutions: each with its lines, counts that open them, and who has none.
import type { Child } from 'hono/jsx';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { type Column, EmptyState, LinkButton, PlainTable, Section, Tabs } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { type Concerns, concernsOf } from '../../concern/concern.queries.ts';
import { type ConcernKind, concernText } from '../../concern/concern.text.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { type Line, troubles } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { PlanTabs, planHead, planTitle, StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { linesOfPlan, planPath } from '../../plan/plan.commands.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { seesMonthOf } from '../../week/week.policy.ts';
import { personMonthText } from '../../week/week.text.ts';
import { concernReport, type ReportRow, reportOf } from '../report.queries.ts';
import { reportText as text } from '../report.text.ts';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly lines: readonly Line[];
}

async function load(ctx: ReadCtx, id: string): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const lines = (await linesOfPlan(ctx, plan)).filter((line) => line.state !== 'cancelled');
  return { plan, title: planTitle(await termsOf(ctx), plan), lines };
}

const lineColumns: Column<Line>[] = [
  { key: 'title', title: lineText.fields.title, cell: (line) => line.title, wrap: true },
  { key: 'term', title: lineText.fields.term, cell: (line) => line.term, wrap: true },
  { key: 'audience', title: lineText.fields.audience, cell: (line) => line.audience, wrap: true },
  {
    key: 'standing',
    title: lineText.fields.standing,
    cell: (line) => <StandingBadge standing={line.standing} />,
  },
];

/** The three cuts of one tab: the bar of the plan stays in one row. */
const whose = [
  ['people', text.by.person],
  ['bodies', text.by.body],
  ['institutions', text.by.institution],
] as const;
type Whose = (typeof whose)[number][0];

function WhoseTabs({ view, plan, current }: { view: PageView; plan: Plan; current: Whose }) {
  return (
    <>
      <PlanTabs view={view} plan={plan} current="people" />
      <Tabs
        label={text.whose}
        tabs={whose.map(([key, words]) => ({
          text: words,
          href: view.url(`${planPath(plan.id)}/${key}`),
          current: key === current,
        }))}
      />
    </>
  );
}

interface RowLinesProps {
  readonly view: PageView;
  readonly row: ReportRow;
  readonly columns?: Column<Line>[];
  readonly actions?: Child;
}

/** The lines of one, by their terms. */
function RowLines({ view, row, columns = lineColumns, actions }: RowLinesProps) {
  return (
    <Section title={`${row.title}: ${countOf(row.lines.length, ...planText.lines)}`} actions={actions}>
      <PlainTable
        caption={row.title}
        rows={row.lines.toSorted((a, b) => (a.endsOn ?? '').localeCompare(b.endsOn ?? ''))}
        rowKey={(line) => line.id}
        rowHref={(line) => view.url(linePath(line.id))}
        columns={columns}
      />
    </Section>
  );
}

export const planPeoplePage = page<Shown>({
  path: '/planning/plans/:id/people',
  ru: text.people,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  view: (view, shown) => ({
    ...planHead(shown),
    lead: countOf(shown.lines.length, ...planText.lines),
    body: (
      <>
        <WhoseTabs view={view} plan={shown.plan} current="people" />
        {shown.lines.length === 0 ? <EmptyState title="Пунктов нет" /> : null}
        {reportOf(shown.plan, shown.lines, 'person').map((row) => (
          <RowLines
            view={view}
            row={row}
            actions={
              seesMonthOf(view, row.key) ? (
                <LinkButton
                  text={personMonthText.open}
                  small
                  href={view.url(`/planning/people/${row.key}/month`)}
                />
              ) : undefined
            }
          />
        ))}
      </>
    ),
  }),
});

interface ConcernShown extends Shown {
  readonly concerns: Concerns;
  readonly rows: readonly ReportRow[];
}

const cards: Readonly<Record<ConcernKind, string>> = {
  body: '/councils/bodies',
  institution: '/institutions',
};

function Counts({ view, shown, kind }: { view: PageView; shown: ConcernShown; kind: ConcernKind }) {
  const to = (row: ReportRow, more = '') => view.url(`${planPath(shown.plan.id)}?${kind}=${row.key}${more}`);
  const late = (row: ReportRow) => row.lines.filter((line) => troubles.includes(line.standing)).length;
  return (
    <Section title={concernText.counts}>
      <PlainTable
        caption={concernText.counts}
        rows={[...shown.rows]}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'who',
            title: concernText.who[kind],
            wrap: true,
            cell: (row) =>
              row.key === '-' ? row.title : <a href={view.url(`${cards[kind]}/${row.key}`)}>{row.title}</a>,
          },
          {
            key: 'total',
            title: text.total,
            numeric: true,
            cell: (row) => <a href={to(row)}>{row.lines.length}</a>,
          },
          { key: 'done', title: text.columns.done, numeric: true, cell: (row) => row.counts.done || '' },
          {
            key: 'late',
            title: text.late,
            numeric: true,
            cell: (row) => (late(row) > 0 ? <a href={to(row, '&standing=late')}>{late(row)}</a> : ''),
          },
        ]}
      />
    </Section>
  );
}

/** Whom the plan of the year leaves out. */
function LeftOut({ view, shown, kind }: { view: PageView; shown: ConcernShown; kind: ConcernKind }) {
  const met = new Set(shown.rows.map((row) => row.key));
  const left = shown.concerns.known.filter(({ id }) => !met.has(id));
  if (left.length === 0) return null;
  return (
    <Section title={`${concernText.left[kind]}: ${left.length}`}>
      <p class="o-hint">{concernText.leftHint[kind]}</p>
      <ul class="o-time-left">
        {left.map(({ id, title }) => (
          <li>
            <a href={view.url(`${cards[kind]}/${id}`)}>{title}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const concernPage = (kind: ConcernKind, tab: 'bodies' | 'institutions') =>
  page<ConcernShown>({
    path: `/planning/plans/:id/${tab}`,
    ru: concernText.title[kind],
    ability: signedIn,
    load: async (ctx, { id = '' }) => {
      const shown = await load(ctx, id);
      if (!shown) return null;
      const concerns = await concernsOf(ctx, id, kind);
      return { ...shown, concerns, rows: concernReport(shown.lines, kind, concerns) };
    },
    view: (view, shown) => {
      const met = shown.rows.filter((row) => row.key !== '-');
      const how = (row: ReportRow): Column<Line> => ({
        key: 'how',
        title: concernText.how,
        cell: (line) => concernText.by[shown.concerns.of.get(line.id)?.get(row.key) ?? 'link'],
      });
      return {
        ...planHead(shown),
        lead: concernText.lead[kind],
        body: (
          <>
            <WhoseTabs view={view} plan={shown.plan} current={tab} />
            {met.length === 0 ? (
              <EmptyState title={concernText.empty[kind]} text={concernText.emptyText} />
            ) : (
              <Counts view={view} shown={shown} kind={kind} />
            )}
            {met.map((row) => (
              <RowLines
                view={view}
                row={row}
                columns={[...lineColumns.slice(0, 2), how(row), ...lineColumns.slice(3)]}
              />
            ))}
            <LeftOut view={view} shown={shown} kind={kind} />
          </>
        ),
      };
    },
  });

export const planBodiesPage = concernPage('body', 'bodies');
export const planInstitutionsPage = concernPage('institution', 'institutions');
