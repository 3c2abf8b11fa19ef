// Front door of the subjects' owners: a subject enters the expertise, leaves it, and the expertise ends by itself.
import { sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { membersOn } from '../councils/index.ts';
import { notify } from '../notices/index.ts';
import { norms, parametersOf, versionById } from '../regulations/index.ts';
import { liveAssignments } from './queries/assignments.ts';
import { conflictsToday } from './queries/conflicts.ts';
import { lockedReview, reviewOfSubject } from './queries/reviews.ts';
import { reviewLifecycle } from './review.lifecycle.ts';
import type { Review, ReviewParts, Subject } from './review.schema.ts';
import { reviewText } from './review.text.ts';
import { disagrees, greatestTotal } from './scoring.ts';

/**
 * Opens the expertise of a subject under a version of the regulation; automatic conflicts of the pool are recorded at
 * once. A subject that was withdrawn comes back to the same review with its sheets; an open one is brought up to date.
 */
export async function openReview(ctx: WriteCtx, parts: ReviewParts): Promise<{ id: string }> {
  const known = await reviewOfSubject(ctx, parts.subject);
  const id = known?.id ?? newId(ctx.now);
  if (known) await renew(ctx, known, parts);
  else await create(ctx, id, parts);
  await setPeople(ctx, id, parts.people);
  const conflicts = await recordAutomaticConflicts(ctx, id, parts.bodyId);
  if (known) await endConflictedAssignments(ctx, id);
  if (!known) {
    await recordFact(ctx, {
      name: 'review.opened',
      subject: { kind: reviewLifecycle.name, id },
      norm: 'application-expertise',
      data: { subjectKind: parts.subject.kind, subjectId: parts.subject.id, due: parts.due, conflicts },
    });
  }
  return { id };
}

async function create(ctx: WriteCtx, id: string, parts: ReviewParts): Promise<void> {
  const { criteria } = parametersOf(await versionById(ctx, parts.versionId), norms.expertSheet);
  await ctx.db
    .insertInto('review.reviews')
    .values({
      territory_id: ctx.territory.id,
      id,
      subject_kind: parts.subject.kind,
      subject_id: parts.subject.id,
      title: parts.title,
      path: parts.path,
      body_id: parts.bodyId,
      regulation_version_id: parts.versionId,
      institution_id: parts.institutionId,
      state: reviewLifecycle.initial,
      max_total: greatestTotal(criteria),
      due_on: parts.due,
      opened_at: ctx.now,
    })
    .execute();
}

async function renew(ctx: WriteCtx, known: Review, parts: ReviewParts): Promise<void> {
  await ctx.db
    .updateTable('review.reviews')
    .set({ title: parts.title, path: parts.path, institution_id: parts.institutionId, due_on: parts.due })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', known.id)
    .execute();
  if (known.state !== 'withdrawn') return;
  const data = { subjectKind: known.subjectKind, subjectId: known.subjectId };
  const moved = await advance(ctx, reviewLifecycle, known, 'resume', { data });
  if (isRefusal(moved)) throw new Error(moved.text);
}

async function setPeople(ctx: WriteCtx, reviewId: string, people: readonly string[]): Promise<void> {
  await ctx.db
    .deleteFrom('review.review_people')
    .where('territory_id', '=', ctx.territory.id)
    .where('review_id', '=', reviewId)
    .execute();
  if (people.length === 0) return;
  await ctx.db
    .insertInto('review.review_people')
    .values(
      [...new Set(people)].map((personId) => ({
        territory_id: ctx.territory.id,
        review_id: reviewId,
        person_id: personId,
      })),
    )
    .execute();
}

/** Keeps what follows from the data of this day, so that a later change of post does not erase it; returns how many. */
async function recordAutomaticConflicts(ctx: WriteCtx, reviewId: string, bodyId: string): Promise<number> {
  const pool = (await membersOn(ctx, bodyId, ctx.today)).map((member) => member.personId);
  return keepConflicts(ctx, reviewId, pool);
}

/** Records conflicts of these people with a review that are not recorded yet. */
export async function keepConflicts(
  ctx: WriteCtx,
  reviewId: string,
  personIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ personId: string; kind: 'institution' | 'site-head' | 'relative' }>`
    select distinct found.person_id as "personId", found.kind from ${conflictsToday(ctx)} found
     where found.review_id = ${reviewId} and found.person_id = any(${personIds}::uuid[])
       and not exists (select from review.conflicts k where k.territory_id = ${ctx.territory.id}
         and k.review_id = ${reviewId} and k.person_id = found.person_id and k.kind = found.kind
         and k.lifted_at is null)`.execute(ctx.db);
  if (rows.length === 0) return 0;
  await ctx.db
    .insertInto('review.conflicts')
    .values(
      rows.map(({ personId, kind }) => ({
        territory_id: ctx.territory.id,
        id: newId(ctx.now),
        review_id: reviewId,
        person_id: personId,
        kind,
        since: ctx.now,
      })),
    )
    .execute();
  return rows.length;
}

/** Frees every live expert of a review who is in conflict today; returns them. Their sheets no longer count. */
export async function endConflictedAssignments(ctx: WriteCtx, reviewId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    update review.assignments a set ended_at = ${ctx.now}, end_kind = 'conflict', end_reason = ''
     where a.territory_id = ${ctx.territory.id} and a.review_id = ${reviewId} and a.ended_at is null
       and a.person_id in (select found.person_id from ${conflictsToday(ctx)} found where found.review_id = ${reviewId})
    returning a.person_id as "personId"`.execute(ctx.db);
  return rows.map((row) => row.personId);
}

/** The owner takes its subject back; the experts are told that the sheet is no longer needed. */
export async function withdrawReview(ctx: WriteCtx, subject: Subject): Promise<void> {
  const known = await reviewOfSubject(ctx, subject);
  const review = known && (await lockedReview(ctx, known.id));
  if (!review || review.state === 'withdrawn') return;
  const moved = await advance(ctx, reviewLifecycle, review, 'withdraw', {
    set: { completed_at: null },
    data: { subjectKind: subject.kind, subjectId: subject.id },
  });
  if (isRefusal(moved)) throw new Error(moved.text);
  const waiting = (await liveAssignments(ctx, review.id)).filter((each) => each.sheetState !== 'submitted');
  await notify(ctx, {
    to: waiting.map((each) => each.personId),
    name: 'review.withdrawn',
    text: reviewText.notices.withdrawn(review.title),
    path: '/review',
  });
}

/**
 * Ends the expertise when every assigned sheet is in, there are as many as the regulation asks, and no further expert
 * is wanted because of disagreement.
 */
export async function completeIfAllIn(ctx: WriteCtx, reviewId: string): Promise<boolean> {
  const review = await lockedReview(ctx, reviewId);
  if (review?.state !== 'open') return false;
  const experts = await liveAssignments(ctx, reviewId);
  const submitted = experts.filter((each) => each.sheetState === 'submitted');
  if (submitted.length < experts.length) return false;
  if (
    submitted.length <
    (await expertsWanted(
      ctx,
      review,
      submitted.map((each) => each.total ?? 0),
    ))
  )
    return false;
  return !isRefusal(await complete(ctx, review, submitted.length));
}

export const complete = (ctx: WriteCtx, review: Review, sheets: number) =>
  advance(ctx, reviewLifecycle, review, 'complete', {
    set: { completed_at: ctx.now },
    data: { subjectKind: review.subjectKind, subjectId: review.subjectId, sheets },
  });

/** How many experts a review wants: the regulation's number, and one more where they disagree and the territory says so. */
export async function expertsWanted(
  ctx: ReadCtx,
  review: Pick<Review, 'versionId' | 'maxTotal'>,
  totals: readonly number[],
): Promise<number> {
  const rule = parametersOf(await versionById(ctx, review.versionId), norms.applicationExpertise);
  const wantsThird =
    rule.thirdExpert &&
    totals.length === rule.expertsPerApplication &&
    disagrees(totals, review.maxTotal, rule.disagreementPercent);
  return rule.expertsPerApplication + (wantsThird ? 1 : 0);
}
