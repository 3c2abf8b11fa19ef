// Dates in Russian, from civil dates 'YYYY-MM-DD', or from an instant together with its time zone.

const NBSP = '\u00A0';
const MONTHS_GENITIVE =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const MONTHS = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const WEEKDAYS_SHORT = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'];
const WEEKDAYS = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'];

type Parts = { year: number; month: number; day: number };

/** '2026-05-30' → '30 мая 2026 г.' */
export function formatDate(date: string): string {
  const { year } = readDate(date);
  return `${formatDayMonth(date)} ${year}${NBSP}г.`;
}

/** '2026-05-30' → '30 мая' */
export function formatDayMonth(date: string): string {
  const { month, day } = readDate(date);
  return `${day}${NBSP}${monthGenitive(month)}`;
}

/** '2026-05-30' → '30.05.2026' */
export function formatDateShort(date: string): string {
  readDate(date);
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** '2026-05-30' → '«30» мая 2026 г.', as acts and approvals write it. */
export function formatDateQuoted(date: string): string {
  const { year, month } = readDate(date);
  return `«${date.slice(8, 10)}»${NBSP}${monthGenitive(month)} ${year}${NBSP}г.`;
}

/** '1–30 мая 2026 г.', '28 мая – 3 июня 2026 г.', '30 декабря 2026 г. – 10 января 2027 г.' */
export function formatDateRange(from: string, to: string): string {
  const a = readDate(from);
  const b = readDate(to);
  if (from === to) return formatDate(from);
  if (a.year !== b.year) return `${formatDate(from)} – ${formatDate(to)}`;
  if (a.month !== b.month) return `${formatDayMonth(from)} – ${formatDate(to)}`;
  return `${a.day}–${formatDate(to)}`;
}

/** 1 → 'января' */
export function monthGenitive(month: number): string {
  return MONTHS_GENITIVE[month - 1] ?? outOfRange(`month ${month}`);
}

/** 1 → 'январь' */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? outOfRange(`month ${month}`);
}

/** '2026-05-30' → 'сб' */
export function weekdayShort(date: string): string {
  return WEEKDAYS_SHORT[weekdayOf(date)] ?? outOfRange(date);
}

/** '2026-05-30' → 'суббота' */
export function weekdayName(date: string): string {
  return WEEKDAYS[weekdayOf(date)] ?? outOfRange(date);
}

/** The civil date an instant falls on in a time zone. */
export function civilDate(instant: Date, timeZone: string): string {
  return wallClock(instant, timeZone).slice(0, 10);
}

/** '23:59' */
export function formatTime(instant: Date, timeZone: string): string {
  return wallClock(instant, timeZone).slice(11, 16);
}

/** '30.05.2026 23:59' */
export function formatMoment(instant: Date, timeZone: string): string {
  return `${formatDateShort(civilDate(instant, timeZone))}${NBSP}${formatTime(instant, timeZone)}`;
}

/** '30 мая 2026 г., 23:59' */
export function formatMomentLong(instant: Date, timeZone: string): string {
  return `${formatDate(civilDate(instant, timeZone))}, ${formatTime(instant, timeZone)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

// Swedish writes dates the ISO way; the formatter is costly to make and cheap to use.
function wallClock(instant: Date, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(timeZone, clock);
  }
  return clock.format(instant);
}

function readDate(date: string): Parts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return outOfRange(date);
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const real = new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
  if (real.getUTCMonth() !== parts.month - 1 || real.getUTCDate() !== parts.day) return outOfRange(date);
  return parts;
}

function weekdayOf(date: string): number {
  const { year, month, day } = readDate(date);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function outOfRange(what: string): never {
  throw new RangeError(`Not a civil date: ${what}`);
}
