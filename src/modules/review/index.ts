// Front door of the expertise: owners of subjects open and withdraw reviews, ask of conflicts, read sheets and figures.
export { applyAssignments, assignExperts, type PlanPreview, planAssignments } from './assignment.commands.ts';
export { conflictBarrier, conflictedSubjects, conflictsOf, notInConflict } from './conflict.queries.ts';
export { reviewModule } from './module.ts';
export {
  type RankedReview,
  type ReviewView,
  ranking,
  reviewOf,
  summariesOf,
} from './ranking.queries.ts';
export { openReview, withdrawReview } from './review.opening.ts';
export { hasSubmittedSheet } from './review.queries.ts';
export type { Conflict, ConflictKind, ReviewParts, ScoreSummary, Sheet, Subject } from './review.schema.ts';
export { sheetsOf } from './sheet.queries.ts';
