// Looking at campaigns: the one of a year, the one that takes applications now, the first one open after a date.
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { deadlineOn } from '../../../kernel/deadline.ts';
import { everyone } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { bodyByKind } from '../../councils/index.ts';
import type { CampaignState } from './campaign.lifecycle.ts';
import type { Council } from './campaign.policy.ts';
import type { Campaign } from './campaign.schema.ts';

const campaigns = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('recognition.campaigns')
    .select([
      'id',
      'year',
      'status_type as statusType',
      'title',
      'state',
      'version',
      'regulation_version_id as regulationVersionId',
      'body_id as bodyId',
      'applications_until as applicationsUntil',
      'expertise_until as expertiseUntil',
      'order_until as orderUntil',
      'opened_at as openedAt',
    ])
    .where('territory_id', '=', ctx.territory.id);

const typed = (row: Omit<Campaign, 'state'> & { state: string }): Campaign => ({
  ...row,
  state: row.state as CampaignState,
});

export async function campaignById(ctx: ReadCtx, id: string): Promise<Campaign | null> {
  const row = await campaigns(ctx).where('id', '=', id).executeTakeFirst();
  return row ? typed(row) : null;
}

/** Announced campaigns, the newest year first. */
/** The council that considers applications and hears sites; where there is none yet, methodists prepare its work. */
export const expertCouncil = async (ctx: ReadCtx): Promise<Council> => ({
  bodyId: (await bodyByKind(ctx, 'expert-council'))?.id ?? null,
});

export async function openCampaigns(ctx: ReadCtx): Promise<Campaign[]> {
  const rows = await campaigns(ctx).where('state', '=', 'open').orderBy('year', 'desc').execute();
  return rows.map(typed);
}

export const applicationDeadlineOf = (ctx: ReadCtx, campaign: Pick<Campaign, 'applicationsUntil'>) =>
  deadlineOn('application-deadline', campaign.applicationsUntil, true, ctx.territory.zone);

export const expertiseDeadlineOf = (ctx: ReadCtx, campaign: Pick<Campaign, 'expertiseUntil'>) =>
  deadlineOn('expertise-deadline', campaign.expertiseUntil, false, ctx.territory.zone);

export const orderDeadlineOf = (ctx: ReadCtx, campaign: Pick<Campaign, 'orderUntil'>) =>
  deadlineOn('recognition-order-deadline', campaign.orderUntil, false, ctx.territory.zone);

/**
 * Year of the first campaign open to an applicant from a date on: the same year when its term has not yet passed on
 * that date, else the next. The calendar is the pinned campaign's day and month.
 */
export function firstCampaignYear(from: CivilDate, applicationsUntil: CivilDate): number {
  const year = Number(from.slice(0, 4));
  return from.slice(5) <= applicationsUntil.slice(5) ? year : year + 1;
}

/** Campaigns of the service as everybody may see them: the call is public. */
export const listCampaigns = query({
  name: 'recognition.campaigns',
  ru: 'Отборы по годам',
  input: z.object({}),
  ability: everyone,
  run: async (ctx) => {
    const rows = await campaigns(ctx)
      .where('state', 'in', ['open', 'closed'])
      .orderBy('year', 'desc')
      .execute();
    return rows.map(typed);
  },
});

export async function allCampaigns(ctx: ReadCtx): Promise<Campaign[]> {
  const rows = await campaigns(ctx).orderBy('year', 'desc').limit(50).execute();
  return rows.map(typed);
}
