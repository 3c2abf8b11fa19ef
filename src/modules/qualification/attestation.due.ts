// Whom attestation awaits and when: conformity to the post, categories of the old law that end, a new try after a refusal.
import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { attestedPositions } from './attested.ts';
import { type CategoryRule, inOrder, lastDaySql, ruleOn } from './category.rules.ts';
import { sightOf } from './qualification.policy.ts';
import { rulesOf } from './rule.queries.ts';
import { seenSql } from './staff.filter.ts';

/** Why somebody stands in the forecast; `unknown`: works long enough, and nothing is entered about attestation. */
export const attestationGrounds = {
  conformity: 'соответствие должности',
  ends: 'кончается категория',
  again: 'могут подать снова',
  unknown: 'нет сведений',
} as const;
export type Ground = keyof typeof attestationGrounds;

interface Asked {
  readonly institutionId: string;
  /** Turns are repeated up to this day. */
  readonly horizon: CivilDate;
}

/** The day an application of the row's kind may be filed again after a refusal, by the rule of the day of the decision. */
function repeatDaySql(rules: readonly CategoryRule[]): RawBuilder<CivilDate | null> {
  const lines = inOrder(rules).map(
    ({ kind, from, until, repeatMonths }) => sql`when a.kind = ${kind} and a.decided_on >= ${from}::date
      then case when ${until}::date is null or a.decided_on <= ${until}::date
        then (a.decided_on + make_interval(months => ${repeatMonths}::int))::date end`,
  );
  return sql<CivilDate | null>`(case ${sql.join(lines, sql` `)} end)`;
}

/** Staff of today in attested positions, one row a position in an institution, with the day the work in it began. */
function staffSql(ctx: ReadCtx, institutionId: string): RawBuilder<unknown> {
  const [here, today] = [ctx.territory.id, ctx.today];
  return sql`staff as materialized (
      select distinct on (t.person_id, t.institution_id, t.position) t.id as post_id, t.person_id, t.institution_id,
        t.position, p.birth_date, b.began_on
      from people.posts t
      join people.persons p on p.territory_id = ${here} and p.id = t.person_id
        and p.anonymised_at is null and p.merged_into_id is null
      join (select o.person_id, o.institution_id, o.position, min(o.starts_on) as began_on from people.posts o
        where o.territory_id = ${here} group by 1, 2, 3) b on b.person_id = t.person_id and b.position = t.position
        and b.institution_id is not distinct from t.institution_id
      where t.territory_id = ${here} and t.starts_on <= ${today}::date and (t.ends_on is null or t.ends_on > ${today}::date)
        and t.employment <> 'outer-part-time' and t.position = any (${[...attestedPositions]}::text[])
        and t.unit is distinct from 'authority' and ${seenSql(sightOf(ctx))}
        and (${institutionId === ''} or t.institution_id::text = ${institutionId})
      order by t.person_id, t.institution_id, t.position, (t.employment = 'main') desc, t.starts_on, t.id)`;
}

/** What is known of each person's attestation by position: last days of what was granted, and of leaves for a child. */
function knownSql(ctx: ReadCtx, rules: readonly CategoryRule[]): RawBuilder<unknown> {
  const [here, today] = [ctx.territory.id, ctx.today];
  return sql`granted as (
      select g.*, coalesce(${lastDaySql('g', rules)}, 'infinity'::date) as last_on from (
        select c.person_id, c.position, c.kind, c.granted_on from qualification.categories c
         where c.territory_id = ${here} and c.granted_on <= ${today}::date
        union all
        select f.person_id, f.position, 'conformity', f.decided_on from qualification.conformity_cases f
         where f.territory_id = ${here} and f.state = 'fails' and f.decided_on <= ${today}::date) g
    ), known as materialized (
      select person_id, position, max(granted_on) as granted_on,
        max(granted_on) filter (where kind in ('first', 'highest')) as category_on,
        max(last_on) filter (where kind <> 'conformity') as category_until,
        max(last_on) filter (where kind = 'highest') as highest_until,
        max(last_on) filter (where kind = 'first') as first_until,
        max(last_on) filter (where kind = 'conformity') as conformity_until
      from granted group by 1, 2
    ), away as materialized (
      select o.person_id, o.position, o.institution_id, bool_or(l.ends_on is null) as open, max(l.ends_on) as back_on
      from people.leaves l join people.posts o on o.territory_id = ${here} and o.id = l.post_id
      where l.territory_id = ${here} and l.kind in ('maternity', 'childcare') and l.starts_on <= ${today}::date
      group by 1, 2, 3
    ), scheduled as (
      select distinct c.person_id, c.position from qualification.conformity_cases c
       where c.territory_id = ${here} and c.state in ('planned', 'informed')
    ), applied as (
      select distinct a.person_id, a.position from qualification.applications a
       where a.territory_id = ${here} and a.state in ('filed', 'examined')
    ), refused as (
      select a.person_id, a.position, max(a.decided_on) as decided_on, max(${repeatDaySql(rules)}) as again_on
      from qualification.applications a
      where a.territory_id = ${here} and a.state = 'refused' and not exists (
        select from qualification.applications n where n.territory_id = ${here} and n.person_id = a.person_id
          and n.position = a.position and n.kind = a.kind and n.state <> 'withdrawn'
          and (n.filed_on, n.id) > (a.filed_on, a.id))
      group by 1, 2)`;
}

/** Whoever holds a category is not attested for conformity; newcomers and those back from a leave for a child wait. */
function groundsSql(ctx: ReadCtx, line: CategoryRule | null): RawBuilder<unknown> {
  const day = ctx.today;
  const { newcomerMonths = 0, afterLeaveMonths = 0 } = line?.exempt ?? {};
  return sql`due as (
      select s.*, case when k.person_id is null and w.due_on <= ${day}::date then 'unknown' else 'conformity' end as ground,
        k.granted_on as last_on, w.due_on, c.person_id is not null as placed
      from staff s left join known k using (person_id, position)
      left join away a on a.person_id = s.person_id and a.position = s.position
        and a.institution_id is not distinct from s.institution_id
      left join scheduled c on c.person_id = s.person_id and c.position = s.position
      cross join lateral (select greatest((s.began_on + make_interval(months => ${newcomerMonths}::int))::date,
        k.conformity_until, k.category_until, (a.back_on + make_interval(months => ${afterLeaveMonths}::int))::date) as due_on) w
      where ${line !== null} and coalesce(k.category_until < ${day}::date, true) and a.open is not true
      union all
      select s.*, 'ends', k.category_on, e.ends_on, a.person_id is not null
      from staff s join known k using (person_id, position)
      left join applied a on a.person_id = s.person_id and a.position = s.position
      cross join lateral (select case when k.highest_until >= ${day}::date then k.highest_until
        when k.first_until >= ${day}::date then k.first_until end as ends_on) e
      where e.ends_on < 'infinity'::date
      union all
      select s.*, 'again', coalesce(r.decided_on, k.category_on), coalesce(r.again_on, k.category_until + 1), a.person_id is not null
      from staff s left join known k using (person_id, position)
      left join refused r on r.person_id = s.person_id and r.position = s.position
      left join applied a on a.person_id = s.person_id and a.position = s.position
      where r.again_on is not null or (k.category_on is not null and k.category_until < ${day}::date))`;
}

/**
 * One row a person, position, ground and turn: `due_on` is the last day to be attested by, the last day of the
 * category, or the first day an application may be filed; conformity comes round again by the rule of each day.
 */
export async function attestationDue(
  ctx: ReadCtx,
  { institutionId, horizon }: Asked,
): Promise<RawBuilder<unknown>> {
  const rules = await rulesOf(ctx);
  const line = ruleOn(rules, 'conformity', ctx.today);
  const next = lastDaySql('r', rules);
  return sql`(with recursive ${staffSql(ctx, institutionId)}, ${knownSql(ctx, rules)}, ${groundsSql(ctx, line)},
    rounds as (
      select d.*, 0 as round, 'conformity'::text as kind, greatest(d.due_on, ${ctx.today}::date) as granted_on
      from due d where d.due_on < ${horizon}::date
      union all
      select r.post_id, r.person_id, r.institution_id, r.position, r.birth_date, r.began_on, r.ground, r.last_on,
        ${next}, false, r.round + 1, r.kind, ${next}
      from rounds r where r.ground = 'conformity' and ${next} > r.granted_on and ${next} < ${horizon}::date)
    select post_id, person_id, institution_id, position, birth_date, ground, last_on, due_on, granted_on as turn_on,
      placed, round from rounds)`;
}
