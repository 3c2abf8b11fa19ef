// Words of a cyclogram turned into a recurrence: «второй вторник месяца», «до 30 мая»; what may be meant in two ways is not guessed.
import { monthGenitive, monthName } from '../../../platform/language/index.ts';
import { weekdays } from './recurrence.text.ts';
import type { Every, Recurrence } from './recurrence.ts';

export type RecurrenceReading = Recurrence | { readonly doubt: 'unknown' | 'twofold' | 'school-quarter' };

const none: Recurrence = {
  ...{ every: 'month', spot: 'whole', month: null, nth: null, weekday: null, day: null },
};

/** 1 to 12 by a month's name in the nominative, the genitive or after «в»; 0 for another word. */
const monthOf = (word: string): number =>
  Array.from({ length: 12 }, (_, index) => index + 1).find((month) => {
    const name = monthName(month);
    return [name, monthGenitive(month), name.replace(/[ьй]$/, '').concat('е')].includes(word);
  }) ?? 0;

/** «вторник», «вторника», «по вторникам», «каждую среду»; 0 for another word. */
const weekdayOf = (word: string): number =>
  weekdays.findIndex((names) => (names as readonly string[]).slice(0, 3).includes(word)) + 1;

const ordinals: readonly (readonly [RegExp, number])[] = [
  [/^(1|1-[а-я]{1,2}|i|перв[а-я]+)$/, 1],
  [/^(2|2-[а-я]{1,2}|ii|втор[а-я]+)$/, 2],
  [/^(3|3-[а-я]{1,2}|iii|трет[а-я]+)$/, 3],
  [/^(4|4-[а-я]{1,2}|iv|четверт[а-я]+)$/, 4],
  [/^(5|5-[а-я]{1,2}|v|пят(ый|ая|ое|ой|ую|ого))$/, 5],
  [/^последн[а-я]+$/, -1],
];
const ordinalOf = (word: string): number => ordinals.find(([form]) => form.test(word))?.[1] ?? 0;

interface Within {
  readonly every: Every;
  readonly month: number | null;
}

/** The period a spot is looked for in: «месяца», «квартала», «полугодия», «октября», «последнего месяца квартала». */
function within(words: string, nth: number): Within | null {
  const plain = words.replace(/^(в|каждого|каждой|каждый|этого|учебного|календарного)\s+/, '').trim();
  if (/^(месяца|месяц|ежемесячно)$/.test(plain)) return { every: 'month', month: null };
  if (/^(квартала|квартал|ежеквартально)$/.test(plain))
    return { every: 'quarter', month: nth === -1 ? 3 : 1 };
  if (/^(полугодия|полугодие)$/.test(plain)) return { every: 'half', month: nth === -1 ? -1 : 1 };
  const [, which = ''] = /^(\S+)\s+месяца\s+квартала$/.exec(plain) ?? [];
  const place = ordinalOf(which);
  if (place === -1 || (place >= 1 && place <= 3))
    return { every: 'quarter', month: place === -1 ? 3 : place };
  if (/^месяца,?\s*(следующего|идущего)\s+за\s+(отчетным\s+)?кварталом$/.test(plain))
    return { every: 'quarter', month: 1 };
  const month = monthOf(plain.replace(/\s+ежегодно$/, ''));
  return month > 0 ? { every: 'year', month } : null;
}

type Reader = (words: string) => RecurrenceReading | null;

const daily: Reader = (words) =>
  /^(ежедневно|каждый (рабочий )?день)$/.test(words) ? { ...none, every: 'day' } : null;

/** «еженедельно», «каждую среду», «по средам», «раз в две недели по вторникам» */
const weekly: Reader = (words) => {
  const [, often = '', name = ''] =
    /^(еженедельно|каждую неделю|1 раз в неделю|раз в неделю|раз в (?:две|2) недели|через неделю)?,?\s*(?:(?:по|в|во|каждый|каждую|каждое)\s+)?([а-я]+)?$/.exec(
      words,
    ) ?? [];
  const every = /две|2|через/.test(often) ? 'fortnight' : 'week';
  const weekday = name ? weekdayOf(name) : 0;
  if (weekday > 0) return { ...none, every, spot: 'weekday', weekday };
  return often && !name ? { ...none, every, spot: 'whole' } : null;
};

/** «каждый второй вторник» is every other one or the second of a month: both are said so. */
const twofold: Reader = (words) => {
  const [, name = ''] = /^кажд[а-я]+\s+втор[а-я]+\s+([а-я]+)$/.exec(words) ?? [];
  return weekdayOf(name) > 0 ? { doubt: 'twofold' } : null;
};

/** «второй вторник месяца», «ежемесячно, последняя пятница», «первый понедельник квартала», «третья среда октября» */
const nthWeekday: Reader = (words) => {
  const [, often = '', which = '', name = '', rest = ''] =
    /^(?:(ежемесячно|ежеквартально)[, ]+)?(?:в\s+|каждый\s+|каждую\s+)?(\S+)\s+([а-я]+)(?:\s+(.+))?$/.exec(
      words,
    ) ?? [];
  const [nth, weekday] = [ordinalOf(which), weekdayOf(name)];
  const place = nth !== 0 && weekday > 0 ? within(rest || often || 'месяца', nth) : null;
  return place ? { ...none, ...place, spot: 'weekday', nth, weekday } : null;
};

/** «последняя неделя квартала», «ежемесячно, вторая неделя», «первая неделя октября» */
const nthWeek: Reader = (words) => {
  const [, often = '', which = '', rest = ''] =
    /^(?:(ежемесячно|ежеквартально)[, ]+)?(?:в\s+|на\s+)?(\S+)\s+недел[яюеи](?:\s+(.+))?$/.exec(words) ?? [];
  const nth = ordinalOf(which);
  const place = nth !== 0 ? within(rest || often || 'месяца', nth) : null;
  return place ? { ...none, ...place, spot: 'week', nth } : null;
};

/** «первый рабочий день месяца», «последний рабочий день квартала» */
const nthWorkingDay: Reader = (words) => {
  const [, which = '', rest = ''] = /^(?:в\s+)?(\S+)\s+рабочий\s+день(?:\s+(.+))?$/.exec(words) ?? [];
  const nth = ordinalOf(which);
  const place = nth !== 0 ? within(rest || 'месяца', nth) : null;
  return place ? { ...none, ...place, spot: 'working-day', nth } : null;
};

/** «15 числа», «ежемесячно 15-го числа», «29 февраля», «20 числа последнего месяца квартала»; «до» before any of them. */
const dated: Reader = (words) => {
  const [, often = '', until = '', figure = '', rest = ''] =
    /^(?:(ежемесячно|ежеквартально|ежегодно)[, ]+)?(до\s+|не позднее\s+)?(\d{1,2})(?:-?(?:го|е))?\s+(?:числа\b\s*)?(.*)$/.exec(
      `${words} `.replace(/числа\s/, 'числа '),
    ) ?? [];
  const day = Number(figure);
  if (day < 1 || day > 31) return null;
  const isNumber = /числа/.test(words);
  const tail = rest.trim().replace(/^числа\s*/, '');
  const usual = often === 'ежегодно' ? '' : often || 'месяца';
  const place = within(tail || (isNumber || often ? usual : ''), 1);
  return place ? { ...none, ...place, spot: until ? 'until' : 'date', day } : null;
};

/** «ежемесячно», «ежеквартально», «раз в полугодие», «ежегодно в мае», «в мае» */
const whole: Reader = (words) => {
  if (/^(ежемесячно|каждый месяц|(1 )?раз в месяц)$/.test(words)) return none;
  if (/^(ежеквартально|каждый квартал|(1 )?раз в квартал)$/.test(words)) return { ...none, every: 'quarter' };
  if (/^(каждое полугодие|(1 )?раз в полугодие|2 раза в год|два раза в год)$/.test(words))
    return { ...none, every: 'half' };
  const [, name = ''] = /^(?:ежегодно,?\s*|каждый год,?\s*)?(?:в\s+)?([а-я]+)$/.exec(words) ?? [];
  const month = monthOf(name);
  return month > 0 ? { ...none, every: 'year', month } : null;
};

/** A school quarter is each school's own: its last week is no day the service may be sure of. */
const schoolQuarter: Reader = (words) =>
  /четверт(и|ь)\b|четверт(и|ь)$/.test(words) ? { doubt: 'school-quarter' } : null;

const readers = [daily, twofold, nthWorkingDay, nthWeek, nthWeekday, dated, weekly, whole, schoolQuarter];

const plain = (words: string): string =>
  words
    .trim()
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[.;,]$/, '');

export const isUnderstood = (reading: RecurrenceReading): reading is Recurrence => !('doubt' in reading);

export function readRecurrence(words: string): RecurrenceReading {
  const tidy = plain(words);
  for (const read of readers) {
    const reading = read(tidy);
    if (reading) return reading;
  }
  return { doubt: 'unknown' };
}
