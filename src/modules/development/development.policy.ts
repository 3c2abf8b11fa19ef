// Who sees and who keeps records of development: the service the territory, an institution its own, a teacher the own.
import { sql } from 'kysely';
import { hasRole, type ReadCtx, scopesOf } from '../../kernel/ctx.ts';
import { anyOf, policy, rule } from '../../kernel/policy.ts';
import { seenInstitutions, withinAssignment } from '../people/index.ts';
import { courseText } from './course.text.ts';
import { recordText } from './record.text.ts';

export const keepers = ['methodist', 'centre-head', 'territory-admin'] as const;
const seers = [...keepers, 'authority-head', 'authority-clerk'] as const;
const ownStaff = ['institution-head', 'institution-operator'] as const;

export const ownInstitutions = (ctx: ReadCtx): string[] => [
  ...new Set(scopesOf(ctx, ownStaff, 'institution')),
];
export const seesTerritory = (ctx: ReadCtx): boolean => hasRole(ctx, seers);

/** Somebody's record with every institution that answers for it: where it was made and where the person works today. */
export interface Belonging {
  readonly personId: string;
  readonly institutionIds: readonly (string | null)[];
}

const isSeen = (ctx: ReadCtx, { institutionIds }: Belonging): boolean => {
  const seen = seenInstitutions(ctx);
  return institutionIds.some((id) => id !== null && seen.includes(id));
};

const isOwn = (ctx: ReadCtx, { institutionIds }: Belonging): boolean => {
  const own = ownInstitutions(ctx);
  return institutionIds.some((id) => id !== null && own.includes(id));
};

export const keepsCourses = rule<unknown>('keeps-courses', { text: courseText.refusals.keepers }, (ctx) =>
  hasRole(ctx, keepers),
);

/** The service everywhere, an institution for its own people. */
export const keepsDevelopment = rule<Belonging>(
  'keeps-development',
  { text: recordText.refusals.keepers },
  (ctx, record) => hasRole(ctx, keepers) || isOwn(ctx, record),
);

export const isThisPerson = rule<Belonging>(
  'is-this-person',
  { text: recordText.refusals.own },
  (ctx, record) => ctx.actor.personId === record.personId,
);

const seesRecord = withinAssignment(
  rule<Belonging>(
    'sees-development',
    { text: recordText.refusals.view },
    (ctx, record) => seesTerritory(ctx) || isSeen(ctx, record) || ctx.actor.personId === record.personId,
  ),
);

const checksPractice = rule<Belonging>('checks-practice', { text: recordText.refusals.check }, (ctx) =>
  hasRole(ctx, keepers),
);

export const developmentPolicy = policy<Belonging, 'view' | 'keep' | 'feedback' | 'check' | 'own'>(
  'development.record',
  {
    view: seesRecord,
    keep: keepsDevelopment,
    feedback: isThisPerson,
    check: checksPractice,
    own: anyOf(isThisPerson, keepsDevelopment),
  },
);

/** Somebody who sees more than the own record: opens lists, forecasts, registers. */
export const seesDevelopment = withinAssignment(
  rule<void>(
    'sees-development-lists',
    { text: recordText.refusals.lists },
    (ctx) => seesTerritory(ctx) || seenInstitutions(ctx).length > 0,
  ),
);

/** The service and the authority: reports over the whole territory. */
export const seesTerritoryList = withinAssignment(
  rule<void>('sees-territory-development', { text: recordText.refusals.lists }, seesTerritory),
);

export const keepsSomebody = rule<unknown>(
  'keeps-somebody',
  { text: recordText.refusals.keepers },
  (ctx) => hasRole(ctx, keepers) || ownInstitutions(ctx).length > 0,
);

/** The set form of `view` over rows with person_id and institution_id. */
export function visibleRows(ctx: ReadCtx, alias: string) {
  if (seesTerritory(ctx)) return sql<boolean>`true`;
  const row = (column: string) => sql.ref(`${alias}.${column}`);
  const own = seenInstitutions(ctx);
  const mine = sql<boolean>`${row('person_id')} = ${ctx.actor.personId}`;
  if (own.length === 0) return mine;
  return sql<boolean>`(${mine} or ${row('institution_id')} = any(${own}::uuid[]) or exists (
    select from people.posts own_post where own_post.territory_id = ${row('territory_id')}
      and own_post.person_id = ${row('person_id')} and own_post.institution_id = any(${own}::uuid[])
      and own_post.starts_on <= ${ctx.today} and (own_post.ends_on is null or own_post.ends_on > ${ctx.today})))`;
}
