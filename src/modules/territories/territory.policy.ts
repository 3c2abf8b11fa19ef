// Who may describe the service of a territory.
import { hasRole } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { territoryText } from './territory.text.ts';

export const territoryPolicy = policy('territories.territory', {
  describe: rule<void>(
    'is-territory-admin',
    { text: territoryText.adminOnly, norm: 'service-identity' },
    (ctx) => hasRole(ctx, 'territory-admin'),
  ),
});
