// The forecast of the whole territory kept ready (decision 21): one cell a person, sums of the day, turns made of them.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import {
  type CountedCell,
  countedCells,
  countedInstitutions,
  institutionsAtOnce,
  type PeopleCount,
} from '../people/index.ts';
import { seesTerritory } from './development.policy.ts';
import { type ForecastFilter, forecastFilter } from './forecast.schema.ts';
import { type Basis, basisOf, dueStaff } from './forecast.staff.ts';

/** «0»: already due; «2027»: a year; «20273»: its third quarter. */
export type Period = string;

export interface Counted {
  readonly key: string | null;
  readonly words: string;
  readonly period: Period;
  /** Set in the sums of one ground of attestation. */
  readonly ground?: string | null;
  readonly people: number;
  readonly placed: number;
}

/**
 * The forecast kept ready: under the rules in force each person stands in one cell of a cut, the quarter the turn
 * comes in ('20273'; '0' when it has come), with '+' when a place is there already.
 */
export const forecastCount: PeopleCount = {
  name: 'development.forecast',
  shares: async (ctx, only) => {
    const basis = await basisOf(ctx, forecastFilter.parse({}));
    const everybody = { visible: sql<boolean>`true`, vacant: sql``, only };
    return sql`with ${dueStaff(ctx, { basis, ...everybody })}, placed as (
        select d.*, case when d.due_on <= ${ctx.today}::date then '0' else to_char(d.due_on, 'YYYYQ') end
          || case when d.placed_on is null then '' else '+' end as cell from due d)
      select t.person_id, k.cut, k.key, array[t.cell] as cells
      from placed t cross join lateral (
        values ('all', ''), ('institution', coalesce(t.institution_id::text, 'centre')), ('position', t.position)
        union all select 'subject', s.subject from people.post_subjects s
          where s.territory_id = ${ctx.territory.id} and s.post_id = t.post_id
        union all select 'subject', '' where not exists (select from people.post_subjects s
          where s.territory_id = ${ctx.territory.id} and s.post_id = t.post_id)) as k (cut, key)`;
  },
};

/** Only the whole territory under the rules in force is kept ready; another scenario is computed when it is asked for. */
export const isKeptReady = (ctx: ReadCtx, filter: ForecastFilter): boolean =>
  seesTerritory(ctx) &&
  filter.about === 'training' &&
  filter.institutionId === '' &&
  filter.interval === '' &&
  filter.retirement === '' &&
  filter.vacancies === '';

/** The turns a cell stands for: its own, and one more every so many years up to the horizon. */
function turnsOf(ctx: ReadCtx, filter: ForecastFilter, basis: Basis, cell: string): Period[] {
  const first = cell.replace('+', '');
  const now = `${ctx.today.slice(0, 4)}${Math.ceil(Number(ctx.today.slice(5, 7)) / 3)}`;
  const from = first === '0' ? now : first;
  const shown = (year: number) => (filter.step === 'year' ? String(year) : `${year}${from.slice(4)}`);
  const until = Number(basis.horizon.slice(0, 4));
  const turns: Period[] = [];
  for (let year = Number(from.slice(0, 4)); year < until; year += basis.years)
    turns.push(turns.length === 0 && first === '0' ? '0' : shown(year));
  return turns;
}

/** Rows of the sums; of institutions only those of a page, when the page says where it begins. */
export async function countedRows(
  ctx: ReadCtx,
  filter: ForecastFilter,
  basis: Basis,
  skip: number | null,
): Promise<{ rows: Counted[]; hasMore: boolean } | null> {
  const paged = filter.by === 'institution' && skip !== null;
  const places = paged ? await countedInstitutions(ctx, forecastCount, skip) : [];
  if (!places) return null;
  // Those of the service stand before the institutions, on the first page.
  const keys = paged ? [...(skip === 0 ? ['centre'] : []), ...places.slice(0, institutionsAtOnce)] : null;
  const cut = filter.by === 'kind' ? 'institution' : filter.by;
  const lines = await countedCells(ctx, forecastCount, cut, keys);
  const totals = lines && (await countedCells(ctx, forecastCount, 'all'));
  if (!lines || !totals) return null;
  const names = await wordsOf(ctx, filter.by, [...new Set(lines.map(({ key }) => key))]);
  const found = new Map<string, Counted & { people: number; placed: number }>();
  const add = (key: string | null, words: string, { cell, people }: CountedCell) => {
    for (const [round, period] of turnsOf(ctx, filter, basis, cell).entries()) {
      const at = `${key ?? ''}\n${key === null}\n${period}`;
      const known = found.get(at) ?? { key, words, period, people: 0, placed: 0 };
      known.people += people;
      if (round === 0 && cell.endsWith('+')) known.placed += people;
      found.set(at, known);
    }
  };
  for (const line of lines) {
    const row = names.get(line.key) ?? { key: line.key, words: line.key };
    add(row.key, row.words, line);
  }
  for (const total of totals) add(null, '', total);
  return { rows: [...found.values()], hasMore: places.length > institutionsAtOnce };
}

/** What the rows are called: institutions and their kinds by their records, in Russian order; the rest as they are. */
async function wordsOf(
  ctx: ReadCtx,
  by: ForecastFilter['by'],
  keys: readonly string[],
): Promise<Map<string, { key: string; words: string }>> {
  if (by === 'position' || by === 'subject') return new Map();
  const { rows } = await sql<{ id: string; words: string; kind: string }>`
    select i.id, i.short_name as words, i.kind from institutions.institutions i
     where i.territory_id = ${ctx.territory.id} and i.id = any (${keys.filter((key) => key !== 'centre')}::uuid[])`.execute(
    ctx.db,
  );
  const centre = { key: 'centre', words: by === 'kind' ? 'centre' : '' };
  return new Map([
    ['centre', centre],
    ...rows.map(({ id, words, kind }) =>
      by === 'kind' ? ([id, { key: kind, words: kind }] as const) : ([id, { key: id, words }] as const),
    ),
  ]);
}
