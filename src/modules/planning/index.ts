// Front door of planning: the year's lines of another room's record, the words of a term, the demonstration.
export { loadPlanningDemo } from './demo.ts';
export { planningFiles } from './execution/evidence.files.ts';
export { lineOccasions } from './line/line.occasions.ts';
export { type LinkedLine, planLinesOf } from './line/line.queries.ts';
export { readTerm, type Term, type TermKind } from './line/term.ts';
export { planPartnerPart, planSitePart } from './link/link.parts.tsx';
export { planningModule } from './module.ts';
export { planCharges, planHeadPart } from './report/plan.charges.tsx';
