// The dates of a recurrence in a school year on the working calendar; where there is none, it says why.
import { addDays, addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { WorkingCalendar } from '../../../kernel/deadline.ts';
import { recurrenceText as text } from './recurrence.text.ts';
import type { Schedule, Shift } from './recurrence.ts';

export interface Occurrence {
  /** The period it belongs to, the same whatever day it falls on: '2025-10', '2025-10-06' for a week. */
  readonly key: string;
  readonly startsOn: CivilDate;
  readonly lastDay: CivilDate;
  /** Moved off a day off: where it would have been. */
  readonly note: string;
}

export interface Missing {
  readonly key: string;
  readonly why: string;
}

export interface Dates {
  readonly found: readonly Occurrence[];
  readonly missing: readonly Missing[];
}

type Answer = Occurrence | Missing;

interface Year {
  readonly first: CivilDate;
  readonly after: CivilDate;
  readonly isWorking: WorkingCalendar;
}

const monthOf = (date: CivilDate): number => Number(date.slice(5, 7));
/** 1 is Monday. */
const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
const mondayOf = (date: CivilDate): CivilDate => addDays(date, 1 - weekdayOf(date));
const lastOf = (first: CivilDate): CivilDate => addDays(addMonths(first, 1), -1);
const isIn = (date: CivilDate, { first, after }: Year): boolean => date >= first && date < after;

const longestMove = 20;

/** The nearest working day in the declared direction, still inside the school year. */
function workingDay(date: CivilDate, shift: Shift, year: Year): CivilDate | null {
  if (year.isWorking(date)) return date;
  const step = shift === 'before' ? -1 : 1;
  for (let tries = 1; tries <= longestMove; tries += 1) {
    const next = addDays(date, tries * step);
    if (year.isWorking(next)) return isIn(next, year) ? next : null;
  }
  return null;
}

/** One day as planned, or moved, or none: a rule that skips days off says so. */
function onDay(key: string, date: CivilDate, shift: Shift, year: Year): Answer {
  const one = { key, startsOn: date, lastDay: date, note: '' };
  if (shift === 'keep' || year.isWorking(date)) return one;
  if (shift === 'skip') return { key, why: text.dayOff(date) };
  const moved = workingDay(date, shift, year);
  return moved
    ? { key, startsOn: moved, lastDay: moved, note: text.moved(date) }
    : { key, why: text.noWorkingDay(date) };
}

/** The days of a span without the days off at its ends; null when nobody works in it. */
function workingSpan(from: CivilDate, to: CivilDate, { isWorking }: Year): [CivilDate, CivilDate] | null {
  let [start, end] = [from, to];
  while (start <= end && !isWorking(start)) start = addDays(start, 1);
  while (start <= end && !isWorking(end)) end = addDays(end, -1);
  return start <= end ? [start, end] : null;
}

/** Monday to Friday of each week of a month, cut by the month; a month that begins on a Sunday begins with Monday. */
function weeksOf(first: CivilDate): [CivilDate, CivilDate][] {
  const last = lastOf(first);
  const weeks: [CivilDate, CivilDate][] = [];
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) {
    const from = [monday, first].toSorted()[1] ?? first;
    const to = [addDays(monday, 4), last].toSorted()[0] ?? last;
    if (from <= to && weekdayOf(from) <= 5) weeks.push([from, to]);
  }
  return weeks;
}

function inWeek(key: string, week: readonly [CivilDate, CivilDate], shift: Shift, year: Year): Answer {
  const [from, to] = week;
  if (shift === 'keep') return { key, startsOn: from, lastDay: to, note: '' };
  const step = shift === 'before' ? -7 : 7;
  for (let tries = 0; tries < (shift === 'skip' ? 1 : 4); tries += 1) {
    const monday = addDays(mondayOf(from), tries * step);
    const span = tries === 0 ? workingSpan(from, to, year) : workingSpan(monday, addDays(monday, 4), year);
    if (span && isIn(span[0], year) && isIn(span[1], year))
      return { key, startsOn: span[0], lastDay: span[1], note: tries === 0 ? '' : text.movedWeek(from, to) };
  }
  return { key, why: text.emptyWeek(from, to) };
}

const pick = <T>(all: readonly T[], nth: number): T | undefined => (nth === -1 ? all.at(-1) : all[nth - 1]);

const daysOf = (first: CivilDate): CivilDate[] =>
  Array.from({ length: Number(lastOf(first).slice(8)) }, (_, index) => addDays(first, index));

/** A day of a month the month may lack: 31 April, 29 February. */
function onDate(key: string, first: CivilDate, rule: Schedule, year: Year): Answer {
  const day = rule.day ?? 1;
  const isThere = day <= Number(lastOf(first).slice(8));
  if (isThere) return onDay(key, addDays(first, day - 1), rule.shift, year);
  if (rule.shift === 'skip' || rule.shift === 'keep') return { key, why: text.noSuchDay(day, first) };
  const near = rule.shift === 'before' ? lastOf(first) : addMonths(first, 1);
  const answer = isIn(near, year) ? onDay(key, near, rule.shift, year) : null;
  return answer && 'startsOn' in answer
    ? { ...answer, note: text.noSuchDayMoved(day, first) }
    : { key, why: text.noSuchDay(day, first) };
}

/** Where in a month the thing comes. */
function inMonth(first: CivilDate, rule: Schedule, year: Year): Answer {
  const key = first.slice(0, 7);
  const nth = rule.nth ?? 1;
  switch (rule.spot) {
    case 'weekday': {
      const date = pick(
        daysOf(first).filter((each) => weekdayOf(each) === rule.weekday),
        nth,
      );
      return date ? onDay(key, date, rule.shift, year) : { key, why: text.noFifth(rule.weekday ?? 1, first) };
    }
    case 'working-day': {
      const date = pick(daysOf(first).filter(year.isWorking), nth);
      return date
        ? { key, startsOn: date, lastDay: date, note: '' }
        : { key, why: text.noWorkingDays(first) };
    }
    case 'week': {
      const week = pick(weeksOf(first), nth);
      return week ? inWeek(key, week, rule.shift, year) : { key, why: text.noSuchWeek(nth, first) };
    }
    case 'until': {
      const last = onDate(key, first, rule, year);
      return 'startsOn' in last ? { ...last, startsOn: last.lastDay < first ? last.lastDay : first } : last;
    }
    case 'date':
      return onDate(key, first, rule, year);
    default:
      return { key, startsOn: first, lastDay: lastOf(first), note: '' };
  }
}

/** Months the last week of a half-year is looked for in: lessons end in December and in May. */
const halves: Readonly<Record<number, readonly number[]>> = { 1: [9, 1], [-1]: [12, 5] };

function isTarget(first: CivilDate, rule: Schedule): boolean {
  const month = monthOf(first);
  if (rule.every === 'year') return month === rule.month;
  if (!rule.months.includes(month)) return false;
  if (rule.every === 'quarter') return ((month - 1) % 3) + 1 === (rule.month === -1 ? 3 : (rule.month ?? 1));
  return rule.every === 'month' || (halves[rule.month ?? 1] ?? []).includes(month);
}

const wholes: Readonly<Record<'quarter' | 'half', readonly (readonly [number, number])[]>> = {
  quarter: [
    [1, 3],
    [4, 3],
    [7, 3],
    [10, 2],
  ],
  half: [
    [0, 4],
    [4, 8],
  ],
};

/** Whole quarters and halves; the last quarter of the calendar is cut by the end of the school year. */
function wholePeriods(schoolYear: number, rule: Schedule): Answer[] {
  return wholes[rule.every as 'quarter' | 'half'].flatMap(([from, length]) => {
    const first = addMonths(`${schoolYear}-09-01`, from);
    const months = Array.from({ length }, (_, index) => monthOf(addMonths(first, index)));
    if (!months.some((month) => rule.months.includes(month))) return [];
    return [
      { key: first.slice(0, 7), startsOn: first, lastDay: addDays(addMonths(first, length), -1), note: '' },
    ];
  });
}

/** Every week or every other one; a day off moves inside its week only, so that two weeks never meet on one day. */
function weekly(rule: Schedule, year: Year): Answer[] {
  const answers: Answer[] = [];
  const step = rule.every === 'fortnight' ? 14 : 7;
  const start = mondayOf(year.first);
  for (let monday = start; monday < year.after; monday = addDays(monday, step)) {
    const date = rule.spot === 'weekday' ? addDays(monday, (rule.weekday ?? 1) - 1) : monday;
    const shown = [date, year.first].toSorted()[1] ?? date;
    if (!isIn(date, year) && rule.spot === 'weekday') continue;
    if (!rule.months.includes(monthOf(shown))) continue;
    if (rule.spot === 'weekday') {
      const answer = onDay(date, date, rule.shift, year);
      const isSame = 'startsOn' in answer && mondayOf(answer.startsOn) === monday;
      answers.push(
        isSame || 'why' in answer ? answer : { key: date, why: text.noRest(date, rule.shift === 'before') },
      );
    } else answers.push(inWeek(monday, [shown, addDays(monday, 4)], 'skip', year));
  }
  return answers;
}

function daily(rule: Schedule, year: Year): Answer[] {
  const answers: Answer[] = [];
  for (let date = year.first; date < year.after; date = addDays(date, 1))
    if (rule.months.includes(monthOf(date)) && year.isWorking(date))
      answers.push({ key: date, startsOn: date, lastDay: date, note: '' });
  return answers;
}

/** All dates of a rule in a school year, in order, and the periods it has none in. */
export function datesOf(rule: Schedule, schoolYear: number, isWorking: WorkingCalendar): Dates {
  const year: Year = { first: `${schoolYear}-09-01`, after: `${schoolYear + 1}-09-01`, isWorking };
  const months = Array.from({ length: 12 }, (_, index) => addMonths(year.first, index));
  const isWhole = rule.spot === 'whole' && rule.month === null;
  const answers =
    rule.every === 'day'
      ? daily(rule, year)
      : rule.every === 'week' || rule.every === 'fortnight'
        ? weekly(rule, year)
        : isWhole && (rule.every === 'quarter' || rule.every === 'half')
          ? wholePeriods(schoolYear, rule)
          : months.filter((first) => isTarget(first, rule)).map((first) => inMonth(first, rule, year));
  return {
    found: answers.filter((each): each is Occurrence => 'startsOn' in each),
    missing: answers.filter((each): each is Missing => 'why' in each),
  };
}
