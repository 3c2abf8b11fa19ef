// The life of a copy: kept, lost with an act, found again, written off by an act only.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { norms } from '../../regulations/index.ts';
import { fundText as text } from './fund.text.ts';

const norm = norms.fundKeeping.slug;
const by = 'методист';

export const copyLifecycle = lifecycle({
  name: 'library.copy',
  table: 'library.copies',
  initial: 'kept',
  states: text.states,
  transitions: {
    lose: { from: ['kept'], to: 'lost', by, norm, ru: 'записать утерю', fact: 'copy.lost' },
    find: { from: ['lost'], to: 'kept', by, norm, ru: 'отметить найденным', fact: 'copy.found' },
    writeOff: {
      ...{ from: ['kept', 'lost'], to: 'written-off', by, norm },
      ...{ ru: 'списать', fact: 'copy.written-off' },
    },
  },
});
export type CopyState = keyof (typeof copyLifecycle)['states'];
