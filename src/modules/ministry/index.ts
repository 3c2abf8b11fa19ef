// Front door of the ministry's room.
export { loadMinistryDemo } from './demo.ts';
export { ministryModule } from './module.ts';
