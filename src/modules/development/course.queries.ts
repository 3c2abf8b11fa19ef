// Looking at providers, courses and quotas: one, a page of the catalogue, choices for forms, places taken.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import type { CourseState } from './course.lifecycle.ts';
import { type CourseFilter, courseFilter } from './course.schema.ts';
import type { ProviderKind, TrainingForm, TrainingKind } from './course.text.ts';

export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: ProviderKind;
  readonly partnerId: string | null;
  readonly licence: string;
  readonly contact: string;
  readonly email: string;
  readonly site: string;
  readonly version: number;
}

export interface Course {
  readonly id: string;
  readonly providerId: string;
  readonly provider: string;
  readonly title: string;
  readonly programme: string;
  readonly kind: TrainingKind;
  readonly form: TrainingForm;
  readonly hours: number;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly terms: string;
  readonly positions: readonly string[];
  readonly subjects: readonly string[];
  readonly state: CourseState;
  readonly version: number;
}

export interface ListedCourse extends Course {
  /** Places of all quotas; null when none is set. */
  readonly seats: number | null;
  /** Nominations that hold a place. */
  readonly taken: number;
  readonly trained: number;
}

/** Enrolment goes on until the first day of the course, whatever nobody pressed. */
export const enrols = ({ state, startsOn }: Pick<Course, 'state' | 'startsOn'>, today: CivilDate): boolean =>
  state === 'open' && (startsOn === null || startsOn > today);

/** Every provider by name. */
export async function providersList(ctx: ReadCtx): Promise<(Provider & { courses: number })[]> {
  const rows = await ctx.db
    .selectFrom('development.providers as o')
    .select(['o.id', 'o.name', 'o.short_name as shortName', 'o.kind', 'o.licence', 'o.contact', 'o.email'])
    .select(['o.site', 'o.partner_id as partnerId', 'o.version'])
    .select(
      sql<number>`(select count(*)::int from development.courses c
        where c.territory_id = o.territory_id and c.provider_id = o.id)`.as('courses'),
    )
    .where('o.territory_id', '=', ctx.territory.id)
    .orderBy(sql`o.short_name collate "ru-x-icu"`)
    .execute();
  return rows as (Provider & { courses: number })[];
}

export async function provider(ctx: ReadCtx, id: string): Promise<Provider | null> {
  return isId(id) ? ((await providersList(ctx)).find((each) => each.id === id) ?? null) : null;
}

const courseRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('development.courses as c')
    .innerJoin('development.providers as o', (join) =>
      join.onRef('o.territory_id', '=', 'c.territory_id').onRef('o.id', '=', 'c.provider_id'),
    )
    .select(['c.id', 'c.provider_id as providerId', 'o.short_name as provider', 'c.title', 'c.programme'])
    .select(['c.kind', 'c.form', 'c.hours', 'c.starts_on as startsOn', 'c.ends_on as endsOn', 'c.terms'])
    .select(['c.positions', 'c.subjects', 'c.state', 'c.version'])
    .where('c.territory_id', '=', ctx.territory.id);

const withPlaces = (rows: ReturnType<typeof courseRows>) =>
  rows.select([
    sql<number | null>`(select sum(q.seats)::int from development.quotas q
      where q.territory_id = c.territory_id and q.course_id = c.id)`.as('seats'),
    sql<number>`(select count(*)::int from development.nominations n where n.territory_id = c.territory_id
      and n.course_id = c.id and n.state in ('proposed', 'sent', 'confirmed'))`.as('taken'),
    sql<number>`(select count(*)::int from development.records r where r.territory_id = c.territory_id
      and r.course_id = c.id and r.state in ('completed', 'certified'))`.as('trained'),
  ]);

export async function course(ctx: ReadCtx, id: string): Promise<ListedCourse | null> {
  if (!isId(id)) return null;
  const row = await withPlaces(courseRows(ctx)).where('c.id', '=', id).executeTakeFirst();
  return (row as ListedCourse | undefined) ?? null;
}

export interface CoursePage {
  readonly rows: readonly ListedCourse[];
  readonly total: number;
  readonly after: string | undefined;
}

const countLimit = 10_000;
const cursorShape = z.tuple([z.string(), z.uuid()]);
const never = '9999-12-31';

function cursorFrom(text: string): z.output<typeof cursorShape> | null {
  try {
    return cursorShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function filtered(ctx: ReadCtx, filter: z.output<typeof courseFilter>) {
  let rows = courseRows(ctx);
  if (filter.q) rows = rows.where(sql<boolean>`strpos(c.search, public.search_key(${filter.q})) > 0`);
  if (filter.providerId) rows = rows.where('c.provider_id', '=', filter.providerId);
  if (filter.kind) rows = rows.where('c.kind', '=', filter.kind);
  if (filter.state) rows = rows.where('c.state', '=', filter.state);
  return rows;
}

/** A page of the catalogue, the latest start first; courses without a date come before all. */
export async function coursesPage(ctx: ReadCtx, input: CourseFilter = {}): Promise<CoursePage> {
  const filter = courseFilter.parse(input);
  const cursor = cursorFrom(filter.after);
  const start = sql`coalesce(c.starts_on, ${never}::date)`;
  let page = withPlaces(filtered(ctx, filter));
  if (cursor && /^\d{4}-\d{2}-\d{2}$/.test(cursor[0]))
    page = page.where(sql<boolean>`(${start}, c.id) < (${cursor[0]}::date, ${cursor[1]}::uuid)`);
  const found = (await page
    .orderBy(start, 'desc')
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
    .execute()) as unknown as ListedCourse[];
  const { total } = await ctx.db
    .selectFrom(filtered(ctx, filter).limit(countLimit).as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit);
  const last = rows.at(-1);
  const hasMore = found.length > filter.limit && last;
  return {
    rows,
    total: Number(total),
    after: hasMore ? JSON.stringify([last.startsOn ?? never, last.id]) : undefined,
  };
}

export interface Quota {
  readonly id: string;
  readonly institutionId: string | null;
  readonly institution: string | null;
  readonly seats: number;
  /** Nominations of that institution, or of everybody for the territory's own quota. */
  readonly taken: number;
}

export async function quotasOf(ctx: ReadCtx, courseId: string): Promise<Quota[]> {
  return ctx.db
    .selectFrom('development.quotas as q')
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'q.territory_id').onRef('i.id', '=', 'q.institution_id'),
    )
    .select(['q.id', 'q.institution_id as institutionId', 'i.short_name as institution', 'q.seats'])
    .select(
      sql<number>`(select count(*)::int from development.nominations n where n.territory_id = q.territory_id
        and n.course_id = q.course_id and n.state in ('proposed', 'sent', 'confirmed')
        and (q.institution_id is null or n.institution_id = q.institution_id))`.as('taken'),
    )
    .where('q.territory_id', '=', ctx.territory.id)
    .where('q.course_id', '=', courseId)
    .orderBy(sql`q.institution_id is null`, 'desc')
    .orderBy(sql`i.short_name collate public.ru_natural`)
    .execute();
}

export const coursesQuery = query({
  name: 'development.courses',
  ru: 'Каталог курсов',
  input: courseFilter,
  ability: signedIn,
  run: coursesPage,
});

export const courseQuery = query({
  name: 'development.course',
  ru: 'Курс',
  input: z.object({ id: z.uuid() }),
  ability: signedIn,
  run: (ctx, { id }) => course(ctx, id),
});
