// Who keeps the register, and who may put right the contacts of an own institution.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import { institutionText as text } from './institution.text.ts';

const norm = 'institutions-register';

export const registerKeepers = ['methodist', 'centre-head', 'territory-admin'] as const;
const ownStaff = ['institution-head', 'institution-operator'] as const;

const keepsRegister = rule<unknown>('keeps-institutions', { text: text.keepers, norm }, (ctx) =>
  hasRole(ctx, registerKeepers),
);

const worksThere = rule<{ id: string }>(
  'works-in-institution',
  { text: text.ownContacts, norm },
  (ctx, record) => hasRole(ctx, ownStaff, { kind: 'institution', id: record.id }),
);

export const institutionPolicy = policy<{ id: string }, 'keep' | 'contacts'>('institutions.institution', {
  keep: keepsRegister,
  contacts: anyOf(worksThere, keepsRegister),
});

/** The same right asked before a record is there: the register as a whole. */
export const keepRegister = rule<void>('keeps-institutions', { text: text.keepers, norm }, (ctx) =>
  hasRole(ctx, registerKeepers),
);

export const mayKeep = (ctx: ReadCtx): boolean => hasRole(ctx, registerKeepers);
