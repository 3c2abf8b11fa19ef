// Who is the network's role, who decides what a territory shares; whose rows are readable is the database's own business.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule, signedIn } from '../../kernel/policy.ts';
import type { Network } from '../territories/index.ts';
import { networkText } from './network.text.ts';

/** Coordinators by appointment, and by post: heads and methodists of the lead centre, its authority and its observer. */
const networkRoles = [
  'network-coordinator',
  'centre-head',
  'methodist',
  'authority-head',
  'observer',
  'network-adviser',
] as const;

/** The network's role sees all; it exists in the territory of the centre alone. */
export const seesAll = (ctx: ReadCtx, network: Pick<Network, 'hostTerritoryId'>): boolean =>
  ctx.territory.id === network.hostTerritoryId && hasRole(ctx, networkRoles);

export const networkPolicy = policy<unknown, 'view' | 'share'>('network.sharing', {
  view: signedIn,
  share: rule('service-of-the-territory', { text: networkText.whose, norm: 'network-membership' }, (ctx) =>
    hasRole(ctx, ['territory-admin', 'centre-head', 'methodist']),
  ),
});
