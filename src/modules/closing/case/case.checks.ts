// What keeps a case from its end, each complaint in its words; the page shows them all, the command refuses by the first.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { norms } from '../../regulations/index.ts';
import { groundWords, closingText as text } from '../closing.text.ts';
import { type HandedRow, workOutsideList } from '../list/list.queries.ts';
import { type ClosingCase, closingRule } from './case.queries.ts';

const norm = norms.serviceClosing.slug;

/** Requisites of the order, its ground, the successor. */
async function faultsOfAct(ctx: ReadCtx, found: ClosingCase): Promise<Refusal[]> {
  const { ground, kinds } = await closingRule(ctx);
  const faults: Refusal[] = [];
  if (!found.orderId || found.orderState === 'cancelled')
    faults.push(refuse('closing-without-act', text.refusals.order, { norm }));
  else if (found.orderState !== 'registered')
    faults.push(refuse('closing-act-is-a-draft', text.refusals.orderDraft, { norm }));
  if (ground !== 'none' && !found.groundAct)
    faults.push(refuse('closing-without-ground', text.refusals.ground(groundWords[ground]), { norm }));
  if (kinds.find(({ key }) => key === found.kind)?.successor && !found.successor)
    faults.push(refuse('closing-without-successor', text.refusals.successor, { norm }));
  return faults;
}

/** Everything that is still wanted; an empty list means the head may finish the case today. */
export async function complaintsOf(
  ctx: ReadCtx,
  found: ClosingCase,
  rows: readonly HandedRow[],
): Promise<Refusal[]> {
  const complaints = await faultsOfAct(ctx, found);
  const waiting = rows.filter(({ acceptedOn }) => acceptedOn === null).length;
  if (rows.length === 0) complaints.push(refuse('closing-without-list', text.refusals.list, { norm }));
  else {
    const fresh = found.endsService ? (await workOutsideList(ctx, rows)).length : 0;
    if (fresh > 0) complaints.push(refuse('work-outside-the-list', text.refusals.fresh(fresh), { norm }));
  }
  if (waiting > 0)
    complaints.push(
      refuse('not-accepted', text.refusals.accepted(waiting), { norm, details: { rows: waiting } }),
    );
  if (ctx.today < found.closesOn)
    complaints.push(
      refuse('closing-too-early', text.refusals.early(found.closesOn), { norm, kind: 'conflict' }),
    );
  return complaints;
}
