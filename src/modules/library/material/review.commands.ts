// Review of a material: sent to named reviewers, given by each of them, changed when one cannot; the outcome moves the material.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, canAdvance, wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { keepsFund } from '../library.policy.ts';
import { invalid, loadMaterial, materialSubject, namedPeople } from './material.commands.ts';
import { materialLifecycle } from './material.lifecycle.ts';
import { materialPolicy, reviewPolicy } from './material.policy.ts';
import { type Material, material } from './material.queries.ts';
import { type MarkLine, reassignSchema, reviewSchema, submitSchema } from './material.schema.ts';
import { materialText as text, type Verdict } from './material.text.ts';
import { type MaterialReview, materialReviewRule, oneReview, reviewsOf } from './review.queries.ts';

const norm = norms.materialReview.slug;
const pathOf = (id: string) => `/library/materials/${id}`;

async function askReviewer(
  ctx: WriteCtx,
  found: Material,
  reviewerId: string,
  dueOn: string,
): Promise<string> {
  const id = newId(ctx.now);
  const { criteria } = await materialReviewRule(ctx);
  await ctx.db
    .insertInto('library.reviews')
    .values({
      ...{ territory_id: ctx.territory.id, id, material_id: found.id, edition: found.edition },
      ...{ reviewer_id: reviewerId, asked_on: ctx.today, due_on: dueOn },
      criteria: JSON.stringify(criteria.map(({ key, text: words }) => ({ key, text: words }))),
    })
    .execute();
  await notify(ctx, {
    to: [reviewerId],
    name: 'material.review-asked',
    text: text.notices.asked(found.shown.title, dueOn),
    path: `/library/reviews/${id}`,
    norm,
    due: dueOn,
  });
  return id;
}

/** The author sends the present edition to reviewers by a day; refuses an author among them, no file, and an edition already answered. */
export const submitMaterial = command({
  name: 'library.material.submit',
  ru: 'Отправить на рецензию',
  norm,
  input: submitSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.write,
  run: async (ctx, input, found) => {
    const reviewers = await namedPeople(ctx, input.reviewers, 'reviewers', text.refusals.noReviewers);
    if (isRefusal(reviewers)) return reviewers;
    if (reviewers.some((id) => found.authorIds.includes(id)))
      return invalid('reviews-own', 'reviewers', text.refusals.own);
    if (input.dueOn < ctx.today) return invalid('term-in-past', 'dueOn', text.refusals.past);
    if (!canAdvance(materialLifecycle, found.state, 'submit'))
      return wrongState(materialLifecycle, found.state, 'submit');
    const answered = (await reviewsOf(ctx, found.id)).some(({ edition }) => edition === found.edition);
    if (answered) return refuse('unchanged', text.refusals.unchanged, { norm });
    if (found.shown.fileIds.length === 0) return refuse('no-file', text.refusals.noFile, { norm });
    const moved = await advance(ctx, materialLifecycle, { ...found, version: input.version }, 'submit', {
      set: { reason: '' },
      data: { number: found.edition, dueOn: input.dueOn },
    });
    if (isRefusal(moved)) return moved;
    for (const reviewerId of reviewers) await askReviewer(ctx, found, reviewerId, input.dueOn);
    return { id: found.id };
  },
});

interface Asked {
  readonly review: MaterialReview;
  readonly found: Material;
  readonly reviewerId: string;
}

async function loadAsked(ctx: ReadCtx, { reviewId }: { reviewId: string }): Promise<Asked | null> {
  const review = await oneReview(ctx, reviewId);
  const found = review && (await material(ctx, review.materialId));
  return review && found ? { review, found, reviewerId: review.reviewerId } : null;
}

const refuseClosed = ({ review, found }: Asked): Refusal | null => {
  if (review.verdict !== null) return refuse('review-given', text.refusals.given, { norm });
  const waits = review.endedOn === null && found.state === 'review' && review.edition === found.edition;
  return waits ? null : refuse('review-not-awaited', text.refusals.notAsked, { norm });
};

/** Every criterion of the day of asking, once. */
const allMarked = (review: MaterialReview, lines: readonly MarkLine[]) =>
  lines.length === review.criteria.length &&
  review.criteria.every(({ key }) => lines.some((line) => line.key === key));

/** The reviewer judges by the criteria; the last word of all reviewers sends the material on or back. */
export const giveReview = command({
  name: 'library.review.give',
  ru: 'Дать рецензию',
  norm,
  input: reviewSchema,
  load: loadAsked,
  ability: reviewPolicy.rules.give,
  run: async (ctx, input, asked) => {
    const closed = refuseClosed(asked);
    if (closed) return closed;
    const { review, found } = asked;
    if (!allMarked(review, input.marks)) return invalid('not-all-marked', 'marks', text.refusals.marks);
    if (input.verdict !== 'approve' && input.remarks === '')
      return invalid('no-remarks', 'remarks', text.refusals.remarks);
    await ctx.db
      .updateTable('library.reviews')
      .set({
        ...{ marks: JSON.stringify(input.marks), verdict: input.verdict, remarks: input.remarks },
        given_on: ctx.today,
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', review.id)
      .execute();
    await recordFact(ctx, {
      name: 'material.review-given',
      subject: materialSubject(found.id),
      norm,
      data: { reviewId: review.id, verdict: input.verdict },
    });
    const moved = await conclude(ctx, found);
    return isRefusal(moved) ? moved : { id: found.id };
  },
});

/** When nobody is awaited any more: all in favour — to the head, else back to the authors with every remark. */
async function conclude(ctx: WriteCtx, found: Material): Promise<Refusal | null> {
  const said = (await reviewsOf(ctx, found.id)).filter(
    (each) => each.edition === found.edition && each.endedOn === null,
  );
  if (said.some(({ verdict }) => verdict === null)) return null;
  const against = said.filter(({ verdict }) => verdict !== ('approve' satisfies Verdict));
  const { title } = found.shown;
  const path = pathOf(found.id);
  if (against.length === 0) {
    const moved = await advance(ctx, materialLifecycle, found, 'conclude');
    if (isRefusal(moved)) return moved;
    const heads = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
    await notify(ctx, {
      ...{ to: heads.map(({ personId }) => personId), name: 'material.reviewed' },
      ...{ text: text.notices.reviewed(title), path, norm },
    });
    return null;
  }
  const reason = against.map(({ reviewer, remarks }) => `${reviewer}: ${remarks}`).join('\n');
  const moved = await advance(ctx, materialLifecycle, found, 'sendBack', { set: { reason } });
  if (isRefusal(moved)) return moved;
  await notify(ctx, {
    ...{ to: found.authorIds, name: 'material.returned', text: text.notices.returned(title), path, norm },
    urgent: true,
  });
  return null;
}

/** A reviewer cannot answer: the service names another; the first one's sheet is closed with the reason. */
export const reassignReview = command({
  name: 'library.review.reassign',
  ru: 'Заменить рецензента',
  norm,
  input: reassignSchema,
  load: loadAsked,
  ability: keepsFund,
  run: async (ctx, input, asked) => {
    const closed = refuseClosed(asked);
    if (closed) return closed;
    const { review, found } = asked;
    const named = await namedPeople(ctx, [input], 'personId', text.refusals.nobody);
    if (isRefusal(named)) return named;
    if (found.authorIds.includes(input.personId))
      return invalid('reviews-own', 'personId', text.refusals.own);
    if (input.dueOn < ctx.today) return invalid('term-in-past', 'dueOn', text.refusals.past);
    await ctx.db
      .updateTable('library.reviews')
      .set({ ended_on: ctx.today, ended_why: input.reason })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', review.id)
      .execute();
    const id = await askReviewer(ctx, found, input.personId, input.dueOn);
    await recordFact(ctx, {
      name: 'material.reviewer-changed',
      subject: materialSubject(found.id),
      norm,
      data: { reviewId: id, reason: input.reason },
    });
    return { id: found.id };
  },
});
