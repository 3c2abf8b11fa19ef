// Every day: terms of tasks are reminded before, on and after; lateness is written down; the office hears of it and of the dismissed.
import { addDays, daysBetween } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { reminderSince } from '../../../kernel/deadline.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { countOf, formatDate } from '../../../platform/language/index.ts';
import { notify } from '../../notices/index.ts';
import { dismissedAmong, standInsOf } from '../../people/index.ts';
import { officeOf, taskPath, taskSubject } from './task.commands.ts';
import { type ListedTask, waitingTasks } from './task.queries.ts';

const norm = 'decision-control';
/** Days before the term; the last one is the day after it. */
const steps = [14, 3, 0, -1];

function reminderText(task: ListedTask, left: number): string {
  const what = `поручения «${task.text}» (${task.bodyName})`;
  if (left > 0)
    return `Срок ${what} — ${formatDate(task.dueOn)}, осталось ${countOf(left, 'день', 'дня', 'дней')}.`;
  return left === 0
    ? `Сегодня срок ${what}.`
    : `Срок ${what} прошёл ${formatDate(task.dueOn)} Сообщите об исполнении и почему не успели.`;
}

async function remind(
  ctx: WriteCtx,
  task: ListedTask,
  standIns: readonly string[],
  since: string,
): Promise<void> {
  const step = reminderSince(task.dueOn, steps, since, ctx.today);
  if (step === null) return;
  const left = daysBetween(ctx.today, task.dueOn);
  await notify(ctx, {
    to: [task.ownerId, ...standIns],
    name: 'council.task-reminder',
    text: reminderText(task, left),
    path: taskPath(task.id),
    norm,
    due: task.dueOn,
    urgent: left <= 0,
    key: `council.task-reminder:${task.id}:${task.dueOn}:${step}`,
  });
}

/** A term passed without a report: lateness is written once and stays. */
async function writeLateness(ctx: WriteCtx, tasks: readonly ListedTask[]): Promise<void> {
  for (const task of tasks.filter((each) => each.dueOn < ctx.today && each.lateSince === null)) {
    await ctx.db
      .updateTable('councils.tasks')
      .set((eb) => ({ late_since: addDays(task.dueOn, 1), version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', task.id)
      .execute();
    await recordFact(ctx, {
      name: 'council.task-overdue',
      subject: taskSubject(task.id),
      norm,
      data: { dueOn: task.dueOn },
    });
  }
}

async function tellOffices(ctx: WriteCtx, tasks: readonly ListedTask[], since: string): Promise<void> {
  const gone = await dismissedAmong(
    ctx,
    tasks.map((task) => task.ownerId),
    ctx.today,
  );
  for (const [bodyId, own] of Map.groupBy(tasks, (task) => task.bodyId)) {
    const passed = own.filter((task) => task.dueOn >= since && task.dueOn < ctx.today);
    const orphaned = own.filter((task) => gone.has(task.ownerId));
    if (passed.length === 0 && orphaned.length === 0) continue;
    const office = await officeOf(ctx, bodyId);
    if (passed.length > 0)
      await notify(ctx, {
        to: office,
        name: 'council.tasks-overdue',
        text: `Просрочены поручения (${own[0]?.bodyName}): ${passed.map((task) => `«${task.text}» — ${task.owner}`).join('; ')}.`,
        path: `/councils/decisions?body=${bodyId}&standing=overdue`,
        norm,
        urgent: true,
        key: `council.tasks-overdue:${bodyId}:${ctx.today}`,
      });
    for (const task of orphaned)
      await notify(ctx, {
        to: office,
        name: 'council.task-orphaned',
        text: `Ответственный за поручение «${task.text}» уволен (${task.owner}): назначьте другого.`,
        path: taskPath(task.id),
        norm,
        key: `council.task-orphaned:${task.id}:${task.ownerId}`,
      });
  }
}

export const watchTasks = dailyJob({
  name: 'councils.tasks',
  hour: 8,
  run: async (ctx, since) => {
    const tasks = await waitingTasks(ctx, { states: ['open'] });
    const standIns = await standInsOf(
      ctx,
      tasks.map((task) => task.ownerId),
      ctx.today,
    );
    for (const task of tasks) await remind(ctx, task, standIns.get(task.ownerId) ?? [], since);
    await writeLateness(ctx, tasks);
    await tellOffices(ctx, tasks, since);
  },
});
