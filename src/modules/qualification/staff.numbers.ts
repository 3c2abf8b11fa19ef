// Numbers of the staff on a day: how many by category, education, service and age, in each institution, position, subject.
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { institutionNames } from '../institutions/index.ts';
import { rulesOf } from './rule.queries.ts';
import { type Cut, dayOf, postsSql, type StaffFilter, staffFilter } from './staff.filter.ts';
import {
  ageGroupSql,
  educationGroupSql,
  type StandingKey,
  serviceGroupSql,
  standingRanks,
} from './staff.groups.ts';

export interface StaffNumbers {
  /** Id of the institution, the position, the subject; '' where there is none. */
  readonly key: string;
  readonly title: string;
  /** Persons, each counted once. */
  readonly total: number;
  readonly standing: Readonly<Record<string, number>>;
  readonly education: Readonly<Record<string, number>>;
  readonly service: Readonly<Record<string, number>>;
  readonly age: Readonly<Record<string, number>>;
  readonly methodist: number;
  readonly mentor: number;
}

const keySql: Readonly<Record<Cut | 'all', RawBuilder<string>>> = {
  all: sql<string>`''`,
  institution: sql<string>`coalesce(t.institution_id::text, '')`,
  position: sql<string>`t.position`,
  subject: sql<string>`unnest(coalesce(nullif(array(select b.subject from people.post_subjects b
    where b.territory_id = t.territory_id and b.post_id = t.id), '{}'), array['']))`,
};

const standingOf = new Map(Object.entries(standingRanks).map(([key, rank]) => [rank, key as StandingKey]));

/** Only what places the staff: the borders themselves are what is counted. */
export const placed = (filter: StaffFilter): StaffFilter => {
  const { on, institutionId, position, subject, employment } = filter;
  return staffFilter.parse({ on, institutionId, position, subject, employment });
};

interface Counted {
  key: string;
  rank: number | null;
  education: string | null;
  service: string | null;
  age: string | null;
  methodist: boolean | null;
  mentor: boolean | null;
  /** Which of the columns this row counts by. */
  mask: number;
  people: number;
}

const dimensions = ['rank', 'education', 'service', 'age', 'methodist', 'mentor'] as const;
/** `grouping()` gives a bit to each column that is not counted by, the first column the highest. */
const maskOf = (index: number) => 2 ** dimensions.length - 1 - 2 ** (dimensions.length - 1 - index);

async function countedBy(ctx: ReadCtx, filter: StaffFilter, by: Cut | 'all'): Promise<Counted[]> {
  const on: CivilDate = dayOf(ctx, filter);
  const posts = postsSql(ctx, filter, await rulesOf(ctx));
  const columns = sql.join(dimensions.map((each) => sql.ref(each)));
  const { rows } = await sql<Counted>`
    with staff as (
      select key, person_id, max(rank) as rank, bool_or(methodist) as methodist, bool_or(mentor) as mentor
        from (select ${keySql[by]} as key, t.person_id, s.rank, s.methodist, s.mentor from ${posts}) held
       group by key, person_id
    ), described as (
      select staff.key, staff.rank, staff.methodist, staff.mentor, ${educationGroupSql} as education,
        ${serviceGroupSql(on)} as service, ${ageGroupSql(on)} as age
        from staff join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = staff.person_id
       where p.anonymised_at is null and p.merged_into_id is null
    )
    select key, ${columns}, grouping(${columns})::int as mask, count(*)::int as people from described
     group by grouping sets ((key), ${sql.join(dimensions.map((each) => sql`(key, ${sql.ref(each)})`))})`.execute(
    ctx.db,
  );
  return rows;
}

const numbersOf = (key: string, rows: readonly Counted[]): Omit<StaffNumbers, 'title'> => {
  const of = (index: number) => rows.filter((row) => row.mask === maskOf(index));
  const by = (index: number, name: (row: Counted) => string) =>
    Object.fromEntries(of(index).map((row) => [name(row), row.people]));
  return {
    key,
    total: rows.find((row) => row.mask === 2 ** dimensions.length - 1)?.people ?? 0,
    standing: by(0, (row) => standingOf.get(row.rank ?? 0) ?? 'none'),
    education: by(1, (row) => row.education ?? ''),
    service: by(2, (row) => row.service ?? ''),
    age: by(3, (row) => row.age ?? ''),
    methodist: of(4).find((row) => row.methodist)?.people ?? 0,
    mentor: of(5).find((row) => row.mentor)?.people ?? 0,
  };
};

/** All the staff the reader may see: a person in two institutions is one person here. */
export async function staffTotals(ctx: ReadCtx, filter: StaffFilter): Promise<StaffNumbers> {
  const rows = await countedBy(ctx, placed(filter), 'all');
  return { ...numbersOf('', rows), title: 'Всего' };
}

const collator = new Intl.Collator('ru', { numeric: true });

/** One line an institution, a position or a subject. */
export async function staffNumbers(ctx: ReadCtx, filter: StaffFilter, by: Cut): Promise<StaffNumbers[]> {
  const lines = Map.groupBy(await countedBy(ctx, placed(filter), by), (row) => row.key);
  const names =
    by === 'institution'
      ? await institutionNames(
          ctx,
          [...lines.keys()].filter((key) => key !== ''),
        )
      : null;
  const nameOf = (key: string) => {
    if (key === '') return by === 'institution' ? 'методическая служба' : 'предмет не указан';
    return names ? (names.get(key)?.short ?? '') : key;
  };
  return [...lines]
    .map(([key, rows]) => ({ ...numbersOf(key, rows), title: nameOf(key) }))
    .sort((a, b) => collator.compare(a.title, b.title));
}

/** The address of the list behind a number. */
export function listBehind(
  filter: StaffFilter,
  on: CivilDate,
  narrowed: Readonly<Record<string, string>>,
): string {
  const { institutionId, position, subject, employment } = filter;
  const asked = { on, institutionId, position, subject, employment, ...narrowed };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return `/qualification?${query}`;
}
