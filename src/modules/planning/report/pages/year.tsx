// The year at a glance: directions by months, each cell with its number, its tone and its lines behind it.
import { addDays, addMonths, type CivilDate } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { monthName } from '../../../../platform/language/index.ts';
import { Matrix, type MatrixCell, type Tone } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { type Line, troubles, wholeYearKinds } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { sectionsOf } from '../../papers/plan.paper.ts';
import { PlanTabs, planHead, planTitle } from '../../plan/pages/plan-parts.tsx';
import { linesOfPlan, planPath } from '../../plan/plan.commands.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
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

/** First days of the months of a school year. */
const monthsOf = (schoolYear: number): CivilDate[] =>
  Array.from({ length: 12 }, (_, index) => addMonths(`${schoolYear}-09-01`, index));

const monthOf = (line: Line): string =>
  wholeYearKinds.includes(line.termKind) ? 'year' : line.endsOn ? addDays(line.endsOn, -1).slice(0, 7) : '';

function toneOf(lines: readonly Line[]): Tone {
  if (lines.some((line) => troubles.includes(line.standing))) return 'trouble';
  if (lines.every((line) => line.standing === 'done')) return 'done';
  return lines.some((line) => line.standing === 'reported') ? 'waiting' : 'going';
}

function cellOf(
  view: PageView,
  plan: Plan,
  direction: string,
  due: string,
  lines: readonly Line[],
): MatrixCell | undefined {
  if (lines.length === 0) return undefined;
  const query = new URLSearchParams({ direction: direction || '-', due });
  return {
    tone: toneOf(lines),
    text: String(lines.length),
    title: lines
      .slice(0, 6)
      .map((line) => line.title)
      .join('; '),
    href: view.url(`${planPath(plan.id)}?${query}`),
  };
}

export const planYearPage = page<Shown>({
  path: '/planning/plans/:id/year',
  ru: text.year,
  ability: signedIn,
  load: (ctx, { id = '' }) => load(ctx, id),
  view: (view, shown) => {
    const { plan, lines } = shown;
    const months = monthsOf(plan.schoolYear);
    const columns = [
      ...months.map((first) => ({
        text: monthName(Number(first.slice(5, 7))).slice(0, 3),
        href: view.url(`${planPath(plan.id)}/month?month=${first.slice(0, 7)}`),
      })),
      { text: text.wholeYear, href: view.url(`${planPath(plan.id)}?due=year`) },
    ];
    const keys = [...months.map((first) => first.slice(0, 7)), 'year'];
    return {
      ...planHead(shown),
      lead: text.yearLead,
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="year" />
          <Matrix
            caption={text.year}
            corner={lineText.fields.direction}
            compact
            columns={columns}
            rows={sectionsOf(plan, lines)
              .filter((section) => section.lines.length > 0)
              .map((section) => ({
                head: section.title,
                href: view.url(`${planPath(plan.id)}?direction=${section.key || '-'}`),
                cells: keys.map((due) =>
                  cellOf(
                    view,
                    plan,
                    section.key,
                    due,
                    section.lines.filter((line) => monthOf(line) === due),
                  ),
                ),
              }))}
            legend={text.legend}
          />
        </>
      ),
    };
  },
});
