// Submitted sheets as other papers refer to them: a place among the experts, a date, a total; never a name.
import { sql } from 'kysely';
import { type CivilDate, dateIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface SheetReference {
  readonly sheetId: string;
  readonly reviewId: string;
  /** The expert's place among those assigned: the same for every revision of the sheet. */
  readonly place: number;
  readonly revision: number;
  readonly submittedOn: CivilDate;
  /** Null for an expert whose own sheet is not in yet (blindness). */
  readonly total: number | null;
  readonly max: number;
}

/** References by subject id, in the order of the experts; one statement however many subjects. */
export async function sheetReferences(
  ctx: ReadCtx,
  subjectKind: string,
  subjectIds: readonly string[],
): Promise<Map<string, SheetReference[]>> {
  const { rows } = await sql<{
    subjectId: string;
    sheetId: string;
    reviewId: string;
    place: number;
    revision: number;
    at: Date;
    total: number | null;
    max: number;
    blind: boolean;
  }>`
    select r.subject_id as "subjectId", s.id as "sheetId", r.id as "reviewId", e.place::int, s.revision, s.submitted_at as at, s.total,
           r.max_total as max,
           exists (select from review.assignments mine
             where mine.territory_id = r.territory_id and mine.review_id = r.id and mine.ended_at is null
               and mine.person_id = ${ctx.actor.personId}
               and not exists (select from review.sheets own
                 where own.territory_id = r.territory_id and own.review_id = r.id
                   and own.person_id = mine.person_id and own.state = 'submitted')) as blind
    from review.reviews r
    join lateral (select a.person_id, row_number() over (order by a.assigned_at, a.person_id) as place
      from review.assignments a
      where a.territory_id = r.territory_id and a.review_id = r.id and a.ended_at is null) e on true
    join review.sheets s on s.territory_id = r.territory_id and s.review_id = r.id and s.person_id = e.person_id
      and s.state = 'submitted'
    where r.territory_id = ${ctx.territory.id} and r.subject_kind = ${subjectKind}
      and r.subject_id = any(${[...subjectIds]}::uuid[]) and r.state <> 'withdrawn'
    order by r.subject_id, e.place`.execute(ctx.db);
  const references = Map.groupBy(rows, (row) => row.subjectId);
  return new Map(
    [...references].map(([subjectId, own]) => [
      subjectId,
      own.map(({ sheetId, reviewId, place, revision, at, total, max, blind }) => ({
        sheetId,
        reviewId,
        place,
        revision,
        submittedOn: dateIn(at, ctx.territory.zone),
        total: blind ? null : total,
        max,
      })),
    ]),
  );
}
