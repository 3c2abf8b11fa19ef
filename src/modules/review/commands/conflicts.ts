// Saying that somebody may not judge a subject: an expert of oneself, the chair of anybody; and lifting what was said.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { PublishedFact, ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notFound, refuse } from '../../../kernel/refusal.ts';
import { membersOn } from '../../councils/index.ts';
import { personNames } from '../../people/index.ts';
import { conflictsOfReviews } from '../queries/conflicts.ts';
import { declarableReview, lockedReview, openReviewsConcerning, visibleReview } from '../queries/reviews.ts';
import { reviewLifecycle } from '../review.lifecycle.ts';
import { tellOffice } from '../review.office.ts';
import { completeIfAllIn, endConflictedAssignments, keepConflicts } from '../review.opening.ts';
import { conflictPolicy, reviewPolicy } from '../review.policy.ts';
import type { Review } from '../review.schema.ts';
import { reviewText } from '../review.text.ts';

const { refusals } = reviewText;
const norm = 'application-expertise';
const reason = (label: string) =>
  z.string().trim().min(3, 'Напишите причину').max(500).meta({ label, widget: 'textarea' });

async function record(
  ctx: WriteCtx,
  review: Review,
  personId: string,
  kind: 'declared' | 'pinned',
  note: string,
) {
  await ctx.db
    .insertInto('review.conflicts')
    .values({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      review_id: review.id,
      person_id: personId,
      kind,
      note,
      since: ctx.now,
      pinned_by: kind === 'pinned' ? (ctx.actor.personId ?? '') : null,
    })
    .execute();
  await recordFact(ctx, {
    name: `review.conflict-${kind}`,
    subject: { kind: reviewLifecycle.name, id: review.id },
    norm,
    data: { subjectKind: review.subjectKind, subjectId: review.subjectId, personId },
  });
  await freeConflicted(ctx, review);
}

/** Takes the review from every expert now in conflict, tells the office, and sees whether the expertise has ended. */
async function freeConflicted(ctx: WriteCtx, review: Review): Promise<void> {
  const freed = await endConflictedAssignments(ctx, review.id);
  if (freed.length === 0) return;
  const names = await personNames(ctx, freed);
  const reasons = await conflictsOfReviews(ctx, [review.id], freed);
  for (const personId of freed) {
    const why = reasons.find((each) => each.personId === personId)?.note ?? '';
    await tellOffice(ctx, review, ['secretary', 'chair', 'deputy-chair'], {
      name: 'review.expert-in-conflict',
      text: reviewText.notices.conflictFound(names.get(personId) ?? '', review.title, why),
      path: `/review/assignments?body=${review.bodyId}`,
      norm,
    });
  }
  await recordFact(ctx, {
    name: 'review.conflict-found',
    subject: { kind: reviewLifecycle.name, id: review.id },
    norm,
    data: { subjectKind: review.subjectKind, subjectId: review.subjectId, freed: freed.length },
  });
  await completeIfAllIn(ctx, review.id);
}

/** A member of the body says so of oneself, before the assignment or after it; the subject closes to him at once. */
export const declareConflict = command({
  name: 'review.conflict.declare',
  ru: 'Объявить конфликт интересов',
  norm,
  input: z.object({
    reviewId: z.uuid().meta({ label: 'Работа', widget: 'select' }),
    note: reason('В чём конфликт'),
  }),
  load: (ctx, input) => declarableReview(ctx, input.reviewId),
  ability: conflictPolicy.rules.declare,
  run: async (ctx, input, review) => {
    const locked = await lockedReview(ctx, review.id);
    if (!locked || !ctx.actor.personId) return notFound();
    await record(ctx, locked, ctx.actor.personId, 'declared', input.note);
    return { id: review.id };
  },
});

const loadVisible = (ctx: ReadCtx, input: { reviewId: string }) => visibleReview(ctx, input.reviewId);

/** The chair says so of a member; the member cannot undo it. */
export const pinConflict = command({
  name: 'review.conflict.pin',
  ru: 'Отметить конфликт интересов',
  norm,
  input: z.object({
    reviewId: z.uuid(),
    personId: z.uuid('Выберите эксперта').meta({ label: 'Эксперт', widget: 'select' }),
    note: reason('В чём конфликт'),
  }),
  load: loadVisible,
  ability: reviewPolicy.rules.pin,
  run: async (ctx, input, review) => {
    const member = (await membersOn(ctx, review.bodyId, ctx.today)).find(
      (each) => each.personId === input.personId,
    );
    if (!member) return notFound();
    const locked = await lockedReview(ctx, review.id);
    if (!locked) return notFound();
    await record(ctx, locked, input.personId, 'pinned', input.note);
    return { id: review.id };
  },
});

/** The chair lifts what was declared or pinned; what follows from the data stays, and nobody lifts the own conflict. */
export const liftConflict = command({
  name: 'review.conflict.lift',
  ru: 'Снять отметку о конфликте',
  norm,
  input: z.object({
    reviewId: z.uuid(),
    personId: z.uuid(),
    kind: z.enum(['declared', 'pinned'], { error: refusals.onlySaidLifted }),
    reason: reason('Почему снимается'),
  }),
  load: loadVisible,
  ability: reviewPolicy.rules.lift,
  run: async (ctx, input, review) => {
    if (input.personId === ctx.actor.personId) return refuse('own-conflict', refusals.liftsOwn, { norm });
    const { numUpdatedRows } = await ctx.db
      .updateTable('review.conflicts')
      .set({ lifted_at: ctx.now, lifted_by: ctx.actor.personId, lift_reason: input.reason })
      .where('territory_id', '=', ctx.territory.id)
      .where('review_id', '=', review.id)
      .where('person_id', '=', input.personId)
      .where('kind', '=', input.kind)
      .where('lifted_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return notFound();
    await recordFact(ctx, {
      name: 'review.conflict-lifted',
      subject: { kind: reviewLifecycle.name, id: review.id },
      norm,
      data: {
        subjectKind: review.subjectKind,
        subjectId: review.subjectId,
        personId: input.personId,
        reason: input.reason,
      },
    });
    return { id: review.id };
  },
});

/** A new post, role, acting appointment or declared relative: experts it puts in conflict are freed in the same transaction. */
export async function followPeople(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  await freeNewlyConflicted(ctx, fact.subjectId);
}

/** Frees experts whom the data of today put in conflict with open reviews; of one person's concern, or all of them. */
export async function freeNewlyConflicted(ctx: WriteCtx, personId: string | null): Promise<void> {
  for (const { reviewId, experts } of await openReviewsConcerning(ctx, personId)) {
    const review = await lockedReview(ctx, reviewId);
    if (review?.state !== 'open') continue;
    await keepConflicts(ctx, reviewId, experts);
    await freeConflicted(ctx, review);
  }
}
