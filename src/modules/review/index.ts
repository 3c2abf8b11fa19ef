// Front door of the expertise: owners of subjects open and withdraw reviews, ask of conflicts, read sheets and figures.
export { applyAssignments, assignExperts } from './commands/assignments.ts';
export { reviewModule } from './module.ts';
export { conflictBarrier, conflictedSubjects, conflictsOf, notInConflict } from './queries/conflicts.ts';
export { type PlanPreview, planAssignments } from './queries/plan.ts';
export {
  type RankedReview,
  type ReviewView,
  ranking,
  reviewOf,
  summariesOf,
} from './queries/ranking.ts';
export { type SheetReference, sheetReferences } from './queries/references.ts';
export { hasSubmittedSheet } from './queries/reviews.ts';
export { sheetsOf } from './queries/sheets.ts';
export { openReview, withdrawReview } from './review.opening.ts';
export type { Conflict, ConflictKind, ReviewParts, ScoreSummary, Sheet, Subject } from './review.schema.ts';
export { sheetCharges } from './sheet.charges.ts';
