// Who changes, sends and closes a collection: its author and the head of the service.
import { policy, rule } from '../../../kernel/policy.ts';
import { keepsWork } from '../collections.policy.ts';
import { collectionText as text } from './collection.text.ts';

export const collectionPolicy = policy<{ authorId: string }, 'keep'>('collections.collection', {
  keep: rule<{ authorId: string }>(
    'keeps-collection',
    { text: text.refusals.keeps, norm: 'data-collection' },
    (ctx, collection) => keepsWork(ctx, collection.authorId),
  ),
});
