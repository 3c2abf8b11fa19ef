// The forecast: who is due when, from posts, records and dated rules; the whole territory's is kept ready, the rest computed.
import { type RawBuilder, sql } from 'kysely';
import { addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { institutionsAtOnce, seenInstitutions } from '../people/index.ts';
import type { Ground } from '../qualification/index.ts';
import { seesTerritory } from './development.policy.ts';
import { attestationBasis, attestationTurns, isAttestation, unknownPeriod } from './forecast.attestation.ts';
import { type Counted, countedRows, isKeptReady, type Period } from './forecast.count.ts';
import type { ForecastCell, ForecastFilter } from './forecast.schema.ts';
import { type Basis, basisOf, coveredPositions, dueStaff } from './forecast.staff.ts';
import { rulesOn } from './rule.queries.ts';

/** Rows the reader may count: the territory, or the own institutions. */
function visibleStaff(ctx: ReadCtx, filter: ForecastFilter): RawBuilder<boolean> {
  const own = seesTerritory(ctx) ? null : seenInstitutions(ctx);
  const mine = own ? sql<boolean>`t.institution_id = any(${own}::uuid[])` : sql<boolean>`true`;
  return filter.institutionId
    ? sql<boolean>`(${mine} and t.institution_id = ${filter.institutionId}::uuid)`
    : mine;
}

/**
 * The common part: who is due, and the rounds after it up to the horizon. A due day that has passed counts from
 * today on.
 */
function dueRows(ctx: ReadCtx, filter: ForecastFilter, basis: Basis): RawBuilder<unknown> {
  const { today } = ctx;
  const vacant = filter.vacancies
    ? sql`union all select v.id, null::uuid, v.institution_id, null, v.position, null::uuid, v.subject,
        null::date, ${addMonths(today, -12 * basis.years)}::date, null::date, null::date
      from people.vacancies v where v.territory_id = ${ctx.territory.id} and v.starts_on <= ${today}
        and (v.ends_on is null or v.ends_on > ${today})
        and ${sql.raw('v.position')} = any(${coveredPositions}::text[]) and ${visibleVacancies(ctx, filter)}`
    : sql``;
  return sql`${dueStaff(ctx, { basis, visible: visibleStaff(ctx, filter), vacant, only: null })}, rounds as (
      select d.*, k.round,
        (greatest(d.due_on, ${today}::date) + make_interval(years => k.round * ${basis.years}))::date as turn_on
      from due d cross join generate_series(0, ${Math.ceil(filter.years / basis.years)}) as k(round)
    ), turns as (
      select t.*, (t.round = 0 and t.placed_on is not null) as placed, ''::text as ground, ''::text as mark,
        case when t.round = 0 and t.due_on <= ${today}::date then '0'
          else to_char(t.turn_on, ${filter.step === 'year' ? 'YYYY' : 'YYYYQ'}) end as period
      from rounds t
      where t.turn_on < ${basis.horizon}::date
        and (${filter.retirement === ''} or t.birth_date is null
          or t.birth_date + make_interval(years => ${Number(filter.retirement || 0)}) > t.turn_on)
    )`;
}

const turnRows = (ctx: ReadCtx, filter: ForecastFilter, basis: Basis): Promise<RawBuilder<unknown>> =>
  isAttestation(filter) ? attestationTurns(ctx, filter, basis) : Promise.resolve(dueRows(ctx, filter, basis));

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
  /** More institutions than a page shows. */
  readonly hasMore: boolean;
  readonly total: ForecastRow;
  /** Of attestation: a row a ground; who has two grounds stands in both. */
  readonly grounds: ReadonlyMap<string, ForecastRow>;
  readonly periods: readonly Period[];
  /** Years of the rule used, and what it rests on. */
  readonly years: number;
  readonly basis: string;
}

function periodsOf(ctx: ReadCtx, filter: ForecastFilter): Period[] {
  const first = Number(ctx.today.slice(0, 4));
  const quarter = Math.ceil(Number(ctx.today.slice(5, 7)) / 3);
  const years = Array.from({ length: filter.years }, (_, index) => first + index);
  const apart = isAttestation(filter) ? [unknownPeriod] : [];
  if (filter.step === 'year') return ['0', ...years.map(String), ...apart];
  return [
    '0',
    ...years.flatMap((year) =>
      [1, 2, 3, 4].filter((each) => year > first || each >= quarter).map((each) => `${year}${each}`),
    ),
    ...apart,
  ];
}

/** Counted from the records themselves, whatever is asked. */
async function countedInFull(ctx: ReadCtx, filter: ForecastFilter, basis: Basis): Promise<Counted[]> {
  const { key, words, join } = dimension(ctx, filter.by);
  const byGround = isAttestation(filter) ? sql`, (t.ground, t.period)` : sql``;
  const { rows } = await sql<Counted>`
    with ${await turnRows(ctx, filter, basis)}
    select ${key} as key, min(${words}) as words, t.period, ${isAttestation(filter) ? sql`t.ground` : sql`null`} as ground,
      count(distinct t.key)::int as people, (count(distinct t.key) filter (where t.placed))::int as placed
    from turns t ${join}
    group by grouping sets ((1, t.period), (t.period)${byGround})`.execute(ctx.db);
  return rows;
}

const collator = new Intl.Collator('ru', { numeric: true });

/** Who is due, by row and period, with totals where each person stands once. */
export async function forecast(
  ctx: ReadCtx,
  filter: ForecastFilter,
  way: 'kept ready' | 'in full' = 'kept ready',
  skip: number | null = null,
): Promise<Forecast> {
  const basis = await basisOf(ctx, filter);
  const ready = way === 'kept ready' && isKeptReady(ctx, filter);
  const kept = ready ? await countedRows(ctx, filter, basis, skip) : null;
  const rows = kept?.rows ?? (await countedInFull(ctx, filter, basis));
  const byKey = Map.groupBy(
    rows.filter((row) => !row.ground),
    (row) => row.key,
  );
  const byGround = Map.groupBy(
    rows.filter((row) => row.ground),
    (row) => row.ground ?? '',
  );
  const asRow = (found: readonly Counted[], rowKey: string): ForecastRow => ({
    key: rowKey,
    words: found[0]?.words ?? '',
    people: new Map(found.map((each) => [each.period, each.people])),
    placed: new Map(found.map((each) => [each.period, each.placed])),
  });
  const all = [...byKey]
    .flatMap(([rowKey, found]) => (rowKey === null ? [] : [asRow(found, rowKey)]))
    .sort((a, b) => collator.compare(a.words, b.words) || a.key.localeCompare(b.key));
  const slice = kept || skip === null || filter.by !== 'institution' ? null : skip + institutionsAtOnce;
  return {
    rows: slice === null ? all : all.slice(skip ?? 0, slice),
    hasMore: kept ? kept.hasMore : slice !== null && all.length > slice,
    total: { ...asRow(byKey.get(null) ?? [], ''), words: '' },
    grounds: new Map([...byGround].map(([ground, found]) => [ground, asRow(found, ground)])),
    periods: periodsOf(ctx, filter),
    ...(isAttestation(filter)
      ? await attestationBasis(ctx)
      : {
          years: basis.years,
          basis: filter.interval === '' ? (await rulesOn(ctx)).training.basis : '',
        }),
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
  /** Of attestation: why. */
  readonly ground: Ground | '';
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
    with ${await turnRows(ctx, { ...filter, vacancies: '' }, basis)}, chosen as (
      select distinct t.person_id, t.institution_id, t.position, t.post_id, t.ended_on, t.placed, t.ground, t.mark,
        case when t.round = 0 then t.due_on else t.turn_on end as turn_on
      from turns t ${join}
      where (${cell.row === ''} or ${key} = ${cell.row}) and (${cell.period === ''} or t.period = ${cell.period}))
    select t.person_id || to_char(t.turn_on, 'YYYY') || t.mark as key, t.person_id as "personId", p.surname, p.given, p.patronymic,
      n.short_name as institution, t.position, t.ended_on as "endedOn", t.turn_on as "turnOn", t.placed, t.ground,
      array(select o.subject from people.post_subjects o where o.territory_id = ${ctx.territory.id}
        and o.post_id = t.post_id order by 1) as subjects
    from chosen t
    join people.persons p on p.territory_id = ${ctx.territory.id} and p.id = t.person_id
    left join institutions.institutions n on n.territory_id = ${ctx.territory.id} and n.id = t.institution_id
    where ${afterName === null} or (p.surname collate "ru-x-icu", p.given collate "ru-x-icu", t.person_id || to_char(t.turn_on, 'YYYY') || t.mark)
      > (${afterName?.[0] ?? ''}::text collate "ru-x-icu", ${afterName?.[1] ?? ''}::text collate "ru-x-icu", ${afterName?.[2] ?? ''})
    order by p.surname collate "ru-x-icu", p.given collate "ru-x-icu", 1
    limit ${cell.limit + 1}`.execute(ctx.db);
  const kept = rows.slice(0, cell.limit);
  const last = rows.length > cell.limit ? kept.at(-1) : undefined;
  return { rows: kept, after: last && [last.surname, last.given, last.key].join('\n') };
}
