// Front door of the network.
export { loadNetworkDemo } from './demo.ts';
export { networkModule } from './module.ts';
