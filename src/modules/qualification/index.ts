// Front door: what people have (categories, education, service) and how each stands on a day.
export { attestationDue, attestationGrounds, type Ground } from './attestation.due.ts';
export { attestedPositions, isAttested } from './attested.ts';
export { type CategoryRule, lastDayOf, ruleOn, standingOn } from './category.rules.ts';
export { loadQualificationDemo } from './demo.ts';
export {
  type HeldChange,
  type HeldOutcome,
  heldOfMany,
  heldSince,
  type ListedHeld,
  takeHeldBack,
  upsertHeld,
} from './held-bulk.ts';
export { helpOf } from './help.journal.ts';
export { qualificationModule } from './module.ts';
export { qualificationPart } from './person-part.tsx';
export {
  type CategoryKind,
  categoryNames,
  categoryShort,
  distinctionKinds,
  type EducationLevel,
  educationLevels,
  qualificationText,
  type StatedKind,
  statedKinds,
} from './qualification.text.ts';
export {
  type Category,
  categoriesOf,
  type Held,
  heldBy,
  publicationsOf,
  serviceOf,
} from './record.queries.ts';
export { rulesOf } from './rule.queries.ts';
export { staffCount } from './staff.count.ts';
export { staffFilter } from './staff.filter.ts';
export { type StandingKey, standings } from './staff.groups.ts';
export { listBehind, staffByInstitution, staffTotals } from './staff.numbers.ts';
export { categoryColumn } from './staff-column.ts';
