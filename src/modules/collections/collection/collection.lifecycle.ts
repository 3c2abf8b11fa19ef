// The life of a collection: drafted, sent, closed. What came late is let in answer by answer, and says so.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { collectionStates } from './collection.text.ts';

export type CollectionState = keyof typeof collectionStates;

const norm = 'data-collection';
const by = 'автор сбора';

export const collectionLifecycle = lifecycle({
  name: 'collections.collection',
  table: 'collections.collections',
  initial: 'draft',
  states: collectionStates,
  transitions: {
    send: { from: ['draft'], to: 'sent', by, norm, ru: 'отправить', fact: 'collection.sent' },
    close: { from: ['sent'], to: 'closed', by, norm, ru: 'завершить', fact: 'collection.closed' },
  },
});
