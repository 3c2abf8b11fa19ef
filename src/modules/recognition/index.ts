// Front door of recognition.
import type { GroundsOf } from '../councils/index.ts';
import type { FileVisibility } from '../documents/index.ts';
import { seesApplicationFiles } from './application/application.attachments.ts';
import { applicationGrounds } from './application/application.grounds.ts';
import { applicationLifecycle } from './application/application.lifecycle.ts';
import { reportLifecycle, seesReportFiles } from './site-report/site-report.parts.ts';
import { seesTerminationFiles, terminationLifecycle } from './termination/termination.parts.ts';

export type { DemoWorld } from './demo.shapes.ts';
export { loadRecognitionDemo } from './demo.ts';
export { recognitionModule } from './module.ts';
export { effectsOfOrder } from './order.cancelling.ts';
export { siteKind } from './site/site.activation.ts';
export {
  type SiteChoice,
  siteChoice,
  siteChoices,
  sitePlanLineChoice,
  sitePlanLineChoices,
} from './site/site.choices.ts';
export { siteDaysBetween } from './site/site.days.ts';
export { type SiteCard, siteCard, siteHolders, siteIds } from './site/site.queries.ts';
export { type SitePart, useSiteParts } from './site/site.sections.ts';
export { statusTypesOf } from './site/site.status.ts';

/** Who sees the files of this room's records; the composition root tells it to documents. */
export const recognitionFiles: Readonly<Record<string, FileVisibility>> = {
  [applicationLifecycle.name]: seesApplicationFiles,
  [reportLifecycle.name]: seesReportFiles,
  [terminationLifecycle.name]: seesTerminationFiles,
};

/** What a council's decision on this room's records rests on; the composition root tells it to councils. */
export const recognitionGrounds: Readonly<Record<string, GroundsOf>> = {
  [applicationLifecycle.name]: applicationGrounds,
};
export { sitePart } from './site/site.person-part.tsx';
export { siteWork } from './site/site.profile.ts';
export { reportCharges } from './site-report/site-report.charges.ts';
