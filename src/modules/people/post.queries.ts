// Posts as periods: who works where on a date, who heads an institution, who acts for whom.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx, Scope } from '../../kernel/ctx.ts';
import { actingPost } from '../../platform/language/index.ts';
import { institutionNames } from '../institutions/index.ts';
import { shortNameOf } from './person.queries.ts';

import type { Employment } from './person.text.ts';
import { headPositions, type Place, pedagogicalPositions, postTitle } from './positions.ts';

export interface Post {
  readonly id: string;
  readonly personId: string;
  readonly institutionId: string | null;
  /** Where there is no institution: the centre or the authority. */
  readonly unit: 'centre' | 'authority' | null;
  /** «учитель математики» */
  readonly title: string;
  readonly position: string;
  readonly detail: string;
  /** The position in the institution's own words, '' where they are those of the list. */
  readonly positionText: string;
  readonly subjects: readonly string[];
  readonly employment: Employment;
  /** Share of a full position (ставка); null: not told. */
  readonly load: number | null;
  readonly hoursPerWeek: number | null;
  readonly document: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly version: number;
}

/** Subjects of a post in one column, so that no list asks row by row. */
export const subjectsOfPost = sql<string[]>`array(select s.subject from people.post_subjects s
  where s.territory_id = t.territory_id and s.post_id = t.id order by s.subject collate "ru-x-icu")`;

const postRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('people.posts as t')
    .select(['t.id', 't.person_id as personId', 't.institution_id as institutionId', 't.unit', 't.position'])
    .select([
      't.detail',
      't.position_text as positionText',
      't.employment',
      't.load',
      't.document',
      't.version',
    ])
    .select(['t.hours_per_week as hoursPerWeek', 't.starts_on as startsOn', 't.ends_on as endsOn'])
    .select(subjectsOfPost.as('subjects'))
    .where('t.territory_id', '=', ctx.territory.id);

type PostRow = Awaited<ReturnType<ReturnType<typeof postRows>['execute']>>[number];

const asPost = (row: PostRow): Post => ({
  ...(row as unknown as Omit<Post, 'title'>),
  title: postTitle(row),
});

/** A period that holds the date. */
export const holds = (alias: string, date: CivilDate) =>
  sql<boolean>`(${sql.ref(`${alias}.starts_on`)} <= ${date} and (${sql.ref(`${alias}.ends_on`)} is null or ${sql.ref(`${alias}.ends_on`)} > ${date}))`;

/** What a person does on a date, the main work first. */
export async function postsOn(ctx: ReadCtx, personId: string, date: CivilDate): Promise<Post[]> {
  const rows = await postRows(ctx)
    .where('t.person_id', '=', personId)
    .where(holds('t', date))
    .orderBy(sql`t.employment = 'main'`, 'desc')
    .orderBy('t.starts_on')
    .orderBy('t.id')
    .execute();
  return rows.map(asPost);
}

/** The whole career in this territory, the latest first. */
export async function postsOf(ctx: ReadCtx, personId: string): Promise<Post[]> {
  const rows = await postRows(ctx)
    .where('t.person_id', '=', personId)
    .orderBy('t.starts_on', 'desc')
    .execute();
  return rows.map(asPost);
}

/** Posts of several people on a date, by person. */
export async function postsOfPeople(
  ctx: ReadCtx,
  personIds: readonly string[],
  date: CivilDate,
): Promise<Map<string, Post[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await postRows(ctx)
    .where('t.person_id', 'in', [...new Set(personIds)])
    .where(holds('t', date))
    .orderBy(sql`t.employment = 'main'`, 'desc')
    .execute();
  return Map.groupBy(rows.map(asPost), (post) => post.personId);
}

/** Whose posts these are, by the post; an id that is no post is absent. */
export async function holdersOf(ctx: ReadCtx, postIds: readonly string[]): Promise<Map<string, string>> {
  if (postIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('people.posts as t')
    .select(['t.id', 't.person_id as personId'])
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.id', 'in', [...postIds])
    .execute();
  return new Map(rows.map(({ id, personId }) => [id, personId]));
}

/** A post that stayed with a record put together with another says nothing: the other holds the same. */
const notMerged = sql<boolean>`not exists (select from people.persons m where m.territory_id = t.territory_id
  and m.id = t.person_id and m.merged_into_id is not null)`;

export interface StaffMember extends Post {
  readonly name: string;
}

/** Everybody who works in an institution on a date, in Russian order of names. */
export async function staffOf(ctx: ReadCtx, institutionId: string, date: CivilDate): Promise<StaffMember[]> {
  const rows = await postRows(ctx)
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 't.territory_id').onRef('p.id', '=', 't.person_id'),
    )
    .select(['p.surname', 'p.given', 'p.patronymic'])
    .where('t.institution_id', '=', institutionId)
    .where('p.merged_into_id', 'is', null)
    .where(holds('t', date))
    .orderBy(sql`p.surname collate "ru-x-icu"`)
    .orderBy(sql`p.given collate "ru-x-icu"`)
    .execute();
  return rows.map(({ surname, given, patronymic, ...row }) => ({
    ...asPost(row),
    name: shortNameOf({ surname, given, patronymic }),
  }));
}

export interface Head {
  readonly personId: string;
  /** «директор», or «и. о. директора» when another acts. */
  readonly title: string;
  readonly acting: boolean;
}

/** Who signs for the institution on a date: the one who acts by order, else the holder of the head's post. */
export async function headOf(ctx: ReadCtx, institutionId: string, date: CivilDate): Promise<Head | null> {
  const acting = await actingFor(ctx, 'institution-head', date, { kind: 'institution', id: institutionId });
  if (acting) return { personId: acting.personId, title: acting.title, acting: true };
  const row = await postRows(ctx)
    .where('t.institution_id', '=', institutionId)
    .where('t.position', 'in', headPositions)
    .where(notMerged)
    .where(holds('t', date))
    .orderBy(sql`t.employment = 'main'`, 'desc')
    .executeTakeFirst();
  return row ? { personId: row.personId, title: postTitle(row), acting: false } : null;
}

/** The head's post in the centre or the authority on a date. */
export async function headOfUnit(
  ctx: ReadCtx,
  unit: 'centre' | 'authority',
  date: CivilDate,
): Promise<Head | null> {
  const acting = await actingFor(ctx, `${unit}-head`, date);
  if (acting) return { personId: acting.personId, title: acting.title, acting: true };
  const row = await postRows(ctx)
    .where('t.unit', '=', unit)
    .where(notMerged)
    .where('t.position', 'in', unit === 'authority' ? [...headPositions, 'председатель'] : headPositions)
    .where(holds('t', date))
    .executeTakeFirst();
  return row ? { personId: row.personId, title: postTitle(row), acting: false } : null;
}

/** How many people teach and bring up in the territory's institutions on a date. */
export async function countTeachers(ctx: ReadCtx, date: CivilDate): Promise<number> {
  const row = await ctx.db
    .selectFrom('people.posts as t')
    .select((eb) => eb.fn.count<number>('t.person_id').distinct().as('teachers'))
    .where('t.territory_id', '=', ctx.territory.id)
    .where('t.institution_id', 'is not', null)
    .where('t.position', 'in', pedagogicalPositions)
    .where(holds('t', date))
    .executeTakeFirstOrThrow();
  return row.teachers;
}

export interface Acting {
  readonly personId: string;
  readonly absentPersonId: string | null;
  /** «и. о. директора департамента образования» */
  readonly title: string;
  readonly orderNumber: string;
  readonly orderDate: CivilDate;
}

/** Who acts in a role on a date by an order: «И. о.». */
export async function actingFor(
  ctx: ReadCtx,
  roleKind: string,
  date: CivilDate,
  scope: Scope = { kind: 'territory' },
): Promise<Acting | null> {
  const row = await ctx.db
    .selectFrom('people.delegations as d')
    .selectAll()
    .where('d.territory_id', '=', ctx.territory.id)
    .where('d.role_kind', '=', roleKind)
    .where(
      scope.kind === 'territory' ? sql<boolean>`d.scope_id is null` : sql<boolean>`d.scope_id = ${scope.id}`,
    )
    .where(holds('d', date))
    .executeTakeFirst();
  if (!row) return null;
  return {
    personId: row.acting_person_id,
    absentPersonId: row.absent_person_id,
    title: actingPost(row.post_title),
    orderNumber: row.order_number,
    orderDate: row.order_date,
  };
}

export const placeOf = (post: Pick<Post, 'unit' | 'institutionId'>): Place => post.unit ?? 'institution';

/** Words for where posts are: short names of institutions, the given names of the units. */
export async function placeNames(
  ctx: ReadCtx,
  posts: readonly Pick<Post, 'unit' | 'institutionId'>[],
  units: Readonly<Record<'centre' | 'authority', string>>,
): Promise<(post: Pick<Post, 'unit' | 'institutionId'>) => string> {
  const names = await institutionNames(
    ctx,
    posts.flatMap((post) => (post.institutionId ? [post.institutionId] : [])),
  );
  return (post) => (post.unit ? units[post.unit] : (names.get(post.institutionId ?? '')?.short ?? ''));
}
