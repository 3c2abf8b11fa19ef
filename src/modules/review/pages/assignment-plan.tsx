// The preview of even sharing: loads before and after, who gets what, what lacks experts; applied exactly as shown.
import { page, post } from '../../../kernel/page.ts';
import { EmptyState, Flash, LinkButton, PlainTable, Section } from '../../../ui/index.ts';
import { applyAssignments } from '../commands/assignments.ts';
import { type PlanPreview, planAssignments } from '../queries/plan.ts';
import { runsAnyExpertise, runsExpertise } from '../review.policy.ts';
import { pageText } from './pages.text.ts';
import { Act, type Campaign, campaignOf, campaignPath } from './parts.tsx';

interface PlanShown {
  readonly campaign: Campaign;
  readonly plan: PlanPreview;
}

const planWords = pageText.plan;

export const assignmentPlanPage = page<PlanShown>({
  path: '/review/assignments/plan',
  onlyForm: true,
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
      crumbs: [[pageText.assignments.title, campaignPath('/review/assignments', campaign)]],
      lead: planWords.lead,
      body: (
        <>
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
