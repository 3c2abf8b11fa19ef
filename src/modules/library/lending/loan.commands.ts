// The journal of loans: a copy is given out until a day, prolonged, returned, or lost with an act; the database lets it be out once.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { institution } from '../../institutions/index.ts';
import { person } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { copyLifecycle } from '../fund/copy.lifecycle.ts';
import { fundText as text } from '../fund/fund.text.ts';
import { invalidHere, itemSubject } from '../fund/item.commands.ts';
import { type Copy, copy } from '../fund/item.queries.ts';
import { keepsFund } from '../library.policy.ts';
import { type Loan, loan, request } from './loan.queries.ts';
import { giveSchema, loseSchema, prolongSchema, returnSchema } from './loan.schema.ts';
import { requestLifecycle } from './request.lifecycle.ts';

const norm = norms.fundKeeping.slug;

async function refuseBorrower(
  ctx: ReadCtx,
  { personId, institutionId }: { personId: string | null; institutionId: string | null },
): Promise<Refusal | null> {
  if (Boolean(personId) === Boolean(institutionId))
    return invalidHere('one-borrower', 'personId', text.refusals.borrower);
  if (personId && !(await person(ctx, personId)))
    return invalidHere('no-person', 'personId', text.refusals.nobody);
  if (institutionId && !(await institution(ctx, institutionId)))
    return invalidHere('no-institution', 'institutionId', text.refusals.nobody);
  return null;
}

/** The request this loan answers: of the same item, by the same reader; refuses another one. */
async function answerRequest(ctx: WriteCtx, found: Copy, requestId: string): Promise<Refusal | null> {
  const asked = await request(ctx, requestId);
  if (!asked) return notFound();
  if (asked.itemId !== found.itemId) return refuse('other-item', text.refusals.otherItem, { norm });
  const moved = await advance(ctx, requestLifecycle, asked, 'give');
  return isRefusal(moved) ? moved : null;
}

/** A keeper gives a copy to a person or an institution until a day. */
export const giveOut = command({
  name: 'library.loan.give',
  ru: 'Выдать',
  norm,
  input: giveSchema,
  load: (ctx, input) => copy(ctx, input.id),
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const [personId, institutionId, requestId] = [
      input.personId || null,
      input.institutionId || null,
      input.requestId || null,
    ];
    const complaint = await refuseBorrower(ctx, { personId, institutionId });
    if (complaint) return complaint;
    if (input.dueOn < ctx.today) return invalidHere('due-in-past', 'dueOn', text.refusals.past);
    if (found.state !== 'kept') return refuse('copy-not-kept', text.refusals.notKept, { norm });
    if (found.loanId) return refuse('copy-is-out', text.refusals.isOut, { norm });
    const unanswered = requestId ? await answerRequest(ctx, found, requestId) : null;
    if (unanswered) return unanswered;
    await ctx.db
      .insertInto('library.loans')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), copy_id: found.id, person_id: personId },
        ...{ institution_id: institutionId, request_id: requestId, given_on: ctx.today, due_on: input.dueOn },
        ...{ note: input.note, given_by_person_id: ctx.actor.personId },
      })
      .execute();
    await recordFact(ctx, {
      name: 'loan.given',
      subject: itemSubject(found.itemId),
      norm,
      data: { number: found.number, dueOn: input.dueOn },
    });
    return { id: found.itemId };
  },
});

const loadLoan = (ctx: ReadCtx, input: { id: string }) => loan(ctx, input.id);

/** Changes an open loan under the version the person saw. */
async function change(
  ctx: WriteCtx,
  found: Loan,
  version: number,
  set: Record<string, unknown>,
): Promise<Refusal | null> {
  if (found.endedOn) return refuse('loan-ended', text.refusals.ended, { norm });
  const { numUpdatedRows } = await ctx.db
    .updateTable('library.loans')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', found.id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n ? null : staleWrite();
}

/** The copy is back. */
export const takeBack = command({
  name: 'library.loan.return',
  ru: 'Принять возврат',
  norm,
  input: returnSchema,
  load: loadLoan,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const note = [found.note, input.note].filter(Boolean).join('; ');
    const refusal = await change(ctx, found, input.version, {
      ended_on: ctx.today,
      outcome: 'returned',
      note,
    });
    if (refusal) return refusal;
    await recordFact(ctx, {
      name: 'loan.returned',
      subject: itemSubject(found.itemId),
      norm,
      data: { number: found.number, dueOn: found.dueOn },
    });
    return { id: found.itemId };
  },
});

/** The reader keeps it longer; the new day is later than the former one. */
export const prolong = command({
  name: 'library.loan.prolong',
  ru: 'Продлить',
  norm,
  input: prolongSchema,
  load: loadLoan,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    if (input.dueOn <= found.dueOn || input.dueOn < ctx.today)
      return invalidHere('not-later', 'dueOn', text.refusals.notLater);
    const set = { due_on: input.dueOn, prolonged: found.prolonged + 1 };
    const refusal = await change(ctx, found, input.version, set);
    if (refusal) return refusal;
    await recordFact(ctx, {
      name: 'loan.prolonged',
      subject: itemSubject(found.itemId),
      norm,
      data: { number: found.number, from: found.dueOn, dueOn: input.dueOn },
    });
    return { id: found.itemId };
  },
});

/** The reader has lost it: the loan ends by an act, the copy waits to be found or written off. */
export const loseCopy = command({
  name: 'library.loan.lose',
  ru: 'Записать утерю',
  norm,
  input: loseSchema,
  load: loadLoan,
  ability: keepsFund,
  run: async (ctx, input, found) => {
    const refusal = await change(ctx, found, input.version, {
      ...{ ended_on: ctx.today, outcome: 'lost', act: input.act },
    });
    if (refusal) return refusal;
    const held = await copy(ctx, found.copyId);
    if (!held) return notFound();
    const moved = await advance(ctx, copyLifecycle, held, 'lose', {
      data: { number: found.number, act: input.act },
    });
    return isRefusal(moved) ? moved : { id: found.itemId };
  },
});

export const loanCommands = [giveOut, takeBack, prolong, loseCopy];
