// The life of an institution's answer: asked, answered by a confirmation, returned with a remark, accepted.
import { lifecycle } from '../../../kernel/lifecycle.ts';
import { answerStates } from './answer.text.ts';

export type AnswerState = keyof typeof answerStates;

const norm = 'data-collection';
const author = 'автор сбора';

export const answerLifecycle = lifecycle({
  name: 'collections.answer',
  table: 'collections.answers',
  initial: 'asked',
  states: answerStates,
  transitions: {
    confirm: {
      from: ['asked', 'returned'],
      to: 'answered',
      by: 'организация',
      norm,
      ru: 'подтвердить ответ',
      fact: 'answer.confirmed',
    },
    return: {
      from: ['answered', 'accepted'],
      to: 'returned',
      by: author,
      norm,
      ru: 'вернуть с замечанием',
      fact: 'answer.returned',
    },
    accept: { from: ['answered'], to: 'accepted', by: author, norm, ru: 'принять', fact: 'answer.accepted' },
  },
});
