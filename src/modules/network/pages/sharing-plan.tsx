// «План службы в календаре сети»: whether the own approved plan is open to the network, and the form that opens or closes it.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { PageView } from '../../../kernel/page.ts';
import { ActionButton, FieldScope, Fields, FormPage, fieldsOf, Section } from '../../../ui/index.ts';
import { type Plan, planOfYear } from '../../planning/index.ts';
import type { OwnNetwork } from '../network.queries.ts';
import { closePlanFromNetwork, openPlan } from '../plan/opened.commands.ts';
import { type OpenedPlan, openedPlans } from '../plan/opened.queries.ts';
import { openedText as text } from '../plan/opened.text.ts';

export interface SharedPlan {
  readonly plan: Plan | null;
  readonly opened: OpenedPlan | null;
}

export async function sharedPlan(ctx: ReadCtx, own: OwnNetwork): Promise<SharedPlan> {
  const plan = await planOfYear(ctx, ctx.schoolYear);
  const mine = (await openedPlans(ctx, own.network.id, false)).find(
    (each) => each.territoryId === ctx.territory.id && each.schoolYear === plan?.schoolYear,
  );
  const isApproved = plan !== null && plan.state !== 'draft' && plan.state !== 'on-approval';
  return { plan: isApproved ? plan : null, opened: mine ?? null };
}

export function SharedPlanForm({ view, shared }: { view: PageView; shared: SharedPlan }) {
  const { plan, opened } = shared;
  const back = view.form?.command === openPlan.name ? view.form : null;
  const fields = fieldsOf(openPlan.input).filter(({ name }) => name !== 'planId');
  return (
    <Section title={text.title}>
      <p class="o-hint">{text.lead}</p>
      <p>{opened ? text.now(opened.audience) : text.notNow}</p>
      {plan ? (
        <FieldScope.Provider value="open-plan">
          <FormPage
            action={view.self}
            submit={openPlan.ru}
            guard={{ idempotencyKey: `${view.formKey}-open-plan` }}
            hidden={{ _command: openPlan.name, planId: plan.id }}
            errors={back?.refusal.fields}
            fields={fields}
          >
            <Fields
              fields={fields}
              values={back?.values ?? { audience: opened?.audience }}
              errors={back?.refusal.fields}
            />
          </FormPage>
        </FieldScope.Provider>
      ) : (
        <p class="o-none">{text.noPlan}</p>
      )}
      {plan && opened ? (
        <ActionButton
          text={closePlanFromNetwork.ru}
          action={view.self}
          guard={{ idempotencyKey: `${view.formKey}-close-plan` }}
          hidden={{ _command: closePlanFromNetwork.name, planId: plan.id }}
        />
      ) : null}
    </Section>
  );
}
