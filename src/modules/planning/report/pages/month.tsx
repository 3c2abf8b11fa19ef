// One month of the plan as a calendar: days with their lines, days off, the same people asked twice on one day; long terms below.
import { addDays, addMonths, type CivilDate, daysBetween } from '../../../../kernel/clock.ts';
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { type PageView, page } from '../../../../kernel/page.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { monthName, upperFirst, weekdayShort } from '../../../../platform/language/index.ts';
import { Badge, FormLink, LinkButton, ListBar, PlainTable, Section } from '../../../../ui/index.ts';
import { termsOf } from '../../../regulations/index.ts';
import { workingCalendar } from '../../../territories/index.ts';
import {
  clashingIds,
  collisionsOf,
  type OutsideLine,
  outsideLinesOf,
} from '../../agreement/agreement.queries.ts';
import { agreementText } from '../../agreement/agreement.text.ts';
import { linePath } from '../../execution/execution.commands.ts';
import { type Line, linesOf, troubles } from '../../line/line.queries.ts';
import { lineText } from '../../line/line.text.ts';
import { placeLine } from '../../line/place.commands.ts';
import { PlanTabs, planHead, planTitle, StandingBadge } from '../../plan/pages/plan-parts.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { reportText as text } from '../report.text.ts';

interface Shown {
  readonly plan: Plan;
  readonly title: string;
  readonly first: CivilDate;
  readonly days: readonly Day[];
  readonly long: readonly Line[];
}

interface Day {
  readonly date: CivilDate;
  readonly isOff: boolean;
  readonly lines: readonly Line[];
  /** Lines of others' plans on this day. */
  readonly outside: readonly OutsideLine[];
  /** Ids of lines that meet another on this day and were not looked at. */
  readonly clashing: ReadonlySet<string>;
}

/** Terms of up to two weeks stand on their days; «до 30 мая» on the last one; longer ones in the list. */
const longest = 14;

const standsOn = (line: Pick<Line, 'startsOn' | 'endsOn' | 'termKind'>, date: CivilDate): boolean => {
  if (!line.startsOn || !line.endsOn) return false;
  if (line.termKind === 'until') return addDays(line.endsOn, -1) === date;
  return daysBetween(line.startsOn, line.endsOn) <= longest && line.startsOn <= date && line.endsOn > date;
};

function firstOf(plan: Plan, today: CivilDate, wanted: string | null): CivilDate {
  const [from, to] = [`${plan.schoolYear}-09`, `${plan.schoolYear + 1}-08`];
  const month = wanted && /^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : today.slice(0, 7);
  return `${[from, month, to].toSorted()[1]}-01`;
}

async function load(ctx: ReadCtx, id: string, query: URLSearchParams): Promise<Shown | null> {
  const plan = await visiblePlan(ctx, id);
  if (!plan) return null;
  const first = firstOf(plan, ctx.today, query.get('month'));
  const after = addMonths(first, 1);
  const order = plan.catalogue.directions.map((each) => each.key);
  const lines = (await linesOf(ctx, id, order, { days: [first, after] })).filter(
    (line) => line.state !== 'cancelled',
  );
  const isWorking = await workingCalendar(ctx);
  const outside = (await outsideLinesOf(ctx, id)).filter((line) => line.takenLineId === null);
  const meeting = (await collisionsOf(ctx, plan, lines, outside)).filter(({ accepted }) => !accepted);
  const days = Array.from({ length: daysBetween(first, after) }, (_, index): Day => {
    const date = addDays(first, index);
    const own = lines.filter((line) => standsOn(line, date));
    const clashing = clashingIds(meeting.filter(({ day, after }) => day <= date && date < after));
    const theirs = outside.filter((line) => standsOn(line, date));
    return { date, isOff: !isWorking(date), lines: own, outside: theirs, clashing };
  });
  const placed = new Set(days.flatMap((day) => day.lines.map((line) => line.id)));
  return {
    plan,
    title: planTitle(await termsOf(ctx), plan),
    first,
    days,
    long: lines.filter((line) => !placed.has(line.id)),
  };
}

const weekdayOf = (date: CivilDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

const Clash = () => <Badge tone="waiting" text={agreementText.mark} title={agreementText.markTitle} />;

/** A line that may be put on another day: dragged, or by its own small form. */
function Movable({ view, line }: { view: PageView; line: Line }) {
  return (
    <FormLink
      class="o-day-move"
      href={view.url(`${linePath(line.id)}/place`)}
      label={`${text.move}: ${line.title}`}
    >
      {text.move}
    </FormLink>
  );
}

function DayCell({ view, day, mayMove }: { view: PageView; day: Day; mayMove: boolean }) {
  const names = ['o-day', day.isOff ? 'o-day-off' : '', day.date === view.today ? 'o-day-today' : ''];
  return (
    <div class={names.filter(Boolean).join(' ')} data-day={day.date}>
      <span class="o-day-number">
        {Number(day.date.slice(8))} <span class="o-day-weekday">{weekdayShort(day.date)}</span>
      </span>
      {day.lines.length + day.outside.length > 0 ? (
        <ul>
          {day.lines.map((line) => (
            <li
              class={troubles.includes(line.standing) ? 'o-edge-trouble' : undefined}
              data-place={
                mayMove && line.state === 'open' ? view.url(`${linePath(line.id)}/place`) : undefined
              }
              data-line={line.id}
              data-version={String(line.version)}
            >
              <a
                href={view.url(linePath(line.id))}
                title={`${line.title}, ${line.audience || line.responsible}`}
              >
                {line.title}
              </a>
              {mayMove && line.state === 'open' ? <Movable view={view} line={line} /> : null}
              {day.clashing.has(line.id) ? <Clash /> : null}
            </li>
          ))}
          {day.outside.map((line) => (
            <li class="o-day-outside" title={`${line.title}, ${line.audience}`}>
              {line.title} <span class="o-hint">{line.sourceWords}</span>
              {day.clashing.has(line.id) ? <Clash /> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export const planMonthPage = page<Shown>({
  path: '/planning/plans/:id/month',
  ru: text.month,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => load(ctx, id, query),
  view: (view, shown) => {
    const { plan, first, days } = shown;
    const to = (months: number) =>
      view.url(`${planPath(plan.id)}/month?month=${addMonths(first, months).slice(0, 7)}`);
    const blanks = weekdayOf(first);
    const isDraft = plan.state === 'draft';
    const mayMove =
      ['draft', 'approved', 'executing'].includes(plan.state) && !keepsPlan.check(view, undefined);
    return {
      ...planHead(shown),
      body: (
        <>
          <PlanTabs view={view} plan={plan} current="month" />
          <ListBar
            heading={`${upperFirst(monthName(Number(first.slice(5, 7))))} ${first.slice(0, 4)}`}
            tools={
              <>
                <LinkButton text="Раньше" href={to(-1)} icon="chevron-left" />
                <LinkButton text="Позже" href={to(1)} icon="chevron-right" />
              </>
            }
          />
          {mayMove ? <p class="o-hint o-js">{isDraft ? text.dragDraft : text.dragApproved}</p> : null}
          <div
            class="o-months"
            data-controller={mayMove ? 'month-drag' : undefined}
            data-month-drag-command-value={mayMove && isDraft ? placeLine.name : undefined}
          >
            {days.slice(7 - blanks, 14 - blanks).map((day) => (
              <div class="o-weekdays">{weekdayShort(day.date)}</div>
            ))}
            {Array.from({ length: blanks }, () => (
              <div class="o-day o-day-empty" />
            ))}
            {days.map((day) => (
              <DayCell view={view} day={day} mayMove={mayMove} />
            ))}
          </div>
          <Section title={text.long}>
            <PlainTable
              caption={text.long}
              rows={[...shown.long]}
              rowKey={(line) => line.id}
              rowHref={(line) => view.url(linePath(line.id))}
              empty={text.nothing}
              columns={[
                { key: 'title', title: lineText.fields.title, cell: (line) => line.title, wrap: true },
                { key: 'term', title: lineText.fields.term, cell: (line) => line.term, wrap: true },
                { key: 'who', title: lineText.fields.responsible, cell: (line) => line.responsible },
                {
                  key: 'standing',
                  title: lineText.fields.standing,
                  cell: (line) => <StandingBadge standing={line.standing} />,
                },
              ]}
            />
          </Section>
        </>
      ),
    };
  },
});
