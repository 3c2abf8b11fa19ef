// When a letter may leave: never in quiet hours, on working days only where the person wants so (anchors: nobody gets mail at midnight).
import { addDays, dateIn, momentIn, timeIn } from '../../kernel/clock.ts';
import type { WorkingCalendar } from '../../kernel/deadline.ts';

export interface LetterPreferences {
  readonly letters: 'each' | 'digest' | 'none';
  /** Local hours; quiet from 20 to 8 by default. */
  readonly quiet_from: number;
  readonly quiet_to: number;
  readonly working_days_only: boolean;
}

export const defaultPreferences: LetterPreferences = {
  letters: 'each',
  quiet_from: 20,
  quiet_to: 8,
  working_days_only: true,
};

const twoDigits = (n: number) => String(n).padStart(2, '0');

/** The hour a digest leaves on a working day. */
export const digestHour = 8;

/**
 * The earliest moment a letter may leave, or null when the person wants none.
 * Urgent letters disregard the digest and days off, never the quiet hours.
 */
export function letterTime(
  now: Date,
  zone: string,
  wishes: LetterPreferences,
  urgent: boolean,
  isWorkingDay: WorkingCalendar,
): Date | null {
  if (wishes.letters === 'none' && !urgent) return null;
  const hour = Number(timeIn(now, zone).slice(0, 2));
  const { quiet_from: from, quiet_to: to } = wishes;
  const isQuiet = from <= to ? hour >= from && hour < to : hour >= from || hour < to;
  let date = dateIn(now, zone);
  const leavesNow = !isQuiet && (urgent || wishes.letters === 'each');
  if (leavesNow && (urgent || !wishes.working_days_only || isWorkingDay(date))) return now;
  const openingHour = wishes.letters === 'digest' && !urgent ? Math.max(digestHour, to % 24) : to;
  if (hour >= openingHour) date = addDays(date, 1);
  if (!urgent && wishes.working_days_only) {
    for (let tries = 0; tries < 30 && !isWorkingDay(date); tries += 1) date = addDays(date, 1);
  }
  return momentIn(date, `${twoDigits(openingHour)}:00`, zone);
}
