// Who brings the centre's plan to the services and who acknowledges it.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { publicationText as text } from './publication.text.ts';

/** The responsible for the centre's work (001 §8.3): its director, or who acts for the director. */
export const executesCentre = rule<unknown>(
  'executes-centre',
  { text: text.refusals.executor, norm: 'network-governance' },
  (ctx) => hasRole(ctx, 'centre-head'),
);

const acknowledges = rule<unknown>(
  'heads-member-service',
  { text: text.refusals.head, norm: 'plan-to-members' },
  (ctx) => hasRole(ctx, 'centre-head'),
);

export const publicationPolicy = policy<unknown, 'publish' | 'acknowledge'>('network.publication', {
  publish: executesCentre,
  acknowledge: acknowledges,
});

/** A member sees its own mark; the whole sheet is the centre's. */
export const sheetIsTheCentres = refuse('sheet-of-the-centre', text.refusals.sheet, {
  kind: 'forbidden',
  norm: 'plan-to-members',
});
