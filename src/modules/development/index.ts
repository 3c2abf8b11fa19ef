// Front door: somebody's training as other rooms may need it.
export { loadDevelopmentDemo } from './demo.ts';
export { developmentModule } from './module.ts';
export { type ProfileLine, type ProfileSource, useProfileSources } from './profile.queries.ts';
export { type RecordPage, recordsPage, type TrainingRecord } from './record.queries.ts';
export { rulesOn } from './rule.queries.ts';
