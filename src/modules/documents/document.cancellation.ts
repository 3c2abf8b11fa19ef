// How a registered document is taken back: an order by another order, a paper of reference with a reason, a decision not at all.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { DocumentKind, DocumentRecord } from './document.schema.ts';
import { documentText } from './document.text.ts';

/** `order`: only by another order; `reason`: the clerk says why; `none`: what it records is reviewed where it was decided. */
export type CancelWay = 'order' | 'reason' | 'none';

const decided: readonly DocumentKind[] = [
  'minutes',
  'proposals',
  'transfer-act',
  'application',
  'expert-sheet',
  'report',
];

export const cancelWay = (kind: DocumentKind): CancelWay =>
  kind === 'order' ? 'order' : decided.includes(kind) ? 'none' : 'reason';

/** What the cancellation will undo in a room of the house, a sentence each; a refusal where it cannot be undone. */
export type EffectsOfCancelling = (
  ctx: ReadCtx,
  document: DocumentRecord,
) => Promise<Refusal | readonly string[]>;

const rooms: EffectsOfCancelling[] = [];

/** Called by the composition root: the rooms that carry orders out stand above this one. */
export function useCancellationEffects(given: readonly EffectsOfCancelling[]): void {
  rooms.splice(0, rooms.length, ...given);
}

/** Everything the cancellation of an order will undo; the first refusal is the answer. */
export async function effectsOfCancelling(
  ctx: ReadCtx,
  document: DocumentRecord,
): Promise<Refusal | readonly string[]> {
  if (document.cancels) return refuse('cancelling-order-stays', documentText.cancellingStays);
  const effects: string[] = [];
  for (const room of rooms) {
    const found = await room(ctx, document);
    if (isRefusal(found)) return found;
    effects.push(...found);
  }
  return effects;
}
