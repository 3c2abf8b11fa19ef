// Lines of approved plans that touch given days, lean enough for a calendar of the whole network: no people, no money.
import { type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { openPlanSql } from '../plan/plan.visibility.ts';
import type { LineState } from './line.lifecycle.ts';
import type { TermKind } from './term.ts';

export interface DayLine {
  readonly id: string;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly term: string;
  readonly termKind: TermKind;
  readonly startsOn: CivilDate;
  /** The day after the last one. */
  readonly endsOn: CivilDate;
  readonly place: string;
  readonly state: LineState;
  /** The association or council whose plan it is; null: the service's own. */
  readonly bodyName: string | null;
}

/** Whose lines: a person's who answers or works on them, a body's by its plan and by links; nobody named — all the reader may see. */
export interface OfWhom {
  readonly personId?: string;
  readonly bodyId?: string;
}

/** One's own lines are one's own; an address that names nobody brings nothing of a single institution's bodies. */
function openSql(ctx: ReadCtx, of: OfWhom) {
  if (of.personId || of.bodyId) return sql<SqlBool>`true`;
  return ctx.actor.kind === 'visitor' ? sql<SqlBool>`b.institution_id is null` : openPlanSql(ctx);
}

/** From the first day to the one before the second. */
export async function linesBetween(
  ctx: ReadCtx,
  [from, after]: readonly [CivilDate, CivilDate],
  of: OfWhom = {},
): Promise<DayLine[]> {
  const [person, body] = [of.personId ?? null, of.bodyId ?? null];
  const { rows } = await sql<DayLine>`
    select l.id, l.title, l.form, l.audience, l.term, l.term_kind as "termKind", l.starts_on::text as "startsOn",
      l.ends_on::text as "endsOn", l.place, l.state, b.short_name as "bodyName"
    from planning.plans p
    join planning.lines l on l.territory_id = p.territory_id and l.plan_id = p.id
    left join councils.bodies b on b.territory_id = p.territory_id and b.id = p.body_id
    where p.territory_id = ${ctx.territory.id} and p.state in ('approved', 'executing', 'closed')
      and l.starts_on < ${after} and l.ends_on > ${from} and ${openSql(ctx, of)}
      and (${person}::uuid is null or l.responsible_id = ${person}::uuid or exists (
        select from planning.co_workers w where w.territory_id = l.territory_id and w.line_id = l.id
          and w.person_id = ${person}::uuid))
      and (${body}::uuid is null or p.body_id = ${body}::uuid or exists (
        select from planning.links k where k.territory_id = l.territory_id and k.line_id = l.id
          and k.subject_kind = 'councils.body' and k.subject_id = ${body}::text))
    order by l.ends_on, l.id limit 5000`.execute(ctx.db);
  return rows;
}
