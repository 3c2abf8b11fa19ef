// The life of a reader's request: asked, made ready for some days, given out; or declined with a reason, or taken back.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { norms } from '../../regulations/index.ts';
import { fundText as text } from '../fund/fund.text.ts';

const norm = norms.fundAccess.slug;

export const requestLifecycle = lifecycle({
  name: 'library.request',
  table: 'library.requests',
  initial: 'asked',
  states: text.requestStates,
  transitions: {
    ready: { from: ['asked'], to: 'ready', by: 'методист', norm, ru: 'подобрать', fact: 'request.ready' },
    give: {
      from: ['asked', 'ready'],
      to: 'given',
      by: 'методист',
      norm,
      ru: 'выдать',
      fact: 'request.given',
    },
    decline: {
      ...{ from: ['asked', 'ready'], to: 'declined', by: 'методист', norm },
      ...{ ru: 'отклонить', fact: 'request.declined' },
    },
    cancel: {
      ...{ from: ['asked', 'ready'], to: 'cancelled', by: 'читатель', norm },
      ...{ ru: 'отменить', fact: 'request.cancelled' },
    },
  },
});
export type RequestState = keyof (typeof requestLifecycle)['states'];
