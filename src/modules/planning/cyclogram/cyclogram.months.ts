// The cyclogram as a year on the wall: months, their weeks, what comes in each; daily and weekly things are said once, not every week.
import { addDays, addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { DatedRule } from './cyclogram.queries.ts';
import { cyclogramText as text } from './cyclogram.text.ts';
import { daysText } from './recurrence.text.ts';

export interface Thing {
  readonly rule: DatedRule;
  readonly days: string;
  readonly note: string;
}

export interface CyclogramWeek {
  readonly title: string;
  readonly things: readonly Thing[];
}

export interface CyclogramMonth {
  readonly first: CivilDate;
  readonly weeks: readonly CyclogramWeek[];
}

const often = ['day', 'week', 'fortnight'];

interface Dated extends Thing {
  readonly startsOn: CivilDate;
  readonly lastDay: CivilDate;
}

function datedThings(rules: readonly DatedRule[]): Dated[] {
  const all = rules
    .filter((rule) => !often.includes(rule.every))
    .flatMap((rule) =>
      rule.dates.found.map(({ startsOn, lastDay, note }): Dated => {
        const isUntil = rule.spot === 'until';
        return {
          ...{ rule, note, startsOn: isUntil ? lastDay : startsOn, lastDay },
          days: isUntil ? `до ${daysText(lastDay, lastDay)}` : daysText(startsOn, lastDay),
        };
      }),
    );
  return all.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn) || a.lastDay.localeCompare(b.lastDay));
}

const isLong = (thing: Dated) => thing.lastDay >= addDays(thing.startsOn, 14);

/** The parts of Monday-to-Sunday weeks that lie in a month. */
function weeksOf(first: CivilDate): [CivilDate, CivilDate][] {
  const last = addDays(addMonths(first, 1), -1);
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay() || 7;
  const weeks: [CivilDate, CivilDate][] = [];
  for (let monday = addDays(first, 1 - weekday); monday <= last; monday = addDays(monday, 7)) {
    const [, from = first] = [monday, first].toSorted();
    const [to = last] = [addDays(monday, 6), last].toSorted();
    weeks.push([from, to]);
  }
  return weeks;
}

/** Months with their weeks that have something; whole months and longer things stand first. */
export function monthsOfCyclogram(rules: readonly DatedRule[], schoolYear: number): CyclogramMonth[] {
  const things = datedThings(rules);
  return Array.from({ length: 12 }, (_, index) => addMonths(`${schoolYear}-09-01`, index)).flatMap(
    (first) => {
      const own = things.filter(({ startsOn }) => startsOn.slice(0, 7) === first.slice(0, 7));
      const long = own.filter(isLong);
      const weeks = weeksOf(first).map(([from, to], index) => ({
        title: text.week(index + 1, daysText(from, to)),
        things: own.filter((thing) => !isLong(thing) && thing.startsOn >= from && thing.startsOn <= to),
      }));
      const shown = [{ title: text.wholeMonth, things: long }, ...weeks].filter(
        (week) => week.things.length > 0,
      );
      return shown.length > 0 ? [{ first, weeks: shown }] : [];
    },
  );
}
