// What a list of staff may be asked for, and the part of SQL that answers it: posts of a day with their categories.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { portionSize } from '../../kernel/list.ts';
import { subjectNamed } from '../people/index.ts';
import { attestedPositions } from './attested.ts';
import { type CategoryRule, inForceSql, lastDaySql } from './category.rules.ts';
import { type Sight, sightOf } from './qualification.policy.ts';
import { ageGroups, educationGroups, serviceGroups, standingRanks, standings } from './staff.groups.ts';

const words = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());
const oneOf = <K extends string>(of: Readonly<Record<K, string>>) =>
  z.union([z.literal(''), z.enum(Object.keys(of) as [K, ...K[]])]).default('');

export const categoryFilters = {
  highest: standings.highest,
  first: standings.first,
  without: 'без первой и высшей',
  conformity: 'только соответствие',
  none: 'ничего нет',
  methodist: 'педагог-методист',
  mentor: 'педагог-наставник',
} as const;

export const termFilters = {
  ending: 'истекает за 6 месяцев',
  unlimited: 'бессрочно',
  ended: 'истекло, новой нет',
} as const;

export const employmentFilters = {
  own: 'без внешних совместителей',
  outer: 'только внешние совместители',
} as const;

export const staffFilter = z.object({
  /** The day the list answers for; today when empty. */
  on: z.union([z.literal(''), z.iso.date()]).default(''),
  q: words(200),
  institutionId: z.union([z.literal(''), z.uuid()]).default(''),
  position: words(200),
  subject: words(200),
  employment: oneOf(employmentFilters),
  category: oneOf(categoryFilters),
  term: oneOf(termFilters),
  education: oneOf(educationGroups),
  service: oneOf(serviceGroups),
  age: oneOf(ageGroups),
  after: words(600),
  before: words(600),
  limit: portionSize,
});
export type StaffFilter = z.output<typeof staffFilter>;
export type StaffAsked = z.input<typeof staffFilter>;

export const dayOf = (ctx: ReadCtx, filter: Pick<StaffFilter, 'on'>): CivilDate => filter.on || ctx.today;

/** Filters as they came in an address; what is not understood is left out. */
export function staffFilterOf(query: URLSearchParams): StaffFilter {
  const asked: Record<string, unknown> = {};
  for (const [name, value] of query) {
    if (!(name in staffFilter.shape) || name === 'limit' || value === '') continue;
    if (staffFilter.safeParse({ ...asked, [name]: value }).success) asked[name] = value;
  }
  return staffFilter.parse(asked);
}

/** The posts `t` whose lists a reader may open. */
export const seenSql = (sight: Sight): RawBuilder<unknown> => {
  if (sight.kind === 'all') return sql`true`;
  if (sight.kind === 'institutions') return sql`t.institution_id = any (${[...sight.ids]}::uuid[])`;
  return sql`t.person_id = ${sight.personId}::uuid`;
};

const highOrFirst = sql`c.kind in ('first', 'highest')`;

/**
 * Posts `t` of attested positions on the filter's day, each with `s`: what is in force for its position (rank,
 * педагог-методист, педагог-наставник), the latest last day, and whether a category was ever held.
 */
export function postsSql(
  ctx: ReadCtx,
  filter: StaffFilter,
  rules: readonly CategoryRule[],
  sight: Sight = sightOf(ctx),
): RawBuilder<unknown> {
  const on = dayOf(ctx, filter);
  const inForce = inForceSql('c', rules, on);
  const { highest, first, conformity, none } = standingRanks;
  const parts = [
    sql`t.territory_id = ${ctx.territory.id}`,
    sql`t.position = any (${[...attestedPositions]}::text[])`,
    sql`t.starts_on <= ${on}::date and (t.ends_on is null or t.ends_on > ${on}::date)`,
    seenSql(sight),
  ];
  if (filter.institutionId) parts.push(sql`t.institution_id = ${filter.institutionId}::uuid`);
  if (filter.position) parts.push(sql`t.position = ${filter.position}`);
  if (filter.subject)
    parts.push(sql`exists (select from people.post_subjects b where b.territory_id = t.territory_id
      and b.post_id = t.id and b.subject = ${subjectNamed(filter.subject)})`);
  if (filter.employment === 'own') parts.push(sql`t.employment <> 'outer-part-time'`);
  if (filter.employment === 'outer') parts.push(sql`t.employment = 'outer-part-time'`);
  return sql`people.posts t left join lateral (
      select coalesce(max(case c.kind when 'highest' then ${highest}::int when 'first' then ${first}::int
          when 'conformity' then ${conformity}::int end) filter (where ${inForce}), ${none}::int) as rank,
        coalesce(bool_or(c.kind = 'methodist') filter (where ${inForce}), false) as methodist,
        coalesce(bool_or(c.kind = 'mentor') filter (where ${inForce}), false) as mentor,
        max(coalesce(${lastDaySql('c', rules)}, 'infinity'::date))
          filter (where ${inForce} and (${highOrFirst} or c.kind = 'conformity')) as last_day,
        coalesce(bool_or(${highOrFirst} and c.granted_on <= ${on}::date), false) as held
      from qualification.categories c
      where c.territory_id = t.territory_id and c.person_id = t.person_id and c.position = t.position
    ) s on true
    where ${sql.join(parts, sql` and `)}`;
}

const categoryWanted = (asked: StaffFilter['category']): RawBuilder<unknown> => {
  if (asked === 'methodist') return sql`w.methodist`;
  if (asked === 'mentor') return sql`w.mentor`;
  if (asked === 'without') return sql`w.rank < ${standingRanks.first}`;
  return asked === '' ? sql`true` : sql`w.rank = ${standingRanks[asked]}`;
};

const termWanted = (asked: StaffFilter['term'], on: CivilDate): RawBuilder<unknown> => {
  if (asked === 'unlimited') return sql`w.last_day = 'infinity'::date`;
  if (asked === 'ended') return sql`w.held and w.rank < ${standingRanks.first}`;
  return asked === '' ? sql`true` : sql`w.last_day <= ${addMonths(on, 6)}::date`;
};

/** Whether a person `p` has posts the filter asks about, with the category and the term it asks about. */
export function worksSql(
  ctx: ReadCtx,
  filter: StaffFilter,
  rules: readonly CategoryRule[],
): RawBuilder<SqlBool> {
  const posts = postsSql(ctx, filter, rules);
  if (!filter.category && !filter.term)
    return sql<SqlBool>`exists (select from ${posts} and t.person_id = p.id)`;
  return sql<SqlBool>`exists (select from (
    select max(s.rank) as rank, bool_or(s.methodist) as methodist, bool_or(s.mentor) as mentor,
      max(s.last_day) as last_day, bool_or(s.held) as held
    from ${posts} and t.person_id = p.id having count(*) > 0) w
    where ${categoryWanted(filter.category)} and ${termWanted(filter.term, dayOf(ctx, filter))})`;
}

export const cuts = {
  institution: 'по организациям',
  position: 'по должностям',
  subject: 'по предметам',
} as const;
export type Cut = keyof typeof cuts;

export const cutOf = (query: URLSearchParams): Cut => {
  const asked = query.get('by') ?? '';
  return Object.hasOwn(cuts, asked) ? (asked as Cut) : 'institution';
};

/** Numbers leave outside part-timers out unless they are asked for: they are counted at their main work (domain-facts F). */
export const reportFilterOf = (query: URLSearchParams): StaffFilter => {
  const asked = query.get('employment');
  const employment = asked === 'outer' ? 'outer' : asked === 'all' ? '' : 'own';
  return { ...staffFilterOf(query), employment };
};
