// Front door of staffing: its manifest; no other room asks it anything.
export { staffingModule } from './module.ts';
