// Whose training is due and when: staff of today, their last training, the rule of the very day each is due.
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { pedagogicalPositions, positionsOf } from '../people/index.ts';
import type { ForecastFilter } from './forecast.schema.ts';
import { rulesOn, trainingPeriods } from './rule.queries.ts';

/** Whom the forecast is about: teachers, heads, and младшие воспитатели (002 §2.2). */
export const coveredPositions = [
  ...new Set([...pedagogicalPositions, ...positionsOf('Руководители'), 'младший воспитатель']),
];

export interface Basis {
  readonly periods: Awaited<ReturnType<typeof trainingPeriods>>;
  /** Years between one training and the next. */
  readonly years: number;
  readonly horizon: CivilDate;
}

export async function basisOf(ctx: ReadCtx, filter: ForecastFilter): Promise<Basis> {
  const horizon = `${Number(ctx.today.slice(0, 4)) + filter.years}-01-01`;
  if (filter.interval !== '') {
    const years = Number(filter.interval);
    return { periods: [{ years, startsOn: '1900-01-01', endsOn: null }], years, horizon };
  }
  const { training } = await rulesOn(ctx);
  return { periods: await trainingPeriods(ctx), years: training.years, horizon };
}

/** Which staff is asked about: the reader's own, or for a count everybody's or only some people's. */
interface Asked {
  readonly basis: Basis;
  readonly visible: RawBuilder<boolean>;
  readonly vacant: RawBuilder<unknown>;
  readonly only: readonly string[] | null;
}

/** Staff of today, their last training and the day each is due by the rule of that very day, as `due`. */
export function dueStaff(ctx: ReadCtx, { basis, visible, vacant, only }: Asked): RawBuilder<unknown> {
  const { today } = ctx;
  const rules = sql`unnest(${basis.periods.map((each) => each.years)}::int[],
    ${basis.periods.map((each) => each.startsOn)}::date[], ${basis.periods.map((each) => each.endsOn)}::date[])`;
  const here = ctx.territory.id;
  const among = (alias: string) =>
    only ? sql`and ${sql.ref(`${alias}.person_id`)} = any(${only}::uuid[])` : sql``;
  return sql`posts_now as (
      select distinct on (t.person_id) t.person_id, t.institution_id, t.unit, t.position, t.id as post_id
      from people.posts t
      where t.territory_id = ${here} and t.starts_on <= ${today} and (t.ends_on is null or t.ends_on > ${today})
        and t.employment <> 'outer-part-time' and t.position = any(${coveredPositions}::text[])
        and t.unit is distinct from 'authority' and ${visible} ${among('t')}
      order by t.person_id, (t.employment = 'main') desc, t.starts_on, t.id
    ), began as materialized (
      select t.person_id, min(t.starts_on) as began_on from people.posts t
      where t.territory_id = ${here} ${among('t')} group by t.person_id
    ), trained as materialized (
      select r.person_id, max(r.ends_on) filter (where r.state in ('completed', 'certified')) as ended_on,
        min(r.starts_on) filter (where r.state in ('planned', 'started')) as placed_on
      from development.records r
      where r.territory_id = ${here} and r.kind in ('advanced', 'retraining')
        and r.state in ('completed', 'certified', 'planned', 'started') ${among('r')} group by r.person_id
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
    )`;
}
