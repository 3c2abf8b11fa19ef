// Who judges what: live assignments, the load of the pool, what a body's matrix shows.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { SheetState } from '../review.lifecycle.ts';

export interface LiveAssignment {
  readonly reviewId: string;
  readonly personId: string;
  readonly way: 'manual' | 'auto';
  /** State of the live sheet; null before it is begun. */
  readonly sheetState: SheetState | null;
  readonly total: number | null;
}

/** Live experts of reviews with the state of their sheets. */
export async function assignmentsOf(ctx: ReadCtx, reviewIds: readonly string[]): Promise<LiveAssignment[]> {
  if (reviewIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('review.assignments as a')
    .leftJoin('review.sheets as s', (join) =>
      join
        .onRef('s.territory_id', '=', 'a.territory_id')
        .onRef('s.review_id', '=', 'a.review_id')
        .onRef('s.person_id', '=', 'a.person_id')
        .on('s.state', '<>', 'reopened'),
    )
    .select([
      'a.review_id as reviewId',
      'a.person_id as personId',
      'a.way',
      's.state as sheetState',
      's.total',
    ])
    .where('a.territory_id', '=', ctx.territory.id)
    .where(sql<boolean>`a.review_id = any(${[...reviewIds]}::uuid[])`)
    .where('a.ended_at', 'is', null)
    .orderBy('a.assigned_at')
    .orderBy('a.person_id')
    .execute();
  return rows.map((row) => ({
    ...row,
    way: row.way as LiveAssignment['way'],
    sheetState: row.sheetState as SheetState | null,
  }));
}

export const liveAssignments = (ctx: ReadCtx, reviewId: string): Promise<LiveAssignment[]> =>
  assignmentsOf(ctx, [reviewId]);

export interface EndedAssignment {
  readonly reviewId: string;
  readonly personId: string;
  readonly endKind: 'declined' | 'conflict' | 'released';
  readonly endReason: string;
}

/** Who declined, was released or fell into conflict: even sharing does not ask them again, a hand may. */
export async function endedAssignments(
  ctx: ReadCtx,
  reviewIds: readonly string[],
): Promise<EndedAssignment[]> {
  if (reviewIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('review.assignments')
    .select([
      'review_id as reviewId',
      'person_id as personId',
      'end_kind as endKind',
      'end_reason as endReason',
    ])
    .where('territory_id', '=', ctx.territory.id)
    .where(sql<boolean>`review_id = any(${[...reviewIds]}::uuid[])`)
    .where('ended_at', 'is not', null)
    .execute();
  return rows.map((row) => ({
    ...row,
    endKind: row.endKind as EndedAssignment['endKind'],
    endReason: row.endReason ?? '',
  }));
}

/** Live sheets of every member over a body's year, whatever the asker may see of them: sharing counts them all. */
export async function loadsOf(ctx: ReadCtx, bodyId: string, year: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; load: number }>`
    select a.person_id as "personId", count(*)::int as load
      from review.assignments a
      join review.reviews r on r.territory_id = a.territory_id and r.id = a.review_id and r.state <> 'withdrawn'
     where a.territory_id = ${ctx.territory.id} and a.ended_at is null and r.body_id = ${bodyId}
       and r.due_on >= ${`${year}-01-01`}::date and r.due_on < ${`${year + 1}-01-01`}::date
     group by a.person_id`.execute(ctx.db);
  return new Map(rows.map((row) => [row.personId, row.load]));
}
