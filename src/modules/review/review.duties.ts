// Lines of «Сегодня»: sheets to fill, reviews without experts, terms that have passed.
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Duty } from '../../kernel/module.ts';
import { personNames } from '../people/index.ts';
import { norms, parametersOf, versionById } from '../regulations/index.ts';
import { assignmentsOf } from './queries/assignments.ts';
import { myReviews, visibleReviews } from './queries/reviews.ts';
import { bodiesRun } from './review.policy.ts';
import type { Review } from './review.schema.ts';
import { reviewText } from './review.text.ts';

const { duties: words } = reviewText;

/** The expert fills, the secretary assigns, the chair sees who is late. */
export async function reviewDuties(ctx: ReadCtx): Promise<Duty[]> {
  if (!ctx.actor.personId) return [];
  const found = await ownSheets(ctx);
  for (const bodyId of new Set(bodiesRun(ctx))) found.push(...(await officeDuties(ctx, bodyId)));
  return found;
}

async function ownSheets(ctx: ReadCtx): Promise<Duty[]> {
  const mine = await myReviews(ctx);
  const open = mine.filter((review) => review.state === 'open' && !review.mineSubmitted);
  const due = open[0]?.dueOn;
  if (!due) return [];
  const batch = mine.filter(
    (review) => review.dueOn.slice(0, 4) === due.slice(0, 4) && review.state !== 'withdrawn',
  );
  return [
    {
      text: words.sheets(batch.length - batch.filter((each) => !each.mineSubmitted).length, batch.length),
      path: '/review',
      button: words.fill,
      due,
      norm: 'expert-sheet',
      side: 'mine',
    },
  ];
}

async function officeDuties(ctx: ReadCtx, bodyId: string): Promise<Duty[]> {
  const reviews = await visibleReviews(ctx, { bodyId, states: ['open'] });
  if (reviews.length === 0) return [];
  const live = await assignmentsOf(
    ctx,
    reviews.map((review) => review.id),
  );
  const found: Duty[] = [];
  const short: Review[] = [];
  for (const review of reviews) {
    const { expertsPerApplication } = parametersOf(
      await versionById(ctx, review.versionId),
      norms.applicationExpertise,
    );
    if (live.filter((each) => each.reviewId === review.id).length < expertsPerApplication) short.push(review);
  }
  const earliest = (some: readonly Review[]) => some.map((review) => review.dueOn).toSorted()[0] ?? null;
  if (short.length > 0) {
    found.push({
      text: words.unassigned(short.length),
      path: `/review/assignments?body=${bodyId}`,
      button: words.assign,
      due: earliest(short),
      norm: 'application-expertise',
      side: 'mine',
    });
  }
  const dueOf = new Map(reviews.map((review) => [review.id, review.dueOn]));
  const waiting = live.filter((each) => each.sheetState !== 'submitted');
  const late = waiting.filter((each) => (dueOf.get(each.reviewId) ?? ctx.today) < ctx.today);
  if (late.length > 0) {
    found.push({
      text: words.overdue(late.length),
      path: `/review/assignments?body=${bodyId}`,
      button: words.look,
      due: earliest(reviews.filter((review) => late.some((each) => each.reviewId === review.id))),
      norm: 'expertise-deadline',
      side: 'mine',
    });
  }
  const ahead = waiting.filter((each) => !late.includes(each));
  if (ahead.length > 0) {
    const names = await personNames(
      ctx,
      ahead.map((each) => each.personId),
    );
    found.push({
      text: words.waiting(ahead.length),
      path: `/review/assignments?body=${bodyId}`,
      button: words.look,
      due: earliest(reviews.filter((review) => ahead.some((each) => each.reviewId === review.id))),
      norm: 'expertise-deadline',
      side: 'waiting',
      who: [...new Set(ahead.map((each) => names.get(each.personId) ?? ''))].join(', '),
    });
  }
  return found;
}
