// Taking back what was registered: with a reason where nothing follows from the paper, by another order where something does.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { advance, wrongState } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { cancellingOrder } from './cancelling.paper.ts';
import { cancelWay, effectsOfCancelling } from './document.cancellation.ts';
import { draftDocument } from './document.drafts.ts';
import { documentLifecycle } from './document.lifecycle.ts';
import { documentPolicy } from './document.policy.ts';
import { oneDocument } from './document.queries.ts';
import type { DocumentRecord } from './document.schema.ts';
import { callDocument, documentText } from './document.text.ts';

const NORM = 'order-register';

const reasonInput = (label: string) =>
  z.string().trim().min(3, 'Назовите причину').max(500).meta({ label, widget: 'textarea' });

/**
 * The clerk, with a reason; number and text stay in the register for good. Refuses an order, which only another order
 * cancels, and the papers of decisions, which are reviewed where they were made.
 */
export const cancelCommand = command({
  name: 'documents.cancel',
  ru: 'Отменить документ',
  norm: NORM,
  input: z.object({ documentId: z.uuid(), reason: reasonInput('Почему документ отменён') }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.cancel,
  run: async (ctx, { reason }, document) => {
    const way = cancelWay(document.kind);
    if (way === 'order') return refuse('cancelled-by-order', documentText.cancelledByOrder, { norm: NORM });
    if (way === 'none') return refuse('not-cancelled', documentText.notCancelled[document.kind] ?? '');
    return markCancelled(ctx, document, reason, null);
  },
});

/**
 * The clerk draws the order that cancels a registered one; nothing is undone before its own number and date. Refuses
 * when what the order has done cannot be undone, and a second cancelling draft.
 */
export const draftCancellingCommand = command({
  name: 'documents.draft-cancelling',
  ru: 'Подготовить приказ об отмене',
  norm: NORM,
  input: z.object({
    documentId: z.uuid(),
    reason: reasonInput('Почему приказ отменяется').meta({
      label: 'Почему приказ отменяется',
      hint: 'Войдёт в преамбулу: «В связи с тем, что…»',
      widget: 'textarea',
    }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.cancel,
  run: async (ctx, { reason }, document): Promise<Refusal | { documentId: string }> => {
    if (cancelWay(document.kind) !== 'order') return refuse('not-an-order', documentText.notAnOrder);
    if (document.state !== 'registered') return wrongState(documentLifecycle, document.state, 'cancel');
    const effects = await effectsOfCancelling(ctx, document);
    if (isRefusal(effects)) return effects;
    const { id } = await draftDocument(ctx, await cancellingOrder(ctx, document, reason, effects));
    return { documentId: id };
  },
});

/** What follows from a cancelling order's own registration, in its transaction. */
export async function carryOutCancelling(
  ctx: WriteCtx,
  order: DocumentRecord,
  registered: { number: string; date: string },
): Promise<Refusal | null> {
  const target = order.cancels ? await oneDocument(ctx, order.cancels, 'any') : null;
  if (!target) return null;
  const effects = await effectsOfCancelling(ctx, target);
  if (isRefusal(effects)) return effects;
  const by = callDocument({ kind: 'order', ...registered });
  const reason = documentText.cancelledBy(by, order.basis ?? '');
  const done = await markCancelled(ctx, target, reason, { id: order.id, ...registered });
  return isRefusal(done) ? done : null;
}

/** The fact `document.cancelled` is what the rooms undo by. */
function markCancelled(
  ctx: WriteCtx,
  document: DocumentRecord,
  reason: string,
  by: { id: string; number: string; date: string } | null,
) {
  return advance(ctx, documentLifecycle, document, 'cancel', {
    set: {
      cancelled_at: ctx.now,
      cancelled_by_person_id: ctx.actor.personId,
      cancel_reason: reason,
      ...(by ? { cancelled_by_document_id: by.id } : {}),
    },
    data: {
      documentId: document.id,
      kind: document.kind,
      number: document.number,
      date: document.date,
      reason,
      ...(by ? { byDocumentId: by.id, byNumber: by.number, byDate: by.date } : {}),
    },
  });
}
