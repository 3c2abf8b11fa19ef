// Training of the service's own staff (ORG-11): everybody who works in the centre today, what was learned and how long ago.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { rulesOn } from './rule.queries.ts';

export interface OwnWorker {
  readonly personId: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly position: string;
  readonly endedOn: CivilDate | null;
  readonly title: string | null;
  readonly hours: number;
  readonly going: string | null;
  readonly isDue: boolean;
}

/** One line a worker of the centre: the last training, hours within the rule's years, what goes on now. */
export async function ownStaffTraining(ctx: ReadCtx): Promise<OwnWorker[]> {
  const { training } = await rulesOn(ctx);
  const { rows } = await sql<OwnWorker>`
    select p.id as "personId", p.surname, p.given, p.patronymic, string_agg(distinct t.position, ', ') as position,
      max(l.ends_on)::date as "endedOn", min(l.title) as title, coalesce(min(h.hours), 0)::int as hours, min(g.title) as going,
      coalesce(max(l.ends_on) < ${ctx.today}::date - make_interval(years => ${training.years}), true) as "isDue"
    from people.posts t
    join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id and p.anonymised_at is null
      and p.merged_into_id is null
    left join lateral (select r.ends_on, r.title from development.records r
      where r.territory_id = t.territory_id and r.person_id = t.person_id and r.state in ('completed', 'certified')
      order by r.ends_on desc, r.id desc limit 1) l on true
    left join lateral (select sum(r.hours) as hours from development.records r
      where r.territory_id = t.territory_id and r.person_id = t.person_id and r.state in ('completed', 'certified')
        and r.ends_on > ${ctx.today}::date - make_interval(years => ${training.years})) h on true
    left join lateral (select r.title from development.records r
      where r.territory_id = t.territory_id and r.person_id = t.person_id and r.state in ('planned', 'started')
      order by r.starts_on limit 1) g on true
    where t.territory_id = ${ctx.territory.id} and t.unit = 'centre' and t.starts_on <= ${ctx.today}::date
      and (t.ends_on is null or t.ends_on > ${ctx.today}::date)
    group by p.id, p.surname, p.given, p.patronymic
    order by p.surname collate "ru-x-icu", p.given collate "ru-x-icu"`.execute(ctx.db);
  return rows;
}
