// Who answers a task and who judges the answer.
import { policy, rule } from '../../../kernel/policy.ts';
import { answersFor, keepsWork } from '../collections.policy.ts';
import type { Task } from './assignment.queries.ts';
import { assignmentText as text } from './assignment.text.ts';

export const taskPolicy = policy<Task, 'answer' | 'keep'>('collections.task', {
  answer: rule<Task>(
    'answers-task',
    { text: text.refusals.answers, norm: 'plan-execution' },
    (ctx, task) => ctx.actor.personId === task.responsibleId || answersFor(ctx, task.institutionId),
  ),
  keep: rule<Task>('keeps-task', { text: text.refusals.keeps, norm: 'plan-execution' }, (ctx, task) =>
    keepsWork(ctx, task.authorId),
  ),
});
