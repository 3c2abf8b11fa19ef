// Signs of a collection and of an answer.
import { Badge } from '../../../../ui/index.ts';
import type { Answer } from '../../answer/answer.queries.ts';
import { isSilent } from '../../answer/answer.queries.ts';
import { answerStates } from '../../answer/answer.text.ts';
import type { CollectionState } from '../collection.lifecycle.ts';
import { collectionStates } from '../collection.text.ts';

const tones = { draft: 'draft', sent: 'going', closed: 'done' } as const;

export const CollectionBadge = ({ state }: { state: CollectionState }) => (
  <Badge tone={tones[state]} text={collectionStates[state]} />
);

const answerTones = { asked: 'waiting', answered: 'going', returned: 'waiting', accepted: 'done' } as const;

export function AnswerBadges({ answer }: { answer: Answer }) {
  return (
    <>
      <Badge tone={answerTones[answer.state]} text={answerStates[answer.state]} />{' '}
      {answer.hasNothing && !isSilent(answer) ? <Badge tone="draft" text="у нас нет" /> : null}{' '}
      {answer.late ? (
        <Badge tone="trouble" text={answer.firstAnsweredAt ? 'с опозданием' : 'просрочено'} />
      ) : null}
    </>
  );
}
