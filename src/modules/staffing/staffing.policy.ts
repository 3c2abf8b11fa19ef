// Who confirms the staff of an institution and who sees how it goes.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import {
  ownInstitutions,
  personSeers,
  seenInstitutions,
  staffKeepers,
  withinAssignment,
} from '../people/index.ts';
import { staffingText as text } from './staffing.text.ts';

export interface AskedInstitution {
  readonly institutionId: string;
}

export const seesAll = (ctx: ReadCtx): boolean => hasRole(ctx, personSeers);

const confirms = rule<AskedInstitution>(
  'confirms-staff',
  { text: text.keepers },
  (ctx, { institutionId }) => hasRole(ctx, staffKeepers) || ownInstitutions(ctx).includes(institutionId),
);

export const seesConfirmations = withinAssignment(
  rule<void>(
    'sees-confirmations',
    { text: text.sees },
    (ctx) => seesAll(ctx) || seenInstitutions(ctx).length > 0,
  ),
);

export const asksInstitutions = rule<unknown>(
  'asks-institutions',
  { text: text.asks, norm: 'staff-confirmation' },
  (ctx) => hasRole(ctx, staffKeepers),
);

export const confirmationPolicy = policy<AskedInstitution, 'confirm'>('staffing.confirmation', {
  confirm: confirms,
});
