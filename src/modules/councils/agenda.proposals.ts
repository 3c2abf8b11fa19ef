import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import type { Motion } from './councils.text.ts';
import { itemLifecycle } from './session.lifecycle.ts';
import { lockSession } from './session.queries.ts';

export interface ProposedItem {
  readonly bodyId: string;
  /** What the question is about; absent for a question of the council's own life. */
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly title: string;
  readonly norm?: string | null;
  /** Page of the materials within the territory; closed to the recused. */
  readonly materialsPath?: string | null;
  /** Institution that sees the extract once the minutes are signed. */
  readonly institutionId?: string | null;
  readonly speaker?: string;
  readonly speakerId?: string | null;
  readonly proposedDecision?: string;
  /** The wording if the council refuses instead. */
  readonly proposedRefusal?: string;
  readonly motion?: Motion;
  /** Members with a conflict of interest, known beforehand. */
  readonly recusals?: readonly { readonly personId: string; readonly reason: string }[];
}

/**
 * Front door for other modules: puts a question before a body. It joins the next session whose agenda is not sent
 * out yet, else waits in the queue. The same open question is proposed once: a repeat renews its recusals.
 */
export async function proposeAgendaItem(
  ctx: WriteCtx,
  parts: ProposedItem,
  /** The session whose agenda takes it at once, sent out or not. */
  into: string | null = null,
): Promise<{ id: string }> {
  const open = parts.subject ? await openItem(ctx, parts) : null;
  if (open) {
    await recuse(ctx, open.id, parts.recusals ?? []);
    return { id: open.id };
  }
  const id = newId(ctx.now);
  const sessionId = into ?? (await nextPlannedSession(ctx, parts.bodyId));
  await ctx.db
    .insertInto('councils.items')
    .values({
      territory_id: ctx.territory.id,
      id,
      body_id: parts.bodyId,
      session_id: sessionId,
      position: sessionId ? await nextPosition(ctx, sessionId) : null,
      state: sessionId ? 'scheduled' : 'queued',
      title: parts.title,
      subject_kind: parts.subject?.kind ?? null,
      subject_id: parts.subject?.id ?? null,
      institution_id: parts.institutionId ?? null,
      speaker: parts.speaker ?? '',
      speaker_id: parts.speakerId ?? null,
      norm: parts.norm ?? null,
      materials_path: parts.materialsPath ?? null,
      proposed_decision: parts.proposedDecision ?? '',
      proposed_refusal: parts.proposedRefusal ?? '',
      motion: parts.motion ?? (parts.subject ? 'approve' : 'note'),
      created_at: ctx.now,
    })
    .execute();
  await recordFact(ctx, {
    name: 'council.item-proposed',
    subject: { kind: itemLifecycle.name, id },
    norm: parts.norm ?? 'council-session',
    data: {
      bodyId: parts.bodyId,
      sessionId,
      subjectKind: parts.subject?.kind ?? null,
      subjectId: parts.subject?.id ?? null,
    },
  });
  await recuse(ctx, id, parts.recusals ?? []);
  return { id };
}

async function openItem(
  ctx: ReadCtx,
  { bodyId, subject, norm }: ProposedItem,
): Promise<{ id: string } | undefined> {
  return ctx.db
    .selectFrom('councils.items')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where('subject_kind', '=', subject?.kind ?? '')
    .where('subject_id', '=', subject?.id ?? '')
    .where('norm', 'is not distinct from', norm ?? null)
    .where('state', 'in', ['queued', 'scheduled'])
    .executeTakeFirst();
}

/** A conflict without a note of its own. */
const noReason = 'конфликт интересов';

/** Automatic recusals of one item; those already written stay as they are. */
export async function recuse(
  ctx: WriteCtx,
  itemId: string,
  people: readonly { readonly personId: string; readonly reason: string }[],
): Promise<void> {
  if (people.length === 0) return;
  await ctx.db
    .insertInto('councils.recusals')
    .values(
      people.map(({ personId, reason }) => ({
        territory_id: ctx.territory.id,
        item_id: itemId,
        person_id: personId,
        reason: reason.trim() || noReason,
        source: 'automatic',
        at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['territory_id', 'item_id', 'person_id']).doNothing())
    .execute();
}

async function nextPlannedSession(ctx: ReadCtx, bodyId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('councils.sessions')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where('state', '=', 'planned')
    .where('planned_on', '>=', ctx.today)
    .orderBy('planned_on')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function nextPosition(ctx: WriteCtx, sessionId: string): Promise<number> {
  await lockSession(ctx, sessionId);
  const row = await ctx.db
    .selectFrom('councils.items')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}
