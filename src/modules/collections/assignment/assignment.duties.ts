// What assignments ask of whom today: answers to give, answers to judge, those the author waits for.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Duty } from '../../../kernel/module.ts';
import { countOf } from '../../../platform/language/index.ts';
import { seesAll } from '../collections.policy.ts';
import { dayIn, untilWords } from '../moment.ts';
import { assignmentPath, taskPath } from './assignment.commands.ts';
import { assignmentsList, isSilent, openTasks } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'plan-execution';

export async function assignmentDuties(ctx: ReadCtx): Promise<Duty[]> {
  const own: Duty[] = (await openTasks(ctx)).map((task) => ({
    text: `Поручение: ${task.title} (${untilWords(ctx, task.dueAt)})`,
    path: taskPath(task.id),
    button: task.state === 'returned' ? 'Исправить ответ' : 'Ответить',
    due: dayIn(ctx, task.dueAt),
    norm,
    side: 'mine',
  }));
  if (!seesAll(ctx)) return own;
  for (const found of await assignmentsList(ctx, { author: 'mine', state: 'open' })) {
    const silent = found.tasks.filter(isSilent);
    const toJudge = found.tasks.filter((task) => task.state === 'answered');
    const common = { path: assignmentPath(found.id), due: dayIn(ctx, found.dueAt), norm };
    if (toJudge.length > 0)
      own.push({
        ...common,
        text: `Принять ответы на поручение «${found.title}»: ${toJudge.length}`,
        button: 'Посмотреть',
        due: null,
        side: 'mine',
      });
    if (silent.length > 0)
      own.push({
        ...common,
        text: `Ответы на поручение «${found.title}»`,
        button: 'Открыть',
        side: 'waiting',
        who: countOf(silent.length, ...text.addressees),
      });
  }
  return own;
}
