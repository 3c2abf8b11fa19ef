// Lines of «Сегодня» about the fund: the keeper's overdue and requests, the reader's own terms and what waits for him.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { countOf } from '../../../platform/language/index.ts';
import { norms } from '../../regulations/index.ts';
import { fundText as text } from '../fund/fund.text.ts';
import { isKeeper } from '../library.policy.ts';
import { loansOut, requestsList } from './loan.queries.ts';

/** Terms further off than this wait for their day. */
const near = 3;
const norm = norms.fundKeeping.slug;

export async function loanDuties(ctx: ReadCtx): Promise<Duty[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const out = await loansOut(ctx);
  const open = await requestsList(ctx, { open: true });
  const line = (words: string, path: string, due: string | null = null): Duty => ({
    ...{ text: words, path, button: 'Открыть', due, norm, side: 'mine' },
  });
  const own = [
    ...out
      .filter((each) => each.personId === personId && each.dueOn <= addDays(ctx.today, near))
      .map((each) => line(text.duties.mine(each.title), '/library/mine', each.dueOn)),
    ...open
      .filter((each) => each.personId === personId && each.state === 'ready')
      .map((each) => line(text.duties.ready(each.title), '/library/mine', each.readyUntil)),
  ];
  if (!isKeeper(ctx)) return own;
  const overdue = out.filter((each) => each.dueOn < ctx.today).length;
  const asked = open.filter((each) => each.state === 'asked').length;
  return [
    ...own,
    ...(overdue > 0
      ? [line(text.duties.overdue(countOf(overdue, ...text.loanCount)), '/library/loans?show=overdue')]
      : []),
    ...(asked > 0
      ? [line(text.duties.asked(countOf(asked, ...text.requestCount)), '/library/requests')]
      : []),
  ];
}
