// Decisions: only with a quorum and as voted; a question without a quorum is put off and comes back by itself.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { upperFirst } from '../../platform/language/index.ts';
import { loadItem } from './agenda.commands.ts';
import { recuse } from './agenda.proposals.ts';
import { emptyBox } from './ballot.box.ts';
import { bodyPolicy } from './body.policy.ts';
import { giveTask } from './control/steering.commands.ts';
import { taskText } from './control/task.text.ts';
import { motionField, optionalDay, optionalId } from './councils.schema.ts';
import { type Outcome, outcomes, quorumWords, refusals } from './councils.text.ts';
import { groundsFor } from './grounds.ts';
import { type Quorum, verdictOf } from './quorum.ts';
import { itemLifecycle } from './session.lifecycle.ts';
import {
  type AgendaItem,
  isVoted,
  itemTally,
  meetingMoment,
  quorumAt,
  type Sheet,
  type SheetDecision,
} from './sheet.ts';
import { consideredItem } from './vote.commands.ts';

/**
 * Voted with a quorum, decided a minute later when somebody has gone: the quorum is that of the vote. By correspondence
 * ballots come one by one, and the vote is over with the last of them.
 */
function votedAt({ votes }: Pick<AgendaItem, 'votes'>): Date | null {
  return votes.length === 0 ? null : new Date(Math.max(...votes.map(({ castAt }) => castAt.getTime())));
}

/**
 * Writes the decision of a question. It must be what was voted: the motion carried, or a refusal where the motion to
 * approve failed; «принять к сведению» needs no vote. A decision of the body's own question has one owner and a term;
 * «принять к сведению» and «рекомендовать» need neither, and what is decided about a record takes effect there.
 */
export const decide = command({
  name: 'councils.item.decide',
  ru: 'Записать решение',
  norm: 'council-quorum',
  input: z.object({
    itemId: z.uuid(),
    outcome: motionField.meta({ label: 'Решили' }),
    text: z
      .string()
      .trim()
      .min(3, 'Напишите текст решения')
      .max(8000)
      .meta({ label: 'Текст решения', widget: 'textarea' }),
    reason: z.string().trim().max(4000).default('').meta({
      label: 'Обоснование',
      widget: 'textarea',
      hint: 'Обязательно при отказе и возврате: его увидит заявитель',
    }),
    ownerId: optionalId.meta({ label: 'Ответственный', widget: 'select' }),
    dueOn: optionalDay.meta({ label: 'Срок' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { outcome: Outcome }> => {
    const considered = await consideredItem(ctx, record, 'anyhow');
    if (isRefusal(considered)) return considered;
    const { sheet, item } = considered;
    const at = votedAt(item) ?? considered.at;
    const quorum = quorumAt(sheet, item, at);
    if (!quorum.reached) return refusals.noQuorum(quorum);
    const unanswered = ownerMissing(item, input, sheet.session.plannedOn);
    if (unanswered) return unanswered;
    const verdict = carriedAs(sheet, item, input.outcome, quorum);
    if (isRefusal(verdict)) return verdict;
    await insertDecision(ctx, sheet, item, { ...input, quorum, byCastingVote: verdict.byCastingVote });
    if (input.ownerId && input.dueOn)
      await giveTask(ctx, item.id, { text: input.text, ownerId: input.ownerId, dueOn: input.dueOn });
    const moved = await advance(ctx, itemLifecycle, item, 'decide', {
      data: { sessionId: sheet.session.id, outcome: input.outcome, ...itemTally(item), reason: input.reason },
    });
    return isRefusal(moved) ? moved : { outcome: input.outcome };
  },
});

/** One person and one day, or neither where nothing is to be done by the decision itself. */
function ownerMissing(
  item: AgendaItem,
  input: { outcome: Outcome; ownerId: string | null; dueOn: string | null },
  heldOn: string,
): Refusal | null {
  if (input.ownerId && input.dueOn)
    return input.dueOn < heldOn ? taskText.refusals.termBeforeMeeting() : null;
  if (input.ownerId) return taskText.refusals.ownerAlone();
  if (input.dueOn) return taskText.refusals.termAlone();
  return isOwnResolution(item, input.outcome) ? taskText.refusals.ownerNeeded() : null;
}

/** The body resolved a question of its own: somebody must carry it out. */
export const isOwnResolution = (item: Pick<AgendaItem, 'subjectKind'>, outcome: Outcome): boolean =>
  outcome === 'approve' && item.subjectKind === null;

function carriedAs(
  sheet: Sheet,
  item: AgendaItem,
  outcome: Outcome,
  quorum: Quorum,
): Refusal | { byCastingVote: boolean } {
  if (!isVoted(item)) return outcome === 'note' ? { byCastingVote: false } : refusals.notVoted();
  const tally = itemTally(item);
  const presider = item.votes.find((vote) => vote.personId === sheet.session.presiderId)?.choice ?? null;
  const verdict = verdictOf(tally, quorum.eligible, presider, sheet.rule);
  const isAsVoted = verdict.carried
    ? outcome === item.motion
    : item.motion === 'approve' && outcome === 'decline';
  return isAsVoted ? verdict : refusals.notCarried(tally);
}

/** The wording prepared for an outcome; the bare verb where nobody prepared one. */
export function wordingOf(
  item: Pick<AgendaItem, 'proposedDecision' | 'proposedRefusal'>,
  outcome: Outcome,
): string {
  const prepared =
    outcome === 'approve' || outcome === 'note' || outcome === 'recommend'
      ? item.proposedDecision
      : outcome === 'decline'
        ? item.proposedRefusal
        : '';
  return prepared || `${upperFirst(outcomes[outcome])}.`;
}

export const decisionRow = (
  ctx: ReadCtx,
  item: Pick<AgendaItem, 'id'>,
  parts: Omit<SheetDecision, 'tasks'>,
) => ({
  territory_id: ctx.territory.id,
  item_id: item.id,
  outcome: parts.outcome,
  text: parts.text,
  reason: parts.reason,
  owner_id: parts.ownerId,
  due_on: parts.dueOn,
  composition: parts.quorum.composition,
  present: parts.quorum.present,
  recused: parts.quorum.recused,
  needed: parts.quorum.needed,
  votes_for: parts.tally.for,
  votes_against: parts.tally.against,
  votes_abstained: parts.tally.abstain,
  by_casting_vote: parts.byCastingVote,
  grounds: JSON.stringify(parts.grounds),
  at: parts.at,
});

type DecisionParts = Omit<SheetDecision, 'tally' | 'grounds' | 'at' | 'tasks'>;

/** The house's own sight: what a decision rests on does not depend on who writes it down. */
const asHouse = (ctx: ReadCtx): ReadCtx => ({
  ...ctx,
  actor: { kind: 'system', accountId: null, personId: null, name: '', roles: [], tokenScopes: null },
});

/** Papers behind questions as decisions keep them, by the question's id. */
export const groundsToKeep = (ctx: ReadCtx, items: readonly AgendaItem[]) => groundsFor(asHouse(ctx), items);

/** A decision keeps the papers it rests on as they stand now. */
async function insertDecision(
  ctx: WriteCtx,
  sheet: Sheet,
  item: AgendaItem,
  parts: DecisionParts,
): Promise<void> {
  const grounds = parts.outcome === 'postpone' ? [] : ((await groundsToKeep(ctx, [item])).get(item.id) ?? []);
  const whole = { ...parts, tally: itemTally(item), grounds, at: meetingMoment(ctx, sheet) };
  await ctx.db
    .insertInto('councils.decisions')
    .values(decisionRow(ctx, item, whole))
    .execute();
}

/** Puts a question off: the loss of the quorum or another reason is written down, the question waits for the next agenda. */
export const postpone = command({
  name: 'councils.item.postpone',
  ru: 'Отложить',
  norm: 'council-quorum',
  input: z.object({
    itemId: z.uuid(),
    reason: z
      .string()
      .trim()
      .max(500)
      .default('')
      .meta({ label: 'Причина', hint: 'Пусто — нет кворума, если его нет' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const considered = await consideredItem(ctx, record, 'anyhow');
    if (isRefusal(considered)) return considered;
    const { sheet, item, quorum } = considered;
    return carryItem(
      ctx,
      sheet,
      item,
      input.reason || (quorum.reached ? 'рассмотрение перенесено' : 'нет кворума'),
    );
  },
});

/** Closes an item as postponed and queues its copy, with the same recusals, for the next agenda. */
export async function carryItem(
  ctx: WriteCtx,
  sheet: Sheet,
  item: AgendaItem,
  reason: string,
): Promise<Refusal | { id: string }> {
  const quorum = quorumAt(sheet, item, meetingMoment(ctx, sheet));
  if (item.ballot === 'secret') await emptyBox(ctx, item.id);
  await ctx.db
    .deleteFrom('councils.votes')
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', '=', item.id)
    .execute();
  await insertDecision(
    ctx,
    sheet,
    { ...item, votes: [], box: null },
    {
      outcome: 'postpone',
      text: `Отложить рассмотрение вопроса: ${reason}.`,
      reason: quorum.reached ? reason : `${reason} (${quorumWords(quorum)})`,
      ownerId: null,
      dueOn: null,
      quorum,
      byCastingVote: false,
    },
  );
  const moved = await advance(ctx, itemLifecycle, item, 'postpone', {
    data: {
      sessionId: sheet.session.id,
      reason,
      reached: quorum.reached,
      eligible: quorum.eligible,
      needed: quorum.needed,
    },
  });
  if (isRefusal(moved)) return moved;
  return { id: await queueCopy(ctx, item) };
}

async function queueCopy(ctx: WriteCtx, item: AgendaItem): Promise<string> {
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('councils.items')
    .values({
      territory_id: ctx.territory.id,
      id,
      body_id: item.bodyId,
      state: 'queued',
      title: item.title,
      subject_kind: item.subjectKind,
      subject_id: item.subjectId,
      institution_id: item.institutionId,
      speaker: item.speaker,
      norm: item.norm,
      materials_path: item.materialsPath,
      proposed_decision: item.proposedDecision,
      proposed_refusal: item.proposedRefusal,
      motion: item.motion,
      carried_from_id: item.id,
      created_at: ctx.now,
    })
    .execute();
  await recuse(
    ctx,
    id,
    item.recusals.filter((each) => each.source === 'automatic'),
  );
  await recordFact(ctx, {
    name: 'council.item-carried-over',
    subject: { kind: itemLifecycle.name, id },
    norm: 'council-session',
    data: { from: item.id },
  });
  return id;
}
