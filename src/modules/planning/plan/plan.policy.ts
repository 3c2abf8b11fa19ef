// Who sees, keeps, approves the plan; the approver is what the plan's own version of the regulation says.
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import type { PlanState } from './plan.lifecycle.ts';
import { planText } from './plan.text.ts';

export const keepers = ['methodist', 'centre-head', 'territory-admin'] as const;
export const planHeads = ['centre-head', 'territory-admin'] as const;
const staff = [...keepers, 'authority-head', 'authority-clerk', 'observer', 'network-adviser'] as const;

/** What the rules ask of a plan. */
export interface PlanRights {
  readonly state: PlanState;
  readonly approver: 'authority-head' | 'centre-head';
}

/** The service and the authority see every state; others who work here see what was approved. */
export const seesDrafts = (ctx: ReadCtx): boolean => ctx.actor.kind === 'system' || hasRole(ctx, staff);
export const maySeePlan = (ctx: ReadCtx, plan: Pick<PlanRights, 'state'>): boolean =>
  seesDrafts(ctx) ||
  (ctx.actor.kind === 'person' && ['approved', 'executing', 'closed'].includes(plan.state));

export const keepsPlan = rule<unknown>('keeps-plan', { text: planText.refusals.keepers }, (ctx) =>
  hasRole(ctx, keepers),
);
const leadsPlan = rule<unknown>('leads-plan', { text: planText.refusals.heads }, (ctx) =>
  hasRole(ctx, planHeads),
);
const approvesPlan = rule<PlanRights>(
  'approves-plan',
  {
    text: 'План утверждает тот, кого называет положение: руководитель органа управления или методической службы.',
    norm: 'annual-plan',
  },
  (ctx, plan) => hasRole(ctx, plan.approver),
);

export const planPolicy = policy<PlanRights, 'keep' | 'lead' | 'approve'>('planning.plan', {
  keep: keepsPlan,
  lead: leadsPlan,
  approve: approvesPlan,
});
