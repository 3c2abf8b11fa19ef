// How sheets become figures: weighted totals, average, spread, disagreement, strictness evened out (decision 28).
import type { Criterion } from '../regulations/index.ts';
import type { SheetScore } from './review.schema.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Criteria that enter the total; independent ones are shown beside it (anchors: pretalx, independent categories). */
const counted = (criteria: readonly Criterion[]) => criteria.filter((criterion) => !criterion.independent);

/** Σ score · weight over the criteria that are not independent; a criterion without a score adds nothing. */
export function weightedTotal(criteria: readonly Criterion[], scores: readonly SheetScore[]): number {
  const scoreOf = new Map(scores.map((each) => [each.criterion, each.score ?? 0]));
  return rounded(sum(counted(criteria).map(({ key, weight }) => (scoreOf.get(key) ?? 0) * weight)));
}

/** Σ max · weight over the same criteria. */
export const greatestTotal = (criteria: readonly Criterion[]): number =>
  rounded(sum(counted(criteria).map(({ max, weight }) => max * weight)));

export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;

/** Sample standard deviation √(Σ(x − m)² / (n − 1)); null below two values. */
export function deviationOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  if (mean === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/** Highest minus lowest; null below one value. */
export const spreadOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.max(...values) - Math.min(...values);

/** Experts disagree when the spread is above a share of the greatest total: strictly above, 20 % itself is not. */
export const disagrees = (totals: readonly number[], greatest: number, percent: number): boolean =>
  totals.length > 1 && ((spreadOf(totals) ?? 0) * 100) / Math.max(greatest, 1e-9) > percent;

export interface ScoredSheet {
  readonly reviewId: string;
  readonly personId: string;
  readonly total: number;
}

/**
 * Standard scores by expert: z = (x − mₑ) / sₑ over the expert's own submitted sheets of the campaign, for experts
 * with at least `fromSheets` of them. An expert who gave everybody the same has s = 0 and z = 0.
 */
export function standardScores(sheets: readonly ScoredSheet[], fromSheets: number): Map<ScoredSheet, number> {
  const scores = new Map<ScoredSheet, number>();
  for (const own of Map.groupBy(sheets, (sheet) => sheet.personId).values()) {
    if (own.length < fromSheets) continue;
    const totals = own.map((sheet) => sheet.total);
    const mean = meanOf(totals) ?? 0;
    const deviation = deviationOf(totals) ?? 0;
    for (const sheet of own) scores.set(sheet, deviation === 0 ? 0 : (sheet.total - mean) / deviation);
  }
  return scores;
}

/**
 * Averages with strictness evened out, in points: each standard score is laid on the campaign's own scale,
 * M + z · S (M and S over all sheets); sheets of experts below the threshold enter as they are.
 */
export function standardisedAverages(
  sheets: readonly ScoredSheet[],
  fromSheets: number,
): Map<string, number> {
  const scores = standardScores(sheets, fromSheets);
  const totals = sheets.map((sheet) => sheet.total);
  const mean = meanOf(totals) ?? 0;
  const deviation = deviationOf(totals) ?? 0;
  const even = (sheet: ScoredSheet) => {
    const score = scores.get(sheet);
    return score === undefined ? sheet.total : mean + score * deviation;
  };
  return new Map(
    [...Map.groupBy(sheets, (sheet) => sheet.reviewId)].map(([reviewId, own]) => [
      reviewId,
      rounded(meanOf(own.map(even)) ?? 0),
    ]),
  );
}
