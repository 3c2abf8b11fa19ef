// Words of a term turned into days of the school year: «15 октября», «до 30 мая», «1 раз в четверть»; what is not understood says so.
import { addDays, type CivilDate } from '../../../kernel/clock.ts';
import { monthGenitive, monthName } from '../../../platform/language/index.ts';

export const termKinds = ['day', 'period', 'until', 'month', 'year', 'times', 'by-plan', 'unknown'] as const;
export type TermKind = (typeof termKinds)[number];

export interface Term {
  readonly kind: TermKind;
  readonly startsOn: CivilDate | null;
  /** The day after the last one. */
  readonly endsOn: CivilDate | null;
  /** How many times it must happen: «1 раз в четверть» is 4; null when the words do not count. */
  readonly times: number | null;
}

const unknown: Term = { kind: 'unknown', startsOn: null, endsOn: null, times: null };

const genitives = Array.from({ length: 12 }, (_, index) => monthGenitive(index + 1));
const nominatives = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLocaleLowerCase('ru'));
const prepositionals = nominatives.map((name) => name.replace(/[ьй]$/, '').concat('е'));

/** 1–12 by a month's name in any usual case; 0 for another word. */
const monthOf = (word: string): number =>
  Math.max(
    ...[genitives, nominatives, prepositionals].map((names) => names.indexOf(word) + 1),
    // Cut short: «сент.», «окт», «нояб.».
    word.length >= 3 && word.length <= 5 ? nominatives.findIndex((name) => name.startsWith(word)) + 1 : 0,
  );

const isoOf = (year: number, month: number, day: number): CivilDate | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
};

const fullYear = (digits: string | undefined, month: number, schoolYear: number): number => {
  if (digits) return Number(digits.length === 2 ? `20${digits}` : digits);
  return month >= 9 ? schoolYear : schoolYear + 1;
};

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const yearOf = (schoolYear: number) => ({ first: `${schoolYear}-09-01`, after: `${schoolYear + 1}-09-01` });

const range = (
  kind: TermKind,
  startsOn: CivilDate | null,
  last: CivilDate | null,
  times: number | null = null,
): Term =>
  startsOn === null || last === null || last < startsOn
    ? unknown
    : { kind, startsOn, endsOn: addDays(last, 1), times };

interface Day {
  readonly day: number;
  readonly month: number;
  readonly year: string | undefined;
}

const figures = String.raw`(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?`;
const words = String.raw`(\d{1,2})(?:-?го)?\s+([а-яё]+)(?:\s+(\d{4}))?`;
const ending = String.raw`\s*(?:г\.?|года)?`;

/** «15.10.2025», «15.10», «15 октября 2025 г.» */
function dayIn(text: string): Day | null {
  const [, day, month, year] = new RegExp(`^${figures}${ending}$`).exec(text) ?? [];
  if (day && month) return { day: Number(day), month: Number(month), year };
  const [, inWords, name = '', itsYear] = new RegExp(`^${words}${ending}$`).exec(text) ?? [];
  const found = monthOf(name);
  return inWords && found > 0 ? { day: Number(inWords), month: found, year: itsYear } : null;
}

const dateOf = ({ day, month, year }: Day, schoolYear: number) =>
  month >= 1 && month <= 12 ? isoOf(fullYear(year, month, schoolYear), month, day) : null;

type Reader = (text: string, schoolYear: number) => Term | null;

const oneDay: Reader = (text, schoolYear) => {
  const day = dayIn(text);
  if (!day) return null;
  const date = dateOf(day, schoolYear);
  return range('day', date, date);
};

/** «до 30 мая», «не позднее 01.10»: from the first day of the year. «к 1 сентября» as well. */
const until: Reader = (text, schoolYear) => {
  const [, rest] = /^(?:до|к|ко|не позднее)\s+(.+)$/.exec(text) ?? [];
  const day = rest ? dayIn(rest) : null;
  if (!day) return null;
  const last = dateOf(day, schoolYear);
  const { first } = yearOf(schoolYear);
  return last === null ? unknown : range('until', [last, first].toSorted()[0] ?? last, last);
};

/** «15-17 октября», «с 15 по 17 октября», «15.10 – 17.10», «с 15 октября по 20 ноября 2025 г.» */
const severalDays: Reader = (text, schoolYear) => {
  const [, from, to] = /^(?:с|со)?\s*(.+?)\s*(?:-|по|до)\s*(.+)$/.exec(text) ?? [];
  if (!from || !to) return null;
  const last = dayIn(to);
  if (!last) return null;
  const first = dayIn(from) ?? (/^\d{1,2}$/.test(from) ? { ...last, day: Number(from) } : null);
  if (!first) return null;
  const year = first.year ?? (first.month <= last.month ? last.year : undefined);
  return range('period', dateOf({ ...first, year }, schoolYear), dateOf(last, schoolYear));
};

/** «с 20 мая»: from the day to the end of the year. */
const since: Reader = (text, schoolYear) => {
  const [, from] = /^(?:с|со)\s+(.+)$/.exec(text) ?? [];
  const day = from ? dayIn(from) : null;
  return day ? range('period', dateOf(day, schoolYear), addDays(yearOf(schoolYear).after, -1)) : null;
};

const monthRange = (
  schoolYear: number,
  month: number,
  year?: string,
): [CivilDate | null, CivilDate | null] => {
  const of = fullYear(year, month, schoolYear);
  return [isoOf(of, month, 1), isoOf(of, month, lastDayOf(of, month))];
};

/** «октябрь», «в октябре 2025 года», «сентябрь – май», «октябрь, март» (twice) */
const months: Reader = (text, schoolYear) => {
  const [, list = '', year] =
    new RegExp(`^(?:в течение |в )?([а-яё.,\\s-]+?)(?:\\s+(\\d{4}))?${ending}$`).exec(text) ?? [];
  const [from, to, ...more] = list.split(/\s*-\s*/).map((word) => monthOf(word.replace(/\.$/, '').trim()));
  if (from && to && more.length === 0)
    return range('period', monthRange(schoolYear, from)[0], monthRange(schoolYear, to, year)[1]);
  const each = list.split(/\s*(?:,|\sи\s)\s*/).map((word) => monthOf(word.replace(/\.$/, '').trim()));
  if (each.length === 0 || each.some((month) => month === 0)) return null;
  const days = each.map((month) => monthRange(schoolYear, month, each.length === 1 ? year : undefined));
  const starts = days.flatMap(([first]) => first ?? []).toSorted();
  const ends = days.flatMap(([, last]) => last ?? []).toSorted();
  return each.length === 1
    ? range('month', starts[0] ?? null, ends[0] ?? null)
    : range('times', starts[0] ?? null, ends.at(-1) ?? null, each.length);
};

const ordinals: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  перв: 1,
  втор: 2,
  трет: 3,
  четвёрт: 4,
  четверт: 4,
  последн: -1,
};
const ordinal = (text: string): number => {
  const digits = /^(\d)(?:-?[а-яё]{1,3})?$/.exec(text)?.[1];
  return digits
    ? Number(digits)
    : (ordinals[text.replace(/(ый|ая|ий|ья|ое|ее|ой|ей|яя)$/, '')] ?? ordinals[text] ?? 0);
};

/** «первая неделя октября», «2-я декада ноября», «начало марта», «вторая половина мая» */
const partOfMonth: Reader = (text, schoolYear) => {
  const [, which = '', part = '', name = '', year] =
    /^(?:в\s+)?(?:(\S+)\s+)?(недел[яюие]|декад[аеуы]|половин[аеуы]|начал[оае]|середин[аеуы]|кон(?:ец|це))\s+([а-яё]+)(?:\s+(\d{4}))?$/.exec(
      text,
    ) ?? [];
  const month = monthOf(name);
  if (month === 0) return null;
  const of = fullYear(year, month, schoolYear);
  const length = lastDayOf(of, month);
  const [from, to] = daysOfPart(part.slice(0, 4), ordinal(which), length);
  return from === 0 ? null : range('period', isoOf(of, month, from), isoOf(of, month, to));
};

function daysOfPart(part: string, which: number, length: number): [number, number] {
  if (part === 'нача') return [1, 10];
  if (part === 'сере') return [11, 20];
  if (part.startsWith('кон')) return [21, length];
  if (part === 'поло') return which === 1 ? [1, 15] : which === 2 ? [16, length] : [0, 0];
  if (part === 'дека')
    return which >= 1 && which <= 3 ? [which * 10 - 9, which === 3 ? length : which * 10] : [0, 0];
  if (which === -1) return [length - 6, length];
  return which >= 1 && which <= 4 ? [which * 7 - 6, which * 7] : [0, 0];
}

/**
 * Halves of the year and calendar quarters; «четверть» of a school depends on the school's own calendar, so a term that
 * names one of them is not guessed.
 */
const partOfYear: Reader = (text, schoolYear) => {
  const [, which = '', unit = '', year] =
    new RegExp(`^(?:в\\s+)?(\\S+)\\s+(полугоди[еяи]|кв(?:артал[е]?|\\.))(?:\\s+(\\d{4}))?${ending}$`).exec(
      text,
    ) ?? [];
  const number = ordinal(which);
  if (unit.startsWith('пол') && (number === 1 || number === 2))
    return number === 1
      ? range('period', `${schoolYear}-09-01`, `${schoolYear}-12-31`)
      : range('period', `${schoolYear + 1}-01-01`, `${schoolYear + 1}-08-31`);
  if (unit.startsWith('кв') && number >= 1 && number <= 4) {
    const of = year ? Number(year) : number === 4 ? schoolYear : schoolYear + 1;
    return range('period', isoOf(of, number * 3 - 2, 1), isoOf(of, number * 3, lastDayOf(of, number * 3)));
  }
  return null;
};

/** Nine months of lessons, four quarters, two halves: how often a year «раз в …» comes. */
const frequencies: Readonly<Record<string, number>> = { меся: 9, четв: 4, квар: 4, полу: 2, трим: 3, год: 1 };
const adverbs: Readonly<Record<string, number>> = {
  ежемесячно: 9,
  ежеквартально: 4,
  'раз в год': 1,
  'один раз в год': 1,
  'дважды в год': 2,
  'два раза в год': 2,
};

/** «1 раз в четверть» counts facts: 4 a year. */
const times: Reader = (text, schoolYear) => {
  const [, count = '1', unit = ''] =
    /^(?:не\s+(?:реже|менее)\s+)?(\d{1,2})?\s*раза?\s+в\s+(?:учебный\s+)?([а-яё]+)$/.exec(text) ?? [];
  const yearly = frequencies[unit.slice(0, 4)] ?? frequencies[unit];
  const wanted = adverbs[text] ?? (yearly ? Number(count) * yearly : 0);
  const { first, after } = yearOf(schoolYear);
  return wanted > 0 ? range('times', first, addDays(after, -1), wanted) : null;
};

const wholeYear =
  /^(в течение|на протяжении|весь)\s*(всего\s+)?(учебного\s+|учебный\s+)?(года|год|периода|период)|^постоянно$|^систематически$|^ежегодно$|^ежедневно$|^еженедельно$|^регулярно$/;
const byPlan =
  /^(по|согласно)\s+.*(план|график|необходимост|запрос|заявк|обращени|поступлени|приказ|положени|расписани|отдельн)/;

const open: Reader = (text, schoolYear) => {
  const { first, after } = yearOf(schoolYear);
  if (byPlan.test(text)) return range('by-plan', first, addDays(after, -1));
  return wholeYear.test(text) ? range('year', first, addDays(after, -1)) : null;
};

/** «18.06, 23.06», «12, 19 и 26 октября»: so many days, each a doing of its own. */
const listedDays: Reader = (text, schoolYear) => {
  const parts = text.split(/\s*(?:,|\sи\s)\s*/);
  const last = dayIn(parts.at(-1) ?? '');
  if (parts.length < 2 || !last) return null;
  const days = parts.map(
    (part) => dayIn(part) ?? (/^\d{1,2}$/.test(part) ? { ...last, day: Number(part) } : null),
  );
  const dates = days.flatMap((day) => (day ? (dateOf(day, schoolYear) ?? []) : [])).toSorted();
  return dates.length === parts.length
    ? range('times', dates[0] ?? null, dates.at(-1) ?? null, dates.length)
    : unknown;
};

const readers = [oneDay, listedDays, until, partOfMonth, partOfYear, times, months, severalDays, since, open];

/** One spelling of dashes, spaces and letters. */
const plain = (text: string): string =>
  text
    .trim()
    .toLocaleLowerCase('ru')
    .replace(/[–—−]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[.;,]$/, '');

/** What the words of a term say in a school year; `unknown` when they name no days we may be sure of. */
export function readTerm(text: string, schoolYear: number): Term {
  const tidy = plain(text);
  for (const read of readers) {
    const term = read(tidy, schoolYear);
    if (term) return term;
  }
  return unknown;
}
