// The package of proposals (000 §5.6): prepared from signed minutes, handed over by an act, received, answered by an order.
import { lifecycle } from '../../../kernel/lifecycle.ts';

export type PackageState = 'prepared' | 'transferred' | 'received' | 'ordered';

export const packageLifecycle = lifecycle({
  name: 'recognition.package',
  table: 'recognition.packages',
  initial: 'prepared',
  states: {
    prepared: 'Подготовлен',
    transferred: 'Передан',
    received: 'Принят органом управления',
    ordered: 'Издан приказ',
  },
  transitions: {
    transfer: {
      from: ['prepared'],
      to: 'transferred',
      by: 'секретарь экспертного совета',
      norm: 'council-proposals',
      ru: 'передать предложения',
      fact: 'package.transferred',
    },
    receive: {
      from: ['transferred'],
      to: 'received',
      by: 'специалист органа управления',
      norm: 'council-proposals',
      ru: 'принять пакет по акту',
      fact: 'package.received',
    },
    order: {
      from: ['received'],
      to: 'ordered',
      by: 'руководитель органа управления',
      norm: 'recognition-by-authority',
      ru: 'издать приказ',
      fact: 'package.ordered',
    },
    reopen: {
      from: ['ordered'],
      to: 'received',
      by: 'руководитель органа управления',
      norm: 'order-register',
      ru: 'отменить приказ',
      fact: 'package.reopened',
    },
  },
});
