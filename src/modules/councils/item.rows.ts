// Questions as the database keeps them, with recusals, votes, decisions and tasks, in a fixed number of statements.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Motion, Outcome } from './councils.text.ts';
import type { Choice, Tally } from './quorum.ts';
import type { ItemState } from './session.lifecycle.ts';
import type { AgendaItem, Ground, SheetDecision, SheetTask } from './sheet.ts';

const selectItems = (ctx: ReadCtx) =>
  ctx.db.selectFrom('councils.items as i').where('i.territory_id', '=', ctx.territory.id);
type ItemsFrom = ReturnType<typeof selectItems>;

/** Items with their recusals, votes and decisions: four queries whatever the number of items. */
export async function agendaItems(
  ctx: ReadCtx,
  narrow: (items: ItemsFrom) => ItemsFrom,
): Promise<AgendaItem[]> {
  const rows = await narrow(selectItems(ctx)).selectAll('i').orderBy('i.position').orderBy('i.id').execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const own = <T extends { item_id: string }>(all: readonly T[], id: string) =>
    all.filter((each) => each.item_id === id);
  const parts = partsOf(ctx, ids);
  const recusals = await parts.recusals.execute();
  const votes = await parts.votes.execute();
  const secret = rows.filter((row) => row.ballot === 'secret').map((row) => row.id);
  const voters = secret.length > 0 ? await parts.voters.execute() : [];
  const boxes = secret.length > 0 ? await countedBoxes(ctx, secret) : [];
  const decisions = await parts.decisions.execute();
  const tasks = decisions.length > 0 ? await parts.tasks.execute() : [];
  return rows.map((row) => {
    const recusalsOfItem = own(recusals, row.id).map((each) => ({
      personId: each.person_id,
      reason: each.reason,
      source: each.source,
    }));
    const decision = own(decisions, row.id)[0];
    return {
      id: row.id,
      version: row.version,
      bodyId: row.body_id,
      sessionId: row.session_id,
      position: row.position,
      state: row.state as ItemState,
      title: row.title,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      institutionId: row.institution_id,
      speaker: row.speaker,
      norm: row.norm,
      materialsPath: row.materials_path,
      proposedDecision: row.proposed_decision,
      proposedRefusal: row.proposed_refusal,
      motion: row.motion as Motion,
      listened: row.listened,
      spoke: row.spoke,
      recusals: recusalsOfItem,
      recused: recusalsOfItem.map((each) => each.personId),
      votes: own(votes, row.id).map((each) => ({
        personId: each.person_id,
        choice: each.choice as Choice,
        castAt: each.cast_at,
      })),
      ballot: row.ballot as AgendaItem['ballot'],
      voters: own(voters, row.id).map((each) => each.person_id),
      box: own(boxes, row.id)[0] ?? null,
      decision: decision ? decisionOf(decision, own(tasks, row.id)) : null,
    };
  });
}

/** Boxes that have been opened; a closed one says nothing. */
async function countedBoxes(ctx: ReadCtx, ids: readonly string[]): Promise<(Tally & { item_id: string })[]> {
  const { rows } = await sql<Tally & { item_id: string }>`
    select item_id, votes_for as for, votes_against as against, votes_abstained as abstain
      from councils.counted_boxes(${[...ids]}::uuid[])`.execute(ctx.db);
  return rows;
}

function partsOf(ctx: ReadCtx, ids: readonly string[]) {
  const { id } = ctx.territory;
  return {
    recusals: ctx.db
      .selectFrom('councils.recusals')
      .selectAll()
      .where('territory_id', '=', id)
      .where('item_id', 'in', ids),
    votes: ctx.db
      .selectFrom('councils.votes')
      .selectAll()
      .where('territory_id', '=', id)
      .where('item_id', 'in', ids)
      .orderBy('cast_at')
      .orderBy('person_id'),
    decisions: ctx.db
      .selectFrom('councils.decisions')
      .selectAll()
      .where('territory_id', '=', id)
      .where('item_id', 'in', ids),
    voters: ctx.db
      .selectFrom('councils.ballot_voters')
      .select(['item_id', 'person_id'])
      .where('territory_id', '=', id)
      .where('item_id', 'in', ids),
    tasks: ctx.db
      .selectFrom('councils.tasks')
      .select(['item_id', 'id', 'text', 'given_to_id as ownerId', 'given_until as dueOn'])
      .where('territory_id', '=', id)
      .where('item_id', 'in', ids)
      .orderBy('position'),
  };
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof partsOf>['decisions']['execute']>>[number];

function decisionOf(row: DecisionRow, tasks: readonly SheetTask[]): SheetDecision {
  return {
    outcome: row.outcome as Outcome,
    text: row.text,
    reason: row.reason,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    tasks,
    quorum: {
      composition: row.composition,
      present: row.present,
      recused: row.recused,
      eligible: row.present - row.recused,
      needed: row.needed,
      reached: row.present - row.recused >= row.needed,
    },
    tally: { for: row.votes_for, against: row.votes_against, abstain: row.votes_abstained },
    byCastingVote: row.by_casting_vote,
    grounds: row.grounds as unknown as Ground[],
    at: row.at,
  };
}
