// Experts of one review on its card: sheets, assignment by hand, release, the end of the expertise.
import type { PageView } from '../../../kernel/page.ts';
import { Field, PlainTable, Section } from '../../../ui/index.ts';
import { assignExperts, completeReview, releaseExpert } from '../commands/assignments.ts';
import { reviewText } from '../review.text.ts';
import { nameOf, type ReviewCard } from './card.load.ts';
import { pageText } from './pages.text.ts';
import { Act, errorOf, SheetBadge } from './parts.tsx';

const words = pageText.card;

interface PartProps {
  readonly view: PageView;
  readonly shown: ReviewCard;
}

/** Live experts with the state of their sheets; who is no longer one, for the office and the staff. */
export function Experts({ view, shown }: PartProps) {
  const { review, experts, ended, may } = shown;
  const isOpen = review.state === 'open';
  return (
    <Section title={words.experts} actions={<ExpertActions view={view} shown={shown} />}>
      <PlainTable
        caption={words.experts}
        rows={[...experts]}
        rowKey={(row) => row.personId}
        empty={words.noExperts}
        columns={[
          { key: 'name', title: words.expert, cell: (row) => nameOf(shown, row.personId) },
          {
            key: 'state',
            title: words.sheet,
            cell: (row) => <SheetBadge state={row.sheetState ?? 'none'} />,
          },
          { key: 'way', title: words.way, cell: (row) => reviewText.ways[row.way] },
          {
            key: 'act',
            title: words.actions,
            cell: (row) =>
              may.assign && isOpen && row.sheetState !== 'submitted' ? (
                <Act
                  view={view}
                  command={releaseExpert}
                  hidden={{ reviewId: review.id, personId: row.personId }}
                  small
                  look="quiet"
                >
                  <Field
                    name="reason"
                    label="Причина"
                    widget="text"
                    required
                    error={errorOf(view, releaseExpert, 'reason')}
                  />
                </Act>
              ) : null,
          },
        ]}
      />
      {may.watch && ended.length > 0 ? (
        <>
          <h3>{words.ended}</h3>
          <ul class="o-people">
            {ended.map((each) => (
              <li>
                <span>{nameOf(shown, each.personId)}</span>
                <small>
                  {reviewText.endKinds[each.endKind]}
                  {each.endReason ? `: ${each.endReason}` : ''}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function ExpertActions({ view, shown }: PartProps) {
  const { review, pool, experts, may } = shown;
  if (review.state !== 'open') return null;
  const isAnySubmitted = experts.some((each) => each.sheetState === 'submitted');
  return (
    <>
      {may.assign && pool.length > 0 ? (
        <Act view={view} command={assignExperts} hidden={{ reviewId: review.id }} small>
          <Field
            name="personIds"
            label={words.experts}
            hint={words.assignHint}
            widget="checkboxes"
            error={errorOf(view, assignExperts, 'personIds')}
            options={pool.map(({ personId, load }) => ({
              value: personId,
              label: `${nameOf(shown, personId)} (${load})`,
            }))}
          />
        </Act>
      ) : null}
      {may.complete && isAnySubmitted ? (
        <Act
          view={view}
          command={completeReview}
          hidden={{ reviewId: review.id }}
          small
          look="quiet"
          confirm={words.completeConfirm}
        />
      ) : null}
    </>
  );
}
