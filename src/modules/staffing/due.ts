// The dates on which staff is confirmed: yearly days set by the service, and which of them is open now.
import { addDays, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { currentVersion, norms, parametersOf } from '../regulations/index.ts';

/** A date opens two weeks before it comes and stays open until the next one opens. */
export const daysBefore = 14;

export interface DueDates {
  /** Opened the last: the one that is confirmed now. */
  readonly current: CivilDate | null;
  /** Steps of reminders, in days before the date. */
  readonly steps: readonly number[];
}

/** «09-05», «01-01» → the latest date that has opened by the day. */
export function dueOn(days: readonly string[], today: CivilDate): CivilDate | null {
  const year = Number(today.slice(0, 4));
  const dates = [year - 1, year, year + 1].flatMap((each) => days.map((day) => `${each}-${day}`));
  return (
    dates
      .filter((date) => addDays(date, -daysBefore) <= today)
      .toSorted()
      .at(-1) ?? null
  );
}

export async function dueDates(ctx: ReadCtx): Promise<DueDates> {
  const norm = norms.staffConfirmation;
  const { days, reminders } = parametersOf(await currentVersion(ctx, norm), norm);
  return { current: dueOn(days, ctx.today), steps: reminders };
}
