// Who proposes, approves and sees the service's structure, appoints, and assigns directions.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { policy, rule } from '../../kernel/policy.ts';
import { centreText as text } from './centre.text.ts';

const keepers = ['centre-head', 'territory-admin'] as const;
const approvers = ['authority-head', 'authority-clerk', 'territory-admin'] as const;
const seers = ['methodist', 'centre-head', 'territory-admin', 'authority-head', 'authority-clerk'] as const;

export const keepsStructure = rule<unknown>(
  'keeps-structure',
  { text: text.refusals.keepers, norm: 'service-structure' },
  (ctx) => hasRole(ctx, keepers),
);

/** The authority approves; its clerk and the administrator write the signed act down. */
export const approvesStructure = rule<unknown>(
  'approves-structure',
  { text: text.refusals.approvers, norm: 'service-structure' },
  (ctx) => hasRole(ctx, approvers),
);

/** What the service and the authority see of the staff: the whole room but the head's own pages. */
export const seesStructure = rule<unknown>('sees-structure', { text: text.refusals.seers }, (ctx) =>
  hasRole(ctx, seers),
);

export const overseesStaff = rule<unknown>(
  'oversees-service-staff',
  { text: text.refusals.overseers, norm: 'head-functions' },
  (ctx) => hasRole(ctx, ['centre-head', 'authority-head', 'territory-admin']),
);

/** A seat with the role that its position gives: the head is appointed by the authority alone. */
export interface AskedSeat {
  readonly gives: string | null;
}

export const appointsToSeat = rule<AskedSeat>(
  'appoints-to-the-service',
  { text: text.refusals.appointers, norm: 'staff-requirements' },
  (ctx, { gives }) =>
    hasRole(ctx, ['authority-head', 'territory-admin']) ||
    (gives !== 'centre-head' && hasRole(ctx, 'centre-head')),
);

export const assignsPortfolios = rule<unknown>(
  'assigns-portfolios',
  { text: text.refusals.assigners, norm: 'service-portfolios' },
  (ctx) => hasRole(ctx, keepers),
);

export const keepsOwnContacts = rule<{ personId: string }>(
  'keeps-work-contacts',
  { text: text.refusals.contacts },
  (ctx, { personId }) => ctx.actor.personId === personId || hasRole(ctx, keepers),
);

export const centrePolicy = policy<unknown, 'see' | 'keep' | 'approve' | 'oversee' | 'assign'>(
  'centre.structure',
  {
    see: seesStructure,
    keep: keepsStructure,
    approve: approvesStructure,
    oversee: overseesStaff,
    assign: assignsPortfolios,
  },
);
export const seatPolicy = policy<AskedSeat, 'appoint'>('centre.seat', { appoint: appointsToSeat });
export const contactsPolicy = policy<{ personId: string }, 'edit'>('centre.contacts', {
  edit: keepsOwnContacts,
});

export const mayOversee = (ctx: ReadCtx): boolean => overseesStaff.check(ctx, undefined) === null;
