// The three roles of 001 §8.1–8.3: who advises gets no other right, who executes does not approve the own plan.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { executesCentre } from '../plan/publication.policy.ts';
import { governanceText as text } from './governance.text.ts';

/** Role of the centre's territory behind each word of the regulation. */
export const centreRoles = {
  advise: 'network-adviser',
  approve: 'authority-head',
  execute: 'centre-head',
} as const;

export const governancePolicy = policy<unknown, 'advise' | 'answer'>('network.advice', {
  advise: rule('advises-centre', { text: text.refusals.adviser, norm: 'network-governance' }, (ctx) =>
    hasRole(ctx, centreRoles.advise),
  ),
  answer: executesCentre,
});
