// Working days of a territory: the approved production calendar, else weekends and statutory holidays.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { WorkingCalendar } from '../../kernel/deadline.ts';
import { type RegionalYear, regionalYears } from './regional-days.ts';

/** Labour Code, article 112: holidays that need no decree. */
const statutoryHolidays = new Map([
  ['01-01', 'Новогодние каникулы'],
  ['01-02', 'Новогодние каникулы'],
  ['01-03', 'Новогодние каникулы'],
  ['01-04', 'Новогодние каникулы'],
  ['01-05', 'Новогодние каникулы'],
  ['01-06', 'Новогодние каникулы'],
  ['01-07', 'Рождество Христово'],
  ['01-08', 'Новогодние каникулы'],
  ['02-23', 'День защитника Отечества'],
  ['03-08', 'Международный женский день'],
  ['05-01', 'Праздник Весны и Труда'],
  ['05-09', 'День Победы'],
  ['06-12', 'День России'],
  ['11-04', 'День народного единства'],
]);

export interface CalendarDay {
  readonly date: CivilDate;
  readonly kind: 'day-off' | 'working' | 'short';
  readonly title: string;
}

export interface CalendarYear {
  readonly year: number;
  readonly approved: boolean;
  readonly source: string;
  readonly days: readonly CalendarDay[];
  /** Null while nobody has entered the region's own days off. */
  readonly regional: RegionalYear | null;
}

const isWeekend = (date: CivilDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

async function daysOf(ctx: ReadCtx): Promise<CalendarDay[]> {
  const rows = await ctx.db
    .selectFrom('territories.calendar_days as d')
    .select(['d.date', 'd.kind', 'd.title'])
    .where((eb) =>
      eb.or([
        eb('d.region', '=', ''),
        eb(
          'd.region',
          '=',
          eb.selectFrom('territories.territories').select('region').where('id', '=', ctx.territory.id),
        ),
      ]),
    )
    .orderBy('d.date')
    .execute();
  return rows as CalendarDay[];
}

/** Answers for any date: the region's own day, the decree's day, a statutory holiday, the day of the week. */
export async function workingCalendar(ctx: ReadCtx): Promise<WorkingCalendar> {
  const { rows } = await sql<{ date: CivilDate; kind: string }>`
    select d.date::text as date, d.kind from territories.calendar_days d
     where d.region in ('', (select t.region from territories.territories t where t.id = ${ctx.territory.id}))
    union all
    select day ->> 'date', 'day-off' from territories.regional_years y
      cross join jsonb_array_elements(y.days) day where y.territory_id = ${ctx.territory.id}`.execute(
    ctx.db as never,
  );
  const off = new Set(rows.flatMap(({ date, kind }) => (kind === 'day-off' ? [date] : [])));
  const known = new Set(rows.map(({ date }) => date));
  return (date) => {
    if (known.has(date)) return !off.has(date);
    return !isWeekend(date) && !statutoryHolidays.has(date.slice(5));
  };
}

/** Whether the year's calendar is known; otherwise its days are only the statutory ones, «не утверждён» (decision 16). */
export async function calendarIsApproved(ctx: ReadCtx, year: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('territories.calendar_years')
    .select('approved')
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.approved ?? false;
}

/** A year for the eye: what differs from an ordinary week. */
export async function calendarYear(ctx: ReadCtx, year: number): Promise<CalendarYear> {
  const row = await ctx.db
    .selectFrom('territories.calendar_years')
    .selectAll()
    .where('year', '=', year)
    .executeTakeFirst();
  const listed = (await daysOf(ctx)).filter((day) => day.date.startsWith(`${year}-`));
  const statutory: CalendarDay[] = [...statutoryHolidays].map(([day, title]) => ({
    date: `${year}-${day}`,
    kind: 'day-off',
    title,
  }));
  return {
    year,
    approved: row?.approved ?? false,
    source: row?.source ?? 'Трудовой кодекс, статья 112',
    regional: (await regionalYears(ctx)).find((each) => each.year === year) ?? null,
    days: row?.approved ? listed : [...statutory, ...listed].sort((a, b) => a.date.localeCompare(b.date)),
  };
}
