// Plans that wait for the authority: mark the agreed ones, one order takes them all, each as an attachment.
import { page, post } from '../../../../kernel/page.ts';
import { refusalOf } from '../../../../kernel/perform.ts';
import { signedIn } from '../../../../kernel/policy.ts';
import { EmptyState, FormPage } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { draftPlanOrder } from '../../site-plan/site-plan.commands.ts';
import { plansWaiting, type SitePlan } from '../../site-plan/site-plan.queries.ts';
import { siteWords as words } from './site-pages.text.ts';
import { guardOf, PlanBadge, returned } from './site-parts.tsx';

export const sitePlansPage = page<SitePlan[]>({
  path: '/recognition/plans',
  onlyForm: true,
  ru: words.plansTitle,
  ability: signedIn,
  load: async (ctx) => refusalOf(ctx, draftPlanOrder, undefined) ?? plansWaiting(ctx),
  posts: [
    post(draftPlanOrder, { next: (output) => `/documents/${output.documentId}`, done: words.plansDrawn }),
  ],
  view: (view, plans) => {
    const chosen = (returned(view, draftPlanOrder)?.values.planIds ?? null) as string[] | null;
    return {
      title: words.plansTitle,
      crumbs: [[words.registerTitle, '/recognition/sites']],
      lead: words.plansLead,
      body:
        plans.length === 0 ? (
          <EmptyState title={words.plansNone} text={words.plansNoneHint} />
        ) : (
          <FormPage
            action={view.self}
            submit="Подготовить приказ"
            guard={guardOf(view, 'plans')}
            hidden={{ _command: draftPlanOrder.name }}
          >
            <ul class="o-people">
              {plans.map((plan) => (
                <li>
                  <label class="form-check">
                    <input
                      type="checkbox"
                      class="form-check-input"
                      name="planIds[]"
                      value={plan.id}
                      disabled={plan.state !== 'agreed'}
                      checked={chosen ? chosen.includes(plan.id) : plan.state === 'agreed'}
                    />
                    <span class="form-check-label">
                      <a href={view.url(`/recognition/sites/${plan.siteId}/plan`)}>
                        {plan.institutionShortName}: {plan.theme}
                      </a>
                      , {schoolYearText(plan.schoolYear)} <PlanBadge state={plan.state} />
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </FormPage>
        ),
    };
  },
});
