// The form that proposes a line the approved plan did not have.
import { page, post } from '../../../../kernel/page.ts';
import { refuse } from '../../../../kernel/refusal.ts';
import { Fields, FormPage, fieldsOf } from '../../../../ui/index.ts';
import { lineChoices } from '../../line/pages/line-edit.tsx';
import { planPath } from '../../plan/plan.commands.ts';
import { type Plan, visiblePlan } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { addByCorrection } from '../correction.commands.ts';
import { proposesCorrection } from '../correction.policy.ts';
import { correctionText as text } from '../correction.text.ts';

interface Shown {
  readonly plan: Plan;
  readonly choices: Awaited<ReturnType<typeof lineChoices>>;
}

const groundNames = ['reason', 'sourceDocument', 'file'];

export const correctionNewPage = page<Shown>({
  path: '/planning/plans/:id/corrections/new',
  ru: addByCorrection.ru,
  ability: proposesCorrection,
  load: async (ctx, { id = '' }) => {
    const plan = await visiblePlan(ctx, id);
    if (!plan) return null;
    if (!['approved', 'executing'].includes(plan.state))
      return refuse('plan-not-approved', text.refusals.notApproved);
    return { plan, choices: await lineChoices(ctx, plan, null) };
  },
  posts: [
    post(addByCorrection, {
      next: (output) => `${planPath(output.planId)}/corrections`,
      done: text.proposed,
    }),
  ],
  view: (view, { plan, choices }) => {
    const grounds = fieldsOf(addByCorrection.input).filter((field) => groundNames.includes(field.name));
    const fields = [...grounds, ...choices.fields];
    return {
      title: addByCorrection.ru,
      crumbs: [
        [planText.list, '/planning'],
        [planText.one, planPath(plan.id)],
        [text.title, `${planPath(plan.id)}/corrections`],
      ],
      lead: 'Новый пункт войдёт в план, когда его утвердят; в утверждённой редакции его не будет.',
      body: (
        <FormPage
          action={view.self}
          submit={addByCorrection.ru}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: addByCorrection.name, planId: plan.id }}
          errors={view.form?.refusal.fields}
          fields={fields}
          multipart
          cancel={{ text: 'К изменениям', href: view.url(`${planPath(plan.id)}/corrections`) }}
        >
          <Fields
            fields={fields}
            options={choices.options}
            values={view.form?.values ?? { source: 'own' }}
            errors={view.form?.refusal.fields}
          />
        </FormPage>
      ),
    };
  },
});
