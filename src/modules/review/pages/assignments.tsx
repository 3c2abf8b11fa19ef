// Who judges what: the matrix of a body's works and members, and the preview of even sharing before it is applied.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { page, post } from '../../../kernel/page.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import {
  EmptyState,
  FilterBar,
  Flash,
  LinkButton,
  Matrix,
  type MatrixCell,
  PlainTable,
  PrintButton,
  Section,
} from '../../../ui/index.ts';
import { type Membership, membersOn } from '../../councils/index.ts';
import { applyAssignments, type PlanPreview, planAssignments } from '../assignment.commands.ts';
import {
  assignmentsOf,
  type EndedAssignment,
  endedAssignments,
  type LiveAssignment,
  loadsOf,
} from '../assignment.queries.ts';
import { conflictsOfReviews } from '../conflict.queries.ts';
import { runsAnyExpertise, runsExpertise, watchesAnyExpertise, watchesExpertise } from '../review.policy.ts';
import { visibleReviews } from '../review.queries.ts';
import type { Conflict, Review } from '../review.schema.ts';
import { reviewText } from '../review.text.ts';
import { pageText } from './pages.text.ts';
import {
  Act,
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
          {campaign ? (
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
                  text: `${member.name} · ${loads.get(member.personId) ?? 0}`,
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

interface PlanShown {
  readonly campaign: Campaign;
  readonly plan: PlanPreview;
}

const planWords = pageText.plan;

export const assignmentPlanPage = page<PlanShown>({
  path: '/review/assignments/plan',
  ru: planWords.title,
  ability: runsAnyExpertise,
  load: async (ctx, _params, query) => {
    const campaign = await campaignOf(ctx, query);
    if (!campaign) return null;
    return (
      runsExpertise.check(ctx, campaign) ?? {
        campaign,
        plan: await planAssignments(ctx, campaign.bodyId, campaign.year),
      }
    );
  },
  posts: [
    post(applyAssignments, {
      next: () => '/review/assignments',
      done: (output) => planWords.done(output.assigned),
    }),
  ],
  view: (view, { campaign, plan }) => {
    const back = view.url(campaignPath('/review/assignments', campaign));
    const nameOf = new Map(plan.experts.map((expert) => [expert.personId, expert.name]));
    const titleOf = new Map(plan.reviews.map((review) => [review.id, review.title]));
    const added = [...Map.groupBy(plan.pairs, (pair) => pair.reviewId)];
    const busy = new Set(plan.pairs.map((pair) => pair.personId)).size;
    return {
      title: planWords.title,
      crumbs: [[words.title, campaignPath('/review/assignments', campaign)]],
      lead: planWords.lead,
      body: (
        <>
          {view.form ? <Flash kind="trouble" text={view.form.refusal.text} /> : null}
          {plan.lacking.map(({ reviewId, missing }) => (
            <Flash kind="warning" text={planWords.lacking(titleOf.get(reviewId) ?? '', missing)} />
          ))}
          {plan.pairs.length === 0 ? (
            <EmptyState
              title={planWords.nothing}
              text={planWords.nothingText}
              icon="circle-check"
              action={<LinkButton text={planWords.back} href={back} />}
            />
          ) : (
            <>
              <div class="o-buttons">
                <Act
                  view={view}
                  command={applyAssignments}
                  hidden={{
                    bodyId: campaign.bodyId,
                    year: String(campaign.year),
                    fingerprint: plan.fingerprint,
                  }}
                  look="primary"
                  confirm={planWords.confirm(plan.pairs.length, busy)}
                />
                <LinkButton text={planWords.back} href={back} />
              </div>
              <Section title={planWords.load}>
                <PlainTable
                  caption={planWords.load}
                  rows={[...plan.experts]}
                  rowKey={(expert) => expert.personId}
                  columns={[
                    { key: 'name', title: planWords.expert, cell: (expert) => expert.name },
                    {
                      key: 'before',
                      title: planWords.before,
                      numeric: true,
                      cell: (expert) => expert.before,
                    },
                    {
                      key: 'added',
                      title: planWords.added,
                      numeric: true,
                      cell: (expert) => `+${expert.after - expert.before}`,
                    },
                    { key: 'after', title: planWords.after, numeric: true, cell: (expert) => expert.after },
                  ]}
                />
              </Section>
              <Section title={planWords.works}>
                <PlainTable
                  caption={planWords.works}
                  rows={added}
                  rowKey={([reviewId]) => reviewId}
                  columns={[
                    {
                      key: 'work',
                      title: planWords.work,
                      wrap: true,
                      cell: ([reviewId]) => titleOf.get(reviewId) ?? '',
                    },
                    {
                      key: 'experts',
                      title: planWords.experts,
                      wrap: true,
                      cell: ([, pairs]) => pairs.map((pair) => nameOf.get(pair.personId) ?? '').join(', '),
                    },
                  ]}
                />
              </Section>
            </>
          )}
        </>
      ),
    };
  },
});
