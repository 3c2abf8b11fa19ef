// Front door of councils: questions are proposed here, decisions come back as the fact `council.item-decided`.
export { type ProposedItem, proposeAgendaItem } from './agenda.proposals.ts';
export { mayView } from './body.policy.ts';
export {
  type BodyRecord,
  bodyById as body,
  bodyByKind,
  bodyChoices,
  type Membership,
  membersOn,
  visibleBody,
} from './body.queries.ts';
export { taskCharges, taskHeadPart } from './control/task.charges.tsx';
export { taskFiles } from './control/task.files.ts';
export { callOutcome, tallyWords } from './councils.text.ts';
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
