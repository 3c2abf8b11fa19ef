// One expertise: experts and their sheets, figures, conflicts with reasons, and what the office and the chair may do.
import { endOfDay } from '../../../kernel/clock.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import { page, post } from '../../../kernel/page.ts';
import { AsideBlock, ClauseChip, HistoryList, LinkButton, Term } from '../../../ui/index.ts';
import { chipFor } from '../../regulations/index.ts';
import { assignExperts, completeReview, releaseExpert } from '../commands/assignments.ts';
import { liftConflict, pinConflict } from '../commands/conflicts.ts';
import { draftExpertSheet } from '../commands/papers.ts';
import { reopenSheet } from '../commands/sheets.ts';
import { seesExpertise } from '../review.policy.ts';
import { loadCard, type ReviewCard } from './card.load.ts';
import { Conflicts } from './card-conflicts.tsx';
import { Experts } from './card-experts.tsx';
import { Figures, Sheets } from './card-sheets.tsx';
import { pageText } from './pages.text.ts';
import { campaignPath, ReviewBadge } from './parts.tsx';

const words = pageText.card;

export const reviewCardPage = page<ReviewCard>({
  path: '/review/cards/:id',
  ru: words.title,
  ability: seesExpertise,
  load: (ctx, { id = '' }) => loadCard(ctx, id),
  posts: [
    ...(
      [assignExperts, releaseExpert, completeReview, pinConflict, liftConflict, reopenSheet] as AnyCommand[]
    ).map((command) =>
      post(command, { next: (_output, params) => `/review/cards/${params.id ?? ''}`, done: words.done }),
    ),
    post(draftExpertSheet, { next: (output) => `/documents/${output.documentId}`, done: '' }),
  ],
  view: (view, shown) => {
    const { review } = shown;
    const chip = chipFor(shown.version, 'application-expertise');
    const campaign = { bodyId: review.bodyId, year: Number(review.dueOn.slice(0, 4)) };
    const runs = shown.may.assign;
    return {
      title: review.title,
      crumbs: runs
        ? [[pageText.assignments.title, campaignPath('/review/assignments', campaign)]]
        : [[pageText.mine.title, '/review']],
      badge: <ReviewBadge state={review.state} />,
      actions: (
        <>
          <LinkButton text={words.materials} href={view.url(review.path)} icon="file-text" />
          {review.mine ? (
            <LinkButton
              text={words.mySheet}
              href={view.url(`/review/sheets/${review.id}`)}
              look={review.mineSubmitted ? 'plain' : 'primary'}
            />
          ) : null}
        </>
      ),
      aside: (
        <>
          <AsideBlock title={words.due}>
            <Term
              at={endOfDay(review.dueOn, view.territory.zone)}
              now={view.now}
              zone={view.territory.zone}
              met={review.state !== 'open'}
            />{' '}
            <ClauseChip
              number={chip.label}
              href={chip.path ? view.url(chip.path) : undefined}
              summary={chip.summary ?? undefined}
            />
          </AsideBlock>
          {shown.history.length > 0 ? (
            <AsideBlock title={words.history}>
              <HistoryList
                zone={view.territory.zone}
                entries={shown.history.map((line) => ({ at: line.at, text: `${line.who}: ${line.text}` }))}
              />
            </AsideBlock>
          ) : null}
        </>
      ),
      body: (
        <>
          <Figures shown={shown} />
          <Experts view={view} shown={shown} />
          <Sheets view={view} shown={shown} />
          {shown.may.watch ? <Conflicts view={view} shown={shown} /> : null}
        </>
      ),
    };
  },
});
