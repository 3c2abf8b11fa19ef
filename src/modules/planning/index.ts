// Front door of planning: the year's lines of another room's record, the words of a term, plans and their approved changes.

export { loadAssociationPlansDemo } from './association/association.demo.ts';
export { planBodyPart } from './association/association.part.tsx';
export { type AssociationPlan, associationPlans } from './association/association.queries.ts';
export { cancelLine, moveLine } from './correction/correction.commands.ts';
export { approveCorrection } from './correction/correction.deciding.ts';
export { correctionPolicy as planChangePolicy } from './correction/correction.policy.ts';
export { type Correction, correctionsOf } from './correction/correction.queries.ts';
export { correctionStates } from './correction/correction.text.ts';
export { demoDone, onDay } from './demo.steps.ts';
export { loadPlanningDemo } from './demo.ts';
export { planningFiles } from './execution/evidence.files.ts';
export { linePath } from './execution/execution.commands.ts';
export { lineWithPlan } from './line/line.commands.ts';
export { type DayLine, linesBetween } from './line/line.days.ts';
export { lineOccasions } from './line/line.occasions.ts';
export { executingLines, type Line, type LinkedLine, planLinesOf } from './line/line.queries.ts';
export type { Standing } from './line/line.standing.ts';
export { lineStates, standings as standingWords } from './line/line.text.ts';
export { readTerm, type Term, type TermKind } from './line/term.ts';
export { lineOffers } from './link/link.agenda.ts';
export { planPartnerPart, planSitePart } from './link/link.parts.tsx';
export { planningModule } from './module.ts';
export { approvalBlock, approverToday } from './papers/plan.paper.ts';
export { approvePlan } from './plan/plan.approval.ts';
export { beginDraft, type ProposedLine } from './plan/plan.beginning.ts';
export { linesOfPlan, planOfYearWithLines, planPath } from './plan/plan.commands.ts';
export { type PlanLink, planLinkOfYear } from './plan/plan.link.ts';
export {
  catalogueOfYear,
  type Plan,
  planOfYear,
  plansList,
  visiblePlan,
} from './plan/plan.queries.ts';
export { planCharges, planHeadPart } from './report/plan.charges.tsx';
