// Who a letter of recognition goes to; nobody gets one about an application he may not judge.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { responsibleFor } from '../../centre/index.ts';
import { membersOn } from '../../councils/index.ts';
import { peopleWithRole, relativesOf, staffOf } from '../../people/index.ts';
import { conflictsOf } from '../../review/index.ts';
import { applicationLifecycle } from '../application/application.lifecycle.ts';
import type { Application } from '../application/application.schema.ts';

const institutionKinds = ['institution-head', 'institution-operator'];

const idsOf = (people: readonly { readonly personId: string }[]): string[] => [
  ...new Set(people.map((each) => each.personId)),
];

/** Heads and operators of one organisation. */
export const institutionPeople = async (ctx: ReadCtx, institutionId: string): Promise<string[]> =>
  idsOf(await peopleWithRole(ctx, institutionKinds, { kind: 'institution', id: institutionId }));

/** Heads and operators by organisation, of all that are at work: two queries for the whole territory. */
export async function peopleOfActiveInstitutions(ctx: ReadCtx): Promise<Map<string, string[]>> {
  const active = await ctx.db
    .selectFrom('institutions.institutions')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('state', '=', 'active')
    .execute();
  const known = new Set(active.map((row) => row.id));
  const holders = await peopleWithRole(ctx, institutionKinds);
  const byInstitution = Map.groupBy(
    holders.filter((holder) => known.has(holder.scopeId ?? '')),
    (holder) => holder.scopeId ?? '',
  );
  return new Map([...byInstitution].map(([id, people]) => [id, idsOf(people)]));
}

/** The service and the authority. */
export const staffPeople = async (ctx: ReadCtx): Promise<string[]> =>
  idsOf(
    await peopleWithRole(
      ctx,
      ['territory-admin', 'centre-head', 'methodist', 'authority-head', 'authority-clerk'],
      { kind: 'territory' },
    ),
  );

export const peopleOf = async (ctx: ReadCtx, kinds: readonly string[]): Promise<string[]> =>
  idsOf(await peopleWithRole(ctx, kinds, { kind: 'territory' }));

export type CouncilRole = 'chair' | 'deputy-chair' | 'secretary' | 'member';

/** People of a council in the given roles today. */
export async function councilPeople(
  ctx: ReadCtx,
  bodyId: string | null,
  roles: readonly CouncilRole[],
): Promise<string[]> {
  if (!bodyId) return [];
  const members = await membersOn(ctx, bodyId, ctx.today);
  return idsOf(members.filter((member) => roles.includes(member.role)));
}

/**
 * The council's office for one application: its secretary, or the chair and deputies when the secretary is in
 * conflict. Mail is one of the closed ways (000 §5.3), also before the expertise has begun.
 */
export async function officeFor(ctx: ReadCtx, application: Application): Promise<string[]> {
  const members = await membersOn(ctx, application.bodyId, ctx.today);
  const barred = await barredFrom(ctx, application);
  const free = members.filter((member) => !barred.has(member.personId));
  const secretaries = free.filter((member) => member.role === 'secretary');
  const office =
    secretaries.length > 0
      ? secretaries
      : free.filter((member) => ['chair', 'deputy-chair'].includes(member.role));
  return idsOf(office);
}

/** Whoever answers in the service for sites, unless in conflict with this application. */
export async function sitesMethodists(ctx: ReadCtx, application: Application): Promise<string[]> {
  const barred = await barredFrom(ctx, application);
  return idsOf(await responsibleFor(ctx, 'sites')).filter((id) => !barred.has(id));
}

async function barredFrom(ctx: ReadCtx, application: Application): Promise<Set<string>> {
  const subject = { kind: applicationLifecycle.name, id: application.id };
  const declared = await conflictsOf(ctx, subject);
  const staff = await staffOf(ctx, application.institutionId, ctx.today);
  const own = await institutionPeople(ctx, application.institutionId);
  const heads = [application.headPersonId, application.coHeadPersonId, application.signerPersonId].filter(
    (id) => id !== null,
  );
  const relatives: string[] = [];
  for (const id of heads) relatives.push(...(await relativesOf(ctx, id)).personIds);
  return new Set([...idsOf(declared), ...idsOf(staff), ...own, ...heads, ...relatives]);
}

/** Who heads sites today, by site: one query for many sites. */
export async function headsOfSites(
  ctx: ReadCtx,
  siteIds: readonly string[],
  roles: readonly ('head' | 'co-head')[],
): Promise<Map<string, string[]>> {
  if (siteIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('recognition.site_heads')
    .select(['site_id as siteId', 'person_id as personId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', 'in', [...new Set(siteIds)])
    .where('role', 'in', [...roles])
    .where('starts_on', '<=', ctx.today)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', ctx.today)]))
    .execute();
  const bySite = Map.groupBy(rows, (row) => row.siteId);
  return new Map([...bySite].map(([id, people]) => [id, idsOf(people)]));
}

export const headsOf = async (
  ctx: ReadCtx,
  siteId: string,
  roles: readonly ('head' | 'co-head')[],
): Promise<string[]> => (await headsOfSites(ctx, [siteId], roles)).get(siteId) ?? [];
