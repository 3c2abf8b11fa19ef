// Who sees, keeps, approves the plan; the approver is what the plan's own version of the regulation says.
import { hasRole, type ReadCtx, scopesOf } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import type { PlanState } from './plan.lifecycle.ts';
import { planText } from './plan.text.ts';
import type { PlanBody } from './plan.visibility.ts';

export const keepers = ['methodist', 'centre-head', 'territory-admin'] as const;
export const planHeads = ['centre-head', 'territory-admin'] as const;
/** What the rules ask of a plan. */
export interface PlanRights {
  readonly state: PlanState;
  readonly approver: Approver;
  readonly body?: PlanBody | null;
}

/** Whom the regulation names; of an institution's body, its head. */
export type Approver = 'authority-head' | 'centre-head' | 'institution-head';

const offices = ['chair', 'deputy-chair', 'secretary'];
const institutionOffices = ['institution-head', 'institution-operator'];

/** The head of the body, its office, its institution; over a body of the territory also the service's methodists. */
const keepsBodyPlan = (ctx: ReadCtx, body: PlanBody): boolean =>
  hasRole(ctx, offices, { kind: 'body', id: body.id }) ||
  (body.institutionId === null
    ? hasRole(ctx, keepers)
    : hasRole(ctx, institutionOffices, { kind: 'institution', id: body.institutionId }));

/** Whoever keeps the service's plan or some body's: the forms of lines open, the plan itself is judged when loaded. */
export const keepsSomePlan = rule<void>(
  'keeps-some-plan',
  { text: planText.refusals.keepers },
  (ctx) =>
    hasRole(ctx, keepers) ||
    scopesOf(ctx, offices, 'body').length > 0 ||
    scopesOf(ctx, institutionOffices, 'institution').length > 0,
);

export const keepsPlan = rule<unknown>('keeps-plan', { text: planText.refusals.keepers }, (ctx) =>
  hasRole(ctx, keepers),
);
const keepsThisPlan = rule<PlanRights>('keeps-this-plan', { text: planText.refusals.keepers }, (ctx, plan) =>
  plan.body ? keepsBodyPlan(ctx, plan.body) : hasRole(ctx, keepers),
);
const leadsPlan = rule<PlanRights>('leads-plan', { text: planText.refusals.heads }, (ctx, plan) =>
  plan.body ? keepsBodyPlan(ctx, plan.body) : hasRole(ctx, planHeads),
);
const approvesPlan = rule<PlanRights>(
  'approves-plan',
  {
    text: 'План утверждает тот, кого называет положение: руководитель органа управления или методической службы, а в организации — её руководитель.',
    norm: 'annual-plan',
  },
  (ctx, plan) =>
    plan.body?.institutionId
      ? hasRole(ctx, 'institution-head', { kind: 'institution', id: plan.body.institutionId })
      : hasRole(ctx, plan.approver),
);

export const planPolicy = policy<PlanRights, 'keep' | 'lead' | 'approve'>('planning.plan', {
  keep: keepsThisPlan,
  lead: leadsPlan,
  approve: approvesPlan,
});
