// What one person of the staff adds to its numbers on a day, and the numbers of the whole territory kept ready (decision 21).
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { PeopleCount } from '../people/index.ts';
import { attestedPositions } from './attested.ts';
import type { CategoryRule } from './category.rules.ts';
import { type Sight, sightOf } from './qualification.policy.ts';
import { rulesOf } from './rule.queries.ts';
import { type Cut, cuts, dayOf, postsSql, type StaffFilter, staffFilter } from './staff.filter.ts';
import { ageGroupSql, educationGroupSql, serviceGroupOf } from './staff.groups.ts';

const keySql: Readonly<Record<Cut | 'all', RawBuilder<unknown>>> = {
  all: sql`select 'all'::text, ''::text`,
  institution: sql`select 'institution', coalesce(h.institution_id::text, '')`,
  position: sql`select 'position', h.position`,
  subject: sql`select 'subject', unnest(coalesce(nullif(array(select b.subject from people.post_subjects b
    where b.territory_id = h.territory_id and b.post_id = h.id), '{}'), array['']))`,
};

/**
 * Whole months of pedagogical service of the staff, as `qualification.service_months` counts them for one person:
 * the latest statement, and the days worked since it, overlapping ones once.
 */
const served = (ctx: ReadCtx, on: CivilDate): RawBuilder<unknown> => {
  const here = ctx.territory.id;
  const mine = sql`in (select person_id from held)`;
  return sql`stated as (
      select distinct on (s.person_id) s.person_id, s.months, s.on_date from qualification.service_statements s
       where s.territory_id = ${here} and s.person_id ${mine} and s.kind = 'pedagogical' and s.on_date <= ${on}::date
       order by s.person_id, s.on_date desc
    ), days as (
      select t.person_id, daterange(t.starts_on, t.ends_on) as days from people.posts t
       where t.territory_id = ${here} and t.person_id ${mine} and t.starts_on < ${on}::date
         and t.position = any (${[...attestedPositions]}::text[])
      union all
      select w.person_id, daterange(w.starts_on, w.ends_on) from qualification.service_periods w
       where w.territory_id = ${here} and w.person_id ${mine} and w.starts_on < ${on}::date and w.pedagogical
    ), counted_days as (
      select d.person_id, d.days * daterange(s.on_date, ${on}::date) as days
        from days d left join stated s on s.person_id = d.person_id
    ), spans as (
      select r.person_id, justify_days(sum(age(upper(run), lower(run)))) as span
        from (select person_id, range_agg(days) as runs from counted_days where not isempty(days) group by person_id) r,
          unnest(r.runs) as run
       group by r.person_id
    ), served as (
      select coalesce(s.person_id, n.person_id) as person_id,
        coalesce(s.months, 0) + coalesce(extract(year from n.span) * 12 + extract(month from n.span), 0)::int as months
        from stated s full join spans n on n.person_id = s.person_id
    )`;
};

interface Shares {
  readonly cuts: readonly (Cut | 'all')[];
  /** The categories alone, or education, service and age as well. */
  readonly parts: 'standing' | 'all';
  readonly sight?: Sight;
  readonly only?: readonly string[] | null;
}

/** Rows (person_id, cut, key, cells): one person once in every line of a cut, by the best in force for its posts. */
export function sharesSql(
  ctx: ReadCtx,
  filter: StaffFilter,
  rules: readonly CategoryRule[],
  { cuts: asked, parts, sight = sightOf(ctx), only = null }: Shares,
): RawBuilder<unknown> {
  const on = dayOf(ctx, filter);
  const more =
    parts === 'all'
      ? sql`|| array['education:' || ${educationGroupSql}, 'service:' || ${serviceGroupOf(sql<number>`coalesce(v.months, 0)`)},
          'age:' || ${ageGroupSql(on)}]`
      : sql``;
  const months = parts === 'all' ? sql`left join served v on v.person_id = p.id` : sql``;
  return sql`with held as materialized (
      select t.territory_id, t.id, t.person_id, t.institution_id, t.position, s.rank, s.methodist, s.mentor
        from ${postsSql(ctx, filter, rules, sight)} ${only ? sql`and t.person_id = any (${only}::uuid[])` : sql``}
    ), lines as (
      select h.person_id, k.cut, k.key, max(h.rank) as rank, bool_or(h.methodist) as methodist, bool_or(h.mentor) as mentor
        from held h cross join lateral (${sql.join(
          asked.map((each) => keySql[each]),
          sql` union all `,
        )}) as k (cut, key)
       group by h.person_id, k.cut, k.key
    ), ${parts === 'all' ? sql`${served(ctx, on)}, ` : sql``}described as materialized (
      select p.id, '{}'::text[] ${more} as cells from people.persons p ${months}
       where p.territory_id = ${ctx.territory.id} and p.id in (select person_id from held)
         and p.anonymised_at is null and p.merged_into_id is null
    )
    select l.person_id, l.cut, l.key, array['total', 'rank:' || l.rank] || d.cells
        || case when l.methodist then array['methodist'] else '{}' end
        || case when l.mentor then array['mentor'] else '{}' end as cells
      from lines l join described d on d.id = l.person_id`;
}

/** The usual numbers: today, without outside part-timers. */
const usual = staffFilter.parse({ employment: 'own' });

export const staffCount: PeopleCount = {
  name: 'qualification.staff',
  shares: async (ctx, only) =>
    sharesSql(ctx, usual, await rulesOf(ctx), {
      ...{ cuts: ['all', ...(Object.keys(cuts) as Cut[])], parts: 'all', sight: { kind: 'all' }, only },
    }),
};

/** Only the usual numbers of the whole territory are kept ready. */
export const isKeptReady = (ctx: ReadCtx, filter: StaffFilter): boolean =>
  sightOf(ctx).kind === 'all' &&
  dayOf(ctx, filter) === ctx.today &&
  filter.employment === 'own' &&
  filter.institutionId === '' &&
  filter.position === '' &&
  filter.subject === '';
