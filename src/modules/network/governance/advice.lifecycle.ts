// The life of an advice to the centre's plan: given by the scientific leadership, accepted or declined by the director (001 §8.1, §8.3).
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { governanceText as text } from './governance.text.ts';

const norm = 'network-governance';
const by = 'директор центра';
export type AdviceState = 'given' | 'accepted' | 'declined';

export const adviceLifecycle = lifecycle({
  name: 'network.advice',
  table: 'network.advice',
  initial: 'given',
  states: text.states,
  transitions: {
    accept: { from: ['given'], to: 'accepted', by, norm, ru: 'принять', fact: 'network.advice-accepted' },
    decline: { from: ['given'], to: 'declined', by, norm, ru: 'не принять', fact: 'network.advice-declined' },
  },
});
