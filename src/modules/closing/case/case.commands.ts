// A case is begun, put right and given its order; nothing of this closes the service.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { oneDocument } from '../../documents/index.ts';
import { type ClosingKind, citeClause, citeNorm, norms } from '../../regulations/index.ts';
import { closingPolicy } from '../closing.policy.ts';
import { closingText as text } from '../closing.text.ts';
import { caseLifecycle } from './case.lifecycle.ts';
import { type ClosingCase, closingRule, visibleCase } from './case.queries.ts';
import { beginning, changing } from './case.schema.ts';

const norm = norms.serviceClosing.slug;

const invalid = (name: string, field: string, words: string) =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

export const casePath = (id: string): string => `/closing/${id}`;

/** The kind with its words and the clause that names it, as they stand on the day. */
async function kindColumns(ctx: ReadCtx, key: string): Promise<Refusal | ReturnType<typeof columnsOf>> {
  const { kinds, version } = await closingRule(ctx);
  const kind = kinds.find((each) => each.key === key);
  if (!kind) return invalid('unknown-kind', 'kind', text.refusals.kind);
  const clause = version && kind.clause ? citeClause(version, kind.clause) : citeNorm(version, norm);
  return columnsOf(kind, clause);
}

const columnsOf = (kind: ClosingKind, clause: string) => ({
  ...{ kind: kind.key, kind_words: kind.text, ends_service: kind.ends, clause },
});

/** The case may go on changing only while it is prepared. */
export const onlyPreparing = (found: ClosingCase): Refusal | null =>
  found.state === 'preparing' ? null : refuse('case-is-finished', text.refusals.finished, { norm });

/** The head of the service or of the authority begins; one case at a time. */
export const openCase = command({
  name: 'closing.case.open',
  ru: text.open,
  norm,
  input: beginning,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, input) => {
    const kind = await kindColumns(ctx, input.kind);
    if (isRefusal(kind)) return kind;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('closing.cases')
      .values({
        ...{ territory_id: ctx.territory.id, id, ...kind, reason: input.reason },
        ...{ successor_id: input.successorId ?? null, successor: input.successor },
        ...{ closes_on: input.closesOn, ground_act: input.groundAct, state: caseLifecycle.initial },
        ...{ opened_on: ctx.today, opened_by_id: ctx.actor.personId },
      })
      .execute();
    await recordFact(ctx, {
      ...{ name: 'closing.opened', subject: { kind: caseLifecycle.name, id }, norm },
      data: { kind: kind.kind_words },
    });
    return { id };
  },
});

/** An order of the register, whatever its state: an unregistered one is named among what is wanted. */
async function orderFault(ctx: ReadCtx, id: string | undefined): Promise<Refusal | null> {
  if (!id) return null;
  const order = await oneDocument(ctx, id);
  return order?.kind === 'order' && order.state !== 'cancelled'
    ? null
    : invalid('not-an-order', 'documentId', text.refusals.order);
}

export const changeCase = command({
  name: 'closing.case.change',
  ru: text.save,
  norm,
  input: changing,
  load: visibleCase,
  ability: closingPolicy.rules.prepare,
  run: async (ctx, input, found) => {
    const kind = await kindColumns(ctx, input.kind);
    const fault = onlyPreparing(found) ?? (await orderFault(ctx, input.documentId));
    if (fault) return fault;
    if (isRefusal(kind)) return kind;
    const stale = await changeRow(ctx, 'closing.cases', input, {
      ...{ ...kind, reason: input.reason, successor_id: input.successorId ?? null },
      ...{ successor: input.successor, closes_on: input.closesOn, ground_act: input.groundAct },
      order_document_id: input.documentId ?? null,
    });
    if (stale) return stale;
    await recordFact(ctx, {
      ...{ name: 'closing.changed', subject: { kind: caseLifecycle.name, id: found.id }, norm },
    });
    return { id: found.id };
  },
});
