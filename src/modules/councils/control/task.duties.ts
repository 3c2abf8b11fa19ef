// What decisions ask of whom today: own tasks and those of the absent, reports to confirm, tasks of the dismissed.
import { addDays } from '../../../kernel/clock.ts';
import { type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { absentFor, dismissedAmong } from '../../people/index.ts';
import { taskPath } from './task.commands.ts';
import { type ListedTask, waitingTasks } from './task.queries.ts';
import { taskText as text } from './task.text.ts';

/** Own tasks are spoken of so many days before their term. */
const aheadDays = 30;

export async function taskDuties(ctx: ReadCtx): Promise<Duty[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const absent = await absentFor(ctx, personId, ctx.today);
  const own = await waitingTasks(ctx, {
    ownerIds: [personId, ...absent],
    states: ['open'],
    until: addDays(ctx.today, aheadDays),
  });
  const duties = own.map((task) => duty(task, ownWords(task, personId), 'Сообщить', task.dueOn));
  const offices = new Set(scopesOf(ctx, ['chair', 'deputy-chair', 'secretary'], 'body'));
  if (offices.size === 0) return duties;
  const led = (await waitingTasks(ctx)).filter((task) => offices.has(task.bodyId));
  const gone = await dismissedAmong(
    ctx,
    led.map((task) => task.ownerId),
    ctx.today,
  );
  for (const task of led) {
    if (task.state === 'reported' && task.ownerId !== personId)
      duties.push(duty(task, `Подтвердить исполнение: ${task.text}`, 'Проверить', null));
    if (task.state === 'open' && gone.has(task.ownerId))
      duties.push(duty(task, `${task.text}: ${text.orphaned}`, 'Назначить', task.dueOn));
  }
  return duties;
}

const ownWords = (task: ListedTask, personId: string): string =>
  task.ownerId === personId
    ? `${task.bodyName}: ${task.text}`
    : `За ${task.owner} (и. о.). ${task.bodyName}: ${task.text}`;

const duty = (task: ListedTask, words: string, button: string, due: string | null): Duty => ({
  ...{ text: words, path: taskPath(task.id), button, due },
  norm: 'decision-control',
  side: 'mine',
});
