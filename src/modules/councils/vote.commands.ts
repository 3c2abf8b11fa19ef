// Recusals and votes of one question: open, one vote a member, only of those present and not recused.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { anyOf } from '../../kernel/policy.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { type ItemOfBody, loadItem } from './agenda.commands.ts';
import { openSheet } from './attendance.commands.ts';
import { castSecretly } from './ballot.box.ts';
import { bodyPolicy } from './body.policy.ts';
import { manyPeople, motionField, optionalId } from './councils.schema.ts';
import { choices, type Motion, refusals, tallyWords } from './councils.text.ts';
import { type Choice, type Quorum, tallyOf } from './quorum.ts';
import { type AgendaItem, eligibleFor, meetingMoment, quorumAt, type Sheet } from './sheet.ts';

/** The question under consideration, with its session held for this transaction. */
export async function consideredItem(
  ctx: WriteCtx,
  record: ItemOfBody,
  held: 'in-person' | 'anyhow' = 'in-person',
): Promise<Refusal | { sheet: Sheet; item: AgendaItem; at: Date; quorum: Quorum }> {
  if (!record.item.sessionId) return refusals.notOpen();
  const sheet = await openSheet(ctx, record.item.sessionId, held);
  if (isRefusal(sheet)) return sheet;
  if (!sheet.session.attendanceMarked) return refusals.noAttendance();
  const item = sheet.items.find((each) => each.id === record.id);
  if (!item) return notFound();
  if (item.state !== 'scheduled')
    return refuse(
      'already-decided',
      'По этому вопросу уже есть решение. Чтобы исправить, вернитесь к вопросу.',
      { norm: 'council-session' },
    );
  const at = meetingMoment(ctx, sheet);
  return { sheet, item, at, quorum: quorumAt(sheet, item, at) };
}

async function itemFact(
  ctx: WriteCtx,
  name: string,
  id: string,
  data: Record<string, unknown>,
): Promise<void> {
  await recordFact(ctx, { name, subject: { kind: 'councils.item', id }, norm: 'council-quorum', data });
}

/** A member declares a conflict of interest, or the secretary writes it down; the member neither votes nor counts. */
export const declareRecusal = command({
  name: 'councils.recusal.declare',
  ru: 'Взять отвод',
  norm: 'council-quorum',
  input: z.object({
    itemId: z.uuid(),
    personId: optionalId.meta({ label: 'Кто' }),
    reason: z
      .string()
      .trim()
      .min(3, 'Напишите причину отвода')
      .max(500)
      .meta({ label: 'Причина', hint: 'Работает в этой организации' }),
  }),
  load: loadItem,
  ability: anyOf(bodyPolicy.rules.run, bodyPolicy.rules.sit),
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const personId = input.personId ?? ctx.actor.personId;
    if (!personId) return notFound();
    const another = personId !== ctx.actor.personId ? bodyPolicy.rules.run.check(ctx, record) : null;
    if (another) return another;
    if (record.item.state !== 'scheduled' && record.item.state !== 'queued') return refusals.notOpen();
    if (record.item.votes.some((vote) => vote.personId === personId))
      return refuse(
        'voted-already',
        'Этот член совета уже голосовал по вопросу: сначала отмените голосование.',
        { norm: 'council-quorum' },
      );
    await ctx.db
      .insertInto('councils.recusals')
      .values({
        territory_id: ctx.territory.id,
        item_id: record.id,
        person_id: personId,
        reason: input.reason,
        source: 'declared',
        at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['territory_id', 'item_id', 'person_id']).doNothing())
      .execute();
    await itemFact(ctx, 'council.member-recused', record.id, { sessionId: record.item.sessionId });
    return { id: record.id };
  },
});

/** The secretary takes back a recusal declared by mistake; automatic ones stay. */
export const withdrawRecusal = command({
  name: 'councils.recusal.withdraw',
  ru: 'Снять отвод',
  norm: 'council-quorum',
  input: z.object({ itemId: z.uuid(), personId: z.uuid() }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const { numDeletedRows } = await ctx.db
      .deleteFrom('councils.recusals')
      .where('territory_id', '=', ctx.territory.id)
      .where('item_id', '=', record.id)
      .where('person_id', '=', input.personId)
      .where('source', '=', 'declared')
      .executeTakeFirst();
    if (numDeletedRows === 0n)
      return refuse('recusal-stays', 'Отвод по данным о конфликте интересов снять нельзя.', {
        norm: 'council-quorum',
      });
    await itemFact(ctx, 'council.recusal-withdrawn', record.id, { sessionId: record.item.sessionId });
    return { id: record.id };
  },
});

/**
 * Writes the whole vote down at once: «за» are all who may vote, except those named. With nobody named it is «единогласно».
 * A repeat replaces the vote while the question is open. Refuses without a quorum and for anybody absent or recused.
 */
export const recordVotes = command({
  name: 'councils.votes.record',
  ru: 'Записать голосование',
  norm: 'council-quorum',
  input: z.object({
    itemId: z.uuid(),
    motion: motionField.meta({ label: 'Голосуется' }),
    against: manyPeople.meta({ label: 'Против' }),
    abstained: manyPeople.meta({ label: 'Воздержались' }),
    silent: manyPeople.meta({ label: 'Не голосовали' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { itemId: string; words: string }> => {
    const considered = await consideredItem(ctx, record);
    if (isRefusal(considered)) return considered;
    const { sheet, item, at, quorum } = considered;
    if (item.ballot === 'secret') return refusals.openVoteOnly();
    if (!quorum.reached) return refusals.noQuorum(quorum);
    const eligible = eligibleFor(sheet, item, at).map((member) => member.personId);
    const named = [...input.against, ...input.abstained, ...input.silent];
    if (new Set(named).size !== named.length)
      return refuse('two-votes', 'Один человек отмечен дважды: оставьте один голос.', {
        kind: 'invalid',
        fields: { against: 'Один голос на человека.' },
      });
    const stranger = named.find((id) => !eligible.includes(id));
    if (stranger) return item.recused.includes(stranger) ? refusals.voteOfRecused() : refusals.voteOfAbsent();
    await clearVotes(ctx, item);
    const choiceOf = (id: string): Choice =>
      input.against.includes(id) ? 'against' : input.abstained.includes(id) ? 'abstain' : 'for';
    const voters = eligible.filter((id) => !input.silent.includes(id));
    if (voters.length > 0)
      await ctx.db
        .insertInto('councils.votes')
        .values(voters.map((id) => voteRow(ctx, sheet, item, id, choiceOf(id), at)))
        .execute();
    await setMotion(ctx, item, input.motion);
    const tally = tallyOf(voters.map(choiceOf));
    await itemFact(ctx, 'council.votes-recorded', item.id, {
      motion: input.motion,
      for: tally.for,
      against: tally.against,
      abstained: tally.abstain,
    });
    return { itemId: item.id, words: tallyWords(tally) };
  },
});

/** A member present votes from the own place while the question is open; the last vote counts. */
export const castVote = command({
  name: 'councils.vote.cast',
  ru: 'Проголосовать',
  norm: 'council-quorum',
  input: z.object({
    itemId: z.uuid(),
    choice: z.enum(['for', 'against', 'abstain']).meta({ label: 'Голос', options: choices }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.sit,
  run: async (ctx, input, record): Promise<Refusal | { itemId: string }> => {
    const considered = await consideredItem(ctx, record);
    if (isRefusal(considered)) return considered;
    const { sheet, item, at, quorum } = considered;
    if (!quorum.reached) return refusals.noQuorum(quorum);
    const personId = ctx.actor.personId ?? '';
    if (item.recused.includes(personId)) return refusals.voteOfRecused();
    if (!eligibleFor(sheet, item, at).some((member) => member.personId === personId))
      return refusals.voteOfAbsent();
    if (item.ballot === 'secret') return castSecretly(ctx, item.id, item.voters, personId, input.choice);
    await ctx.db
      .insertInto('councils.votes')
      .values(voteRow(ctx, sheet, item, personId, input.choice, at))
      .onConflict((conflict) =>
        conflict
          .columns(['territory_id', 'item_id', 'person_id'])
          .doUpdateSet({ choice: input.choice, cast_at: at }),
      )
      .execute();
    await itemFact(ctx, 'council.vote-cast', item.id, { sessionId: sheet.session.id });
    return { itemId: item.id };
  },
});

export const voteRow = (
  ctx: ReadCtx,
  sheet: Sheet,
  item: AgendaItem,
  personId: string,
  choice: Choice,
  at: Date,
) => ({
  territory_id: ctx.territory.id,
  item_id: item.id,
  session_id: sheet.session.id,
  person_id: personId,
  choice,
  cast_at: at,
});

async function clearVotes(ctx: WriteCtx, item: AgendaItem): Promise<void> {
  await ctx.db
    .deleteFrom('councils.votes')
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', '=', item.id)
    .execute();
}

async function setMotion(ctx: WriteCtx, item: AgendaItem, motion: Motion): Promise<void> {
  await ctx.db
    .updateTable('councils.items')
    .set({ motion })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', item.id)
    .execute();
}
