// «Лента»: lines of the plan along the school year, by directions or by people; periods are bars, days are points, today is a line.
import { addDays, addMonths, type CivilDate } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { countOf } from '../../../../platform/language/index.ts';
import { EmptyState, LinkButton, ListBar, Tabs } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { type Line, linesOf } from '../../line/line.queries.ts';
import { concernedOf, type Filtered, PlanFilters } from '../../plan/pages/plan-filters.tsx';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { linesOfPlan, planPath } from '../../plan/plan.commands.ts';
import { filterOf } from '../../plan/plan.filter.ts';
import { visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { reportOf } from '../report.queries.ts';
import { timelineText as text } from '../report.text.ts';
import { columnsOf, firstMonth, isWithin, type Scale, type TimeColumn } from '../timeline.ts';
import { type TimeGroup, TimelineTable } from './timeline-table.tsx';

interface Shown extends Filtered {
  readonly title: string;
  readonly scale: Scale;
  readonly first: CivilDate;
  readonly columns: readonly TimeColumn[];
  readonly groups: readonly TimeGroup[];
  readonly found: number;
  /** Found by the filter but of other months. */
  readonly outside: number;
}

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const all = await linesOfPlan(ctx, plan);
  const order = plan.catalogue.directions.map((each) => each.key);
  const filter = filterOf(query);
  const found = (await linesOf(ctx, id, order, filter)).filter(
    (line) => line.state !== 'cancelled' || filter.standing === 'cancelled',
  );
  const scale: Scale = query.get('scale') === 'weeks' ? 'weeks' : 'year';
  const first =
    scale === 'year' ? `${plan.schoolYear}-09-01` : firstMonth(plan.schoolYear, ctx.today, query.get('from'));
  const columns = columnsOf(scale, first);
  const lines = found.filter((line) => isWithin(columns, line));
  const cut = query.get('by') === 'person' ? 'person' : 'direction';
  const byTerm = (own: readonly Line[]) =>
    own.toSorted(
      (a, b) =>
        (a.startsOn ?? '9').localeCompare(b.startsOn ?? '9') ||
        (a.endsOn ?? '9').localeCompare(b.endsOn ?? '9') ||
        a.position - b.position,
    );
  return {
    ...{ plan, all, scale, first, columns, title: planTitle(await termsOf(ctx), plan) },
    ...{ isDraft: plan.state === 'draft', concerned: await concernedOf(ctx, id, query) },
    groups: reportOf(plan, lines, cut).map(({ title, lines: own }) => ({ title, lines: byTerm(own) })),
    ...{ found: found.length, outside: found.length - lines.length },
  };
}

/** The same look with one thing changed. */
function hrefOf(view: PageView, shown: Shown, changed: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(view.query);
  for (const [name, value] of Object.entries(changed))
    if (value === '') query.delete(name);
    else query.set(name, value);
  return view.url(`${planPath(shown.plan.id)}/timeline${query.size > 0 ? `?${query}` : ''}`);
}

function Choices({ view, shown }: { view: PageView; shown: Shown }) {
  const byPerson = view.query.get('by') === 'person';
  const to = (months: number) => hrefOf(view, shown, { from: addMonths(shown.first, months).slice(0, 7) });
  const isWeeks = shown.scale === 'weeks';
  return (
    <ListBar
      count={[countOf(shown.found, ...planText.lines), shown.outside > 0 ? text.outside(shown.outside) : '']
        .filter(Boolean)
        .join(', ')}
      tools={
        <>
          {isWeeks && shown.first > `${shown.plan.schoolYear}-09-01` ? (
            <LinkButton text={text.earlier} href={to(-3)} icon="chevron-left" />
          ) : null}
          {isWeeks && shown.first < `${shown.plan.schoolYear + 1}-06-01` ? (
            <LinkButton text={text.later} href={to(3)} icon="chevron-right" />
          ) : null}
        </>
      }
    >
      <Tabs
        label={text.scale}
        tabs={[
          { text: text.year, href: hrefOf(view, shown, { scale: '', from: '' }), current: !isWeeks },
          { text: text.weeks, href: hrefOf(view, shown, { scale: 'weeks' }), current: isWeeks },
        ]}
      />
      <Tabs
        label={text.grouping}
        tabs={[
          { text: text.byDirection, href: hrefOf(view, shown, { by: '' }), current: !byPerson },
          { text: text.byPerson, href: hrefOf(view, shown, { by: 'person' }), current: byPerson },
        ]}
      />
    </ListBar>
  );
}

export const planTimelinePage = page<Shown>({
  path: '/planning/plans/:id/timeline',
  ru: text.title,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  view: (view, shown) => {
    const { columns } = shown;
    const isNow = view.today >= (columns[0]?.from ?? '') && view.today < (columns.at(-1)?.after ?? '');
    return {
      ...planHead(shown),
      lead: text.lead,
      body: (
        <>
          <PlanTabs view={view} plan={shown.plan} current="timeline" />
          <PlanFilters view={view} shown={shown} path="/timeline" />
          <Choices view={view} shown={shown} />
          {shown.groups.length === 0 ? (
            <EmptyState
              title={shown.all.length === 0 ? text.noLines : text.nothing}
              text={shown.all.length === 0 ? text.noLinesText : text.nothingText}
            />
          ) : (
            <TimelineTable
              view={view}
              caption={`${text.title}: ${text.span(columns[0]?.from ?? '', addDays(columns.at(-1)?.after ?? '', -1))}`}
              columns={columns}
              groups={shown.groups}
              today={isNow ? view.today : null}
            />
          )}
        </>
      ),
    };
  },
});
