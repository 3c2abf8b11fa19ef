// The life of the yearly formation (004 §3.1): a draft confirmed step by step, an order that waits for its number, in force.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type FormationState = 'draft' | 'ordered' | 'in-force' | 'cancelled';
const norm = 'yearly-formation';
const head = 'руководитель службы';
const clerk = 'регистрация приказа';

export const formationLifecycle = lifecycle({
  name: 'planning.formation',
  table: 'planning.formations',
  initial: 'draft',
  states: { draft: 'Готовится', ordered: 'Приказ готовится', 'in-force': 'Действует', cancelled: 'Отменено' },
  transitions: {
    order: {
      from: ['draft'],
      to: 'ordered',
      by: head,
      norm,
      ru: 'подготовить приказ',
      fact: 'formation.ordered',
    },
    reopen: {
      from: ['ordered'],
      to: 'draft',
      by: head,
      norm,
      ru: 'вернуть к подготовке',
      fact: 'formation.reopened',
    },
    enforce: {
      from: ['ordered'],
      to: 'in-force',
      by: clerk,
      norm,
      ru: 'ввести в действие',
      fact: 'formation.in-force',
    },
    cancel: {
      from: ['in-force'],
      to: 'cancelled',
      by: clerk,
      norm,
      ru: 'отменить',
      fact: 'formation.cancelled',
    },
  },
});
