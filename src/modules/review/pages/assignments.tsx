// Who judges what: the matrix of a body's works and members, with conflicts of interest and their reasons.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page } from '../../../kernel/page.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import {
  EmptyState,
  FilterBar,
  LinkButton,
  Matrix,
  type MatrixCell,
  PrintButton,
} from '../../../ui/index.ts';
import { type Membership, membersOn } from '../../councils/index.ts';
import {
  assignmentsOf,
  type EndedAssignment,
  endedAssignments,
  type LiveAssignment,
  loadsOf,
} from '../queries/assignments.ts';
import { conflictsOfReviews } from '../queries/conflicts.ts';
import { visibleReviews } from '../queries/reviews.ts';
import { runsExpertise, watchesAnyExpertise, watchesExpertise } from '../review.policy.ts';
import type { Conflict, Review } from '../review.schema.ts';
import { reviewText } from '../review.text.ts';
import { pageText } from './pages.text.ts';
import {
  type Campaign,
  campaignFilters,
  campaignOf,
  campaignPath,
  ReviewTabs,
  sheetTones,
} from './parts.tsx';

const words = pageText.assignments;

interface Shown {
  readonly campaign: Campaign | null;
  readonly reviews: readonly Review[];
  readonly members: readonly Membership[];
  readonly loads: ReadonlyMap<string, number>;
  readonly live: readonly LiveAssignment[];
  readonly ended: readonly EndedAssignment[];
  readonly conflicts: readonly (Conflict & { reviewId: string })[];
}

async function loadMatrix(ctx: ReadCtx, query: URLSearchParams): Promise<Shown | Refusal> {
  const campaign = await campaignOf(ctx, query);
  const blank = { campaign, reviews: [], members: [], loads: new Map(), live: [], ended: [], conflicts: [] };
  if (!campaign) return blank;
  const { bodyId, year } = campaign;
  const complaint = watchesExpertise.check(ctx, campaign);
  if (complaint) return complaint;
  const reviews = (await visibleReviews(ctx, { bodyId, year })).filter(
    (review) => review.state !== 'withdrawn',
  );
  const ids = reviews.map((review) => review.id);
  const live = await assignmentsOf(ctx, ids);
  const sitting = await membersOn(ctx, bodyId, ctx.today);
  return {
    campaign,
    reviews,
    members: sitting,
    loads: await loadsOf(ctx, bodyId, year),
    live,
    ended: await endedAssignments(ctx, ids),
    conflicts: await conflictsOfReviews(
      ctx,
      ids,
      sitting.map((member) => member.personId),
    ),
  };
}

/** What stands where a work and a member meet; nothing where neither assigned nor barred. */
function cellOf(shown: Shown, review: Review, personId: string): MatrixCell | undefined {
  const here = <T extends { reviewId: string; personId: string }>(rows: readonly T[]) =>
    rows.find((row) => row.reviewId === review.id && row.personId === personId);
  const conflict = here(shown.conflicts);
  if (conflict) return { tone: 'trouble', text: words.cell.conflict, title: conflict.note };
  const live = here(shown.live);
  if (live) {
    const state = live.sheetState ?? 'none';
    const text = words.cell[state === 'reopened' ? 'draft' : state];
    return { tone: sheetTones[state], text, title: pageText.states[state] };
  }
  const ended = here(shown.ended);
  if (!ended) return undefined;
  const title = [reviewText.endKinds[ended.endKind], ended.endReason].filter(Boolean).join(': ');
  return { tone: 'trouble', text: words.cell.ended, title };
}

/** The surname alone keeps the columns narrow; namesakes keep their initials. */
function surnameOf(member: Membership, members: readonly Membership[]): string {
  const surname = (each: Membership) => each.name.split(/\s/)[0] ?? '';
  const isNamesake = members.some((each) => each !== member && surname(each) === surname(member));
  return isNamesake ? member.name : surname(member);
}

export const assignmentsPage = page<Shown>({
  path: '/review/assignments',
  ru: words.title,
  ability: watchesAnyExpertise,
  load: (ctx, _params, query) => loadMatrix(ctx, query),
  view: (view, shown) => {
    const { campaign, reviews, members, live, loads } = shown;
    const runs = campaign !== null && runsExpertise.check(view, campaign) === null;
    const submitted = (id: string) =>
      live.filter((each) => each.reviewId === id && each.sheetState === 'submitted').length;
    const assigned = (id: string) => live.filter((each) => each.reviewId === id).length;
    return {
      title: words.title,
      lead: words.lead,
      wide: true,
      actions: campaign ? (
        <>
          {runs ? (
            <LinkButton
              look="primary"
              text={words.share}
              href={view.url(campaignPath('/review/assignments/plan', campaign))}
            />
          ) : null}
          <PrintButton />
        </>
      ) : null,
      body: (
        <>
          <ReviewTabs view={view} current="assignments" campaign={campaign} />
          {campaign && campaignFilters(campaign).length > 0 ? (
            <FilterBar
              path={view.url('/review/assignments')}
              query={{ body: campaign.bodyId, year: String(campaign.year) }}
              filters={campaignFilters(campaign)}
            />
          ) : null}
          {campaign === null || reviews.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} icon="checklist" />
          ) : (
            <>
              <p class="o-count-text">{words.works(reviews.length)}</p>
              <Matrix
                caption={words.caption}
                corner={words.corner}
                columns={members.map((member) => ({
                  text: `${surnameOf(member, members)} ${loads.get(member.personId) ?? 0}`,
                }))}
                rows={reviews.map((review) => ({
                  head: `${review.title} (${words.of(submitted(review.id), assigned(review.id))})`,
                  href: view.url(`/review/cards/${review.id}`),
                  cells: members.map((member) => cellOf(shown, review, member.personId)),
                }))}
                legend={words.legend}
              />
            </>
          )}
        </>
      ),
    };
  },
});
