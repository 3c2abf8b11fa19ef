// The one engine of deadlines: rule + zone + working calendar + hard or soft + reminders before, on and after.
import { addDays, type CivilDate, endOfDay } from './clock.ts';

/** A yearly date of a regulation, e.g. 30 May. `days off move` only where the territory says so (decision 6.1). */
export interface YearlyRule {
  readonly month: number;
  readonly day: number;
  readonly hard: boolean;
  readonly movesToWorkingDay: boolean;
}

/** Answers whether a civil date is a working day in the territory's production calendar. */
export type WorkingCalendar = (date: CivilDate) => boolean;

export interface Deadline {
  readonly norm: string;
  readonly date: CivilDate;
  /** The last moment that is still in time: 23:59:59.999 of the date in the zone (decision 6.2). */
  readonly lastMoment: Date;
  readonly hard: boolean;
  readonly zone: string;
}

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** The deadline a yearly rule sets in a calendar year. */
export function deadlineOf(
  norm: string,
  rule: YearlyRule,
  year: number,
  zone: string,
  isWorkingDay: WorkingCalendar,
): Deadline {
  let date = `${year}-${twoDigits(rule.month)}-${twoDigits(rule.day)}`;
  if (rule.movesToWorkingDay) {
    for (let tries = 0; tries < 30 && !isWorkingDay(date); tries += 1) date = addDays(date, 1);
  }
  return deadlineOn(norm, date, rule.hard, zone);
}

/** A deadline on a date known already (a report's due date, a task's term). */
export function deadlineOn(norm: string, date: CivilDate, hard: boolean, zone: string): Deadline {
  return { norm, date, lastMoment: endOfDay(date, zone), hard, zone };
}

export const isPast = (deadline: Deadline, now: Date): boolean =>
  now.getTime() > deadline.lastMoment.getTime();

/** The latest reminder step that came due after `since`: after a pause one reminder is sent, not all that were missed. */
export function reminderSince(
  due: CivilDate,
  steps: readonly number[],
  since: CivilDate,
  today: CivilDate,
): number | null {
  const come = steps.filter((step) => {
    const on = addDays(due, -step);
    return on > since && on <= today;
  });
  return come.length === 0 ? null : Math.min(...come);
}
