// One field for a telephone: what and when.
import type { ReadCtx } from '../../../../kernel/ctx.ts';
import { page, post } from '../../../../kernel/page.ts';
import { EmptyState, Fields, FormPage, fieldsOf, LinkButton } from '../../../../ui/index.ts';
import { schoolYearText } from '../../../documents/index.ts';
import { planPath } from '../../plan/plan.commands.ts';
import { keepsPlan } from '../../plan/plan.policy.ts';
import { type Plan, planOfYear } from '../../plan/plan.queries.ts';
import { planText } from '../../plan/plan.text.ts';
import { captureLine } from '../quick.commands.ts';
import { quickText as text } from '../quick.text.ts';

interface Shown {
  readonly plan: Plan | null;
}

const load = async (ctx: ReadCtx): Promise<Shown> => ({ plan: await planOfYear(ctx, ctx.schoolYear) });

export const quickPage = page<Shown>({
  path: '/planning/quick',
  onlyForm: true,
  ru: text.title,
  ability: keepsPlan,
  load: (ctx) => load(ctx),
  posts: [
    post(captureLine, {
      next: () => '/planning/quick',
      done: ({ isDraft, title, term }) => (isDraft ? text.done : text.proposed)(title, term),
    }),
  ],
  view: (view, { plan }) => {
    const fields = fieldsOf(captureLine.input).filter((field) => field.name === 'words');
    return {
      title: text.title,
      crumbs: [[planText.list, '/planning']],
      lead: text.lead,
      body: plan ? (
        <FormPage
          action={view.self}
          submit={text.submit}
          guard={{ idempotencyKey: view.formKey }}
          hidden={{ _command: captureLine.name, schoolYear: String(plan.schoolYear), source: 'own' }}
          errors={view.form?.refusal.fields}
          fields={fields}
          cancel={{ text: text.open, href: view.url(planPath(plan.id)) }}
        >
          <Fields fields={fields} values={view.form?.values} errors={view.form?.refusal.fields} />
        </FormPage>
      ) : (
        <EmptyState
          title={`План на ${schoolYearText(view.schoolYear)} не начат`}
          text={text.refusals.noPlan}
          action={<LinkButton text={planText.start} href={view.url('/planning/new')} />}
        />
      ),
    };
  },
});
