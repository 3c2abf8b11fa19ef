// Who prepares the structure of the year and who asks for its order.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { keepers, planHeads } from '../plan/plan.policy.ts';
import { formationText as text } from './formation.text.ts';

const norm = 'yearly-formation';

export const preparesFormation = rule<unknown>(
  'prepares-formation',
  { text: text.refusals.keepers, norm },
  (ctx) => hasRole(ctx, keepers),
);
const ordersFormation = rule<unknown>('orders-formation', { text: text.refusals.heads, norm }, (ctx) =>
  hasRole(ctx, planHeads),
);

export const formationPolicy = policy<unknown, 'prepare' | 'order'>('planning.formation', {
  prepare: preparesFormation,
  order: ordersFormation,
});
