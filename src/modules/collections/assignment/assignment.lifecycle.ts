// The life of a task: given, answered, returned with a reason, closed; or withdrawn by who gave it.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { taskStates } from './assignment.text.ts';

export type TaskState = keyof typeof taskStates;

const norm = 'plan-execution';
const author = 'давший поручение';

export const taskLifecycle = lifecycle({
  name: 'collections.task',
  table: 'collections.tasks',
  initial: 'given',
  states: taskStates,
  transitions: {
    answer: {
      from: ['given', 'returned'],
      to: 'answered',
      by: 'ответственный',
      norm,
      ru: 'ответить',
      fact: 'task.answered',
    },
    return: {
      from: ['answered'],
      to: 'returned',
      by: author,
      norm,
      ru: 'вернуть с замечанием',
      fact: 'task.returned',
    },
    close: { from: ['answered'], to: 'closed', by: author, norm, ru: 'закрыть', fact: 'task.closed' },
    withdraw: {
      from: ['given', 'answered', 'returned'],
      to: 'withdrawn',
      by: author,
      norm,
      ru: 'снять',
      fact: 'task.withdrawn',
    },
  },
});
