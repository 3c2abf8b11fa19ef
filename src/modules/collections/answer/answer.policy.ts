// Who fills in an answer and who judges it: the institution never judges its own, the author never fills it in.
import { policy, rule } from '../../../kernel/policy.ts';
import { collectionText } from '../collection/collection.text.ts';
import { answersFor, keepsWork } from '../collections.policy.ts';
import type { AnswerRecord } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';

const norm = 'data-collection';

export const answerPolicy = policy<AnswerRecord, 'fill' | 'judge'>('collections.answer', {
  fill: rule<AnswerRecord>('fills-answer', { text: text.refusals.own, norm }, (ctx, { answer }) =>
    answersFor(ctx, answer.institutionId),
  ),
  judge: rule<AnswerRecord>(
    'judges-answer',
    { text: collectionText.refusals.keeps, norm },
    (ctx, { authorId }) => keepsWork(ctx, authorId),
  ),
});
