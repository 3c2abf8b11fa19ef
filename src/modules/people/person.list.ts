// The list of people: search by name, place and role, Russian order, fifty a page; contacts only for those who may see.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { portionSize } from '../../kernel/list.ts';
import { shownList } from '../../kernel/page.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { placedPerson } from './person.commands.ts';
import { seesPersonal } from './person.policy.ts';
import { personSubject, shortNameOf } from './person.queries.ts';
import { units } from './person.text.ts';
import { holds, type Post, placeNames, postsOfPeople, postsOn } from './post.queries.ts';

const fromAddress = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());

export const peopleFilter = z.object({
  q: fromAddress(200),
  institutionId: z.union([z.literal(''), z.uuid()]).default(''),
  unit: z.enum(['', 'centre', 'authority']).default(''),
  after: fromAddress(600),
  before: fromAddress(600),
  limit: portionSize,
});
export type PeopleFilter = z.input<typeof peopleFilter>;

export interface ListedPerson {
  readonly id: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly posts: readonly { title: string; place: string; institutionId: string | null }[];
  /** null: not for this reader. */
  readonly email: string | null;
  readonly phone: string | null;
}

export interface PeoplePage {
  readonly rows: readonly ListedPerson[];
  readonly total: number;
  readonly more: boolean;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const countLimit = 10_000;
const russian = sql`collate "ru-x-icu"`;

/** A place in the order: surname, given name, id. */
const cursorOf = (row: ListedPerson) => JSON.stringify([row.surname, row.given, row.id]);
const cursorShape = z.tuple([z.string(), z.string(), z.uuid()]);

function cursorFrom(text: string): z.output<typeof cursorShape> | null {
  try {
    return cursorShape.parse(JSON.parse(text.replaceAll('\\u0000', '')));
  } catch {
    return null;
  }
}

/** At most so many are found by words: the list says «более 10 000» beyond it. */
const mostFound = 10_000;

/**
 * Ids of those whose names begin with the words; asked once for the page and for the count. The function asks as the
 * owner: under row security the words would read the whole territory (decision 3).
 */
async function foundIds(ctx: ReadCtx, words: string): Promise<string[] | null> {
  if (!words) return null;
  const { rows } = await sql<{ ids: string[] }>`
    select array(select people.found(${words}, ${mostFound})) as ids`.execute(ctx.db);
  return rows[0]?.ids ?? [];
}

function filtered(ctx: ReadCtx, filter: z.output<typeof peopleFilter>, found: readonly string[] | null) {
  let rows = ctx.db
    .selectFrom('people.persons as p')
    .where('p.territory_id', '=', ctx.territory.id)
    .where('p.anonymised_at', 'is', null)
    .where('p.merged_into_id', 'is', null);
  if (found) rows = rows.where(sql<SqlBool>`p.id = any(${found}::uuid[])`);
  if (filter.institutionId || filter.unit) {
    rows = rows.where((eb) => {
      let post = eb
        .selectFrom('people.posts as t')
        .select('t.id')
        .where('t.territory_id', '=', ctx.territory.id)
        .whereRef('t.person_id', '=', 'p.id')
        .where(holds('t', ctx.today));
      if (filter.institutionId) post = post.where('t.institution_id', '=', filter.institutionId);
      if (filter.unit) post = post.where('t.unit', '=', filter.unit);
      return eb.exists(post);
    });
  }
  return rows;
}

async function countPeople(
  ctx: ReadCtx,
  filter: z.output<typeof peopleFilter>,
  found: readonly string[] | null,
): Promise<number> {
  const { total } = await ctx.db
    .selectFrom(
      filtered(ctx, filter, found)
        .select('p.id')
        .limit(countLimit + 1)
        .as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** A page of people with their posts of today. */
export async function peopleList(ctx: ReadCtx, input: PeopleFilter = {}): Promise<PeoplePage> {
  const filter = peopleFilter.parse(input);
  const back = cursorFrom(filter.before);
  const cursor = back ?? cursorFrom(filter.after);
  const found = await foundIds(ctx, filter.q);
  let page = filtered(ctx, filter, found).select([
    'p.id',
    'p.surname',
    'p.given',
    'p.patronymic',
    'p.email',
    'p.phone',
  ]);
  if (cursor) {
    const [surname, given, id] = cursor;
    const sign = sql.raw(back ? '<' : '>');
    page = page.where(
      sql<SqlBool>`(p.surname ${russian}, p.given ${russian}, p.id) ${sign} (${surname}::text ${russian}, ${given}::text ${russian}, ${id}::uuid)`,
    );
  }
  const way = back ? 'desc' : 'asc';
  const listed = await page
    .orderBy(sql`p.surname ${russian}`, way)
    .orderBy(sql`p.given ${russian}`, way)
    .orderBy('p.id', way)
    .limit(filter.limit + 1)
    .execute();
  // Whoever is found by words alone is counted already.
  const isCounted = found !== null && !filter.institutionId && !filter.unit;
  const total = isCounted ? found.length : await countPeople(ctx, filter, found);
  const hasMore = listed.length > filter.limit;
  const kept = listed.slice(0, filter.limit);
  const rows = await withPosts(ctx, back ? kept.reverse() : kept);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    total: Math.min(total, countLimit),
    more: total > countLimit,
    before: first && (back ? hasMore : cursor !== null) ? cursorOf(first) : undefined,
    after: last && (back !== null || hasMore) ? cursorOf(last) : undefined,
  };
}

type Row = Omit<ListedPerson, 'posts' | 'email' | 'phone'> & { email: string; phone: string };

async function withPosts(ctx: ReadCtx, rows: readonly Row[]): Promise<ListedPerson[]> {
  const posts = await postsOfPeople(
    ctx,
    rows.map((row) => row.id),
    ctx.today,
  );
  const placeOf = await placeNames(ctx, [...posts.values()].flat(), units);
  const shown = (post: Post) => ({
    title: post.title,
    place: placeOf(post),
    institutionId: post.institutionId,
  });
  return rows.map((row) => {
    const own = posts.get(row.id) ?? [];
    const sees = seesPersonal(
      ctx,
      row.id,
      own.map((post) => post.institutionId),
    );
    return { ...row, posts: own.map(shown), email: sees ? row.email : null, phone: sees ? row.phone : null };
  });
}

export const peopleListQuery = query({
  name: 'people.list',
  ru: 'Сотрудники организаций и службы',
  input: peopleFilter,
  ability: signedIn,
  run: peopleList,
  shows: ({ rows }, address) => (rows.some((row) => row.email !== null) ? shownList(address) : null),
});

/** A person as the reader may see: contacts and the date of birth are left out for others. */
export const personQuery = query({
  name: 'people.one',
  ru: 'Карточка человека',
  input: z.object({ id: z.uuid() }),
  ability: signedIn,
  run: async (ctx, { id }) => {
    const placed = await placedPerson(ctx, id);
    if (!placed) return null;
    const { accountId: _, anonymisedAt: __, email, phone, birthDate, ...open } = placed.person;
    const posts = await postsOn(ctx, id, ctx.today);
    const personal = seesPersonal(ctx, id, placed.institutionIds) ? { email, phone, birthDate } : {};
    return { ...open, ...personal, posts };
  },
  shows: (found) => ('email' in found ? personSubject(found.id) : null),
});

/** People whose surname, then any name or a former name, begins with the words: three letters find one among a million. */
export async function foundPeople(ctx: ReadCtx, words: string, most: number): Promise<ListedPerson[]> {
  const { rows } = await sql<Row>`
    select p.id, p.surname, p.given, p.patronymic, p.email, p.phone
      from people.found(${words}, ${most}) with ordinality as f (id, place)
      join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = f.id
     order by f.place`.execute(ctx.db);
  return withPosts(ctx, rows);
}

/** Choices for a form: people whose name begins with or holds the typed words. */
export const pickPerson = query({
  name: 'people.pick',
  ru: 'Выбор человека',
  input: z.object({
    q: fromAddress(200),
    institutionId: z.union([z.literal(''), z.uuid()]).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  ability: signedIn,
  run: async (ctx, input) => {
    const fast = input.q !== '' && input.institutionId === '';
    const rows = fast ? await foundPeople(ctx, input.q, input.limit) : (await peopleList(ctx, input)).rows;
    return rows.map((row) => ({
      value: row.id,
      label: [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
      hint: row.posts.map((post) => `${post.title}, ${post.place}`).join('; '),
    }));
  },
});

/** Hits of the search line. */
export async function searchPeople(ctx: ReadCtx, words: string) {
  if (ctx.actor.kind === 'visitor') return [];
  const rows = await foundPeople(ctx, words.slice(0, 200), 8);
  return rows.map((row) => ({
    title: shortNameOf(row),
    hint: row.posts[0] ? `${row.posts[0].title}, ${row.posts[0].place}` : '',
    path: `/people/${row.id}`,
    kind: 'Человек',
  }));
}
