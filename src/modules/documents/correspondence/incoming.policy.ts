// Who reads the journals and who says that a letter is dealt with.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../../kernel/policy.ts';
import { isStaff, keepsOffice } from '../document.policy.ts';
import { correspondenceText as text } from './correspondence.text.ts';
import { type Incoming, oneIncoming } from './incoming.queries.ts';

const isExecutor = rule<Incoming>(
  'incoming-executor',
  { text: text.refusals.closer },
  (ctx, { executorId }) => executorId !== null && executorId === ctx.actor.personId,
);

export const incomingPolicy = policy('documents.incoming', {
  view: anyOf<Incoming>(isStaff, isExecutor),
  close: anyOf<Incoming>(isExecutor, keepsOffice),
});

/** A letter for whoever may see it. */
export async function visibleIncoming(ctx: ReadCtx, id: string): Promise<Incoming | null> {
  const found = await oneIncoming(ctx, id);
  return found && incomingPolicy.rules.view.check(ctx, found) === null ? found : null;
}
