// Russian writing of numbers, days and terms; pure functions of their arguments.
import type { Query } from './types.ts';
import { uiText } from './ui.text.ts';

/** Making a formatter costs a hundred times what using it does; there are as many as there are ways to write, times zones. */
const numbers = new Map<number, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

function numberFormat(digits: number): Intl.NumberFormat {
  const known =
    numbers.get(digits) ??
    new Intl.NumberFormat('ru-RU', { maximumFractionDigits: digits, useGrouping: 'always' });
  numbers.set(digits, known);
  return known;
}

const ways = {
  iso: ['en-CA', {}],
  dayAndMonth: ['ru-RU', { day: 'numeric', month: 'long' }],
  year: ['en-CA', { year: 'numeric' }],
  time: ['ru-RU', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  weekday: ['ru-RU', { weekday: 'short' }],
} as const satisfies Record<string, readonly [string, Intl.DateTimeFormatOptions]>;

function written(way: keyof typeof ways, date: Date, timeZone: string): string {
  const key = `${way} ${timeZone}`;
  const [locale, options] = ways[way];
  const known = days.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  days.set(key, known);
  return known.format(date);
}

type Forms = readonly [one: string, few: string, many: string];

/** The form of a noun for a count: plural(3, ['день', 'дня', 'дней']) is 'дня'. */
export function plural(count: number, forms: Forms): string {
  const n = Math.abs(Math.trunc(count));
  if (n % 100 >= 11 && n % 100 <= 14) return forms[2];
  if (n % 10 === 1) return forms[0];
  return n % 10 >= 2 && n % 10 <= 4 ? forms[1] : forms[2];
}

export function countOf(count: number, forms: Forms): string {
  return `${formatNumber(count)}\u00a0${plural(count, forms)}`;
}

/** 1234.5 → «1 234,5» with no-break spaces. */
export function formatNumber(value: number, digits = 2): string {
  return numberFormat(digits)
    .format(value)
    .replace(/[\u202f ]/g, '\u00a0');
}

/** «18 из 57 (31,6 %)», so that a share never travels without its base. */
export function formatShare(part: number, whole: number): string {
  const percent = whole === 0 ? '—' : `${formatNumber((part / whole) * 100, 1)}\u00a0%`;
  return `${formatNumber(part)} ${uiText.of} ${formatNumber(whole)} (${percent})`;
}

const plainDay = /^\d{4}-\d{2}-\d{2}$/;

/** A plain day 'YYYY-MM-DD' belongs to no zone; it is read at noon UTC and shown in UTC. */
function moment(at: Date | string, zone: string): { date: Date; zone: string } {
  if (typeof at === 'string' && plainDay.test(at)) return { date: new Date(`${at}T12:00:00Z`), zone: 'UTC' };
  return { date: typeof at === 'string' ? new Date(at) : at, zone };
}

/** The calendar day of a moment in a zone, as days since 1970: differences of it are whole days. */
function dayNumber(at: Date | string, zone: string): number {
  const m = moment(at, zone);
  return Date.parse(`${written('iso', m.date, m.zone)}T00:00:00Z`) / 86_400_000;
}

/** «30 мая», with the year when asked: «30 мая 2026 г.» */
export function formatDay(at: Date | string, zone = 'Europe/Moscow', withYear = true): string {
  const m = moment(at, zone);
  const day = written('dayAndMonth', m.date, m.zone);
  if (!withYear) return day.replace(' ', '\u00a0');
  return `${day} ${written('year', m.date, m.zone)} г.`.replaceAll(' ', '\u00a0');
}

export function formatTime(at: Date | string, zone: string): string {
  return written('time', typeof at === 'string' ? new Date(at) : at, zone);
}

export function formatWeekday(at: Date | string, zone: string): string {
  const m = moment(at, zone);
  return written('weekday', m.date, m.zone);
}

export interface TermWords {
  /** «30 мая, сб, 23:59 (МСК)» */
  when: string;
  /** «осталось 12 дней», «сегодня», «просрочено на 3 дня» */
  left: string;
  late: boolean;
}

/** Words of a deadline as seen at `now`, by the calendar of the zone. */
export function describeTerm(
  at: Date | string,
  now: Date,
  zone: string,
  zoneText?: string | undefined,
): TermWords {
  const plain = typeof at === 'string' && plainDay.test(at);
  const nowDay = dayNumber(now, zone);
  const days = dayNumber(at, zone) - nowDay;
  const date = moment(at, zone).date;
  const withYear = Math.abs(days) > 180;
  const clock = plain ? '' : `, ${formatTime(date, zone)}${zoneText ? `\u00a0(${zoneText})` : ''}`;
  const when = `${formatDay(at, zone, withYear)}, ${formatWeekday(at, zone)}${clock}`;
  const minutes = Math.floor((date.getTime() - now.getTime()) / 60_000);
  const late = plain ? days < 0 : date.getTime() < now.getTime();
  return { when, left: leftWords(days, minutes, plain, late), late };
}

function leftWords(days: number, minutes: number, plain: boolean, late: boolean): string {
  if (late && days < 0) return `${uiText.lateBy}\u00a0${countOf(-days, uiText.day)}`;
  if (days > 0) return `${uiText.left}\u00a0${countOf(days, uiText.day)}`;
  if (plain) return uiText.today;
  const size = Math.abs(minutes);
  const forms = late ? uiText.minuteAcc : uiText.minute;
  const span = size >= 60 ? countOf(Math.floor(size / 60), uiText.hour) : countOf(Math.max(1, size), forms);
  return `${late ? uiText.lateBy : uiText.left}\u00a0${span}`;
}

/** An address with some query values replaced; undefined and '' take a value away. */
export function withQuery(path: string, query: Query, patch: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...patch })) {
    // An empty word of the patch stays in the address: it says «all» where silence means something else.
    const isSaid = name in patch;
    for (const one of Array.isArray(value) ? value : [value])
      if (one || (isSaid && one === '')) search.append(name, one);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** A telephone stays on one line. */
export const unbrokenPhone = (phone: string): string =>
  phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
