// Time: civil dates in a territory's zone and the moments they stand for. The only reader of the wall clock.

/** 'YYYY-MM-DD' in some territory's zone. */
export type CivilDate = string;

export interface Clock {
  now(): Date;
}

/** The wall clock, moved by a whole number of milliseconds (the demonstration travels, production never). */
export const wallClock = (offsetMs = 0): Clock => ({ now: () => new Date(Date.now() + offsetMs) });

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function wallPartsAt(at: Date, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatterOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
}

/** The civil date of a moment in a zone. */
export function dateIn(at: Date, zone: string): CivilDate {
  const parts = wallPartsAt(at, zone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** 'HH:MM' of a moment in a zone. */
export function timeIn(at: Date, zone: string): string {
  const parts = wallPartsAt(at, zone);
  return `${parts.hour}:${parts.minute}`;
}

/** The moment when a civil date and time come in a zone; two passes settle a change of the zone's offset. */
export function momentIn(date: CivilDate, time: string, zone: string): Date {
  const wanted = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  let guess = wanted;
  for (let pass = 0; pass < 2; pass += 1) {
    const parts = wallPartsAt(new Date(guess), zone);
    const shown = Date.parse(
      `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
    );
    guess += wanted - shown;
  }
  return new Date(guess);
}

/** The last moment of a civil date in a zone: 23:59:59.999. */
export function endOfDay(date: CivilDate, zone: string): Date {
  return new Date(momentIn(addDays(date, 1), '00:00:00', zone).getTime() - 1);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Same day some months later; 31 January plus a month is the last day of February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Whole days from one civil date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** School year 1 September – 31 August, named by its first calendar year (domain-facts C1). */
export function schoolYearOf(date: CivilDate): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 9 ? year : year - 1;
}
