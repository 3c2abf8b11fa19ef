// The list «Квалификация работников» on a day: one row a person, Russian order, fifty a page, a fixed number of queries.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { shownList } from '../../kernel/page.ts';
import { query } from '../../kernel/query.ts';
import { institutionNames } from '../institutions/index.ts';
import { postTitle } from '../people/index.ts';
import type { CategoryRule } from './category.rules.ts';
import { seesStaff } from './qualification.policy.ts';
import { type Category, categoriesOf, serviceOf } from './record.queries.ts';
import { rulesOf } from './rule.queries.ts';
import { dayOf, postsSql, type StaffFilter, staffFilter, worksSql } from './staff.filter.ts';
import { ageGroupSql, educationGroupSql, type educationGroups, serviceGroupSql } from './staff.groups.ts';

export interface StaffPost {
  readonly position: string;
  readonly title: string;
  readonly institutionId: string | null;
  readonly place: string;
}

export interface StaffRow {
  readonly id: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly posts: readonly StaffPost[];
  /** Of the positions listed, in force on the day. */
  readonly categories: readonly Category[];
  /** Had one before: «истекла …». */
  readonly lapsed: Category | null;
  readonly education: keyof typeof educationGroups;
  readonly pedagogicalMonths: number;
}

export interface StaffPage {
  readonly on: CivilDate;
  readonly rows: readonly StaffRow[];
  readonly total: number;
  readonly more: boolean;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const countLimit = 10_000;
const russian = sql`collate "ru-x-icu"`;

type Named = Pick<StaffRow, 'id' | 'surname' | 'given' | 'patronymic'>;
const cursorOf = (row: Named) => JSON.stringify([row.surname, row.given, row.id]);
const cursorShape = z.tuple([z.string(), z.string(), z.uuid()]);

/** A made-up cursor starts the list from the beginning. */
function cursorFrom(text: string): z.output<typeof cursorShape> | null {
  try {
    return cursorShape.parse(JSON.parse(text.replaceAll('\\u0000', '')));
  } catch {
    return null;
  }
}

/** Persons `p` who fit the filter. */
function personsSql(ctx: ReadCtx, filter: StaffFilter, rules: readonly CategoryRule[]) {
  const on = dayOf(ctx, filter);
  const parts = [
    sql`p.territory_id = ${ctx.territory.id}`,
    sql`p.anonymised_at is null and p.merged_into_id is null`,
    worksSql(ctx, filter, rules),
  ];
  if (filter.q) parts.push(sql`strpos(p.search, public.search_key(${filter.q})) > 0`);
  if (filter.education) parts.push(sql`${educationGroupSql} = ${filter.education}`);
  if (filter.service) parts.push(sql`${serviceGroupSql(on)} = ${filter.service}`);
  if (filter.age) parts.push(sql`${ageGroupSql(on)} = ${filter.age}`);
  return sql`from people.persons p where ${sql.join(parts, sql` and `)}`;
}

/** Counting stops one past the limit: «более 10 000». */
async function countOf(ctx: ReadCtx, persons: ReturnType<typeof personsSql>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (select p.id ${persons} limit ${countLimit + 1}) as counted`.execute(
    ctx.db,
  );
  return rows[0]?.total ?? 0;
}

/** How many of the staff the reader may see fit the filter. */
export const countStaff = async (ctx: ReadCtx, filter: StaffFilter): Promise<number> =>
  countOf(ctx, personsSql(ctx, filter, await rulesOf(ctx)));

/** One page of the staff the reader may see. */
export async function staffList(ctx: ReadCtx, filter: StaffFilter): Promise<StaffPage> {
  const rules = await rulesOf(ctx);
  const back = filter.before !== '';
  const cursor = cursorFrom(filter.before || filter.after);
  const persons = personsSql(ctx, filter, rules);
  const [surname, given, id] = cursor ?? [];
  const from = cursor
    ? sql`and (p.surname ${russian}, p.given ${russian}, p.id) ${sql.raw(back ? '<' : '>')}
        (${surname}::text ${russian}, ${given}::text ${russian}, ${id}::uuid)`
    : sql``;
  const way = sql.raw(back ? 'desc' : 'asc');
  const { rows: found } = await sql<Named & { education: StaffRow['education'] }>`
    select p.id, p.surname, p.given, p.patronymic, ${educationGroupSql} as education ${persons} ${from}
    order by p.surname ${russian} ${way}, p.given ${russian} ${way}, p.id ${way}
    limit ${filter.limit + 1}`.execute(ctx.db);
  const total = await countOf(ctx, persons);
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = await withFacts(ctx, filter, rules, back ? kept.reverse() : kept);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    on: dayOf(ctx, filter),
    rows,
    total: Math.min(total, countLimit),
    more: total > countLimit,
    before: first && (back ? hasMore : cursor !== null) ? cursorOf(first) : undefined,
    after: last && (back || hasMore) ? cursorOf(last) : undefined,
  };
}

async function withFacts(
  ctx: ReadCtx,
  filter: StaffFilter,
  rules: readonly CategoryRule[],
  rows: readonly (Named & { education: StaffRow['education'] })[],
): Promise<StaffRow[]> {
  const on = dayOf(ctx, filter);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const { rows: posts } = await sql<{
    personId: string;
    position: string;
    detail: string;
    institutionId: string | null;
  }>`
    select t.person_id as "personId", t.position, t.detail, t.institution_id as "institutionId"
      from ${postsSql(ctx, filter, rules)} and t.person_id = any (${ids}::uuid[])
      order by t.starts_on, t.id`.execute(ctx.db);
  const names = await institutionNames(
    ctx,
    posts.flatMap((post) => post.institutionId ?? []),
  );
  const postsOf = Map.groupBy(posts, (post) => post.personId);
  const categories = await categoriesOf(ctx, ids, on, rules);
  const service = await serviceOf(ctx, ids, on);
  return rows.map((row) => {
    const own = (postsOf.get(row.id) ?? []).map((post) => ({
      position: post.position,
      title: postTitle(post),
      institutionId: post.institutionId,
      place: post.institutionId ? (names.get(post.institutionId)?.short ?? '') : 'методическая служба',
    }));
    const positions = new Set(own.map((post) => post.position));
    const theirs = (categories.get(row.id) ?? []).filter((each) => positions.has(each.position));
    return {
      ...row,
      posts: own,
      categories: shownCategories(theirs),
      lapsed: theirs.find((each) => each.endedOn !== null) ?? null,
      pedagogicalMonths: service.get(row.id)?.pedagogical ?? 0,
    };
  });
}

/** The latest of each kind in force; соответствие is not shown beside a category. */
function shownCategories(all: readonly Category[]): Category[] {
  const inForce = all.filter((each) => each.inForce);
  const has = (kind: Category['kind']) => inForce.some((each) => each.kind === kind);
  const hidden = new Set<Category['kind']>();
  if (has('highest')) hidden.add('first');
  if (has('highest') || has('first')) hidden.add('conformity');
  const latest = new Map<string, Category>();
  for (const each of inForce) {
    const key = `${each.kind} ${each.position}`;
    if (!hidden.has(each.kind) && !latest.has(key)) latest.set(key, each);
  }
  return [...latest.values()];
}

export const staffQuery = query({
  name: 'qualification.staff',
  ru: 'Квалификация работников на день',
  input: staffFilter,
  ability: seesStaff,
  run: staffList,
  shows: (_found, address) => shownList(address),
});
