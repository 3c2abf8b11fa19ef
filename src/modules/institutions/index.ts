// Front door: institutions of any type, their names through time and the chain of succession.
export {
  type InstitutionLink,
  type InstitutionPart,
  staffLinksOf,
  useInstitutionParts,
} from './card-parts.ts';
export {
  type DemoInstitution,
  generateInstitutions,
  insertInstitutions,
  loadInstitutionsDemo,
} from './demo.ts';
export { isInn, isOgrn, isOktmo } from './identifiers.ts';
export {
  addInstitutions,
  changeInstitutions,
  enteredMeanwhile,
  type FoundInstitution,
  institutionsBySigns,
  institutionsHolding,
  lostByTakingBack,
  staleInstitutions,
  takeInstitutionsBack,
} from './institution.bulk.ts';
export { addInstitution, subjectOf as institutionSubject } from './institution.commands.ts';
export { registerKeepers } from './institution.policy.ts';
export {
  countInstitutions,
  type Institution,
  type InstitutionFilter,
  institution,
  institutionNames,
  institutionsAtWork,
  institutionsList,
  nameOn,
  type ReachedInstitution,
} from './institution.queries.ts';
export { isSite } from './institution.schema.ts';
export {
  type InstitutionKind,
  institutionKinds,
  institutionText,
  programmeKinds,
  settlementKinds,
} from './institution.text.ts';
export { institutionsModule } from './module.ts';
export { type InstitutionChoice, institutionChoice, institutionFilter } from './pages/choice.ts';
export { type ListViews, useListViews } from './pages/list-views.ts';
export { InstitutionTabs } from './pages/tabs.tsx';
export { type InstitutionChain, institutionChain, institutionInnChain } from './succession.queries.ts';
