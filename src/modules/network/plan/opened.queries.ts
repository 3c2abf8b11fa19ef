// Looking at plans that services opened: whose are readable, and their lines over given days, in one statement each.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface OpenedLine {
  readonly territoryId: number;
  readonly id: string;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly term: string;
  readonly termKind: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly place: string;
}

/** More than forty territories plan in a month. */
const most = 20_000;

/** Lines of other territories' opened plans that touch the days; filters and paging happen beside the data. */
export async function openedLines(
  ctx: ReadCtx,
  networkId: number,
  asCentre: boolean,
  [from, after]: readonly [CivilDate, CivilDate],
): Promise<OpenedLine[]> {
  const { rows } = await sql<OpenedLine>`
    select l.territory_id as "territoryId", l.line_id as id, l.title, l.form, l.audience, l.term,
      l.term_kind as "termKind", l.starts_on::text as "startsOn", l.ends_on::text as "endsOn", l.place
    from network.readable_plan_lines(${ctx.today}::date, ${asCentre}, ${from}::date, ${after}::date) l
    where l.network_id = ${networkId}
    order by l.ends_on, l.territory_id, l.line_id limit ${most}`.execute(ctx.db as never);
  return rows;
}

export interface OpenedPlan {
  readonly territoryId: number;
  readonly schoolYear: number;
  readonly audience: 'centre' | 'members';
}

export async function openedPlans(ctx: ReadCtx, networkId: number, asCentre: boolean): Promise<OpenedPlan[]> {
  const { rows } = await sql<OpenedPlan>`
    select o.territory_id as "territoryId", o.school_year as "schoolYear", o.audience
    from network.readable_opened_plans(${ctx.today}::date, ${asCentre}) o
    where o.network_id = ${networkId} order by o.territory_id, o.school_year`.execute(ctx.db as never);
  return rows;
}
