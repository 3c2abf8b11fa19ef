// The front door of regulations: versions in force, what they set for a norm, how they are cited, and the norms.
export { type ActFileKeeping, useActFiles } from './act-files.ts';
export { type BodyRegulation, citeRegulation, regulationForBody, regulationsForBodies } from './bodies.ts';
export {
  chipFor,
  citeClause,
  citeNorm,
  clauseFor,
  clausePath,
  explain,
  type NormChip,
  type PinnedVersion,
  pinnedVersion,
  settingOfService,
} from './citation.ts';
export { actIn, isDeclinable, lacksRequisites } from './cited-act.ts';
export { clauseKey } from './clause.schema.ts';
export { type Amendment, amendRegulation } from './commands/amend.ts';
export { clauseModule, regulationsModule } from './module.ts';
export {
  type AskedOfLine,
  allNorms,
  askedOfLine,
  type ClosingKind,
  type Criterion,
  type Listed,
  normBySlug,
  norms,
  type ReportBlock,
  type ReportSection,
  reportBlocks,
  type SetSource,
  type SlotSource,
} from './norms/index.ts';
export { normName } from './norms/names.text.ts';
export { enterOwnRegulation, type OwnRegulation } from './own-regulation.demo.ts';
export { VersionBlock } from './pages/version-block.tsx';
export { loadProfiles, readProfile, readProfiles } from './profile.loader.ts';
export { actById, actName, actsByIds } from './queries/acts.ts';
export type { ActLine } from './queries/regulations.ts';
export { type RegulationStanding, regulationStandings } from './queries/standing.ts';
export {
  comingVersionOf,
  currentVersion,
  normConflicts,
  refusalWithClause,
  regulationsInForce,
  termsOf,
  versionById,
  versionInForceOf,
} from './queries/versions.ts';
export { mayPublish } from './regulation.policy.ts';
export { calendarRule, parametersOf } from './settings.ts';
export { type TermForms, type TermKey, type Terms, termsFrom } from './terms.ts';
export type { CalendarEntry, Citation, Clause, RegulationVersion } from './version.ts';
