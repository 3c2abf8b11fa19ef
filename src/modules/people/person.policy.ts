// Who keeps people's records and who sees more of a person than name and post.
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { allOf, anyOf, policy, type Rule, rule } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { mergeText } from './merge/merge.text.ts';
import { assignedAccess } from './person.norms.ts';
import type { Person } from './person.queries.ts';
import { personText as text } from './person.text.ts';
import { roleKind, roleName } from './roles.ts';

/** A person with the institutions the person works in today. */
export interface PlacedPerson {
  readonly person: Person;
  readonly institutionIds: readonly string[];
}

export const staffKeepers = ['methodist', 'centre-head', 'territory-admin'] as const;
/** Those who see personal records of everybody in the territory. */
export const personSeers = [...staffKeepers, 'authority-head', 'authority-clerk'] as const;
const ownStaff = ['institution-head', 'institution-operator'] as const;

/** Institutions whose staff the actor keeps as its head or operator. */
export const ownInstitutions = (ctx: ReadCtx): string[] => scopesOf(ctx, ownStaff, 'institution');

/** Institutions whose people a specialist of the service reads by an assignment: a role granted by a document for a term. */
const assignedInstitutions = (ctx: ReadCtx): string[] => scopesOf(ctx, 'assigned-specialist', 'institution');

/** Institutions whose people's personal data the actor reads: the own ones and those assigned. */
export const seenInstitutions = (ctx: ReadCtx): string[] => [
  ...new Set([...ownInstitutions(ctx), ...assignedInstitutions(ctx)]),
];

/** Looks at the service from outside and works in none of its institutions: the ministry's observer. */
export const isOnlyObserver = (ctx: ReadCtx): boolean =>
  ctx.actor.roles.length > 0 && ctx.actor.roles.every(({ kind }) => kind === 'observer');

/** Reads everything that is not personal (003 п. 5.2.3). */
export const isSpecialist = (ctx: ReadCtx): boolean => hasRole(ctx, 'specialist');

/** What a specialist is told of personal data outside the assignment, with whom to ask; null: nothing is told to others. */
export const outsideAssignment = (ctx: ReadCtx): Refusal | null =>
  isSpecialist(ctx)
    ? refuse('outside-assignment', text.refusals.outsideAssignment, {
        kind: 'forbidden',
        norm: assignedAccess.slug,
      })
    : null;

/** The same rule, whose complaint to a specialist of the service names the assignment that is wanting. */
export const withinAssignment = <R>(base: Rule<R>): Rule<R> => ({
  id: base.id,
  check: (ctx, record) => {
    const complaint = base.check(ctx, record);
    return complaint && (outsideAssignment(ctx) ?? complaint);
  },
});

const keepsIn = (ctx: ReadCtx, institutionIds: readonly (string | null)[]): boolean => {
  if (hasRole(ctx, staffKeepers)) return true;
  const own = ownInstitutions(ctx);
  return institutionIds.some((id) => id !== null && own.includes(id));
};

/** Contacts and the date of birth are shown to those who keep or direct the person, and to the person. */
export function seesPersonal(
  ctx: ReadCtx,
  personId: string,
  institutionIds: readonly (string | null)[],
): boolean {
  if (ctx.actor.personId === personId || hasRole(ctx, personSeers)) return true;
  const seen = seenInstitutions(ctx);
  return institutionIds.some((id) => id !== null && seen.includes(id));
}

const keepsPerson = rule<PlacedPerson>('keeps-person', { text: text.refusals.keepers }, (ctx, record) =>
  keepsIn(ctx, record.institutionIds),
);

const isSelf = rule<PlacedPerson>(
  'is-this-person',
  { text: text.refusals.ownNames },
  (ctx, record) => ctx.actor.personId === record.person.id,
);

/** Someone who keeps at least one institution's staff or the whole register; opens the form. */
export const keepsStaff = rule<void>(
  'keeps-staff',
  { text: text.refusals.keepers },
  (ctx) => hasRole(ctx, staffKeepers) || ownInstitutions(ctx).length > 0,
);

export interface AskedRole {
  readonly kind: string;
  readonly institutionId: string | null;
}

const refuseGranter = (kind: string): Refusal => {
  const names = (roleKind(kind)?.grantedBy ?? []).map((each) => roleName(each).toLowerCase()).join(', ');
  return refuse('may-not-grant', text.refusals.granters(names), { kind: 'forbidden' });
};

/** Each role names who grants it; an institution's head grants only within the own institution. */
export const grantsRole: Rule<AskedRole> = {
  id: 'grants-role',
  check: (ctx, { kind, institutionId }) => {
    const granters = roleKind(kind)?.grantedBy ?? [];
    if (hasRole(ctx, granters)) return null;
    if (institutionId && hasRole(ctx, granters, { kind: 'institution', id: institutionId })) return null;
    return refuseGranter(kind);
  },
};

/** A post asked about: where it is and the role it gives, if any. */
export interface AskedPost {
  readonly institutionId: string | null;
  readonly gives: string | null;
}

const keepsPlace = rule<AskedPost>('places-staff', { text: text.refusals.keepers }, (ctx, record) =>
  keepsIn(ctx, [record.institutionId]),
);

/** Nobody gives himself a role through a post: a post that gives one is in the hands of those who grant it. */
const grantsWithPost: Rule<AskedPost> = {
  id: 'grants-role-with-post',
  check: (ctx, { gives, institutionId }) =>
    gives ? grantsRole.check(ctx, { kind: gives, institutionId }) : null,
};

/** Adding somebody, appointing, ending: in an own institution, or anywhere by the keepers of the register. */
export const placesStaff: Rule<AskedPost> = allOf(keepsPlace, grantsWithPost);

/** «И. о.» in the authority is put in by its clerk, in the service by its head, in an institution by its own people too. */
export const appointsActing = rule<AskedRole>(
  'appoints-acting',
  { text: text.refusals.acting },
  (ctx, { kind, institutionId }) =>
    hasRole(
      ctx,
      kind.startsWith('authority')
        ? ['territory-admin', 'authority-clerk']
        : ['territory-admin', 'centre-head'],
    ) ||
    (institutionId !== null && hasRole(ctx, ownStaff, { kind: 'institution', id: institutionId })),
);

export const declaresRelation = rule<{ personId: string }>(
  'declares-own-relations',
  { text: text.refusals.declare },
  (ctx, record) => ctx.actor.personId === record.personId || hasRole(ctx, 'territory-admin'),
);

/** Putting two records together changes what everybody sees of a person: in the hands of those who keep the register. */
export const mergesPeople = rule<unknown>('merges-people', { text: mergeText.keepers }, (ctx) =>
  hasRole(ctx, staffKeepers),
);

export const mergePolicy = policy<unknown, 'merge' | 'part'>('people.merge', {
  merge: mergesPeople,
  part: mergesPeople,
});

export const personPolicy = policy<PlacedPerson, 'change' | 'correctForms'>('people.person', {
  change: keepsPerson,
  correctForms: anyOf(isSelf, keepsPerson),
});

export const placementPolicy = policy<AskedPost, 'place'>('people.post', {
  place: placesStaff,
});
export const rolePolicy = policy<AskedRole, 'grant' | 'act'>('people.role', {
  grant: grantsRole,
  act: appointsActing,
});
export const relationPolicy = policy<{ personId: string }, 'declare'>('people.relation', {
  declare: declaresRelation,
});
