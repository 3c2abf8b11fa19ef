// What stands on a week beside lines of the plan: sessions of bodies and booked rooms and things, each on its day by its hour.
import { addDays, type CivilDate, dateIn, momentIn, timeIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { sessionsBetween } from '../../councils/index.ts';
import { type Booking, bookingsBetween } from '../../premises/index.ts';
import { lineLifecycle } from '../line/line.lifecycle.ts';
import { weekText as text } from './week.text.ts';

export interface WeekEvent {
  readonly key: string;
  readonly kind: 'session' | 'booking';
  readonly date: CivilDate;
  /** 'HH:MM'; of several things booked together the earliest. */
  readonly time: string;
  readonly title: string;
  /** «Актовый зал 14:00–16:30, проектор 13:30–17:00». */
  readonly place: string;
  readonly who: string;
  readonly path: string;
}

export interface WeekEvents {
  readonly events: readonly WeekEvent[];
  /** Where and when lines of the plan are held, by their ids. */
  readonly held: ReadonlyMap<string, string>;
}

interface Held {
  readonly date: CivilDate;
  readonly from: string;
  readonly words: string;
}

/** One occasion takes a hall and a projector: it is one row of the week. */
function together(ctx: ReadCtx, bookings: readonly Booking[]) {
  const { zone } = ctx.territory;
  const heldOf = (booking: Booking): Held => {
    const [from, to] = [timeIn(booking.startsAt, zone), timeIn(booking.endsAt, zone)];
    return { date: dateIn(booking.startsAt, zone), from, words: `${booking.asset} ${from}–${to}` };
  };
  const keyOf = (booking: Booking) =>
    [heldOf(booking).date, booking.occasionId ?? `${booking.title} ${booking.personId}`].join(' ');
  return [...Map.groupBy(bookings, keyOf)].map(([key, all]) => {
    const held = all.map(heldOf).toSorted((a, b) => a.from.localeCompare(b.from));
    return { key, all, held, place: held.map(({ words }) => words).join(', ') };
  });
}

/** Cancelled sessions and bookings are no part of the week; what is booked for a line or a session stands with it. */
export async function weekEvents(ctx: ReadCtx, monday: CivilDate): Promise<WeekEvents> {
  const after = addDays(monday, 7);
  const { zone } = ctx.territory;
  const days = [momentIn(monday, '00:00', zone), momentIn(after, '00:00', zone)] as const;
  const booked = together(ctx, await bookingsBetween(ctx, ...days));
  const sessions = (await sessionsBetween(ctx, [monday, after])).filter(({ isCancelled }) => !isCancelled);
  const own = new Set(sessions.map(({ id }) => id));
  const heldFor = (id: string) => booked.find(({ all }) => all[0]?.occasionId === id)?.place;
  const held = new Map<string, string>();
  const events = booked.flatMap(({ key, all, held: places, place }): WeekEvent[] => {
    const [first] = all;
    const [earliest] = places;
    if (!first || !earliest || own.has(first.occasionId ?? '')) return [];
    if (first.occasionKind === lineLifecycle.name && first.occasionId) {
      held.set(`${first.occasionId} ${earliest.date}`, place);
      return [];
    }
    return [
      {
        ...{ key, kind: 'booking', date: earliest.date, time: earliest.from, title: first.title, place },
        ...{ who: first.person, path: `/premises/week?from=${monday}` },
      },
    ];
  });
  const sitting = sessions.map(
    (session): WeekEvent => ({
      ...{ key: session.id, kind: 'session', date: session.on, time: session.time },
      ...{ title: text.session(session.body), place: heldFor(session.id) ?? session.place, who: '' },
      path: `/councils/sessions/${session.id}`,
    }),
  );
  const order = ({ date, time, title }: WeekEvent) => `${date} ${time} ${title}`;
  return { events: [...sitting, ...events].toSorted((a, b) => order(a).localeCompare(order(b), 'ru')), held };
}
