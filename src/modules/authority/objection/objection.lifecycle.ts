// The life of an objection to an order (003 §5.2.2): filed, considered with an outcome, or taken back by its author.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type ObjectionState = 'filed' | 'considered' | 'withdrawn';

const norm = 'order-objection';

export const objectionLifecycle = lifecycle({
  name: 'authority.objection',
  table: 'authority.objections',
  initial: 'filed',
  states: { filed: 'На рассмотрении', considered: 'Рассмотрено', withdrawn: 'Отозвано' },
  transitions: {
    consider: {
      from: ['filed'],
      to: 'considered',
      by: 'руководитель органа управления',
      norm,
      ru: 'рассмотреть',
      fact: 'objection.considered',
    },
    withdraw: {
      from: ['filed'],
      to: 'withdrawn',
      by: 'автор',
      norm,
      ru: 'отозвать',
      fact: 'objection.withdrawn',
    },
  },
});
