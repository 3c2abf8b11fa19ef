// The forecast in one statement: who is due when, from posts, records and dated rules; nothing of it is stored.
import { type RawBuilder, sql } from 'kysely';
import { addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { pedagogicalPositions, positionsOf, seenInstitutions } from '../people/index.ts';
import { seesTerritory } from './development.policy.ts';
import type { ForecastCell, ForecastFilter } from './forecast.schema.ts';
import { rulesOn, trainingPeriods } from './rule.queries.ts';

/** Whom the forecast is about: teachers, heads, and младшие воспитатели (002 §2.2). */
const coveredPositions = [
  ...new Set([...pedagogicalPositions, ...positionsOf('Руководители'), 'младший воспитатель']),
];

/** «0»: already due; «2027»: a year; «20273»: its third quarter. */
export type Period = string;

interface Basis {
  readonly periods: Awaited<ReturnType<typeof trainingPeriods>>;
  /** Years between one training and the next. */
  readonly years: number;
  readonly horizon: CivilDate;
}

async function basisOf(ctx: ReadCtx, filter: ForecastFilter): Promise<Basis> {
  const horizon = `${Number(ctx.today.slice(0, 4)) + filter.years}-01-01`;
  if (filter.interval !== '') {
    const years = Number(filter.interval);
    return { periods: [{ years, startsOn: '1900-01-01', endsOn: null }], years, horizon };
  }
  const { training } = await rulesOn(ctx);
  return { periods: await trainingPeriods(ctx), years: training.years, horizon };
}

/** Rows the reader may count: the territory, or the own institutions. */
function visibleStaff(ctx: ReadCtx, filter: ForecastFilter): RawBuilder<boolean> {
  const own = seesTerritory(ctx) ? null : seenInstitutions(ctx);
  const mine = own ? sql<boolean>`t.institution_id = any(${own}::uuid[])` : sql<boolean>`true`;
  return filter.institutionId
    ? sql<boolean>`(${mine} and t.institution_id = ${filter.institutionId}::uuid)`
    : mine;
}

/**
 * The common part: staff of today, their last training, the day each is due by the rule of that very day, and the
 * rounds after it up to the horizon. A due day that has passed counts from today on.
 */
function dueRows(ctx: ReadCtx, filter: ForecastFilter, basis: Basis): RawBuilder<unknown> {
  const { today } = ctx;
  const rules = sql`unnest(${basis.periods.map((each) => each.years)}::int[],
    ${basis.periods.map((each) => each.startsOn)}::date[], ${basis.periods.map((each) => each.endsOn)}::date[])`;
  const here = ctx.territory.id;
  const vacant = filter.vacancies
    ? sql`union all select v.id, null::uuid, v.institution_id, null, v.position, null::uuid, v.subject,
        null::date, ${addMonths(today, -12 * basis.years)}::date, null::date, null::date
      from people.vacancies v where v.territory_id = ${here} and v.starts_on <= ${today}
        and (v.ends_on is null or v.ends_on > ${today})
        and ${sql.raw('v.position')} = any(${coveredPositions}::text[]) and ${visibleVacancies(ctx, filter)}`
    : sql``;
  return sql`posts_now as (
      select distinct on (t.person_id) t.person_id, t.institution_id, t.unit, t.position, t.id as post_id
      from people.posts t
      where t.territory_id = ${here} and t.starts_on <= ${today} and (t.ends_on is null or t.ends_on > ${today})
        and t.employment <> 'outer-part-time' and t.position = any(${coveredPositions}::text[])
        and t.unit is distinct from 'authority' and ${visibleStaff(ctx, filter)}
      order by t.person_id, (t.employment = 'main') desc, t.starts_on, t.id
    ), began as materialized (
      select t.person_id, min(t.starts_on) as began_on from people.posts t
      where t.territory_id = ${here} group by t.person_id
    ), trained as materialized (
      select r.person_id, max(r.ends_on) filter (where r.state in ('completed', 'certified')) as ended_on,
        min(r.starts_on) filter (where r.state in ('planned', 'started')) as placed_on
      from development.records r
      where r.territory_id = ${here} and r.kind in ('advanced', 'retraining')
        and r.state in ('completed', 'certified', 'planned', 'started') group by r.person_id
    ), staff as (
      select s.person_id as key, s.person_id, s.institution_id, s.unit, s.position, s.post_id, ''::text as subject,
        p.birth_date, b.began_on, d.ended_on, d.placed_on
      from posts_now s
      join people.persons p on p.territory_id = ${here} and p.id = s.person_id
        and p.anonymised_at is null and p.merged_into_id is null
      join began b on b.person_id = s.person_id
      left join trained d on d.person_id = s.person_id
      ${vacant}
    ), due as (
      select s.*, (
        select min(greatest((coalesce(s.ended_on, s.began_on) + make_interval(years => u.years))::date, u.starts_on))
        from ${rules} as u(years, starts_on, ends_on)
        where greatest((coalesce(s.ended_on, s.began_on) + make_interval(years => u.years))::date, u.starts_on)
          < coalesce(u.ends_on, 'infinity'::date)) as due_on
      from staff s
    ), rounds as (
      select d.*, k.round,
        (greatest(d.due_on, ${today}::date) + make_interval(years => k.round * ${basis.years}))::date as turn_on
      from due d cross join generate_series(0, ${Math.ceil(filter.years / basis.years)}) as k(round)
    ), turns as (
      select t.*, (t.round = 0 and t.placed_on is not null) as placed,
        case when t.round = 0 and t.due_on <= ${today}::date then '0'
          else to_char(t.turn_on, ${filter.step === 'year' ? 'YYYY' : 'YYYYQ'}) end as period
      from rounds t
      where t.turn_on < ${basis.horizon}::date
        and (${filter.retirement === ''} or t.birth_date is null
          or t.birth_date + make_interval(years => ${Number(filter.retirement || 0)}) > t.turn_on)
    )`;
}

function visibleVacancies(ctx: ReadCtx, filter: ForecastFilter): RawBuilder<boolean> {
  const own = seesTerritory(ctx) ? null : seenInstitutions(ctx);
  const mine = own ? sql<boolean>`v.institution_id = any(${own}::uuid[])` : sql<boolean>`true`;
  return filter.institutionId
    ? sql<boolean>`(${mine} and v.institution_id = ${filter.institutionId}::uuid)`
    : mine;
}

/** The key and the words of a row by what the table is about. */
function dimension(ctx: ReadCtx, by: ForecastFilter['by']) {
  const institution = sql`left join institutions.institutions i
    on i.territory_id = ${ctx.territory.id} and i.id = t.institution_id`;
  switch (by) {
    case 'institution':
      return {
        key: sql`coalesce(t.institution_id::text, 'centre')`,
        words: sql`coalesce(i.short_name, '')`,
        join: institution,
      };
    case 'kind':
      return {
        key: sql`coalesce(i.kind, 'centre')`,
        words: sql`coalesce(i.kind, 'centre')`,
        join: institution,
      };
    case 'position':
      return { key: sql`t.position`, words: sql`t.position`, join: sql`` };
    default:
      return {
        key: sql`coalesce(nullif(s.subject, ''), nullif(t.subject, ''), '')`,
        words: sql`coalesce(nullif(s.subject, ''), nullif(t.subject, ''), '')`,
        join: sql`left join people.post_subjects s on s.territory_id = ${ctx.territory.id} and s.post_id = t.post_id`,
      };
  }
}

export interface ForecastRow {
  readonly key: string;
  readonly words: string;
  /** Period → people due in it. */
  readonly people: ReadonlyMap<Period, number>;
  /** Of them with a place already. */
  readonly placed: ReadonlyMap<Period, number>;
}

export interface Forecast {
  readonly rows: readonly ForecastRow[];
  readonly total: ForecastRow;
  readonly periods: readonly Period[];
  /** Years of the rule used, and what it rests on. */
  readonly years: number;
  readonly basis: string;
}

function periodsOf(ctx: ReadCtx, filter: ForecastFilter): Period[] {
  const first = Number(ctx.today.slice(0, 4));
  const quarter = Math.ceil(Number(ctx.today.slice(5, 7)) / 3);
  const years = Array.from({ length: filter.years }, (_, index) => first + index);
  if (filter.step === 'year') return ['0', ...years.map(String)];
  return [
    '0',
    ...years.flatMap((year) =>
      [1, 2, 3, 4].filter((each) => year > first || each >= quarter).map((each) => `${year}${each}`),
    ),
  ];
}

/** Who is due, by row and period, with totals where each person stands once. */
export async function forecast(ctx: ReadCtx, filter: ForecastFilter): Promise<Forecast> {
  const basis = await basisOf(ctx, filter);
  const { key, words, join } = dimension(ctx, filter.by);
  const { rows } = await sql<{
    key: string | null;
    words: string;
    period: string;
    people: number;
    placed: number;
  }>`
    with ${dueRows(ctx, filter, basis)}
    select ${key} as key, min(${words}) as words, t.period,
      count(distinct t.key)::int as people, (count(distinct t.key) filter (where t.placed))::int as placed
    from turns t ${join}
    group by grouping sets ((1, t.period), (t.period))
    order by min(${words}) collate public.ru_natural`.execute(ctx.db);
  const byKey = Map.groupBy(rows, (row) => row.key);
  const asRow = (found: typeof rows, rowKey: string): ForecastRow => ({
    key: rowKey,
    words: found[0]?.words ?? '',
    people: new Map(found.map((each) => [each.period, each.people])),
    placed: new Map(found.map((each) => [each.period, each.placed])),
  });
  return {
    rows: [...byKey].flatMap(([rowKey, found]) => (rowKey === null ? [] : [asRow(found, rowKey)])),
    total: asRow(byKey.get(null) ?? [], ''),
    periods: periodsOf(ctx, filter),
    years: basis.years,
    basis: filter.interval === '' ? (await rulesOn(ctx)).training.basis : '',
  };
}

export interface DuePerson {
  readonly key: string;
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly institution: string | null;
  readonly position: string;
  readonly subjects: readonly string[];
  readonly endedOn: CivilDate | null;
  /** The day the turn comes; for who is due already, the day it came. */
  readonly turnOn: CivilDate;
  readonly placed: boolean;
}

/** The people behind a number of the table, in Russian order. */
export async function duePeople(
  ctx: ReadCtx,
  filter: ForecastFilter,
  cell: ForecastCell,
): Promise<{ rows: DuePerson[]; after: string | undefined }> {
  const basis = await basisOf(ctx, filter);
  const { key, join } = dimension(ctx, filter.by);
  const from = cell.after.split('\n');
  const afterName = from.length === 3 ? from : null;
  const { rows } = await sql<DuePerson>`
    with ${dueRows(ctx, { ...filter, vacancies: '' }, basis)}, chosen as (
      select distinct t.person_id, t.institution_id, t.position, t.post_id, t.ended_on, t.placed,
        case when t.round = 0 then t.due_on else t.turn_on end as turn_on
      from turns t ${join}
      where (${cell.row === ''} or ${key} = ${cell.row}) and (${cell.period === ''} or t.period = ${cell.period}))
    select t.person_id || to_char(t.turn_on, 'YYYY') as key, t.person_id as "personId", p.surname, p.given, p.patronymic,
      n.short_name as institution, t.position, t.ended_on as "endedOn", t.turn_on as "turnOn", t.placed,
      array(select o.subject from people.post_subjects o where o.territory_id = ${ctx.territory.id}
        and o.post_id = t.post_id order by 1) as subjects
    from chosen t
    join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = t.person_id
    left join institutions.institutions n on n.territory_id = ${ctx.territory.id} and n.id = t.institution_id
    where ${afterName === null} or (p.surname collate "ru-x-icu", p.given collate "ru-x-icu", t.person_id || to_char(t.turn_on, 'YYYY'))
      > (${afterName?.[0] ?? ''}::text collate "ru-x-icu", ${afterName?.[1] ?? ''}::text collate "ru-x-icu", ${afterName?.[2] ?? ''})
    order by p.surname collate "ru-x-icu", p.given collate "ru-x-icu", 1
    limit ${cell.limit + 1}`.execute(ctx.db);
  const kept = rows.slice(0, cell.limit);
  const last = rows.length > cell.limit ? kept.at(-1) : undefined;
  return { rows: kept, after: last && [last.surname, last.given, last.key].join('\n') };
}
