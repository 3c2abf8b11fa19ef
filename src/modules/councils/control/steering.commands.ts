// Steering tasks: given with a decision, handed to another owner, put off, taken from control; what the minutes say stays.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { loadItem } from '../agenda.commands.ts';
import { bodyPolicy } from '../body.policy.ts';
import { refusals } from '../councils.text.ts';
import { minutesAreOpen } from '../session.lifecycle.ts';
import { visibleSession } from '../session.queries.ts';
import { taskPath, taskSubject } from './task.commands.ts';
import { taskLifecycle } from './task.lifecycle.ts';
import { taskPolicy } from './task.policy.ts';
import { type TaskRecord, visibleTask, waitingTasks } from './task.queries.ts';
import { taskText as text } from './task.text.ts';

const norm = 'decision-control';
const load = (ctx: ReadCtx, input: { id: string }) => visibleTask(ctx, input.id);
const keyed = { id: z.uuid(), version: z.coerce.number().int() };
const reason = z
  .string()
  .trim()
  .min(5, 'Напишите причину')
  .max(2000)
  .meta({ label: 'Причина', widget: 'textarea' });
const owner = z
  .uuid('Выберите человека из списка')
  .meta({ label: text.fields.owner, widget: 'picker', source: 'people.pick' });
const term = z.iso.date('Выберите дату').meta({ label: text.fields.due, widget: 'date', width: 'short' });

export interface GivenTask {
  readonly text: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** Writes a task of a decision just taken, after those it has. */
export async function giveTask(ctx: WriteCtx, itemId: string, task: GivenTask): Promise<{ id: string }> {
  const id = newId(ctx.now);
  const row = await ctx.db
    .selectFrom('councils.tasks')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  await ctx.db
    .insertInto('councils.tasks')
    .values({
      ...{ territory_id: ctx.territory.id, id, item_id: itemId, position: Number(row?.last ?? 0) + 1 },
      ...{ text: task.text, given_to_id: task.ownerId, given_until: task.dueOn, owner_id: task.ownerId },
      ...{ due_on: task.dueOn, state: taskLifecycle.initial, created_at: ctx.now },
    })
    .execute();
  await recordFact(ctx, {
    name: 'council.task-given',
    subject: taskSubject(id),
    norm,
    data: { itemId, text: task.text, dueOn: task.dueOn },
  });
  return { id };
}

/** Takes the tasks of a decision back together with it. */
export async function takeTasksBack(ctx: WriteCtx, itemId: string): Promise<void> {
  await ctx.db
    .deleteFrom('councils.tasks')
    .where('territory_id', '=', ctx.territory.id)
    .where('item_id', '=', itemId)
    .execute();
}

/** One more point of a decision with its own owner and term, until the minutes are signed. */
export const addTask = command({
  name: 'councils.task.add',
  ru: 'Добавить поручение',
  norm,
  input: z.object({
    itemId: z.uuid(),
    text: z
      .string()
      .trim()
      .min(3, 'Напишите, что сделать')
      .max(2000)
      .meta({ label: text.fields.text, widget: 'textarea' }),
    ownerId: owner,
    dueOn: term,
  }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const session = record.item.sessionId ? await visibleSession(ctx, record.item.sessionId) : null;
    if (!session || !minutesAreOpen(session.state)) return refusals.minutesClosed();
    if (!record.item.decision || record.item.decision.outcome === 'postpone')
      return text.refusals.notDecided();
    if (input.dueOn < session.plannedOn) return text.refusals.termBeforeMeeting();
    const { id } = await giveTask(ctx, record.id, input);
    if (session.state !== 'open') await tellOwners(ctx, [id]);
    return { id: record.id };
  },
});

/** A point written by mistake leaves the decision, until the minutes are signed. */
export const withdrawTask = command({
  name: 'councils.task.withdraw',
  ru: 'Убрать поручение',
  norm,
  input: z.object({ itemId: z.uuid(), taskId: z.uuid() }),
  load: loadItem,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, record): Promise<Refusal | { id: string }> => {
    const session = record.item.sessionId ? await visibleSession(ctx, record.item.sessionId) : null;
    if (!session || !minutesAreOpen(session.state)) return refusals.minutesClosed();
    const task = record.item.decision?.tasks.find((each) => each.id === input.taskId);
    if (!task) return notFound();
    const needed = record.item.decision?.outcome === 'approve' && record.item.subjectKind === null;
    if (needed && record.item.decision?.tasks.length === 1) return text.refusals.ownerNeeded();
    const { numDeletedRows } = await ctx.db
      .deleteFrom('councils.tasks')
      .where('territory_id', '=', ctx.territory.id)
      .where('item_id', '=', record.id)
      .where('id', '=', input.taskId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (numDeletedRows === 0n) return wrongState(taskLifecycle, 'reported', 'report');
    await recordFact(ctx, {
      name: 'council.task-withdrawn',
      subject: { kind: 'councils.item', id: record.id },
      norm,
      data: { text: task.text },
    });
    return { id: record.id };
  },
});

/** Tells those who were given something at a meeting that is over. */
export async function tellOwners(ctx: WriteCtx, taskIds: readonly string[]): Promise<void> {
  const given = (await waitingTasks(ctx)).filter((task) => taskIds.includes(task.id));
  for (const task of given)
    await notify(ctx, {
      to: [task.ownerId],
      name: 'council.task-given',
      text: `Вам поручено (${task.bodyName}): «${task.text}». Срок — ${formatDate(task.dueOn)}`,
      path: taskPath(task.id),
      norm,
      due: task.dueOn,
    });
}

/** Another person answers from now on: the first one was dismissed, is ill or has too much to do. */
export const reassignTask = command({
  name: 'councils.task.reassign',
  ru: 'Назначить другого',
  norm,
  input: z.object({ ...keyed, ownerId: owner, reason }),
  load,
  ability: taskPolicy.rules.steer,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    if (input.ownerId === task.ownerId) return text.refusals.sameOwner();
    const changed = await change(ctx, task, input.version, { owner_id: input.ownerId });
    if (changed) return changed;
    await recordFact(ctx, {
      name: 'council.task-reassigned',
      subject: taskSubject(task.id),
      norm,
      data: { reason: input.reason },
    });
    await tellOwners(ctx, [task.id]);
    return { id: task.id };
  },
});

/** A later term with its reason; lateness that has come stays. */
export const extendTask = command({
  name: 'councils.task.extend',
  ru: 'Перенести срок',
  norm,
  input: z.object({ ...keyed, dueOn: term, reason }),
  load,
  ability: taskPolicy.rules.steer,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    if (input.dueOn <= task.dueOn || input.dueOn < ctx.today) return text.refusals.termNotLater();
    const late = task.lateSince ?? (task.dueOn < ctx.today ? addDays(task.dueOn, 1) : null);
    const changed = await change(ctx, task, input.version, { due_on: input.dueOn, late_since: late });
    if (changed) return changed;
    await recordFact(ctx, {
      name: 'council.task-extended',
      subject: taskSubject(task.id),
      norm,
      data: { from: task.dueOn, to: input.dueOn, reason: input.reason },
    });
    await tellOwners(ctx, [task.id]);
    return { id: task.id };
  },
});

async function change(
  ctx: WriteCtx,
  task: TaskRecord,
  version: number,
  set: { owner_id?: string; due_on?: string; late_since?: string | null },
): Promise<Refusal | null> {
  if (task.state !== 'open') return wrongState(taskLifecycle, task.state, 'report');
  return changeRow(ctx, 'councils.tasks', { id: task.id, version }, set);
}

/** It is not to be done any more: a later decision, a change of the law. */
export const dropTask = command({
  name: 'councils.task.drop',
  ru: 'Снять с контроля',
  norm,
  input: z.object({ ...keyed, reason }),
  load,
  ability: taskPolicy.rules.steer,
  run: async (ctx, input, task: TaskRecord): Promise<Refusal | { id: string }> => {
    const moved = await advance(ctx, taskLifecycle, { ...task, version: input.version }, 'drop', {
      set: { drop_reason: input.reason, done_on: null },
      data: { reason: input.reason },
    });
    return isRefusal(moved) ? moved : { id: task.id };
  },
});
