// Front door: somebody's training as other rooms may need it.
export { type TrainingKind, trainingKinds } from './course.text.ts';
export { loadDevelopmentDemo } from './demo.ts';
export { forecastCount } from './forecast.count.ts';
export { type Growth, growthOfMany } from './growth.many.ts';
export { hoursCount } from './growth.years.ts';
export { websiteOfInstitution } from './institution-part.ts';
export { developmentModule } from './module.ts';
export { type OwnWorker, ownStaffTraining } from './own-staff.queries.ts';
export { courseWork } from './partner-part.tsx';
export { developmentPart } from './person-part.tsx';
export type { ProfileLine } from './profile.line.ts';
export { type ProfileSource, useProfileSources } from './profile.queries.ts';
export { type RecordPage, recordsPage, type TrainingRecord } from './record.queries.ts';
export {
  enterTraining,
  type ListedTraining,
  type TrainingOutcome,
  type TrainingToEnter,
  takeTrainingBack,
  trainingOfMany,
  trainingSince,
} from './record-bulk.ts';
export { rulesOn } from './rule.queries.ts';
export { ofThreeYears, type StaffCard, staffCards } from './staff-cards.ts';
export { nominationOfStaff } from './staff-part.ts';
export { type TrainingNeed, trainingNeeds } from './training-needs.ts';
