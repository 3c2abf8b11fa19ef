// What submitted sheets add up to: a summary per subject and the ranking, never shown to whoever must stay blind.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { personNames } from '../../people/index.ts';
import { type Criterion, norms, parametersOf, versionById } from '../../regulations/index.ts';
import { seesScores, watchesExpertise } from '../review.policy.ts';
import type { Review, ScoreSummary, Sheet, Subject } from '../review.schema.ts';
import { deviationOf, disagrees, meanOf, rounded, spreadOf, standardisedAverages } from '../scoring.ts';
import { assignmentsOf, type LiveAssignment } from './assignments.ts';
import { conflictsOf } from './conflicts.ts';
import { batchTotals, reviewOfSubject, visibleReview, visibleReviews } from './reviews.ts';
import { submittedSheets } from './sheets.ts';

/** Summaries of visible reviews by review id; the number of statements does not depend on how many there are. */
export async function summariesOfReviews(
  ctx: ReadCtx,
  reviews: readonly Review[],
): Promise<Map<string, ScoreSummary>> {
  const ids = reviews.map((review) => review.id);
  const experts = Map.groupBy(await assignmentsOf(ctx, ids), (each) => each.reviewId);
  const open = reviews.filter(seesScores);
  const sheets = Map.groupBy(
    await submittedSheets(
      ctx,
      open.map((review) => review.id),
    ),
    (sheet) => sheet.reviewId,
  );
  const standardised = await standardisedOf(ctx, open);
  const summaries = new Map<string, ScoreSummary>();
  for (const review of reviews) {
    const version = await versionById(ctx, review.versionId);
    const rule = parametersOf(version, norms.applicationExpertise);
    const { criteria } = parametersOf(version, norms.expertSheet);
    summaries.set(
      review.id,
      summarise(review, experts.get(review.id) ?? [], sheets.get(review.id) ?? [], criteria, {
        percent: rule.disagreementPercent,
        standardised: standardised.get(review.id) ?? null,
      }),
    );
  }
  return summaries;
}

function summarise(
  review: Review,
  experts: readonly LiveAssignment[],
  sheets: readonly Sheet[],
  criteria: readonly Criterion[],
  extra: { percent: number; standardised: number | null },
): ScoreSummary {
  const totals = sheets.map((sheet) => sheet.total ?? 0);
  const conclusions: Record<string, number> = {};
  for (const { conclusion } of sheets) conclusions[conclusion] = (conclusions[conclusion] ?? 0) + 1;
  const independent: Record<string, number> = {};
  for (const { key } of criteria.filter((criterion) => criterion.independent)) {
    const mean = meanOf(
      sheets.flatMap((sheet) => sheet.scores.find((each) => each.criterion === key)?.score ?? []),
    );
    if (mean !== null) independent[key] = rounded(mean);
  }
  const orNull = (value: number | null) => (value === null ? null : rounded(value));
  return {
    reviewId: review.id,
    assigned: experts.length,
    submitted: experts.filter((each) => each.sheetState === 'submitted').length,
    average: orNull(meanOf(totals)),
    spread: orNull(spreadOf(totals)),
    deviation: orNull(deviationOf(totals)),
    max: review.maxTotal,
    standardised: totals.length > 0 ? extra.standardised : null,
    disagreement: disagrees(totals, review.maxTotal, extra.percent),
    conclusions,
    independent,
  };
}

/** Strictness is evened out over the whole campaign (the body's reviews of the same kind and year), where it is on. */
async function standardisedOf(ctx: ReadCtx, reviews: readonly Review[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const yearOf = (review: Review) => Number(review.dueOn.slice(0, 4));
  const batches = Map.groupBy(
    reviews,
    (review) => `${review.bodyId} ${review.subjectKind} ${yearOf(review)}`,
  );
  for (const [first] of batches.values()) {
    if (!first) continue;
    const rule = parametersOf(await versionById(ctx, first.versionId), norms.applicationExpertise);
    if (!rule.standardised) continue;
    const sheets = await batchTotals(ctx, first.bodyId, first.subjectKind, yearOf(first));
    for (const [id, average] of standardisedAverages(sheets, rule.standardisedFromSheets))
      found.set(id, average);
  }
  return found;
}

/** For the owners of subjects: summaries by subject id; subjects closed to the actor are absent. */
export async function summariesOf(
  ctx: ReadCtx,
  subjectIds: readonly string[],
): Promise<Map<string, ScoreSummary>> {
  const reviews = await visibleReviews(ctx, { subjects: { ids: subjectIds } });
  const summaries = await summariesOfReviews(ctx, reviews);
  return new Map(
    reviews.flatMap((review) => {
      const summary = summaries.get(review.id);
      return summary ? [[review.subjectId, summary] as const] : [];
    }),
  );
}

export interface RankedReview {
  readonly review: Review;
  readonly summary: ScoreSummary;
  /** Equal figures share a place; null without figures. */
  readonly place: number | null;
}

/** What orders the ranking: the evened-out average where there is one, else the average. */
export const figureOf = (summary: ScoreSummary): number | null => summary.standardised ?? summary.average;

/** Reviews from the best figure to the worst, those without figures last, titles in Russian order within equals. */
export async function rankReviews(ctx: ReadCtx, reviews: readonly Review[]): Promise<RankedReview[]> {
  const summaries = await summariesOfReviews(ctx, reviews);
  const rows = reviews.flatMap((review) => {
    const summary = summaries.get(review.id);
    return summary ? [{ review, summary }] : [];
  });
  const ordered = rows.toSorted((a, b) => (figureOf(b.summary) ?? -1) - (figureOf(a.summary) ?? -1));
  return ordered.map((row) => {
    const figure = figureOf(row.summary);
    const place = figure === null ? null : ordered.findIndex((each) => figureOf(each.summary) === figure) + 1;
    return { ...row, place };
  });
}

/** The ranking of given subjects of one kind, for the owner's pages and papers. */
export async function ranking(ctx: ReadCtx, subjects: readonly Subject[]): Promise<RankedReview[]> {
  const kind = subjects[0]?.kind;
  if (!kind) return [];
  return rankReviews(
    ctx,
    await visibleReviews(ctx, { subjects: { kind, ids: subjects.map((each) => each.id) } }),
  );
}

export interface ReviewView {
  readonly review: Review;
  readonly summary: ScoreSummary;
  readonly experts: readonly (LiveAssignment & { readonly name: string })[];
  /** Only for the body's office and the staff. */
  readonly conflicts: readonly { readonly personId: string; readonly name: string; readonly note: string }[];
  /** Page of the own sheet, for a live expert. */
  readonly ownSheetPath: string | null;
  /** Page with the readable sheets. */
  readonly path: string;
}

/** What this actor may see of a subject's expertise; null when there is none or it is closed to him. */
export async function reviewOf(ctx: ReadCtx, subject: Subject): Promise<ReviewView | null> {
  const known = await reviewOfSubject(ctx, subject);
  const review = known && (await visibleReview(ctx, known.id));
  if (!review) return null;
  const summary = (await summariesOfReviews(ctx, [review])).get(review.id);
  if (!summary) return null;
  const experts = await assignmentsOf(ctx, [review.id]);
  const isOpen = ctx.actor.kind === 'system' || watchesExpertise.check(ctx, review) === null;
  const conflicts = isOpen ? await conflictsOf(ctx, subject) : [];
  const names = await personNames(
    ctx,
    [...experts, ...conflicts].map((each) => each.personId),
  );
  const blind = !seesScores(review);
  return {
    review,
    summary,
    experts: experts.map((each) => ({
      ...each,
      total: blind && each.personId !== ctx.actor.personId ? null : each.total,
      name: names.get(each.personId) ?? '',
    })),
    conflicts: conflicts.map(({ personId, note }) => ({ personId, note, name: names.get(personId) ?? '' })),
    ownSheetPath: review.mine ? `/review/sheets/${review.id}` : null,
    path: `/review/cards/${review.id}`,
  };
}
