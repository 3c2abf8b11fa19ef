// The life of a plan's line: open, reported by who answers for it, confirmed by the head; or not done, or cancelled.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { type LineState, lineStates } from './line.text.ts';

export type { LineState };

const norm = 'plan-execution';
const head = 'руководитель службы';
const responsible = 'ответственный';

export const lineLifecycle = lifecycle({
  name: 'planning.line',
  table: 'planning.lines',
  initial: 'open',
  states: lineStates,
  transitions: {
    report: {
      from: ['open'],
      to: 'reported',
      by: responsible,
      norm,
      ru: 'сообщить о выполнении',
      fact: 'line.reported',
    },
    return: {
      from: ['reported'],
      to: 'open',
      by: head,
      norm,
      ru: 'вернуть без подтверждения',
      fact: 'line.returned',
    },
    confirm: { from: ['reported'], to: 'done', by: head, norm, ru: 'подтвердить', fact: 'line.confirmed' },
    fail: { from: ['open'], to: 'not-done', by: head, norm, ru: 'признать несделанным', fact: 'line.failed' },
    cancel: {
      from: ['open'],
      to: 'cancelled',
      by: 'утверждающий изменение',
      norm: 'plan-corrections',
      ru: 'отменить',
      fact: 'line.cancelled',
    },
  },
});
