// Sessions of the territory's bodies over given days: when and where which body meets, nothing of what is decided.
import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';

export interface SessionDay {
  readonly id: string;
  readonly bodyId: string;
  readonly body: string;
  readonly on: CivilDate;
  /** 'HH:MM' in the territory's zone. */
  readonly time: string;
  readonly place: string;
  readonly isCancelled: boolean;
}

/** Bodies of the service, not of single institutions; narrowed to one body or to the bodies a person sits in. */
export async function sessionsBetween(
  ctx: ReadCtx,
  [from, after]: readonly [CivilDate, CivilDate],
  of: { readonly bodyId?: string; readonly personId?: string } = {},
): Promise<SessionDay[]> {
  let rows = ctx.db
    .selectFrom('councils.sessions as s')
    .innerJoin('councils.bodies as b', (join) =>
      join.onRef('b.territory_id', '=', 's.territory_id').onRef('b.id', '=', 's.body_id'),
    )
    .select(['s.id', 's.body_id as bodyId', 'b.short_name as body', 's.planned_on as on'])
    .select(['s.planned_time as time', 's.place', sql<boolean>`s.state = 'cancelled'`.as('isCancelled')])
    .where('s.territory_id', '=', ctx.territory.id)
    .where('s.planned_on', '>=', from)
    .where('s.planned_on', '<', after);
  if (of.bodyId) rows = rows.where('s.body_id', '=', of.bodyId);
  else if (!of.personId) rows = rows.where('b.institution_id', 'is', null);
  if (of.personId)
    rows = rows.where(
      sql<SqlBool>`exists (select from councils.memberships m where m.territory_id = s.territory_id
        and m.body_id = s.body_id and m.person_id = ${of.personId}
        and m.starts_on <= s.planned_on and (m.ends_on is null or m.ends_on > s.planned_on))`,
    );
  return rows.orderBy('s.planned_on').orderBy('s.planned_time').orderBy('s.id').limit(2000).execute();
}
