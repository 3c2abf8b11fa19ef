// The expert's sheet: saved as it is typed, submitted whole, locked; the chair reopens it as a new revision.
import { z } from 'zod';
import { timeIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { notify } from '../../notices/index.ts';
import { liveAssignments } from '../queries/assignments.ts';
import { lockedReview, myReviews, visibleReview } from '../queries/reviews.ts';
import { liveSheet, sheetFormOf } from '../queries/sheets.ts';
import { reviewLifecycle, sheetLifecycle } from '../review.lifecycle.ts';
import { tellOffice } from '../review.office.ts';
import { completeIfAllIn, expertsWanted } from '../review.opening.ts';
import { reviewPolicy } from '../review.policy.ts';
import type { Review, Sheet, SheetScore } from '../review.schema.ts';
import { reviewText } from '../review.text.ts';
import { weightedTotal } from '../scoring.ts';
import {
  contentOf,
  faultsOfScores,
  invalid,
  isSameContent,
  missingIn,
  type SheetInput,
  sheetInput,
} from './sheet.checks.ts';

const { refusals } = reviewText;
const norm = 'expert-sheet';
const loadVisible = (ctx: ReadCtx, input: { reviewId: string }) => visibleReview(ctx, input.reviewId);

/** Writes the draft under the review's lock: creates it, or replaces its content if nobody changed it since. */
async function writeDraft(
  ctx: WriteCtx,
  review: Review,
  personId: string,
  input: SheetInput,
): Promise<Sheet | Refusal> {
  const known = await liveSheet(ctx, review.id, personId);
  if (known && known.state !== 'draft') return refuse('sheet-submitted', refusals.sheetSubmitted, { norm });
  if (known && isSameContent(known, input)) return known;
  if ((known?.version ?? 0) !== input.version) {
    return staleWrite({ version: known?.version ?? 0, scores: known?.scores, comment: known?.comment });
  }
  const id = known?.id ?? newId(ctx.now);
  const content = { conclusion: input.conclusion, comment: input.comment, saved_at: ctx.now };
  if (known) {
    await ctx.db
      .updateTable('review.sheets')
      .set({ ...content, version: known.version + 1 })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .execute();
  } else {
    await ctx.db
      .insertInto('review.sheets')
      .values({ ...sheetKey(ctx, id, review.id, personId, 1), ...content })
      .execute();
    await recordFact(ctx, {
      name: 'review.sheet-started',
      subject: { kind: sheetLifecycle.name, id },
      norm,
      data: { reviewId: review.id },
    });
  }
  await replaceScores(ctx, id, input.scores);
  return (await liveSheet(ctx, review.id, personId)) ?? notFound();
}

const sheetKey = (ctx: WriteCtx, id: string, reviewId: string, personId: string, revision: number) => ({
  territory_id: ctx.territory.id,
  id,
  review_id: reviewId,
  person_id: personId,
  revision,
  state: sheetLifecycle.initial,
});

async function replaceScores(ctx: WriteCtx, sheetId: string, scores: readonly SheetScore[]): Promise<void> {
  await ctx.db
    .deleteFrom('review.sheet_scores')
    .where('territory_id', '=', ctx.territory.id)
    .where('sheet_id', '=', sheetId)
    .execute();
  const filled = scores.filter((each) => each.score !== null || each.justification);
  if (filled.length === 0) return;
  await ctx.db
    .insertInto('review.sheet_scores')
    .values(filled.map((each) => ({ territory_id: ctx.territory.id, sheet_id: sheetId, ...each })))
    .execute();
}

/** Locks the review and answers whether this expert may write now: still assigned, still open, still free of conflict. */
async function openForExpert(ctx: WriteCtx, reviewId: string): Promise<Review | Refusal> {
  const locked = await lockedReview(ctx, reviewId);
  const review = locked && (await visibleReview(ctx, reviewId));
  if (!review?.mine) return notFound();
  return review.state === 'open' ? review : refuse('review-not-open', refusals.notOpen, { norm });
}

/** Keeps what is typed so far; nothing but the scale is asked of it yet. Refuses a stale write (two windows). */
export const saveSheet = command({
  name: 'review.sheet.save',
  ru: 'Сохранить черновик',
  norm,
  input: sheetInput.extend({ andNext: z.boolean().default(false).meta({ widget: 'none' }) }),
  load: loadVisible,
  ability: reviewPolicy.rules.write,
  run: async (ctx, input) => {
    const review = await openForExpert(ctx, input.reviewId);
    if (isRefusal(review)) return review;
    const faults = faultsOfScores(await sheetFormOf(ctx, review), input);
    if (Object.keys(faults).length > 0) return invalid(faults);
    const sheet = await writeDraft(ctx, review, ctx.actor.personId ?? '', input);
    if (isRefusal(sheet)) return sheet;
    return {
      id: sheet.id,
      reviewId: review.id,
      version: sheet.version,
      savedAt: timeIn(ctx.now, ctx.territory.zone),
      next: input.andNext ? await nextUnfinished(ctx, review.id) : null,
    };
  },
});

/** The expert's next sheet to fill, the nearest term first; null when this was the last. */
async function nextUnfinished(ctx: ReadCtx, reviewId: string): Promise<string | null> {
  const open = (await myReviews(ctx)).filter((each) => each.state === 'open' && !each.mineSubmitted);
  const here = open.findIndex((each) => each.id === reviewId);
  return (open[here + 1] ?? open.find((each) => each.id !== reviewId))?.id ?? null;
}

/** Submits the whole sheet, as sent or as last saved, and locks it; the last one in ends the expertise. */
export const submitSheet = command({
  name: 'review.sheet.submit',
  ru: 'Подать экспертный лист',
  norm,
  input: sheetInput,
  load: loadVisible,
  ability: reviewPolicy.rules.write,
  run: async (ctx, input) => {
    const review = await openForExpert(ctx, input.reviewId);
    if (isRefusal(review)) return review;
    const form = await sheetFormOf(ctx, review);
    const personId = ctx.actor.personId ?? '';
    const stored = input.scores.length === 0 ? await liveSheet(ctx, review.id, personId) : null;
    const whole = stored ? { ...input, ...contentOf(form, stored) } : input;
    if (stored?.state === 'submitted') return refuse('sheet-submitted', refusals.sheetSubmitted, { norm });
    const faults = { ...missingIn(form, whole), ...faultsOfScores(form, whole) };
    if (Object.keys(faults).length > 0) return invalid(faults);
    const sheet = await writeDraft(ctx, review, personId, whole);
    if (isRefusal(sheet)) return sheet;
    const moved = await advance(ctx, sheetLifecycle, sheet, 'submit', {
      set: { submitted_at: ctx.now, total: weightedTotal(form.criteria, sheet.scores) },
      data: {
        reviewId: review.id,
        subjectKind: review.subjectKind,
        subjectId: review.subjectId,
        revision: sheet.revision,
      },
    });
    if (isRefusal(moved)) return moved;
    const isCompleted = await completeIfAllIn(ctx, review.id);
    if (!isCompleted) await askForThird(ctx, review);
    return { id: sheet.id, reviewId: review.id, version: moved.version, completed: isCompleted };
  },
});

/** All assigned sheets are in, yet the experts disagree: the office is asked for one more expert. */
async function askForThird(ctx: WriteCtx, review: Review): Promise<void> {
  const experts = await liveAssignments(ctx, review.id);
  if (experts.some((each) => each.sheetState !== 'submitted')) return;
  const usual = await expertsWanted(ctx, review, []);
  const wanted = await expertsWanted(
    ctx,
    review,
    experts.map((each) => each.total ?? 0),
  );
  if (wanted === usual || experts.length >= wanted) return;
  await tellOffice(ctx, review, ['secretary', 'chair', 'deputy-chair'], {
    name: 'review.needs-another-expert',
    text: reviewText.notices.needsThird(review.title),
    path: `/review/assignments?body=${review.bodyId}`,
    norm: 'application-expertise',
  });
}

/** The chair sets a submitted sheet aside with a reason; the expert goes on in a new revision that begins as its copy. Not the own one. */
export const reopenSheet = command({
  name: 'review.sheet.reopen',
  ru: 'Переоткрыть экспертный лист',
  norm,
  input: z.object({
    reviewId: z.uuid(),
    personId: z.uuid(),
    reason: z
      .string()
      .trim()
      .min(5, 'Напишите причину')
      .max(1000)
      .meta({ label: 'Причина', widget: 'textarea' }),
  }),
  load: loadVisible,
  ability: reviewPolicy.rules.reopen,
  run: async (ctx, input) => {
    if (input.personId === ctx.actor.personId) return refuse('own-sheet', refusals.reopensOwn, { norm });
    const review = await lockedReview(ctx, input.reviewId);
    const sheet = review && (await liveSheet(ctx, review.id, input.personId));
    if (!review || sheet?.state !== 'submitted') return notFound();
    const experts = await liveAssignments(ctx, review.id);
    if (review.state === 'withdrawn' || !experts.some((each) => each.personId === input.personId)) {
      return refuse('review-not-open', refusals.notOpen, { norm });
    }
    const moved = await advance(ctx, sheetLifecycle, sheet, 'reopen', {
      set: { reopened_at: ctx.now, reopened_by: ctx.actor.personId, reopen_reason: input.reason },
      data: {
        reviewId: review.id,
        subjectKind: review.subjectKind,
        subjectId: review.subjectId,
        reason: input.reason,
      },
    });
    if (isRefusal(moved)) return moved;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('review.sheets')
      .values({
        ...sheetKey(ctx, id, review.id, input.personId, sheet.revision + 1),
        conclusion: sheet.conclusion,
        comment: sheet.comment,
        saved_at: ctx.now,
      })
      .execute();
    await replaceScores(ctx, id, sheet.scores);
    if (review.state === 'completed') {
      const data = { subjectKind: review.subjectKind, subjectId: review.subjectId, reason: input.reason };
      const reopened = await advance(ctx, reviewLifecycle, review, 'reopen', {
        set: { completed_at: null },
        data,
      });
      if (isRefusal(reopened)) return reopened;
    }
    await notify(ctx, {
      to: [input.personId],
      name: 'review.sheet-reopened',
      text: reviewText.notices.reopened(review.title, input.reason),
      path: `/review/sheets/${review.id}`,
      norm,
      due: review.dueOn,
    });
    return { id, revision: sheet.revision + 1 };
  },
});
