// The agenda: questions proposed by other modules or by hand, their order, what is put off to the next session.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { nextPosition, proposeAgendaItem } from './agenda.proposals.ts';
import { bodyPolicy, type OfBody } from './body.policy.ts';
import { visibleBody } from './body.queries.ts';
import { refusals } from './councils.text.ts';
import { agendaItems } from './item.rows.ts';
import { itemLifecycle, type StatefulItem } from './session.lifecycle.ts';
import { lockSession, visibleSession } from './session.queries.ts';
import type { AgendaItem } from './sheet.ts';
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
