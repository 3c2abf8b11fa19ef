// Queries offered to pages and to the API: what I judge, a body's matrix, the plan's preview, the ranking, readable sheets.
import { z } from 'zod';
import { query } from '../../../kernel/query.ts';
import { runsExpertise, seesExpertise } from '../review.policy.ts';
import { planAssignments } from './plan.ts';
import { rankReviews, summariesOfReviews } from './ranking.ts';
import { myReviews, visibleReview, visibleReviews } from './reviews.ts';
import { readableSheets } from './sheets.ts';

const campaign = z.object({ bodyId: z.uuid(), year: z.coerce.number().int().min(2000).max(2200) });

export const myReviewsQuery = query({
  name: 'review.mine',
  ru: 'Мои экспертизы',
  input: z.object({}),
  ability: seesExpertise,
  run: (ctx) => myReviews(ctx),
});

export const reviewsQuery = query({
  name: 'review.reviews',
  ru: 'Экспертизы совета за год с итогами',
  input: campaign,
  ability: seesExpertise,
  run: async (ctx, input) => {
    const reviews = await visibleReviews(ctx, input);
    const summaries = await summariesOfReviews(ctx, reviews);
    return reviews.map((review) => ({ ...review, summary: summaries.get(review.id) ?? null }));
  },
});

export const reviewQuery = query({
  name: 'review.review',
  ru: 'Одна экспертиза',
  input: z.object({ id: z.uuid() }),
  ability: seesExpertise,
  run: async (ctx, input) => {
    const review = await visibleReview(ctx, input.id);
    if (!review) return null;
    return { ...review, summary: (await summariesOfReviews(ctx, [review])).get(review.id) ?? null };
  },
});

export const planQuery = query({
  name: 'review.assignment.plan',
  ru: 'Равное распределение: что будет назначено',
  input: campaign,
  ability: seesExpertise,
  run: async (ctx, input) =>
    runsExpertise.check(ctx, input) ?? planAssignments(ctx, input.bodyId, input.year),
});

export const rankingQuery = query({
  name: 'review.ranking',
  ru: 'Рейтинг по баллам',
  input: campaign,
  ability: seesExpertise,
  run: async (ctx, input) => rankReviews(ctx, await visibleReviews(ctx, input)),
});

export const sheetsQuery = query({
  name: 'review.sheets',
  ru: 'Экспертные листы одной работы',
  input: z.object({ reviewId: z.uuid() }),
  ability: seesExpertise,
  run: async (ctx, input) => {
    const review = await visibleReview(ctx, input.reviewId);
    return review ? readableSheets(ctx, review) : null;
  },
});
