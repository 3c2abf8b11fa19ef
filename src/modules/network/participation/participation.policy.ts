// Who names participants: the service of each territory, for its own people.
import { hasRole } from '../../../kernel/ctx.ts';
import { policy, rule } from '../../../kernel/policy.ts';
import { participationText as text } from './participation.text.ts';

export const participationPolicy = policy<unknown, 'name'>('network.participation', {
  name: rule(
    'service-of-the-territory',
    { text: text.refusals.service, norm: 'network-participation' },
    (ctx) => hasRole(ctx, ['centre-head', 'methodist']),
  ),
});
