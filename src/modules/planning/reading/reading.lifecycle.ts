// The life of a file with a plan: looked at until it is right, taken into the plan, taken back if it was a mistake.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { readingStates } from './reading.text.ts';

const parts = { by: 'методист или руководитель службы', norm: 'annual-plan' } as const;

export const readingLifecycle = lifecycle({
  name: 'planning.reading',
  table: 'planning.readings',
  initial: 'ready',
  states: readingStates,
  transitions: {
    apply: { from: ['ready'], to: 'applied', ...parts, ru: 'взять в план', fact: 'reading.applied' },
    undo: { from: ['applied'], to: 'undone', ...parts, ru: 'отменить', fact: 'reading.undone' },
    drop: { from: ['ready'], to: 'dropped', ...parts, ru: 'отложить', fact: 'reading.dropped' },
  },
});

export type ReadingState = keyof (typeof readingLifecycle)['states'];
