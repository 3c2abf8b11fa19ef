// Front door: lists from people's files, looked at before they are written, written whole, taken back whole.
export { listsOfInstitution } from './institution-part.ts';
export { importsModule } from './module.ts';
export { importsPart } from './person-part.tsx';
