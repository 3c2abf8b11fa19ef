// The plan of a site: the head edits with autosave, the co-head agrees or returns, the order and who has read it.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { Section } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { siteWords as words } from '../../site/pages/site-pages.text.ts';
import { PlanBadge } from '../../site/pages/site-parts.tsx';
import { Activity } from '../../site/pages/site-show.tsx';
import { answerRemark, makeRemark, withdrawRemark } from '../remark.commands.ts';
import { remarkText, summaryText } from '../remark.text.ts';
import { agreeSitePlan, draftPlanOrder, returnSitePlan, saveSitePlan } from '../site-plan.commands.ts';
import { sumUpPlan } from '../summary.commands.ts';
import { type Shown, sitePlanShown } from './site-plan.shown.ts';
import { Actions, Clashes, Editor, Lines, Order } from './site-plan-parts.tsx';
import { Remarks } from './site-plan-remarks.tsx';
import { Summary } from './site-plan-summary.tsx';

export const sitePlanPage = page<Shown>({
  path: '/recognition/sites/:id/plan',
  ru: words.plan,
  ability: signedIn,
  load: (ctx, { id = '' }, query) => sitePlanShown(ctx, id, query),
  posts: [
    post(saveSitePlan, {
      next: (output) => `/recognition/sites/${output.siteId}/plan`,
      done: words.planSaved,
    }),
    post(agreeSitePlan, {
      next: (output) => `/recognition/sites/${output.siteId}/plan`,
      done: words.planAgreed,
    }),
    post(returnSitePlan, {
      next: (output) => `/recognition/sites/${output.siteId}/plan`,
      done: words.planReturned,
    }),
    ...[
      post(makeRemark, {
        next: (output) => `/recognition/sites/${output.siteId}/plan`,
        done: remarkText.made,
      }),
      post(answerRemark, {
        next: (output) => `/recognition/sites/${output.siteId}/plan`,
        done: remarkText.answered,
      }),
      post(withdrawRemark, {
        next: (output) => `/recognition/sites/${output.siteId}/plan`,
        done: remarkText.withdrawn,
      }),
    ],
    post(sumUpPlan, { next: (output) => `/documents/${output.documentId}`, done: summaryText.drawn }),
    post(draftPlanOrder, { next: (output) => `/documents/${output.documentId}`, done: words.plansDrawn }),
  ],
  view: (view, shown) => {
    const { plan } = shown;
    const edits = plan.state === 'draft' && !refusalOf(view, saveSitePlan, plan);
    return {
      title: `${words.plan} на ${schoolYearText(plan.schoolYear)} учебный год`,
      crumbs: [
        ['Реестр статусов', '/recognition/sites'],
        [`${plan.institutionShortName}: ${plan.theme}`, `/recognition/sites/${plan.siteId}`],
      ],
      badge: <PlanBadge state={plan.state} />,
      lead: words.planLead,
      actions: <Actions view={view} plan={plan} />,
      wide: true,
      body: (
        <>
          <Clashes clashes={shown.clashes} />
          {shown.remarks ? (
            <Remarks view={view} plan={plan} remarks={shown.remarks.all} names={shown.remarks.names} />
          ) : null}
          <Order view={view} shown={shown} />
          {edits ? (
            <Editor view={view} shown={shown} />
          ) : (
            <Section title={words.plan}>
              <Lines shown={shown} />
            </Section>
          )}
          {shown.summary ? (
            <Summary view={view} plan={plan} summary={shown.summary} note={shown.note} />
          ) : null}
          {shown.sections.map((section) => (
            <Section title={section.title}>{section.body(view)}</Section>
          ))}
          <Activity plan={plan} tasks={shown.tasks} />
        </>
      ),
    };
  },
});
