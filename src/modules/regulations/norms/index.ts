// The catalogue of norms of the ground floor and of recognition: what the software knows how to keep.
import type { Norm } from '../../../kernel/norm.ts';
import { assignedAccess } from '../../people/index.ts';
import { networkMembership, serviceIdentity } from '../../territories/index.ts';
import * as application from './application.ts';
import * as authority from './authority.ts';
import * as bodies from './bodies.ts';
import * as decision from './decision.ts';
import * as expertise from './expertise.ts';
import * as fund from './fund.ts';
import * as house from './house.ts';
import * as network from './network.ts';
import * as papers from './papers.ts';
import * as plan from './plan.ts';
import * as report from './report.ts';
import * as service from './service.ts';
import * as site from './site.ts';

/** By name in code: `norms.applicationDeadline`. */
export const norms = {
  siteRecord: site.siteRecord,
  siteEligibility: application.siteEligibility,
  applicationForm: application.applicationForm,
  applicationKind: application.applicationKind,
  applicationDeadline: application.applicationDeadline,
  applicationExpertise: expertise.applicationExpertise,
  expertiseDeadline: expertise.expertiseDeadline,
  expertSheet: expertise.expertSheet,
  councilSession: decision.councilSession,
  councilQuorum: decision.councilQuorum,
  councilCorrespondence: decision.councilCorrespondence,
  councilProposals: decision.councilProposals,
  recognitionByAuthority: decision.recognitionByAuthority,
  recognitionOrderDeadline: decision.recognitionOrderDeadline,
  repeatEmbargo: application.repeatEmbargo,
  statusPeriod: site.statusPeriod,
  siteHeads: site.siteHeads,
  sitePlan: site.sitePlan,
  siteTasks: site.siteTasks,
  siteSupport: site.siteSupport,
  siteAccountability: site.siteAccountability,
  siteReportDeadline: site.siteReportDeadline,
  earlyTerminationGrounds: site.earlyTerminationGrounds,
  earlyTerminationProcedure: site.earlyTerminationProcedure,
  statusTypes: site.statusTypes,
  siteRegisters: site.siteRegisters,
  orderRegister: decision.orderRegister,
  reminders: house.reminders,
  regulationRegister: house.regulationRegister,
  regulationHierarchy: house.regulationHierarchy,
  foundingActs: house.foundingActs,
  blankRequisites: house.blankRequisites,
  legalBasis: house.legalBasis,
  approvalBlock: house.approvalBlock,
  bodyRegulation: house.bodyRegulation,
  regulationAmendments: house.regulationAmendments,
  socialGuarantees: house.socialGuarantees,
  dataCollection: house.dataCollection,
  institutionsRegister: house.institutionsRegister,
  partnersRegister: house.partnersRegister,
  premisesKeeping: house.premisesKeeping,
  outsideSpecialists: house.outsideSpecialists,
  staffConfirmation: house.staffConfirmation,
  materialReview: fund.materialReview,
  documentReview: fund.documentReview,
  fundKeeping: fund.fundKeeping,
  fundAccess: fund.fundAccess,
  serviceFeedback: fund.serviceFeedback,
  serviceStructure: service.serviceStructure,
  structureAgreement: service.structureAgreement,
  headRequirements: service.headRequirements,
  headFunctions: service.headFunctions,
  staffRequirements: service.staffRequirements,
  servicePortfolios: service.servicePortfolios,
  jobDescriptions: service.jobDescriptions,
  personalResponsibility: service.personalResponsibility,
  orderObjection: authority.orderObjection,
  serviceControl: authority.serviceControl,
  serviceClosing: authority.serviceClosing,
  documentNomenclature: papers.documentNomenclature,
  yearPapers: papers.yearPapers,
  legalSupport: papers.legalSupport,
  annualPlan: plan.annualPlan,
  planDirections: plan.planDirections,
  planTasks: plan.planTasks,
  planCorrections: plan.planCorrections,
  planCyclogram: plan.planCyclogram,
  planExecution: plan.planExecution,
  planToMembers: network.planToMembers,
  networkAssignments: network.networkAssignments,
  yearAnalysis: report.yearAnalysis,
  annualReport: report.annualReport,
  operationalReports: report.operationalReports,
  estimate: report.estimateKeeping,
  networkGovernance: network.networkGovernance,
  networkParticipation: network.networkParticipation,
  networkCalendar: network.networkCalendar,
  ministryNotice: network.ministryNotice,
  bodyTerm: bodies.bodyTerm,
  bodyReport: bodies.bodyReport,
  councilHead: bodies.councilHead,
  bodyPlan: bodies.bodyPlan,
  yearlyFormation: bodies.yearlyFormation,
} as const;

/** Declared here; the manifest offers them to the house. */
export const ownNorms: readonly Norm[] = Object.values(norms);

/** Every norm a regulation may set or name: ours and those of the territories below. */
export const allNorms: readonly Norm[] = [...ownNorms, serviceIdentity, networkMembership, assignedAccess];

const bySlug = new Map(allNorms.map((each) => [each.slug, each]));

/** The declaration of a norm by its slug; null for a norm of an upper module. */
export const normBySlug = (slug: string): Norm | null => bySlug.get(slug) ?? null;

export type { ClosingKind } from './authority.ts';
export type { Criterion } from './expertise.ts';
export type { SetSource, SlotSource } from './papers.ts';
export { type AskedOfLine, asked as askedOfLine } from './plan.ts';
export { type ReportBlock, type ReportSection, reportBlocks } from './report.ts';
export type { Listed } from './shapes.ts';
