// Numbers of the staff on a day: how many by category, education, service and age, in each institution, position, subject.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { institutionNames } from '../institutions/index.ts';
import {
  type CountedCell,
  countedCells,
  countedInstitutions,
  cursorsAt,
  institutionsAtOnce,
} from '../people/index.ts';
import { rulesOf } from './rule.queries.ts';
import { isKeptReady, sharesSql, staffCount } from './staff.count.ts';
import { type Cut, type StaffFilter, staffFilter } from './staff.filter.ts';
import { type StandingKey, standingRanks } from './staff.groups.ts';

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

const standingOf = new Map(Object.entries(standingRanks).map(([key, rank]) => [rank, key as StandingKey]));

/** Only what places the staff: the borders themselves are what is counted. */
export const placed = (filter: StaffFilter): StaffFilter => {
  const { on, institutionId, position, subject, employment } = filter;
  return staffFilter.parse({ on, institutionId, position, subject, employment });
};

type Parts = 'standing' | 'all';
type Way = 'kept ready' | 'in full';

async function cellsBy(
  ctx: ReadCtx,
  filter: StaffFilter,
  by: Cut | 'all',
  parts: Parts,
  way: Way,
  keys: readonly string[] | null = null,
): Promise<readonly CountedCell[]> {
  const ready = way === 'kept ready' && isKeptReady(ctx, filter);
  const kept = ready ? await countedCells(ctx, staffCount, by, keys) : null;
  if (kept) return kept;
  const shares = sharesSql(ctx, filter, await rulesOf(ctx), { cuts: [by], parts });
  const { rows } = await sql<CountedCell>`
    select s.key, c.cell, count(*)::int as people from (${shares}) s, unnest(s.cells) as c (cell) group by s.key, c.cell`.execute(
    ctx.db,
  );
  return rows;
}

const numbersOf = (key: string, cells: readonly CountedCell[]): Omit<StaffNumbers, 'title'> => {
  const of = (cell: string) => cells.find((each) => each.cell === cell)?.people ?? 0;
  const by = (name: string) =>
    Object.fromEntries(
      cells.flatMap(({ cell, people }) =>
        cell.startsWith(`${name}:`) ? [[cell.slice(name.length + 1), people] as const] : [],
      ),
    );
  return {
    key,
    total: of('total'),
    standing: Object.fromEntries(
      Object.entries(by('rank')).map(([rank, people]) => [standingOf.get(Number(rank)) ?? 'none', people]),
    ),
    education: by('education'),
    service: by('service'),
    age: by('age'),
    methodist: of('methodist'),
    mentor: of('mentor'),
  };
};

/** All the staff the reader may see: a person in two institutions is one person here. */
export async function staffTotals(
  ctx: ReadCtx,
  filter: StaffFilter,
  parts: Parts = 'all',
  way: Way = 'kept ready',
): Promise<StaffNumbers> {
  return { ...numbersOf('', await cellsBy(ctx, placed(filter), 'all', parts, way)), title: 'Всего' };
}

const collator = new Intl.Collator('ru', { numeric: true });

export interface NumbersPage {
  readonly lines: readonly StaffNumbers[];
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A page of lines: institutions are many, positions and subjects are shown together. */
export async function staffNumbersPage(
  ctx: ReadCtx,
  filter: StaffFilter,
  by: Cut,
  parts: Parts,
  skip: number,
): Promise<NumbersPage> {
  if (by !== 'institution') return { lines: await staffNumbers(ctx, filter, by, parts) };
  const kept = isKeptReady(ctx, placed(filter)) ? await countedInstitutions(ctx, staffCount, skip) : null;
  // Those of the service stand before the institutions, on the first page.
  const keys = kept && [...(skip === 0 ? [''] : []), ...kept.slice(0, institutionsAtOnce)];
  const all = await staffNumbers(ctx, filter, by, parts, 'kept ready', keys);
  const lines = kept ? all : all.slice(skip, skip + institutionsAtOnce);
  const hasMore = kept ? kept.length > institutionsAtOnce : all.length > skip + institutionsAtOnce;
  return { lines, ...cursorsAt(skip, hasMore) };
}

/** One line an institution, a position or a subject. */
export async function staffNumbers(
  ctx: ReadCtx,
  filter: StaffFilter,
  by: Cut,
  parts: Parts = 'all',
  way: Way = 'kept ready',
  keys: readonly string[] | null = null,
): Promise<StaffNumbers[]> {
  const cells = await cellsBy(ctx, placed(filter), by, parts, way, keys);
  const lines = Map.groupBy(cells, (cell) => cell.key);
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

export interface InstitutionStaff {
  readonly total: number;
  readonly highest: number;
  readonly first: number;
}

/** How many pedagogues each institution has today and with which category; by the institution's id. */
export async function staffByInstitution(ctx: ReadCtx): Promise<Map<string, InstitutionStaff>> {
  const lines = await staffNumbers(ctx, staffFilter.parse({ employment: 'own' }), 'institution', 'standing');
  return new Map(
    lines.map(({ key, total, standing }) => [
      key,
      { total, highest: standing.highest ?? 0, first: standing.first ?? 0 },
    ]),
  );
}
