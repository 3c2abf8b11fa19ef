// What comes next when there is nothing to do today: the nearest yearly date of the territory's regulations.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { deadlineOf } from '../../kernel/deadline.ts';
import { calendarRule, currentVersion, normName } from '../../modules/regulations/index.ts';
import { workingCalendar } from '../../modules/territories/index.ts';

export interface NextDeadline {
  readonly norm: string;
  /** «Срок подачи заявок» */
  readonly text: string;
  readonly date: CivilDate;
}

/** Yearly dates everybody of the territory lives by. */
const yearly = ['application-deadline', 'expertise-deadline', 'recognition-order-deadline'];

/** The nearest date from today on; null where the territory's texts set no dates. */
export async function nextDeadline(ctx: ReadCtx): Promise<NextDeadline | null> {
  const isWorkingDay = await workingCalendar(ctx);
  const year = Number(ctx.today.slice(0, 4));
  const found: NextDeadline[] = [];
  for (const norm of yearly) {
    const rule = calendarRule(await currentVersion(ctx, norm), norm);
    if (!rule) continue;
    for (const each of [year, year + 1]) {
      const { date } = deadlineOf(norm, rule, each, ctx.territory.zone, isWorkingDay);
      found.push({ norm, text: normName(norm), date });
    }
  }
  const ahead = found.filter(({ date }) => date >= ctx.today);
  return ahead.toSorted((a, b) => a.date.localeCompare(b.date))[0] ?? null;
}
