// A recurrence: how often and where within its period a thing comes, and what is done with a day off.

export const periods = ['day', 'week', 'fortnight', 'month', 'quarter', 'half', 'year'] as const;
export type Every = (typeof periods)[number];
export const spots = ['weekday', 'date', 'week', 'working-day', 'until', 'whole'] as const;
export type Spot = (typeof spots)[number];
export const shifts = ['after', 'before', 'skip', 'keep'] as const;
export type Shift = (typeof shifts)[number];
export const gives = ['each', 'counted', 'none'] as const;
export type Gives = (typeof gives)[number];

/** What the words of a rule say; `nth` and `month` of -1 are the last one. */
export interface Recurrence {
  readonly every: Every;
  readonly spot: Spot;
  /** Of a year's rule the month of the calendar; of a quarter's 1 to 3; of a half's 1 or -1; else null. */
  readonly month: number | null;
  readonly nth: number | null;
  /** 1 is Monday. */
  readonly weekday: number | null;
  readonly day: number | null;
}

/** With the months it comes in and the way off a day off. */
export interface Schedule extends Recurrence {
  readonly months: readonly number[];
  readonly shift: Shift;
}

/** Months in which a service works with schools; the form begins with them. */
export const lessonMonths: readonly number[] = [9, 10, 11, 12, 1, 2, 3, 4, 5];
export const monthsOfYear: readonly number[] = [...lessonMonths, 6, 7, 8];
