// A person's month of the plan: what is to be done, what was done, and what was done beyond the month's plan.
import { addDays, addMonths, type CivilDate, schoolYearOf } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Person, person } from '../../people/index.ts';
import { type Line, linesOf, wholeYearKinds } from '../line/line.queries.ts';
import { planOfYear } from '../plan/plan.queries.ts';
import { seesMonthOf } from './week.policy.ts';

export interface PersonMonth {
  readonly who: Person;
  /** First day of the month. */
  readonly first: CivilDate;
  /** Lines whose term ends in the month or goes on through it. */
  readonly lines: readonly Line[];
  /** Done in the month though their term is another one's. */
  readonly extra: readonly Line[];
}

export const monthFrom = (ctx: ReadCtx, query: URLSearchParams): CivilDate => {
  const month = query.get('month') ?? '';
  return `${/^20\d{2}-(0[1-9]|1[0-2])$/.test(month) ? month : ctx.today.slice(0, 7)}-01`;
};

export async function personMonth(
  ctx: ReadCtx,
  personId: string,
  first: CivilDate,
): Promise<PersonMonth | null> {
  if (!seesMonthOf(ctx, personId)) return null;
  const who = await person(ctx, personId);
  if (!who) return null;
  const plan = await planOfYear(ctx, schoolYearOf(first));
  const after = addMonths(first, 1);
  const isLive = plan && ['approved', 'executing', 'closed'].includes(plan.state);
  const all = isLive ? await linesOf(ctx, plan.id, []) : [];
  const own = all.filter(
    (line) =>
      line.state !== 'cancelled' && (line.responsibleId === personId || line.coWorkerIds.includes(personId)),
  );
  const isOf = ({ startsOn, endsOn, termKind }: Line) => {
    if (!startsOn || !endsOn || startsOn >= after || endsOn <= first) return false;
    return termKind !== 'until' || addDays(endsOn, -1) < after;
  };
  const lines = own
    .filter(isOf)
    .toSorted(
      (a, b) =>
        Number(wholeYearKinds.includes(a.termKind)) - Number(wholeYearKinds.includes(b.termKind)) ||
        (a.endsOn ?? '').localeCompare(b.endsOn ?? ''),
    );
  const isDoneIn = ({ doneOn }: Line) => doneOn !== null && doneOn >= first && doneOn < after;
  return { who, first, lines, extra: own.filter((line) => isDoneIn(line) && !lines.includes(line)) };
}
