// Who sees the file of an agreement: those who work with partners.
import type { FileVisibility } from '../documents/index.ts';
import { seesPartnerReport } from './partner.policy.ts';

/** Handed to the files by the composition root. */
export const partnerFiles: Readonly<Record<string, FileVisibility>> = {
  'partners.agreement': async (ctx) => !seesPartnerReport.check(ctx, undefined),
};
