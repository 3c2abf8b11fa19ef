// The life of a nomination: proposed, put into the request, the place confirmed by the provider or declined.
import { lifecycle } from '../../kernel/lifecycle.ts';
import { developmentNorms } from './development.norms.ts';
import { nominationStates } from './nomination.text.ts';

const norm = developmentNorms.courseCatalogue.slug;
const service = 'методист';

export const nominationLifecycle = lifecycle({
  name: 'development.nomination',
  table: 'development.nominations',
  initial: 'proposed',
  states: nominationStates,
  transitions: {
    send: {
      from: ['proposed'],
      to: 'sent',
      by: service,
      norm,
      ru: 'включить в заявку',
      fact: 'nomination.sent',
    },
    confirm: {
      from: ['proposed', 'sent'],
      to: 'confirmed',
      by: service,
      norm,
      ru: 'подтвердить место',
      fact: 'nomination.confirmed',
    },
    decline: {
      from: ['proposed', 'sent'],
      to: 'declined',
      by: service,
      norm,
      ru: 'отклонить',
      fact: 'nomination.declined',
    },
    withdraw: {
      from: ['proposed', 'sent'],
      to: 'withdrawn',
      by: 'организация или методист',
      norm,
      ru: 'отозвать',
      fact: 'nomination.withdrawn',
    },
  },
});
export type NominationState = keyof (typeof nominationLifecycle)['states'];
