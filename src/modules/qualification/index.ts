// Front door: what people have (categories, education, service) and how each stands on a day.
export { attestedPositions, isAttested } from './attested.ts';
export { loadQualificationDemo } from './demo.ts';
export { qualificationModule } from './module.ts';
export { categoryColumn, qualificationPart } from './person-part.tsx';
