// Attestation for conformity to the post: a line of the institution's schedule, decided by its own commission.
import { lifecycle } from '../../kernel/lifecycle.ts';

export type ConformityState = 'planned' | 'informed' | 'conforms' | 'fails' | 'cancelled';

const step = { norm: 'attestation-terms', by: 'руководитель организации или её оператор' };

export const conformityLifecycle = lifecycle({
  name: 'qualification.conformity',
  table: 'qualification.conformity_cases',
  initial: 'planned' as ConformityState,
  states: {
    planned: 'В графике',
    informed: 'Ознакомлен',
    conforms: 'Соответствует',
    fails: 'Не соответствует',
    cancelled: 'Снят с графика',
  },
  transitions: {
    inform: {
      ...{ from: ['planned'], to: 'informed', ...step, ru: 'отметить ознакомление' },
      fact: 'conformity.informed',
    },
    conform: {
      ...{ from: ['informed'], to: 'conforms', ...step, ru: 'внести решение: соответствует' },
      fact: 'conformity.confirmed',
    },
    fail: {
      ...{ from: ['informed'], to: 'fails', ...step, ru: 'внести решение: не соответствует' },
      fact: 'conformity.denied',
    },
    cancel: {
      ...{ from: ['planned', 'informed'], to: 'cancelled', ...step, ru: 'снять с графика' },
      fact: 'conformity.cancelled',
    },
  },
});
