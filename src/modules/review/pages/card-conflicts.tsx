// Conflicts of interest on the card of a review: who and why, pinned and lifted by the chair.
import type { PageView } from '../../../kernel/page.ts';
import { Field, Section } from '../../../ui/index.ts';
import { liftConflict, pinConflict } from '../commands/conflicts.ts';
import { nameOf, type ReviewCard } from './card.load.ts';
import { pageText } from './pages.text.ts';
import { Act, errorOf } from './parts.tsx';

const words = pageText.card;

interface PartProps {
  readonly view: PageView;
  readonly shown: ReviewCard;
}

export function Conflicts({ view, shown }: PartProps) {
  const { review, conflicts, may } = shown;
  const isFree = (personId: string) => !conflicts.some((each) => each.personId === personId);
  const others = [...shown.pool, ...shown.experts].filter((each) => isFree(each.personId));
  return (
    <Section title={words.conflicts}>
      {conflicts.length === 0 ? <p class="o-none">{words.noConflicts}</p> : null}
      <ul class="o-people">
        {conflicts.map((each) => (
          <li>
            <span>
              <span aria-hidden="true">▲</span> {nameOf(shown, each.personId)}
            </span>
            <small>{each.note}</small>
            {may.pin && (each.kind === 'declared' || each.kind === 'pinned') ? (
              <Act
                view={view}
                command={liftConflict}
                hidden={{ reviewId: review.id, personId: each.personId, kind: each.kind }}
                small
                look="quiet"
              >
                <Field
                  name="reason"
                  label="Почему снимается"
                  widget="text"
                  required
                  error={errorOf(view, liftConflict, 'reason')}
                />
              </Act>
            ) : null}
          </li>
        ))}
      </ul>
      {may.pin && others.length > 0 && review.state !== 'withdrawn' ? (
        <Act view={view} command={pinConflict} hidden={{ reviewId: review.id }} small>
          <Field
            name="personId"
            label={words.expert}
            widget="select"
            required
            error={errorOf(view, pinConflict, 'personId')}
            options={others.map(({ personId }) => ({ value: personId, label: nameOf(shown, personId) }))}
          />
          <Field
            name="note"
            label="В чём конфликт"
            widget="textarea"
            required
            error={errorOf(view, pinConflict, 'note')}
          />
        </Act>
      ) : null}
    </Section>
  );
}
