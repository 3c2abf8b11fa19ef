// Who judges what: assigned by hand, shared out evenly after a preview, declined by the expert, released by the office.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { membersOn } from '../../councils/index.ts';
import { notify } from '../../notices/index.ts';
import { personNames } from '../../people/index.ts';
import type { Pair } from '../assignment.plan.ts';
import { liveAssignments } from '../queries/assignments.ts';
import { conflictsOfReviews } from '../queries/conflicts.ts';
import { planAssignments } from '../queries/plan.ts';
import { lockedReview, visibleReview } from '../queries/reviews.ts';
import { reviewLifecycle } from '../review.lifecycle.ts';
import { tellOffice } from '../review.office.ts';
import { complete, completeIfAllIn } from '../review.opening.ts';
import { reviewPolicy, runsExpertise } from '../review.policy.ts';
import type { Review } from '../review.schema.ts';
import { reviewText } from '../review.text.ts';

const { refusals } = reviewText;
const norm = 'application-expertise';
const loadVisible = (ctx: ReadCtx, input: { reviewId: string }) => visibleReview(ctx, input.reviewId);
const reason = (label: string) =>
  z.string().trim().min(3, 'Напишите причину').max(500).meta({ label, widget: 'textarea' });

/** Writes assignments, leaves one fact a review and tells each expert once about all that is new. */
async function assign(
  ctx: WriteCtx,
  reviews: readonly Review[],
  pairs: readonly Pair[],
  way: 'manual' | 'auto',
) {
  const chunk = pairs.map(({ reviewId, personId }) => ({
    territory_id: ctx.territory.id,
    review_id: reviewId,
    person_id: personId,
    way,
    assigned_by: ctx.actor.personId,
    assigned_on: ctx.today,
    assigned_at: ctx.now,
    ended_at: null,
    end_kind: null,
    end_reason: null,
  }));
  if (chunk.length === 0) return;
  await ctx.db
    .insertInto('review.assignments')
    .values(chunk)
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'review_id', 'person_id']).doUpdateSet((eb) => ({
        way: eb.ref('excluded.way'),
        assigned_by: eb.ref('excluded.assigned_by'),
        assigned_on: eb.ref('excluded.assigned_on'),
        assigned_at: eb.ref('excluded.assigned_at'),
        ended_at: null,
        end_kind: null,
        end_reason: null,
      })),
    )
    .execute();
  const byId = new Map(reviews.map((review) => [review.id, review]));
  for (const [reviewId, own] of Map.groupBy(pairs, (pair) => pair.reviewId)) {
    const review = byId.get(reviewId);
    await recordFact(ctx, {
      name: 'review.assigned',
      subject: { kind: reviewLifecycle.name, id: reviewId },
      norm,
      data: { subjectKind: review?.subjectKind, subjectId: review?.subjectId, way, experts: own.length },
    });
  }
  for (const [personId, own] of Map.groupBy(pairs, (pair) => pair.personId)) {
    const mine = own
      .flatMap((pair) => byId.get(pair.reviewId) ?? [])
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    const due = mine[0]?.dueOn ?? ctx.today;
    await notify(ctx, {
      to: [personId],
      name: 'review.assigned',
      text: reviewText.notices.assigned(
        mine.map((review) => review.title),
        formatDate(due),
      ),
      path: '/review',
      norm,
      due,
    });
  }
}

/** The office assigns members of the day's composition; refuses a conflict, a stranger, a repeat and a finished review. */
export const assignExperts = command({
  name: 'review.assignment.assign',
  ru: 'Назначить экспертом',
  norm,
  input: z.object({
    reviewId: z.uuid(),
    personIds: z.array(z.uuid()).min(1, 'Выберите эксперта').max(20).meta({ label: 'Эксперты' }),
  }),
  load: loadVisible,
  ability: reviewPolicy.rules.assign,
  run: async (ctx, input) => {
    const review = await lockedReview(ctx, input.reviewId);
    if (!review) return notFound();
    if (review.state !== 'open') return refuse('review-not-open', refusals.notOpen, { norm });
    const personIds = [...new Set(input.personIds)];
    const complaint = await refuseExperts(ctx, review, personIds);
    if (complaint) return complaint;
    await assign(
      ctx,
      [review],
      personIds.map((personId) => ({ reviewId: review.id, personId })),
      'manual',
    );
    return { id: review.id, assigned: personIds.length };
  },
});

async function refuseExperts(
  ctx: ReadCtx,
  review: Review,
  personIds: readonly string[],
): Promise<Refusal | null> {
  const pool = await membersOn(ctx, review.bodyId, ctx.today);
  const names = await personNames(ctx, personIds);
  const live = await liveAssignments(ctx, review.id);
  const conflicts = await conflictsOfReviews(ctx, [review.id], personIds);
  for (const personId of personIds) {
    const name = names.get(personId) ?? '';
    const conflict = conflicts.find((each) => each.personId === personId);
    if (!pool.some((member) => member.personId === personId)) {
      return refuse('not-in-pool', refusals.notInPool(name), { norm });
    }
    if (conflict) return refuse('conflict-of-interest', refusals.inConflict(name, conflict.note), { norm });
    if (live.some((each) => each.personId === personId)) {
      return refuse('already-assigned', refusals.alreadyAssigned(name), { norm });
    }
  }
  return null;
}

/**
 * Applies exactly the previewed plan: under the lock of the body's reviews it is computed again from the world as it
 * is, and when its fingerprint is not the previewed one nothing is written.
 */
export const applyAssignments = command({
  name: 'review.assignment.apply',
  ru: 'Применить распределение',
  norm,
  input: z.object({
    bodyId: z.uuid(),
    year: z.coerce.number().int().min(2000).max(2200),
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  }),
  load: async (_ctx, input) => ({ bodyId: input.bodyId }),
  ability: runsExpertise,
  run: async (ctx, input) => {
    await sql`select id from review.reviews where territory_id = ${ctx.territory.id} and body_id = ${input.bodyId}
      and state = 'open' order by id for update`.execute(ctx.db);
    const plan = await planAssignments(ctx, input.bodyId, input.year);
    if (plan.fingerprint !== input.fingerprint) return refuse('plan-changed', refusals.planChanged, { norm });
    if (plan.pairs.length === 0) return refuse('nothing-to-assign', refusals.nothingToAssign, { norm });
    await assign(ctx, plan.reviews, plan.pairs, 'auto');
    return { assigned: plan.pairs.length, lacking: plan.lacking.length };
  },
});

async function endAssignment(
  ctx: WriteCtx,
  review: Review,
  personId: string,
  kind: 'declined' | 'released',
  why: string,
) {
  await ctx.db
    .updateTable('review.assignments')
    .set({ ended_at: ctx.now, end_kind: kind, end_reason: why })
    .where('territory_id', '=', ctx.territory.id)
    .where('review_id', '=', review.id)
    .where('person_id', '=', personId)
    .execute();
  await recordFact(ctx, {
    name: `review.assignment-${kind}`,
    subject: { kind: reviewLifecycle.name, id: review.id },
    norm,
    data: { subjectKind: review.subjectKind, subjectId: review.subjectId, personId, reason: why },
  });
}

/** The expert declines with a reason while the sheet is not submitted; the secretary is told. */
export const declineAssignment = command({
  name: 'review.assignment.decline',
  ru: 'Отказаться от экспертизы',
  norm,
  input: z.object({ reviewId: z.uuid(), reason: reason('Причина отказа') }),
  load: loadVisible,
  ability: reviewPolicy.rules.decline,
  run: async (ctx, input) => {
    const review = await lockedReview(ctx, input.reviewId);
    if (!review?.mine || !ctx.actor.personId) return notFound();
    if (review.state !== 'open') return refuse('review-not-open', refusals.notOpen, { norm });
    if (review.mineSubmitted) return refuse('sheet-submitted', refusals.sheetSubmitted, { norm });
    await endAssignment(ctx, review, ctx.actor.personId, 'declined', input.reason);
    await tellOffice(ctx, review, ['secretary', 'chair', 'deputy-chair'], {
      name: 'review.declined',
      text: reviewText.notices.declined(ctx.actor.name, review.title, input.reason),
      path: `/review/assignments?body=${review.bodyId}`,
      norm,
    });
    await completeIfAllIn(ctx, review.id);
    return { id: review.id };
  },
});

/** The office frees an expert who will not submit (illness, leave); a submitted sheet keeps its expert. */
export const releaseExpert = command({
  name: 'review.assignment.release',
  ru: 'Освободить эксперта',
  norm,
  input: z.object({ reviewId: z.uuid(), personId: z.uuid(), reason: reason('Причина') }),
  load: loadVisible,
  ability: reviewPolicy.rules.assign,
  run: async (ctx, input) => {
    const review = await lockedReview(ctx, input.reviewId);
    if (!review) return notFound();
    if (review.state !== 'open') return refuse('review-not-open', refusals.notOpen, { norm });
    const live = (await liveAssignments(ctx, review.id)).find((each) => each.personId === input.personId);
    if (!live) return notFound();
    if (live.sheetState === 'submitted') return refuse('sheet-submitted', refusals.hasSubmitted, { norm });
    await endAssignment(ctx, review, input.personId, 'released', input.reason);
    await notify(ctx, {
      to: [input.personId],
      name: 'review.released',
      text: reviewText.notices.released(review.title),
      path: '/review',
      norm,
    });
    await completeIfAllIn(ctx, review.id);
    return { id: review.id };
  },
});

/** The office ends an expertise with fewer sheets than usual; refuses while somebody assigned has not submitted. */
export const completeReview = command({
  name: 'review.complete',
  ru: 'Завершить экспертизу',
  norm,
  input: z.object({ reviewId: z.uuid() }),
  load: loadVisible,
  ability: reviewPolicy.rules.complete,
  run: async (ctx, input) => {
    const review = await lockedReview(ctx, input.reviewId);
    if (!review) return notFound();
    if (review.state !== 'open') return wrongState(reviewLifecycle, review.state, 'complete');
    const experts = await liveAssignments(ctx, review.id);
    const waiting = experts.filter((each) => each.sheetState !== 'submitted').length;
    if (waiting > 0) return refuse('sheets-missing', refusals.sheetsMissing(waiting), { norm });
    if (experts.length === 0) return refuse('no-sheets', refusals.noSheets, { norm });
    const moved = await complete(ctx, review, experts.length);
    return isRefusal(moved) ? moved : { id: review.id };
  },
});
