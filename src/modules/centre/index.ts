// Front door of the service's structure: who answers for a piece of work, and the room itself.

import type { FileVisibility } from '../documents/index.ts';
import { seesStructure } from './centre.policy.ts';
import { jobSubject } from './job/job.commands.ts';

export {
  type Charge,
  type ChargeSource,
  chargesIn,
  type JudgedCharge,
  useChargeSources,
} from './control/charges.ts';
export { type HeadPart, type HeadSection, useHeadParts } from './control/head.parts.ts';
export { loadCentreDemo } from './demo.ts';
export { centreModule } from './module.ts';
export { Act, ClauseSign, clauseOf } from './pages/parts.tsx';
export { type Holder, responsibleFor } from './portfolio/portfolio.queries.ts';
export type { Topic } from './portfolio/portfolio.text.ts';

/** Files of job descriptions are for the service and the authority; the composition root tells it to documents. */
export const centreFiles: Readonly<Record<string, FileVisibility>> = {
  [jobSubject]: async (ctx) => seesStructure.check(ctx, undefined) === null,
};
