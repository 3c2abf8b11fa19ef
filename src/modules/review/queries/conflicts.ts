// Conflicts of interest: who may not judge what, asked of one SQL function, so that a new post counts at once.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { membersOn } from '../../councils/index.ts';
import type { Conflict, ConflictKind, Subject } from '../review.schema.ts';
import { conflictSentence } from '../review.text.ts';

/** (review_id, subject_kind, subject_id, person_id, kind, note): recorded conflicts and those that follow from posts, roles and relatives today. */
export const conflictsToday = (ctx: ReadCtx): RawBuilder<unknown> =>
  sql`review.conflicts_on(${ctx.territory.id}::int, ${ctx.today}::date)`;

const conflictedSubjectIds = (ctx: ReadCtx, personId: string, kind: string) => sql`
  select mine.subject_id from ${conflictsToday(ctx)} mine
   where mine.person_id = ${personId} and mine.subject_kind = ${kind}`;

/** SQL condition for other modules' visibility: the acting person is free of conflict with the subject of this id. */
export function notInConflict(
  ctx: ReadCtx,
  subjectKind: string,
  idRef: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const { personId } = ctx.actor;
  if (!personId) return sql<boolean>`true`;
  return sql<boolean>`(${idRef} not in (${conflictedSubjectIds(ctx, personId, subjectKind)}))`;
}

/** The same inside this module, over `review.reviews as r`. */
export function reviewNotInConflict(ctx: ReadCtx): RawBuilder<boolean> {
  const { personId } = ctx.actor;
  if (!personId) return sql<boolean>`true`;
  return sql<boolean>`(r.id not in (select mine.review_id from ${conflictsToday(ctx)} mine
    where mine.person_id = ${personId}))`;
}

/** Subjects of a kind the person may neither judge nor see the closed part of. */
export async function conflictedSubjects(ctx: ReadCtx, personId: string, kind: string): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from (${conflictedSubjectIds(ctx, personId, kind)}) barred`.execute(ctx.db);
  return rows.map((row) => row.subject_id);
}

/** (subject_kind, subject_id) closed to the actor: the barrier documents put before applications, sheets and summaries. */
export function conflictBarrier(ctx: ReadCtx): RawBuilder<unknown> | null {
  const { personId } = ctx.actor;
  if (!personId) return null;
  return sql`select mine.subject_kind, mine.subject_id from ${conflictsToday(ctx)} mine
   where mine.person_id = ${personId}`;
}

/** Conflicts with reviews, one per review, person and kind; the strongest kind is not chosen: all are told. */
export async function conflictsOfReviews(
  ctx: ReadCtx,
  reviewIds: readonly string[],
  personIds: readonly string[],
): Promise<(Conflict & { reviewId: string })[]> {
  if (reviewIds.length === 0 || personIds.length === 0) return [];
  const { rows } = await sql<{ reviewId: string; personId: string; kind: ConflictKind; note: string }>`
    select review_id as "reviewId", person_id as "personId", kind, max(note) as note
      from ${conflictsToday(ctx)}
     where review_id = any(${reviewIds}::uuid[]) and person_id = any(${personIds}::uuid[])
     group by review_id, person_id, kind order by review_id, person_id, kind`.execute(ctx.db);
  return rows.map((row) => ({ ...row, note: conflictSentence(row.kind, row.note) }));
}

/** Members of the body in conflict with a subject today: they are recused from its item on the agenda. */
export async function conflictsOf(ctx: ReadCtx, subject: Subject): Promise<Conflict[]> {
  const review = await ctx.db
    .selectFrom('review.reviews')
    .select(['id', 'body_id as bodyId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst();
  if (!review) return [];
  const members = await membersOn(ctx, review.bodyId, ctx.today);
  const found = await conflictsOfReviews(
    ctx,
    [review.id],
    members.map((member) => member.personId),
  );
  return found.map(({ personId, kind, note }) => ({ personId, kind, note }));
}
