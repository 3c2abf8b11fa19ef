// Printed forms: a submitted expert sheet and the summary of scores, handed to documents as drafts to be registered there.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { notFound, refuse } from '../../../kernel/refusal.ts';
import { draftDocument } from '../../documents/index.ts';
import { nameIn, person } from '../../people/index.ts';
import { citeNorm, versionById } from '../../regulations/index.ts';
import { expertSheetPaper } from '../papers/expert-sheet.ts';
import { scoreSummaryPaper } from '../papers/score-summary.ts';
import { rankReviews } from '../queries/ranking.ts';
import { lockedReview, visibleReview, visibleReviews } from '../queries/reviews.ts';
import { readableSheets } from '../queries/sheets.ts';
import { reviewLifecycle } from '../review.lifecycle.ts';
import { reviewPolicy, runsExpertise, seesScores } from '../review.policy.ts';
import { reviewText } from '../review.text.ts';

const norm = 'expert-sheet';

/** The expert or the office draws a submitted sheet to be signed; the second press opens the same document. */
export const draftExpertSheet = command({
  name: 'review.sheet.draft-document',
  ru: 'Подготовить к подписи',
  norm,
  input: z.object({ reviewId: z.uuid(), sheetId: z.uuid() }),
  load: (ctx: ReadCtx, input) => visibleReview(ctx, input.reviewId),
  ability: reviewPolicy.rules.print,
  run: async (ctx, input, review) => {
    await lockedReview(ctx, review.id);
    const sheet = (await readableSheets(ctx, review)).find((each) => each.id === input.sheetId);
    if (sheet?.state !== 'submitted') return notFound();
    const row = await ctx.db
      .selectFrom('review.sheets')
      .select('document_id as documentId')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', sheet.id)
      .executeTakeFirstOrThrow();
    if (row.documentId) return { documentId: row.documentId };
    const expert = await person(ctx, sheet.personId);
    const { id } = await draftDocument(ctx, {
      kind: 'expert-sheet',
      title: `Экспертный лист: ${review.title}`,
      paper: await expertSheetPaper(ctx, review, sheet),
      subjects: [{ kind: review.subjectKind, id: review.subjectId, title: review.title, path: review.path }],
      basis: citeNorm(await versionById(ctx, review.versionId), norm),
      bodyId: review.bodyId,
      regulationVersionId: review.versionId,
      ...(expert
        ? {
            signer: {
              personId: expert.id,
              post: 'Эксперт',
              name: nameIn(expert, 'initials-surname', 'nominative'),
              acting: false,
            },
          }
        : {}),
    });
    await ctx.db
      .updateTable('review.sheets')
      .set({ document_id: id })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', sheet.id)
      .execute();
    await recordFact(ctx, {
      name: 'review.sheet-drafted',
      subject: { kind: reviewLifecycle.name, id: review.id },
      norm,
      data: { documentId: id, sheetId: sheet.id },
    });
    return { documentId: id };
  },
});

/** The office draws the summary of a body's year, without what is closed to whoever draws it. */
export const draftScoreSummary = command({
  name: 'review.summary.draft-document',
  ru: 'Сводная ведомость оценок',
  norm,
  input: z.object({ bodyId: z.uuid(), year: z.coerce.number().int().min(2000).max(2200) }),
  load: async (_ctx, input) => ({ bodyId: input.bodyId }),
  ability: runsExpertise,
  run: async (ctx, input) => {
    const reviews = await visibleReviews(ctx, { ...input, states: ['open', 'completed'] });
    if (!reviews.every(seesScores)) return refuse('own-sheet-first', reviewText.refusals.blind, { norm });
    const ranked = await rankReviews(ctx, reviews);
    if (ranked.every((row) => row.summary.submitted === 0)) {
      return refuse('no-sheets', reviewText.refusals.nothingToSum, { norm });
    }
    const { id } = await draftDocument(ctx, {
      kind: 'score-summary',
      title: `Сводная ведомость оценок, ${input.year} год`,
      paper: await scoreSummaryPaper(ctx, input.bodyId, input.year, ranked),
      subjects: reviews.map((review) => ({
        kind: review.subjectKind,
        id: review.subjectId,
        title: review.title,
        path: review.path,
      })),
      bodyId: input.bodyId,
      ...(reviews[0] ? { regulationVersionId: reviews[0].versionId } : {}),
    });
    await recordFact(ctx, {
      name: 'review.summary-drafted',
      subject: { kind: 'councils.body', id: input.bodyId },
      norm,
      data: { documentId: id, year: input.year, reviews: reviews.length },
    });
    return { documentId: id };
  },
});
