// A week of the service: lines by their days, what is overdue on the day of looking, who is away.
import { addDays, type CivilDate, daysBetween, schoolYearOf } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Absence, absencesIn } from '../../people/index.ts';
import { workingCalendar } from '../../territories/index.ts';
import { executingLines, type Line, linesOf, wholeYearKinds } from '../line/line.queries.ts';
import { type Plan, planOfYear } from '../plan/plan.queries.ts';

import { type WeekEvent, weekEvents } from './week.events.ts';

export interface WeekLine {
  readonly line: Line;
  /** The term ends this day. */
  readonly isLast: boolean;
  /** The rooms and things booked for it that day, with their hours. */
  readonly held: string;
}

export interface WeekDay {
  readonly date: CivilDate;
  readonly isOff: boolean;
  /** Sessions and bookings of the day, by the hour. */
  readonly events: readonly WeekEvent[];
  readonly lines: readonly WeekLine[];
}

export interface Week {
  readonly monday: CivilDate;
  readonly plan: Plan | null;
  readonly days: readonly WeekDay[];
  /** Terms of the week that are longer than a few days: no day of it is theirs. */
  readonly long: readonly Line[];
  readonly overdue: readonly Line[];
  readonly absent: readonly Absence[];
}

export const mondayOf = (date: CivilDate): CivilDate =>
  addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

/** A term of up to so many days stands on each of them; a longer one on its last day. */
const shortest = 5;

function standsOn(line: Line, date: CivilDate): boolean {
  if (!line.startsOn || !line.endsOn || wholeYearKinds.includes(line.termKind)) return false;
  if (addDays(line.endsOn, -1) === date) return true;
  const isShort = line.termKind !== 'until' && daysBetween(line.startsOn, line.endsOn) <= shortest;
  return isShort && line.startsOn <= date && line.endsOn > date;
}

/** Saturday and Sunday are shown only when something stands on them. */
const isShown = (day: WeekDay, index: number) => index < 5 || day.lines.length > 0 || day.events.length > 0;

export async function weekOf(ctx: ReadCtx, monday: CivilDate): Promise<Week> {
  const after = addDays(monday, 7);
  const found = await planOfYear(ctx, schoolYearOf(addDays(monday, 3)));
  const plan = found && ['approved', 'executing', 'closed'].includes(found.state) ? found : null;
  const all = plan ? await linesOf(ctx, plan.id, [], { days: [monday, after] }) : [];
  const lines = all.filter((line) => line.state !== 'cancelled');
  const isWorking = await workingCalendar(ctx);
  const { events, held } = await weekEvents(ctx, monday);
  const days = Array.from({ length: 7 }, (_, index): WeekDay => {
    const date = addDays(monday, index);
    const own = lines.filter((line) => standsOn(line, date));
    return {
      ...{ date, isOff: !isWorking(date) },
      events: events.filter((event) => event.date === date),
      lines: own.map((line) => ({
        ...{ line, isLast: line.endsOn === addDays(date, 1), held: held.get(`${line.id} ${date}`) ?? '' },
      })),
    };
  });
  const placed = new Set(days.flatMap((day) => day.lines.map(({ line }) => line.id)));
  const isLong = (line: Line) =>
    !placed.has(line.id) && line.termKind !== 'until' && !wholeYearKinds.includes(line.termKind);
  // A body answers for its plan by its own Положение (004 §3.5): the sheet is of the service's plan alone.
  const late = await executingLines(ctx, 'open', ctx.today, 'service');
  return {
    ...{ monday, plan, days: days.filter(isShown), long: lines.filter(isLong) },
    overdue: late.filter((line) => !placed.has(line.id)),
    absent: await absencesIn(ctx, 'centre', [monday, after]),
  };
}
