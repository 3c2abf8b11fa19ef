// The life of a mentor pair: proposed, working by an order, finished with an outcome or stopped with a reason.
import { lifecycle } from '../../kernel/lifecycle.ts';
import { developmentNorms } from './development.norms.ts';
import { pairStates } from './mentoring.text.ts';

const norm = developmentNorms.youngSpecialists.slug;
const by = 'организация или методист';

export const pairLifecycle = lifecycle({
  name: 'development.pair',
  table: 'development.mentor_pairs',
  initial: 'proposed',
  states: pairStates,
  transitions: {
    begin: { from: ['proposed'], to: 'active', by, norm, ru: 'начать работу', fact: 'pair.begun' },
    finish: { from: ['active'], to: 'finished', by, norm, ru: 'подвести итог', fact: 'pair.finished' },
    stop: { from: ['proposed', 'active'], to: 'stopped', by, norm, ru: 'прекратить', fact: 'pair.stopped' },
  },
});
export type PairState = keyof (typeof pairLifecycle)['states'];
