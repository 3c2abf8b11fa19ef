// Who composes a plan of a period and whose one signature issues it: the one who approves the plan's own corrections.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { keepsPlan } from '../plan/plan.policy.ts';
import type { Catalogue } from '../plan/plan.queries.ts';
import { periodText as text } from './period.text.ts';

export interface PeriodRights {
  readonly plan: { readonly catalogue: Pick<Catalogue, 'correctionApprover'> };
}

const issues = rule<PeriodRights>(
  'issues-period-plan',
  { text: text.refusals.approver, norm: 'plan-corrections' },
  (ctx, { plan }) => hasRole(ctx, [plan.catalogue.correctionApprover, 'authority-head']),
);

export const periodPolicy = policy<PeriodRights, 'keep' | 'issue'>('planning.period', {
  keep: keepsPlan,
  issue: issues,
});
