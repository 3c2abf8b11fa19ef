// The agenda: questions proposed by other modules or by hand, their order, what is put off to the next session.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { bodyPolicy, type OfBody } from './body.policy.ts';
import { visibleBody } from './body.queries.ts';
import { type Motion, refusals } from './councils.text.ts';
import { itemLifecycle, type StatefulItem } from './session.lifecycle.ts';
import { agendaItems, lockSession, visibleSession } from './session.queries.ts';
import type { AgendaItem } from './sheet.ts';

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
export async function proposeAgendaItem(ctx: WriteCtx, parts: ProposedItem): Promise<{ id: string }> {
  const open = parts.subject ? await openItem(ctx, parts) : null;
  if (open) {
    await recuse(ctx, open.id, parts.recusals ?? []);
    return { id: open.id };
  }
  const id = newId(ctx.now);
  const sessionId = await nextPlannedSession(ctx, parts.bodyId);
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

async function nextPosition(ctx: WriteCtx, sessionId: string): Promise<number> {
  await lockSession(ctx, sessionId);
  const row = await ctx.db
    .selectFrom('councils.items')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export interface ItemOfBody extends OfBody, StatefulItem {
  readonly item: AgendaItem;
}

/** An item of a body the actor reads, with the facts the rights ask for; null otherwise. */
export async function loadItem(ctx: ReadCtx, input: { itemId: string }): Promise<ItemOfBody | null> {
  const item = (await agendaItems(ctx, (items) => items.where('i.id', '=', input.itemId)))[0];
  const body = item ? await visibleBody(ctx, item.bodyId) : null;
  if (!item || !body) return null;
  return {
    id: item.id,
    state: item.state,
    version: item.version,
    bodyId: item.bodyId,
    institutionId: body.institutionId,
    item,
  };
}

/** The chair or the secretary puts a question of their own into the queue or straight into a session. */
export const addItem = command({
  name: 'councils.item.add',
  ru: 'Добавить вопрос',
  norm: 'council-session',
  input: z.object({
    bodyId: z.uuid(),
    title: z
      .string()
      .trim()
      .min(5, 'Сформулируйте вопрос: «О …»')
      .max(500)
      .meta({ label: 'Вопрос', hint: '«О плане работы совета на 2026/27 учебный год»' }),
    speaker: z.string().trim().max(200).default('').meta({ label: 'Докладчик' }),
    proposedDecision: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .meta({ label: 'Проект решения', widget: 'textarea' }),
  }),
  load: (ctx, input): Promise<OfBody | null> => visibleBody(ctx, input.bodyId),
  ability: bodyPolicy.rules.run,
  run: (ctx, input) => proposeAgendaItem(ctx, input),
});

/** Takes waiting questions into the agenda of a session, at its end. */
export const scheduleItems = command({
  name: 'councils.item.schedule',
  ru: 'Включить в повестку',
  norm: 'council-session',
  input: z.object({ sessionId: z.uuid(), itemIds: z.array(z.uuid()).min(1, 'Отметьте вопросы').max(200) }),
  load: (ctx, input) => visibleSession(ctx, input.sessionId),
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, session): Promise<Refusal | { scheduled: number }> => {
    if (!['planned', 'summoned', 'open'].includes(session.state)) return refusals.notOpen();
    let position = await nextPosition(ctx, session.id);
    const items = await agendaItems(ctx, (all) =>
      all.where('i.id', 'in', input.itemIds).where('i.body_id', '=', session.bodyId),
    );
    for (const item of items) {
      const moved = await advance(ctx, itemLifecycle, item, 'schedule', {
        set: { session_id: session.id, position },
        data: { sessionId: session.id },
      });
      if (isRefusal(moved)) return moved;
      position += 1;
    }
    return { scheduled: items.length };
  },
});

/** Sets the order of the agenda: every scheduled item once, in the order given. */
export const orderItems = command({
  name: 'councils.item.order',
  ru: 'Изменить порядок',
  norm: 'council-session',
  input: z.object({ sessionId: z.uuid(), itemId: z.uuid(), to: z.enum(['up', 'down']) }),
  load: (ctx, input) => visibleSession(ctx, input.sessionId),
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, session): Promise<Refusal | { id: string }> => {
    if (!['planned', 'summoned', 'open'].includes(session.state)) return refusals.notOpen();
    await lockSession(ctx, session.id);
    const items = await agendaItems(ctx, (all) => all.where('i.session_id', '=', session.id));
    const index = items.findIndex((item) => item.id === input.itemId);
    const neighbour = items[index + (input.to === 'up' ? -1 : 1)];
    const item = items[index];
    if (!item || !neighbour) return { id: input.itemId };
    await place(ctx, item.id, neighbour.position ?? 1);
    await place(ctx, neighbour.id, item.position ?? 1);
    await recordFact(ctx, {
      name: 'council.agenda-reordered',
      subject: { kind: 'councils.session', id: session.id },
      norm: 'council-session',
      data: { itemId: item.id, position: neighbour.position },
    });
    return { id: item.id };
  },
});

async function place(ctx: WriteCtx, id: string, position: number): Promise<void> {
  await ctx.db
    .updateTable('councils.items')
    .set({ position })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .execute();
}

/** Those after a question that leaves the agenda move up; a refusal afterwards takes it back with everything else. */
async function closeGap(ctx: WriteCtx, item: AgendaItem): Promise<void> {
  if (!item.sessionId || !item.position) return;
  await lockSession(ctx, item.sessionId);
  await ctx.db
    .updateTable('councils.items')
    .set((eb) => ({ position: eb('position', '-', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', item.sessionId)
    .where('position', '>', item.position)
    .execute();
}

/** Returns a scheduled question to the queue. */
export const unscheduleItem = command({
  name: 'councils.item.unschedule',
  ru: 'Убрать из повестки',
  norm: 'council-session',
  input: z.object({ itemId: z.uuid() }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, _input, record) => {
    await closeGap(ctx, record.item);
    return advance(ctx, itemLifecycle, record, 'unschedule', { set: { session_id: null, position: null } });
  },
});

/** Takes a question off altogether, with a reason in the history. */
export const withdrawItem = command({
  name: 'councils.item.withdraw',
  ru: 'Снять вопрос',
  norm: 'council-session',
  input: z.object({
    itemId: z.uuid(),
    reason: z.string().trim().min(3, 'Напишите причину').max(500).meta({ label: 'Причина' }),
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record) => {
    await closeGap(ctx, record.item);
    return advance(ctx, itemLifecycle, record, 'withdraw', {
      set: { session_id: null, position: null },
      data: { reason: input.reason },
    });
  },
});
