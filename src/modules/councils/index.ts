// Front door of councils: questions are proposed here, decisions come back as the fact `council.item-decided`.
export { type AgendaOffer, type OfferSource, useAgendaOffers } from './agenda.offers.ts';
export { type ProposedItem, proposeAgendaItem } from './agenda.proposals.ts';
export { loadBodiesDemo } from './body/body.demo.ts';
export {
  type BodyFamily,
  type BodyKind,
  bodyKindKeys,
  bodyKinds,
  families,
  familyOf,
  isTemporary,
  roleWords,
} from './body/body.kinds.ts';
export { type BodyPart, useBodyParts } from './body/body.parts.ts';
export { reportStates } from './body/report.queries.ts';
export {
  bodyPolicy,
  coordinatesBodies,
  keepsBody,
  mayView,
  readableBodies,
  runsBody,
} from './body.policy.ts';
export {
  type BodyLine,
  type BodyRecord,
  bodyById as body,
  bodyByKind,
  bodyChoices,
  bodyLines,
  type Membership,
  membersOfBodies,
  membersOn,
  visibleBody,
} from './body.queries.ts';
export { complaintOfSeats } from './composition/composition.commands.ts';
export {
  type ComposedBody,
  type ComposedMember,
  type NewBody,
  planComposition,
} from './composition/composition.plan.ts';
export { effectsOfComposition } from './composition/composition.undo.ts';
export { taskCharges, taskHeadPart } from './control/task.charges.tsx';
export { taskFiles } from './control/task.files.ts';
export { callOutcome, type MemberRole, tallyWords } from './councils.text.ts';
export { type DecisionToDo, decisionsToDo } from './decision.queries.ts';
export { loadCouncilsDemo } from './demo.ts';
export { type GroundsOf, groundsWords, useGrounds } from './grounds.ts';
export {
  type ItemOfSubject,
  itemsFor,
  openPart,
  queueOf,
  recuseFrom,
  subjectsBefore,
} from './item.queries.ts';
export { itemFiles } from './material.commands.ts';
export { councilsModule } from './module.ts';
export { type Quorum, quorumOf } from './quorum.ts';
export { sessionsBetween } from './session.between.ts';
export { sessionOccasions } from './session.occasions.ts';
export { sessionDays, sheetOf } from './session.queries.ts';
export type { AgendaItem, Ground, SessionRecord, Sheet, SheetDecision } from './sheet.ts';
export { minutesCharges } from './signing.charges.ts';
