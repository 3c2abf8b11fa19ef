// Front door of the network.
export { networkFiles } from './assignment/assignment.files.ts';
export { loadNetworkDemo } from './demo.ts';
export { loadNetworkYear } from './demo.year.ts';
export { networkModule } from './module.ts';
