// The life of an assignment in the centre, and of its answer in the member's own territory (001 §1.3, §6.2).
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { assignmentText as text } from './assignment.text.ts';

const norm = 'network-assignments';

export type AssignmentState = 'given' | 'withdrawn';
export const assignmentLifecycle = lifecycle({
  name: 'network.assignment',
  table: 'network.assignments',
  initial: 'given',
  states: { given: 'Дано', withdrawn: 'Снято' },
  transitions: {
    withdraw: {
      from: ['given'],
      to: 'withdrawn',
      by: 'центр сети',
      norm,
      ru: 'снять',
      fact: 'network.assignment-withdrawn',
    },
  },
});

export type AnswerState = 'taken' | 'done';
export const answerLifecycle = lifecycle({
  name: 'network.answer',
  table: 'network.answers',
  initial: 'taken',
  states: { taken: 'Принято', done: 'Выполнено' },
  transitions: {
    report: {
      from: ['taken'],
      to: 'done',
      by: 'исполнитель в территории',
      norm,
      ru: text.report.toLocaleLowerCase('ru'),
      fact: 'network.assignment-done',
    },
  },
});
