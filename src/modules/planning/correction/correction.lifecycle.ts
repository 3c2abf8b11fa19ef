// A correction of an approved plan: proposed with a reason and a source; it takes effect when approved (004 §3.3, 001 §8.6).
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { type CorrectionState, correctionStates } from './correction.text.ts';

export type { CorrectionState };

const norm = 'plan-corrections';
const by = 'утверждающий изменение';

export const correctionLifecycle = lifecycle({
  name: 'planning.correction',
  table: 'planning.corrections',
  initial: 'proposed',
  states: correctionStates,
  transitions: {
    approve: {
      from: ['proposed'],
      to: 'approved',
      by,
      norm,
      ru: 'утвердить изменение',
      fact: 'correction.approved',
    },
    reject: {
      from: ['proposed'],
      to: 'rejected',
      by,
      norm,
      ru: 'отклонить изменение',
      fact: 'correction.rejected',
    },
  },
});
