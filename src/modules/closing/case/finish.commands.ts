// The end of a case: the head of the authority closes the service, completes or drops the case, or reopens by another act.
import { z } from 'zod';
import { allowAfterClosing } from '../../../kernel/closure.ts';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { norms } from '../../regulations/index.ts';
import { closingPolicy } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { handedRows } from '../list/list.queries.ts';
import { complaintsOf } from './case.checks.ts';
import { casePath } from './case.commands.ts';
import { caseLifecycle } from './case.lifecycle.ts';
import { type ClosingCase, visibleCase } from './case.queries.ts';
import { keyed, reversing } from './case.schema.ts';
import { concernedPeople } from './concerned.ts';

const norm = norms.serviceClosing.slug;

/** «приказ от 20.06.2026 № 61» */
const actOf = ({ orderNumber, orderDate }: ClosingCase): string =>
  `приказ от ${orderDate ? formatDateShort(orderDate) : ''} № ${orderNumber ?? ''}`;

/** The row is locked first: nobody adds to the list between the check and the end. */
async function finish(
  ctx: WriteCtx,
  found: ClosingCase,
  version: number,
  step: 'close' | 'complete',
): Promise<Refusal | string> {
  await ctx.db
    .selectFrom('closing.cases')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', found.id)
    .forUpdate()
    .execute();
  const [complaint] = await complaintsOf(ctx, found, await handedRows(ctx, found.id));
  if (complaint) return complaint;
  const act = actOf(found);
  const moved = await advance(ctx, caseLifecycle, { ...found, version }, step, {
    set: { act, finished_on: ctx.today, finished_by_id: ctx.actor.personId },
    data: { act, clause: found.clause },
  });
  return isRefusal(moved) ? moved : act;
}

/** Closes the service; from the same moment its data are only read. Refused without an act or an accepted list. */
export const closeService = command({
  name: 'closing.case.close',
  ru: text.close,
  norm,
  input: z.object(keyed),
  load: visibleCase,
  ability: closingPolicy.rules.close,
  run: async (ctx, { version }, found) => {
    if (!found.endsService) return refuse('service-goes-on', text.refusals.ends, { norm });
    // The closing's own fact and letters are written behind the wall it has just put up.
    await allowAfterClosing(ctx);
    const act = await finish(ctx, found, version, 'close');
    if (isRefusal(act)) return act;
    await notify(ctx, {
      ...{ to: await concernedPeople(ctx, found.id), name: 'service.closed', text: text.toldClosed(act) },
      ...{ path: casePath(found.id), norm, key: `service-closed-${found.id}` },
    });
    return { id: found.id };
  },
});

/** For kinds after which the service goes on. */
export const completeCase = command({
  name: 'closing.case.complete',
  ru: text.complete,
  norm,
  input: z.object(keyed),
  load: visibleCase,
  ability: closingPolicy.rules.close,
  run: async (ctx, { version }, found) => {
    if (found.endsService) return refuse('service-ends', text.refusals.closes, { norm });
    const act = await finish(ctx, found, version, 'complete');
    return isRefusal(act) ? act : { id: found.id };
  },
});

export const dropCase = command({
  name: 'closing.case.drop',
  ru: text.drop,
  norm,
  input: z.object(keyed),
  load: visibleCase,
  ability: closingPolicy.rules.close,
  run: async (ctx, { version }, found) => {
    const moved = await advance(ctx, caseLifecycle, { ...found, version }, 'drop');
    return isRefusal(moved) ? moved : { id: found.id };
  },
});

/** The closing is taken back by another act of the authority alone; the act is recorded with the case. */
export const reopenService = command({
  name: 'closing.case.reopen',
  ru: text.reopen,
  norm,
  input: reversing,
  load: visibleCase,
  ability: closingPolicy.rules.close,
  afterClosing: true,
  run: async (ctx, { version, issuer, number, on }, found) => {
    if (on > ctx.today || (found.finishedOn && on < found.finishedOn))
      return refuse('reversal-out-of-time', text.refusals.reversalOn, {
        ...{ kind: 'invalid', norm, fields: { on: text.refusals.reversalOn } },
      });
    const act = `${issuer}, от ${formatDateShort(on)} № ${number}`;
    const moved = await advance(ctx, caseLifecycle, { ...found, version }, 'reopen', {
      set: { reversal_act: act, reversed_on: ctx.today },
      data: { act },
    });
    if (isRefusal(moved)) return moved;
    await notify(ctx, {
      ...{ to: await concernedPeople(ctx, found.id), name: 'service.reopened' },
      ...{ text: text.toldReopened(act), path: casePath(found.id), norm, key: `reopened-${found.id}` },
    });
    return { id: found.id };
  },
});
