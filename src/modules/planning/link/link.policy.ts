// Who links a line: keepers in a draft; later those who carry the line out.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { executionPolicy, type LineRights } from '../execution/execution.policy.ts';
import type { PlanState } from '../plan/plan.lifecycle.ts';
import { keepers } from '../plan/plan.policy.ts';
import { linkText as text } from './link.text.ts';

export interface LinkRights extends LineRights {
  readonly state: PlanState;
}

const links = rule<LinkRights>(
  'links-line',
  { text: text.refusals.links, norm: 'annual-plan' },
  (ctx, record) =>
    (record.state === 'draft' && hasRole(ctx, keepers)) ||
    executionPolicy.rules.report.check(ctx, record) === null,
);

export const linkPolicy = policy<LinkRights, 'link'>('planning.link', { link: links });
