// The yearly record of development: hours of courses and hours between them, against the norm of the rule in force.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatNumber } from '../../platform/language/index.ts';
import { countedCells, type PeopleCount, pedagogicalPositions } from '../people/index.ts';
import { ownInstitutions, seesTerritory } from './development.policy.ts';
import type { Activity } from './growth.commands.ts';
import { growthText as text } from './growth.text.ts';
import type { TrainingRecord } from './record.queries.ts';
import { rulesOn } from './rule.queries.ts';
import type { Rules } from './rule.schema.ts';

export type InterCourse = Rules['inter-course'];

export interface YearRecord {
  /** The calendar year the year of the rule begins in. */
  readonly year: number;
  /** «2025 г.», «2025/26 уч. г.» */
  readonly words: string;
  readonly courseHours: number;
  readonly betweenHours: number;
  /** null: the service has set no norm. */
  readonly norm: number | null;
}

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);

/** The year a day belongs to: it begins on the first of the rule's month. */
export const yearOf = (day: CivilDate, fromMonth: number): number =>
  Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < fromMonth ? 1 : 0);

export const yearWords = (year: number, fromMonth: number): string =>
  fromMonth === 1 ? `${year} г.` : `${year}/${String((year + 1) % 100).padStart(2, '0')} г.`;

/** «18 ч из 24» or «18 ч»: what stands in one cell. */
export const betweenWords = ({ betweenHours, norm }: YearRecord): string =>
  norm === null
    ? `${formatNumber(betweenHours)} ч`
    : text.ofNorm(formatNumber(betweenHours), formatNumber(norm));

/** What a year still asks for. */
export const leftWords = ({ norm, betweenHours }: YearRecord): string => {
  if (norm === null) return text.noNorm;
  return betweenHours >= norm ? text.reachedNorm : text.left(formatNumber(norm - betweenHours));
};

/** Years with anything in them and the year going on, the latest first. */
export function yearRecords(
  { fromMonth, hours: norm }: InterCourse,
  today: CivilDate,
  known: { readonly records: readonly TrainingRecord[]; readonly activities: readonly Activity[] },
): YearRecord[] {
  const done = known.records.filter(({ state }) => state === 'completed' || state === 'certified');
  const years = new Set([
    yearOf(today, fromMonth),
    ...done.map(({ endsOn }) => yearOf(endsOn, fromMonth)),
    ...known.activities.map(({ heldOn }) => yearOf(heldOn, fromMonth)),
  ]);
  return [...years]
    .sort((a, b) => b - a)
    .map((year) => ({
      ...{ year, words: yearWords(year, fromMonth), norm: norm === 0 ? null : norm },
      courseHours: sum(
        done.filter(({ endsOn }) => yearOf(endsOn, fromMonth) === year).map(({ hours }) => hours),
      ),
      betweenHours: sum(
        known.activities.filter(({ heldOn }) => yearOf(heldOn, fromMonth) === year).map(({ hours }) => hours),
      ),
    }));
}

export interface YearProgress {
  readonly words: string;
  readonly norm: number | null;
  readonly staff: number;
  readonly reached: number;
  readonly some: number;
  readonly hours: number;
}

/** Teachers of today at their own work, as `staff`. */
const teachersNow = (ctx: ReadCtx, own: readonly string[] | null, only: readonly string[] | null) => sql`
  select distinct t.person_id from people.posts t
   where t.territory_id = ${ctx.territory.id} and t.position = any(${pedagogicalPositions}::text[])
     and t.employment <> 'outer-part-time' and t.starts_on <= ${ctx.today}::date
     and (t.ends_on is null or t.ends_on > ${ctx.today}::date)
     ${own ? sql`and t.institution_id = any(${own}::uuid[])` : sql``}
     ${only ? sql`and t.person_id = any(${only}::uuid[])` : sql``}`;

/** Hours between courses of the year the rule counts, of every teacher, as rows (person_id, hours). */
async function hoursOfYear(ctx: ReadCtx, own: readonly string[] | null, only: readonly string[] | null) {
  const { 'inter-course': rule } = await rulesOn(ctx);
  const year = yearOf(ctx.today, rule.fromMonth);
  const first = (of: number) => `${of}-${String(rule.fromMonth).padStart(2, '0')}-01`;
  const here = ctx.territory.id;
  return sql`select s.person_id, coalesce(sum(g.hours), 0) as hours
    from (${teachersNow(ctx, own, only)}) s
    left join (
      select a.person_id, a.hours from development.activities a where a.territory_id = ${here}
        and a.held_on >= ${first(year)}::date and a.held_on < ${first(year + 1)}::date
      union all
      select c.person_id, m.hours from development.attendances c
        join development.group_meetings m on m.territory_id = c.territory_id and m.id = c.meeting_id
       where c.territory_id = ${here} and m.held_on >= ${first(year)}::date and m.held_on < ${first(year + 1)}::date
    ) g on g.person_id = s.person_id
    group by s.person_id`;
}

/** Hours between courses kept ready: a cell is a number of hours, its people those who have so many. */
export const hoursCount: PeopleCount = {
  name: 'development.hours',
  shares: async (ctx, only) =>
    sql`select h.person_id, 'all' as cut, '' as key, array[h.hours::text] as cells
      from (${await hoursOfYear(ctx, null, only)}) h`,
};

interface HoursCell {
  readonly cell: string;
  readonly people: number;
}

async function hoursCells(ctx: ReadCtx, way: 'kept ready' | 'in full'): Promise<readonly HoursCell[]> {
  const own = seesTerritory(ctx) ? null : ownInstitutions(ctx);
  const kept = own || way === 'in full' ? null : await countedCells(ctx, hoursCount, 'all');
  if (kept) return kept;
  const { rows } = await sql<HoursCell>`select h.hours::text as cell, count(*)::int as people
    from (${await hoursOfYear(ctx, own, null)}) h group by h.hours`.execute(ctx.db);
  return rows;
}

/** Of the teachers the reader sees today: who has the year's hours between courses, who some of them, how many in all. */
export async function yearProgress(
  ctx: ReadCtx,
  way: 'kept ready' | 'in full' = 'kept ready',
): Promise<YearProgress> {
  const { 'inter-course': rule } = await rulesOn(ctx);
  const cells = await hoursCells(ctx, way);
  const peopleWith = (fits: (hours: number) => boolean) =>
    sum(cells.filter(({ cell }) => fits(Number(cell))).map(({ people }) => people));
  return {
    words: yearWords(yearOf(ctx.today, rule.fromMonth), rule.fromMonth),
    norm: rule.hours === 0 ? null : rule.hours,
    staff: peopleWith(() => true),
    reached: peopleWith((hours) => hours > 0 && hours >= rule.hours),
    some: peopleWith((hours) => hours > 0 && hours < rule.hours),
    hours: sum(cells.map(({ cell, people }) => Number(cell) * people)),
  };
}
