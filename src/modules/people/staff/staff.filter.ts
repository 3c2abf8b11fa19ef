// The filter of the staff list: what may be asked, and the posts of a day it leaves.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { addMonths, type CivilDate } from '../../../kernel/clock.ts';
import { hasRole, type ReadCtx } from '../../../kernel/ctx.ts';
import { portionSize } from '../../../kernel/list.ts';
import { rule } from '../../../kernel/policy.ts';
import { isSpecialist, personSeers, seenInstitutions, withinAssignment } from '../person.policy.ts';
import { positionsOf } from '../positions.ts';
import { holds } from '../post.queries.ts';
import { type AgeBand, ageBands, staffText as text } from './staff.text.ts';
import { staffParts } from './staff-parts.ts';

const words = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());

/** What came in the address and is not understood asks nothing. */
export const staffFilter = z.object({
  on: z
    .union([z.literal(''), z.iso.date()])
    .catch('')
    .default(''),
  q: words(200).catch(''),
  institutionId: z
    .union([z.literal(''), z.uuid()])
    .catch('')
    .default(''),
  /** A position, or «group:…» for a whole section of the list of positions. */
  position: words(120).catch(''),
  subject: words(200).catch(''),
  employment: words(30).catch(''),
  leave: words(30).catch(''),
  age: words(20).catch(''),
  sort: z.enum(['name', 'place', 'since']).catch('name').default('name'),
  dir: z.enum(['asc', 'desc']).catch('asc').default('asc'),
  after: words(900).catch(''),
  before: words(900).catch(''),
  limit: portionSize.catch(50),
  /** Values of the filters that rooms above contribute, by their key. */
  more: z.record(z.string(), z.string().max(60)).default({}),
});
export type StaffFilter = z.output<typeof staffFilter>;

/** The filter as an address says it; contributed filters stand beside the own ones. */
export function filterFrom(query: URLSearchParams): StaffFilter {
  const more = Object.fromEntries(
    staffParts().flatMap(({ key }) => {
      const value = query.get(key);
      return value && value.length <= 60 ? [[key, value] as const] : [];
    }),
  );
  return staffFilter.parse({ ...Object.fromEntries(query), limit: 50, more });
}

export const seesStaffList = withinAssignment(
  rule<void>(
    'sees-staff-list',
    { text: text.sees },
    (ctx) => hasRole(ctx, personSeers) || seenInstitutions(ctx).length > 0,
  ),
);

/** A free post is nobody's personal data: a specialist reads those of the whole territory. */
const seesAllVacancies = (ctx: ReadCtx): boolean => hasRole(ctx, personSeers) || isSpecialist(ctx);

export const seesVacancies = rule<void>(
  'sees-vacancies',
  { text: text.sees },
  (ctx) => seesAllVacancies(ctx) || seenInstitutions(ctx).length > 0,
);

export const dayOf = (ctx: ReadCtx, filter: Pick<StaffFilter, 'on'>): CivilDate => filter.on || ctx.today;

/** Leave of the post on the day, if any. */
const leaveOn = (ctx: ReadCtx, on: CivilDate) => sql`people.leaves l
  where l.territory_id = ${ctx.territory.id} and l.post_id = t.id and ${holds('l', on)}`;

function positionIs(value: string, column = sql`t.position`) {
  const group = value.startsWith('group:') ? positionsOf(value.slice('group:'.length)) : [value];
  return sql<SqlBool>`${column} = any(${group})`;
}

/** Born between the days that make the age on the day; whoever has no date of birth does not fit. */
function ageIs(band: string, on: CivilDate) {
  if (!Object.hasOwn(ageBands, band)) return sql<SqlBool>`false`;
  const [from, to] = ageBands[band as AgeBand];
  return sql<SqlBool>`p.birth_date <= ${addMonths(on, -12 * from)} and p.birth_date > ${addMonths(on, -12 * (to + 1))}`;
}

/** What the filter asks of the post `t` itself; heads and operators see their own institutions only. */
function postConditions(ctx: ReadCtx, filter: StaffFilter): RawBuilder<SqlBool>[] {
  const on = dayOf(ctx, filter);
  const asked: RawBuilder<SqlBool>[] = [sql`t.territory_id = ${ctx.territory.id}`, holds('t', on)];
  if (!hasRole(ctx, personSeers)) asked.push(sql`t.institution_id = any(${seenInstitutions(ctx)}::uuid[])`);
  if (filter.institutionId) asked.push(sql`t.institution_id = ${filter.institutionId}::uuid`);
  if (filter.position) asked.push(positionIs(filter.position));
  // As an array: thirteen hundred posts of a subject are looked up by key, not found among forty thousand teachers.
  if (filter.subject)
    asked.push(sql`t.id = any(array(select s.post_id from people.post_subjects s
      where s.territory_id = ${ctx.territory.id} and s.subject = ${filter.subject}))`);
  if (filter.employment === 'own') asked.push(sql`t.employment <> 'outer-part-time'`);
  else if (filter.employment) asked.push(sql`t.employment = ${filter.employment}`);
  if (filter.leave === 'without') asked.push(sql`not exists (select from ${leaveOn(ctx, on)})`);
  else if (filter.leave === 'only') asked.push(sql`exists (select from ${leaveOn(ctx, on)})`);
  else if (filter.leave)
    asked.push(sql`exists (select from ${leaveOn(ctx, on)} and l.kind = ${filter.leave})`);
  return asked;
}

/**
 * Posts `t` that fit, for counting: persons are joined only when they are asked about. The few who are gone are left
 * out by themselves, so ten thousand posts are counted without looking into ten thousand persons.
 */
export function countedPosts(ctx: ReadCtx, filter: StaffFilter) {
  const asksPerson = filter.q || filter.age || Object.keys(filter.more).length > 0;
  if (asksPerson) return fittingPosts(ctx, filter).select('t.id');
  const gone = sql<SqlBool>`t.person_id not in (select g.id from people.persons g where g.territory_id = ${ctx.territory.id}
    and (g.anonymised_at is not null or g.merged_into_id is not null))`;
  return ctx.db
    .selectFrom('people.posts as t')
    .select('t.id')
    .where((eb) => eb.and([...postConditions(ctx, filter), gone]));
}

/** More posts than this are not carried from one statement of a page to the next. */
const mostNarrow = 2000;

/**
 * Ids of the posts that fit, asked once for the page, its count and its figures; null when nothing narrows the list or
 * too many fit: then each asks for itself.
 */
export async function narrowPosts(ctx: ReadCtx, filter: StaffFilter): Promise<readonly string[] | null> {
  const { q, institutionId, position, subject, employment, leave, age, more } = filter;
  if (![q, institutionId, position, subject, employment, leave, age, ...Object.values(more)].some(Boolean))
    return null;
  const rows = await fittingPosts(ctx, filter)
    .select('t.id')
    .limit(mostNarrow + 1)
    .execute();
  return rows.length > mostNarrow ? null : rows.map(({ id }) => id);
}

/** Posts `t` with their persons `p` that fit; `narrow`: they are known already. */
export function fittingPosts(ctx: ReadCtx, filter: StaffFilter, narrow: readonly string[] | null = null) {
  const on = dayOf(ctx, filter);
  let rows = ctx.db
    .selectFrom('people.posts as t')
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 't.territory_id').onRef('i.id', '=', 't.institution_id'),
    )
    .where('p.territory_id', '=', ctx.territory.id)
    .where('p.anonymised_at', 'is', null)
    .where('p.merged_into_id', 'is', null);
  if (narrow)
    return rows.where(sql<SqlBool>`t.territory_id = ${ctx.territory.id} and t.id = any(${narrow}::uuid[])`);
  rows = rows.where((eb) => eb.and(postConditions(ctx, filter)));
  if (filter.q) rows = rows.where(sql<SqlBool>`p.id in (select people.found(${filter.q}, 10000))`);
  if (filter.age) rows = rows.where(ageIs(filter.age, on));
  for (const part of staffParts()) {
    const value = filter.more[part.key];
    if (value && part.where) rows = rows.where(part.where(ctx, value, on));
  }
  return rows;
}

/** Vacancies `v` of the same institutions, position and subject on the same day. */
export function openVacancies(ctx: ReadCtx, filter: StaffFilter) {
  let rows = ctx.db
    .selectFrom('people.vacancies as v')
    .where('v.territory_id', '=', ctx.territory.id)
    .where(holds('v', dayOf(ctx, filter)));
  if (!seesAllVacancies(ctx))
    rows = rows.where(sql<SqlBool>`v.institution_id = any(${seenInstitutions(ctx)}::uuid[])`);
  if (filter.institutionId) rows = rows.where('v.institution_id', '=', filter.institutionId);
  if (filter.subject) rows = rows.where('v.subject', '=', filter.subject);
  if (filter.position) rows = rows.where(positionIs(filter.position, sql`v.position`));
  return rows;
}
