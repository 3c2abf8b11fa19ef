// Shapes of a campaign as it is read.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { CampaignState } from './campaign.lifecycle.ts';

export interface Campaign {
  readonly id: string;
  /** Calendar year of the call; the status it gives is for the school year that begins in it. */
  readonly year: number;
  readonly statusType: string;
  readonly title: string;
  readonly state: CampaignState;
  readonly version: number;
  /** The version of the regulation pinned when the campaign was prepared (decision 17). */
  readonly regulationVersionId: string;
  readonly bodyId: string;
  readonly applicationsUntil: CivilDate;
  readonly expertiseUntil: CivilDate;
  readonly orderUntil: CivilDate;
  readonly openedAt: Date | null;
}
