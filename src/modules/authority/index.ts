// Front door of what lies between the service and its authority.
export { loadAuthorityDemo } from './demo.ts';
export { authorityModule } from './module.ts';
