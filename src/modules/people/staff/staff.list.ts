// The staff list on a date: one row a post, Russian order, fifty a page both ways, a fixed number of queries.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { shownList } from '../../../kernel/page.ts';
import { query } from '../../../kernel/query.ts';
import type { Gender } from '../../../platform/language/index.ts';
import { type Employment, type LeaveKind, units } from '../person.text.ts';
import { postTitle } from '../positions.ts';
import { holds, subjectsOfPost } from '../post.queries.ts';
import {
  countedPosts,
  dayOf,
  fittingPosts,
  openVacancies,
  type StaffFilter,
  seesStaffList,
  staffFilter,
} from './staff.filter.ts';
import { staffParts } from './staff-parts.ts';

export interface ListedPost {
  readonly id: string;
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly gender: Gender | null;
  readonly birthDate: CivilDate | null;
  readonly institutionId: string | null;
  readonly place: string;
  readonly title: string;
  readonly position: string;
  readonly positionText: string;
  readonly subjects: readonly string[];
  readonly employment: Employment;
  readonly load: number | null;
  readonly hoursPerWeek: number | null;
  readonly document: string;
  readonly startsOn: CivilDate;
  /** The leave of that day, its end exclusive. */
  readonly leave: { readonly kind: LeaveKind; readonly endsOn: CivilDate | null } | null;
  /** Words of contributed columns by their key. */
  readonly more: Readonly<Record<string, string>>;
}

export interface StaffListPage {
  readonly on: CivilDate;
  readonly rows: readonly ListedPost[];
  readonly total: number;
  readonly more: boolean;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const countLimit = 10_000;
const russian = sql`collate "ru-x-icu"`;
const placeName = sql<string>`coalesce(i.short_name, t.unit)`;

/** Orders of the list; each ends with the name and the post's id, so that a page always begins where the last ended. */
const orders = {
  name: [],
  place: [sql`${placeName} collate public.ru_natural`],
  since: [sql`t.starts_on`],
} as const;
const byName = [sql`p.surname ${russian}`, sql`p.given ${russian}`, sql`t.id`];
const cast = { name: [], place: [sql`::text collate public.ru_natural`], since: [sql`::date`] } as const;
const nameCast = [sql`::text ${russian}`, sql`::text ${russian}`, sql`::uuid`];

const cursorShapes = {
  name: z.tuple([z.string(), z.string(), z.uuid()]),
  place: z.tuple([z.string(), z.string(), z.string(), z.uuid()]),
  since: z.tuple([z.iso.date(), z.string(), z.string(), z.uuid()]),
};

/** A made-up cursor starts the list from the beginning. */
function cursorFrom(text: string, sort: StaffFilter['sort']): string[] | null {
  try {
    return cursorShapes[sort].parse(JSON.parse(text.replaceAll('\\u0000', '')));
  } catch {
    return null;
  }
}

type Row = Omit<ListedPost, 'leave' | 'more'>;

function cursorOf(row: Row, sort: StaffFilter['sort']): string {
  const first = { name: [], place: [row.place], since: [row.startsOn] }[sort];
  return JSON.stringify([...first, row.surname, row.given, row.id]);
}

const rowsOf = (ctx: ReadCtx, filter: StaffFilter, narrow: readonly string[] | null) =>
  fittingPosts(ctx, filter, narrow)
    .select(['t.id', 't.person_id as personId', 'p.surname', 'p.given', 'p.patronymic', 'p.gender'])
    .select(['p.birth_date as birthDate', 't.institution_id as institutionId', 't.position', 't.detail'])
    .select(['t.position_text as positionText', 't.employment', 't.load', 't.hours_per_week as hoursPerWeek'])
    .select(['t.document', 't.starts_on as startsOn', placeName.as('place')])
    .select(subjectsOfPost.as('subjects'));

/** Leaves of these posts on the day, by post; asked for a page, not for everybody who fits. */
async function leavesOf(
  ctx: ReadCtx,
  postIds: readonly string[],
  on: CivilDate,
): Promise<ReadonlyMap<string, ListedPost['leave']>> {
  if (postIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.leaves as l')
    .select(['l.post_id as postId', 'l.kind', 'l.ends_on as endsOn'])
    .where('l.territory_id', '=', ctx.territory.id)
    .where('l.post_id', 'in', [...postIds])
    .where(holds('l', on))
    .execute();
  return new Map(rows.map(({ postId, kind, endsOn }) => [postId, { kind: kind as LeaveKind, endsOn }]));
}

/** How many posts fit, at most one more than a list counts. */
async function countPosts(ctx: ReadCtx, filter: StaffFilter): Promise<number> {
  const { total } = await ctx.db
    .selectFrom(
      countedPosts(ctx, filter)
        .limit(countLimit + 1)
        .as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** One page; the caller has asked `seesStaffList`, and `narrowPosts` when the figures need them too. */
export async function staffList(
  ctx: ReadCtx,
  filter: StaffFilter,
  narrow: readonly string[] | null = null,
): Promise<StaffListPage> {
  const { sort } = filter;
  const back = filter.before !== '' && cursorFrom(filter.before, sort) !== null;
  const cursor = cursorFrom(back ? filter.before : filter.after, sort);
  const keys = [...orders[sort], ...byName];
  const down = (filter.dir === 'desc') !== back;
  let page = rowsOf(ctx, filter, narrow);
  if (cursor) {
    const casts = [...cast[sort], ...nameCast];
    const there = cursor.map((value, index) => sql`${value}${casts[index] ?? sql``}`);
    page = page.where(sql<SqlBool>`(${sql.join(keys)}) ${sql.raw(down ? '<' : '>')} (${sql.join(there)})`);
  }
  for (const key of keys) page = page.orderBy(key, down ? 'desc' : 'asc');
  const found = (await page.limit(filter.limit + 1).execute()) as unknown as Row[];
  const total = narrow ? narrow.length : await countPosts(ctx, filter);
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = back ? kept.reverse() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    on: dayOf(ctx, filter),
    rows: await withWords(ctx, filter, rows),
    total: Math.min(total, countLimit),
    more: total > countLimit,
    before: first && (back ? hasMore : cursor !== null) ? cursorOf(first, sort) : undefined,
    after: last && (back || hasMore) ? cursorOf(last, sort) : undefined,
  };
}

async function withWords(ctx: ReadCtx, filter: StaffFilter, rows: readonly Row[]): Promise<ListedPost[]> {
  const on = dayOf(ctx, filter);
  const columns: [string, (row: Row) => string][] = [];
  for (const part of staffParts()) if (part.words) columns.push([part.key, await part.words(ctx, rows, on)]);
  const leaves = await leavesOf(
    ctx,
    rows.map(({ id }) => id),
    on,
  );
  return rows.map((row) => ({
    ...row,
    title: postTitle(row as unknown as { position: string; detail: string }),
    place: row.institutionId ? row.place : units[row.place as keyof typeof units],
    leave: leaves.get(row.id) ?? null,
    more: Object.fromEntries(columns.map(([key, words]) => [key, words(row)])),
  }));
}

export interface StaffFigures {
  readonly people: number;
  readonly posts: number;
  readonly load: number;
  /** People whose posts here are those of external part-timers only. */
  readonly external: number;
  readonly onLeave: number;
  readonly vacantLoad: number;
}

/** Figures of the same filter on the same day; persons, not posts, external part-timers, leaves and vacancies apart. */
export async function staffFigures(
  ctx: ReadCtx,
  filter: StaffFilter,
  narrow: readonly string[] | null = null,
): Promise<StaffFigures> {
  const on = dayOf(ctx, filter);
  const fitting = fittingPosts(ctx, filter, narrow).select(['t.id', 't.person_id', 't.load', 't.employment']);
  const { rows } = await sql<Omit<StaffFigures, 'vacantLoad'>>`
    select count(distinct f.person_id)::int as people, count(*)::int as posts,
           coalesce(sum(f.load), 0)::float8 as load,
           count(distinct f.person_id) filter (where f.employment = 'outer-part-time')::int as external,
           count(distinct f.person_id) filter (where exists (select from people.leaves l
             where l.territory_id = ${ctx.territory.id} and l.post_id = f.id and l.starts_on <= ${on}
               and (l.ends_on is null or l.ends_on > ${on})))::int as "onLeave"
      from (${fitting.limit(100_000)}) f`.execute(ctx.db);
  const { total } = await openVacancies(ctx, filter)
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('v.load'), sql<number>`0`).as('total'))
    .executeTakeFirstOrThrow();
  const none = { people: 0, posts: 0, load: 0, external: 0, onLeave: 0 };
  return { ...(rows[0] ?? none), vacantLoad: Number(total) };
}

export const staffQuery = query({
  name: 'people.staff',
  ru: 'Кадры на дату',
  input: staffFilter,
  ability: seesStaffList,
  run: staffList,
  shows: (_found, address) => shownList(address),
});
