// Who enters and who sees what a person has: the service, the own institution, the person.
import { hasRole, type ReadCtx } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import {
  ownInstitutions,
  type PlacedPerson,
  personSeers,
  seenInstitutions,
  seesPersonal,
  staffKeepers,
  withinAssignment,
} from '../people/index.ts';
import { qualificationText as text } from './qualification.text.ts';

const norm = 'attestation-support';

const keepsIn = (ctx: ReadCtx, institutionIds: readonly (string | null)[]): boolean => {
  if (hasRole(ctx, staffKeepers)) return true;
  const own = ownInstitutions(ctx);
  return institutionIds.some((id) => id !== null && own.includes(id));
};

const keeps = rule<PlacedPerson>('keeps-qualification', { text: text.keepers, norm }, (ctx, record) =>
  keepsIn(ctx, record.institutionIds),
);

const isSelf = rule<PlacedPerson>(
  'is-this-worker',
  { text: text.own, norm },
  (ctx, record) => ctx.actor.personId === record.person.id,
);

/** Publications and applications are the person's own business too; nobody is obliged (273-ФЗ, ст. 47 ч. 6.1). */
export const recordPolicy = policy<PlacedPerson, 'keep' | 'add'>('qualification.record', {
  keep: keeps,
  add: anyOf(isSelf, keeps),
});

/** Whose lists the reader may open: everybody's, the own institutions', or only the own record. */
export type Sight =
  | { readonly kind: 'all' }
  | { readonly kind: 'institutions'; readonly ids: readonly string[] }
  | { readonly kind: 'self'; readonly personId: string | null };

export function sightOf(ctx: ReadCtx): Sight {
  if (hasRole(ctx, personSeers)) return { kind: 'all' };
  const ids = seenInstitutions(ctx);
  return ids.length > 0 ? { kind: 'institutions', ids } : { kind: 'self', personId: ctx.actor.personId };
}

/** Lists of the staff: the service and the authority, heads and operators of institutions. */
export const seesStaff = withinAssignment(
  rule<void>('sees-staff-qualification', { text: text.own, norm }, (ctx) => sightOf(ctx).kind !== 'self'),
);

export const seesRecord = (ctx: ReadCtx, record: PlacedPerson): boolean =>
  seesPersonal(ctx, record.person.id, record.institutionIds);
