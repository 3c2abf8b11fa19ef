// Front door of reporting: its manifest, its place on the head's page, the demonstration.
export { loadReportingDemo } from './demo.ts';
export { reportingModule } from './module.ts';
export { reportHeadPart } from './schedule/head.part.tsx';
