// The yearly record of development: hours of courses and hours between them, against the norm of the rule in force.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatNumber } from '../../platform/language/index.ts';
import { pedagogicalPositions } from '../people/index.ts';
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
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
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

/** Of the teachers the reader sees today: who has the year's hours between courses, who some of them, how many in all. */
export async function yearProgress(ctx: ReadCtx): Promise<YearProgress> {
  const { 'inter-course': rule } = await rulesOn(ctx);
  const year = yearOf(ctx.today, rule.fromMonth);
  const first = (of: number) => `${of}-${String(rule.fromMonth).padStart(2, '0')}-01`;
  const own = seesTerritory(ctx) ? null : ownInstitutions(ctx);
  const { rows } = await sql<{ staff: number; reached: number; some: number; hours: number }>`
    with staff as (
      select distinct t.person_id from people.posts t
      where t.territory_id = ${ctx.territory.id} and t.position = any(${pedagogicalPositions}::text[])
        and t.employment <> 'outer-part-time' and t.starts_on <= ${ctx.today}::date
        and (t.ends_on is null or t.ends_on > ${ctx.today}::date)
        and (${own === null} or t.institution_id = any(${own ?? []}::uuid[]))
    ), gathered as (
      select a.person_id, a.hours from development.activities a where a.territory_id = ${ctx.territory.id}
        and a.held_on >= ${first(year)}::date and a.held_on < ${first(year + 1)}::date
      union all
      select c.person_id, g.hours from development.attendances c
        join development.group_meetings g on g.territory_id = c.territory_id and g.id = c.meeting_id
        where c.territory_id = ${ctx.territory.id}
          and g.held_on >= ${first(year)}::date and g.held_on < ${first(year + 1)}::date
    ), each_one as (
      select s.person_id, coalesce(sum(g.hours), 0) as hours from staff s
      left join gathered g on g.person_id = s.person_id group by s.person_id)
    select count(*)::int as staff, (count(*) filter (where hours > 0 and hours >= ${rule.hours}))::int as reached,
      (count(*) filter (where hours > 0 and hours < ${rule.hours}))::int as some,
      coalesce(sum(hours), 0)::float as hours
    from each_one`.execute(ctx.db);
  const [found] = rows;
  return {
    ...{ words: yearWords(year, rule.fromMonth), norm: rule.hours === 0 ? null : rule.hours },
    ...{ staff: found?.staff ?? 0, reached: found?.reached ?? 0, some: found?.some ?? 0 },
    hours: found?.hours ?? 0,
  };
}
