// Free time of a working day between what is booked: pure, in minutes from midnight.

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The day people book within; nobody asks for a room at night. */
export const bookingDay: Span = { from: 8 * 60, to: 20 * 60 };

/** Gaps of at least `least` minutes between the spans within the day, in order. */
export function freeSlots(taken: readonly Span[], least = 30, day: Span = bookingDay): Span[] {
  const slots: Span[] = [];
  let at = day.from;
  for (const { from, to } of taken.toSorted((a, b) => a.from - b.from)) {
    if (from - at >= least) slots.push({ from: at, to: Math.min(from, day.to) });
    at = Math.max(at, to);
    if (at >= day.to) break;
  }
  if (day.to - at >= least) slots.push({ from: at, to: day.to });
  return slots;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const spanWords = ({ from, to }: Span): string => `${clock(from)}–${clock(to)}`;

/** Minutes of a day that lie within a span of moments; null when the span does not touch the day. */
export function minutesWithin(startsAt: Date, endsAt: Date, dayStart: Date, dayEnd: Date): Span | null {
  if (endsAt <= dayStart || startsAt >= dayEnd) return null;
  const minutes = (at: Date) => Math.round((at.getTime() - dayStart.getTime()) / 60_000);
  return {
    from: startsAt <= dayStart ? 0 : minutes(startsAt),
    to: endsAt >= dayEnd ? 24 * 60 : minutes(endsAt),
  };
}
