// Words of recurrences: weekdays and ordinals in their cases, what is said of a day off, how a date stands in the plan.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import { formatDayMonth, monthGenitive, monthName } from '../../../platform/language/index.ts';
import type { Every, Gives, Shift } from './recurrence.ts';

/** Nominative, accusative, dative plural, gender. */
export const weekdays = [
  ['понедельник', 'понедельник', 'понедельникам', 'm'],
  ['вторник', 'вторник', 'вторникам', 'm'],
  ['среда', 'среду', 'средам', 'f'],
  ['четверг', 'четверг', 'четвергам', 'm'],
  ['пятница', 'пятницу', 'пятницам', 'f'],
  ['суббота', 'субботу', 'субботам', 'f'],
  ['воскресенье', 'воскресенье', 'воскресеньям', 'n'],
] as const;

const fifths = { m: 'пятого', f: 'пятой', n: 'пятого' } as const;
const weekdayGenitives = [
  ...['понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы', 'воскресенья'],
];

const plainDay = (date: CivilDate) => formatDayMonth(date).replaceAll('\u00a0', ' ');

/** «6–10 октября», «29 сентября – 3 октября». */
export const daysText = (from: CivilDate, to: CivilDate): string => {
  if (from === to) return plainDay(from);
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))}–${plainDay(to)}`
    : `${plainDay(from)} – ${plainDay(to)}`;
};

const monthWord = (first: CivilDate) => `${monthName(Number(first.slice(5, 7)))} ${first.slice(0, 4)} года`;

export const recurrenceText = {
  dayOff: (date: CivilDate) => `${plainDay(date)} — выходной: пропущено`,
  moved: (date: CivilDate) => `с выходного ${plainDay(date)}`,
  noWorkingDay: (date: CivilDate) => `${plainDay(date)} — выходной, рабочего дня рядом в учебном году нет`,
  noRest: (date: CivilDate, isBefore: boolean) =>
    `${plainDay(date)} — выходной, ${isBefore ? 'раньше на этой неделе' : 'до конца недели'} рабочих дней нет`,
  movedWeek: (from: CivilDate, to: CivilDate) => `с нерабочей недели ${daysText(from, to)}`,
  emptyWeek: (from: CivilDate, to: CivilDate) => `${daysText(from, to)}: рабочих дней нет`,
  noWorkingDays: (first: CivilDate) => `${monthWord(first)}: столько рабочих дней не набирается`,
  noSuchDay: (day: number, first: CivilDate) =>
    `${day} ${monthGenitive(Number(first.slice(5, 7)))} в ${first.slice(0, 4)} году нет`,
  noSuchDayMoved: (day: number, first: CivilDate) =>
    `${day} ${monthGenitive(Number(first.slice(5, 7)))} в ${first.slice(0, 4)} году нет`,
  noFifth: (weekday: number, first: CivilDate) =>
    `${monthWord(first)}: ${fifths[weekdays[weekday - 1]?.[3] ?? 'm']} ${weekdayGenitives[weekday - 1]} нет`,
  noSuchWeek: (nth: number, first: CivilDate) => `${monthWord(first)}: ${nth}-й рабочей недели нет`,
} as const;

export const everyTitles: Readonly<Record<Every, string>> = {
  day: 'Ежедневно',
  week: 'Еженедельно',
  fortnight: 'Раз в две недели',
  month: 'Ежемесячно',
  quarter: 'Ежеквартально',
  half: 'Раз в полугодие',
  year: 'Ежегодно',
};

export const shiftOptions: Readonly<Record<Shift, string>> = {
  after: 'на следующий рабочий день',
  before: 'на предыдущий рабочий день',
  skip: 'не проводить, пропустить',
  keep: 'оставить в выходной',
};

export const givesOptions: Readonly<Record<Gives, string>> = {
  each: 'каждая дата — отдельным пунктом',
  counted: 'одним пунктом на год, выполнение считается по фактам',
  none: 'в план не входит, только в циклограмму',
};

/** The words of a term as plans write them; `readTerm` understands them as the same days. */
export function termOf(startsOn: CivilDate, lastDay: CivilDate, kind: 'until' | 'month' | 'span'): string {
  if (kind === 'until') return `до ${plainDay(lastDay)}`;
  if (kind === 'span') return daysText(startsOn, lastDay);
  const [from, to] = [startsOn, lastDay].map((date) => monthName(Number(date.slice(5, 7))));
  return from === to ? `${from}` : `${from} – ${to}`;
}

export const dayAfter = (date: CivilDate): CivilDate => addDays(date, 1);
