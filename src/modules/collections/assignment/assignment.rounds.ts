// Every working hour: terms that come soon are reminded of, terms that have passed are told to who answers, to the author, to the head.
import { addDays, timeIn } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { dayIn, momentWords, namesWords, stepOf, termOf, untilWords } from '../moment.ts';
import { assignmentPath, assignmentSubject, taskPath } from './assignment.commands.ts';
import { type Assignment, assignmentsAwaited, isSilent, type Task } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'plan-execution';
async function remind(ctx: WriteCtx, task: Task): Promise<void> {
  const step = stepOf(ctx, task.dueAt);
  if (!step) return;
  await notify(ctx, {
    to: [task.responsibleId],
    name: 'assignment.reminder',
    text: text.told.reminder(task.title, untilWords(ctx, task.dueAt)),
    path: taskPath(task.id),
    norm,
    due: dayIn(ctx, task.dueAt),
    urgent: step === 'soon',
    key: `assignment.reminder:${task.id}:${step}`,
  });
}

async function escalate(ctx: WriteCtx, found: Assignment, headIds: readonly string[]): Promise<void> {
  const silent = found.tasks.filter(isSilent);
  await ctx.db
    .updateTable('collections.assignments')
    .set({ escalated_at: ctx.now })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', found.id)
    .execute();
  if (silent.length === 0) return;
  for (const task of silent)
    await notify(ctx, {
      to: [task.responsibleId],
      name: 'assignment.passed',
      text: text.told.passed(task.title, momentWords(ctx, task.dueAt)),
      path: taskPath(task.id),
      norm,
      urgent: true,
      key: `assignment.passed:${task.id}`,
    });
  await recordFact(ctx, {
    name: 'assignment.overdue',
    subject: { kind: assignmentSubject, id: found.id },
    norm,
    data: { count: silent.length },
  });
  await notify(ctx, {
    to: [found.authorId, ...headIds],
    name: 'assignment.overdue',
    text: text.told.overdue(found.title, namesWords(silent.map((task) => task.addressee))),
    path: assignmentPath(found.id),
    norm,
    urgent: true,
    key: `assignment.overdue:${found.id}`,
  });
}

export async function assignmentRound(ctx: WriteCtx): Promise<void> {
  const horizon = termOf(ctx, addDays(ctx.today, 2), '00:00');
  const awaited = await assignmentsAwaited(ctx, horizon);
  if (awaited.length === 0) return;
  const headsNow = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
  const headIds = headsNow.map((each) => each.personId);
  const isDay = timeIn(ctx.now, ctx.territory.zone) >= '08:00';
  for (const found of awaited) {
    if (found.dueAt <= ctx.now) await escalate(ctx, found, headIds);
    else if (isDay) for (const task of found.tasks.filter(isSilent)) await remind(ctx, task);
  }
}
