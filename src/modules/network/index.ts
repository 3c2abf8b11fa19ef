// Front door of the network.
export { networkFiles } from './assignment/assignment.files.ts';
export { loadNetworkDemo } from './demo.ts';
export { loadNetworkYear } from './demo.year.ts';
export { networkModule } from './module.ts';
export { type NetworkIndicators, networkIndicators } from './network.indicators.ts';
export { type OwnNetwork, ownNetwork } from './network.queries.ts';
export { type OpenedPlan, openedLines, openedPlans } from './plan/opened.queries.ts';
export { publicationsIn, publishedLines } from './plan/publication.queries.ts';
