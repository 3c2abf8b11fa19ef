// Lines of approved plans that touch given days, lean enough for a calendar of the whole network: no people, no money.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
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
  /** Bodies the line is linked with. */
  readonly bodyIds: readonly string[];
}

/** From the first day to the one before the second; narrowed to a person who answers for the line or works on it. */
export async function linesBetween(
  ctx: ReadCtx,
  [from, after]: readonly [CivilDate, CivilDate],
  personId: string | null = null,
): Promise<DayLine[]> {
  const { rows } = await sql<DayLine>`
    select l.id, l.title, l.form, l.audience, l.term, l.term_kind as "termKind", l.starts_on::text as "startsOn",
      l.ends_on::text as "endsOn", l.place, l.state,
      array(select k.subject_id from planning.links k where k.territory_id = l.territory_id and k.line_id = l.id
        and k.subject_kind = 'councils.body') as "bodyIds"
    from planning.plans p
    join planning.lines l on l.territory_id = p.territory_id and l.plan_id = p.id
    where p.territory_id = ${ctx.territory.id} and p.state in ('approved', 'executing', 'closed')
      and l.starts_on < ${after} and l.ends_on > ${from}
      and (${personId}::uuid is null or l.responsible_id = ${personId}::uuid or exists (
        select from planning.co_workers w where w.territory_id = l.territory_id and w.line_id = l.id
          and w.person_id = ${personId}::uuid))
    order by l.ends_on, l.id limit 5000`.execute(ctx.db);
  return rows;
}
