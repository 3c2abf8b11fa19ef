// Running a campaign: prepare, announce, close, cancel, and a logged decision to take a late application.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { deadlineOf } from '../../../kernel/deadline.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { calendarRule, currentVersion, type RegulationVersion, termsOf } from '../../regulations/index.ts';
import { workingCalendar } from '../../territories/index.ts';
import { campaignLifecycle } from './campaign.lifecycle.ts';
import { campaignPolicy, preparesCampaign } from './campaign.policy.ts';
import { applicationDeadlineOf, campaignById, expertCouncil } from './campaign.queries.ts';
import type { Campaign } from './campaign.schema.ts';
import { campaignText } from './campaign.text.ts';

const loadCampaign = (ctx: ReadCtx, input: { id: string }) => campaignById(ctx, input.id);

const date = z.iso.date({ error: 'Укажите дату' });

/** The three dates a regulation's calendar gives a year; null where this territory has no such date. */
export async function datesOf(ctx: ReadCtx, version: RegulationVersion | null, year: number) {
  const isWorkingDay = await workingCalendar(ctx);
  const dateOf = (norm: string) => {
    const rule = calendarRule(version, norm);
    return rule ? deadlineOf(norm, rule, year, ctx.territory.zone, isWorkingDay).date : null;
  };
  return {
    applicationsUntil: dateOf('application-deadline'),
    expertiseUntil: dateOf('expertise-deadline'),
    orderUntil: dateOf('recognition-order-deadline'),
  };
}

/**
 * Prepares the campaign of a year under the regulation in force, which it pins. Dates come from the regulation's
 * calendar; a territory without one names its own. Refuses a second campaign of the year and a service without a council.
 */
export const prepareCampaign = command({
  name: 'recognition.campaign.prepare',
  ru: 'Подготовить отбор',
  norm: 'application-form',
  input: z.object({
    year: z.coerce.number().int().min(2000).max(2200).meta({ label: 'Год отбора' }),
    applicationsUntil: date.optional().meta({ label: 'Заявки принимаются до', widget: 'date' }),
    expertiseUntil: date.optional().meta({ label: 'Экспертиза до', widget: 'date' }),
    orderUntil: date.optional().meta({ label: 'Приказ до', widget: 'date' }),
  }),
  load: expertCouncil,
  ability: preparesCampaign,
  run: async (ctx, input, { bodyId }) => {
    const version =
      (await currentVersion(ctx, 'application-form')) ?? (await currentVersion(ctx, 'site-eligibility'));
    if (!version) return refuse('no-regulation', campaignText.noRegulation, { norm: 'application-form' });
    if (!bodyId) return refuse('no-council', campaignText.noCouncil, { norm: 'council-session' });
    const calendar = await datesOf(ctx, version, input.year);
    const applicationsUntil = calendar.applicationsUntil ?? input.applicationsUntil;
    const expertiseUntil = calendar.expertiseUntil ?? input.expertiseUntil;
    const orderUntil = calendar.orderUntil ?? input.orderUntil;
    if (!applicationsUntil || !expertiseUntil || !orderUntil) {
      return refuse('dates-missing', campaignText.datesMissing, {
        kind: 'invalid',
        fields: {
          ...(applicationsUntil ? {} : { applicationsUntil: campaignText.nameDate }),
          ...(expertiseUntil ? {} : { expertiseUntil: campaignText.nameDate }),
          ...(orderUntil ? {} : { orderUntil: campaignText.nameDate }),
        },
      });
    }
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('recognition.campaigns')
      .values({
        territory_id: ctx.territory.id,
        id,
        year: input.year,
        title: campaignText.title(await termsOf(ctx), input.year),
        state: campaignLifecycle.initial,
        regulation_version_id: version.id,
        body_id: bodyId,
        applications_until: applicationsUntil,
        expertise_until: expertiseUntil,
        order_until: orderUntil,
      })
      .execute();
    await recordFact(ctx, {
      name: 'campaign.prepared',
      subject: { kind: campaignLifecycle.name, id },
      norm: 'application-form',
      data: { year: input.year },
    });
    return { id, year: input.year };
  },
});

/** The secretary announces the call: the countdown starts for everyone concerned. */
export const openCampaign = command({
  name: 'recognition.campaign.open',
  ru: 'Объявить отбор',
  norm: 'application-form',
  input: z.object({ id: z.uuid() }),
  load: loadCampaign,
  ability: campaignPolicy.rules.open,
  run: async (ctx, _input, campaign) => {
    if (applicationDeadlineOf(ctx, campaign).lastMoment < ctx.now) {
      return refuse('call-too-late', campaignText.callTooLate(campaign.applicationsUntil), {
        norm: 'application-deadline',
      });
    }
    const moved = await advance(ctx, campaignLifecycle, campaign, 'open', {
      set: { opened_at: ctx.now },
      data: { year: campaign.year, until: campaign.applicationsUntil },
    });
    return isRefusal(moved) ? moved : { id: campaign.id, year: campaign.year };
  },
});

/** Nothing may be waiting any more: refuses while applications are undecided. */
export const closeCampaign = command({
  name: 'recognition.campaign.close',
  ru: 'Завершить отбор',
  norm: 'recognition-order-deadline',
  input: z.object({ id: z.uuid() }),
  load: loadCampaign,
  ability: campaignPolicy.rules.close,
  run: async (ctx, _input, campaign) => {
    const waiting = await undecided(ctx, campaign.id);
    if (waiting > 0) return refuse('applications-undecided', campaignText.undecided(waiting));
    return advance(ctx, campaignLifecycle, campaign, 'close', {
      set: { closed_at: ctx.now },
      data: { year: campaign.year },
    });
  },
});

async function undecided(ctx: ReadCtx, campaignId: string): Promise<number> {
  const rows = await ctx.db
    .selectFrom('recognition.applications')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['submitted', 'returned', 'admitted', 'proposed', 'not-proposed'])
    .limit(1000)
    .execute();
  return rows.length;
}

/** An administrator cancels a campaign, always with a reason that stays in its history. */
export const cancelCampaign = command({
  name: 'recognition.campaign.cancel',
  ru: 'Отменить отбор',
  norm: null,
  input: z.object({
    id: z.uuid(),
    reason: z.string().trim().min(10).max(1000).meta({ label: 'Причина отмены', widget: 'textarea' }),
  }),
  load: loadCampaign,
  ability: campaignPolicy.rules.cancel,
  run: async (ctx, input, campaign) => {
    const waiting = await undecided(ctx, campaign.id);
    if (waiting > 0) return refuse('applications-undecided', campaignText.undecided(waiting));
    return advance(ctx, campaignLifecycle, campaign, 'cancel', {
      data: { reason: input.reason, year: campaign.year },
    });
  },
});

/** A late application is taken only by this decision, with a reason and a last day, logged (OMP-06). */
export const permitLate = command({
  name: 'recognition.campaign.permit-late',
  ru: 'Разрешить подачу после срока',
  norm: 'application-deadline',
  input: z.object({
    id: z.uuid(),
    institutionId: z.uuid().meta({ label: 'Организация', widget: 'picker' }),
    reason: z
      .string()
      .trim()
      .min(10, 'Напишите причину: не короче 10 знаков')
      .max(2000)
      .meta({ label: 'Причина решения', widget: 'textarea' }),
    until: date.meta({ label: 'Принять не позднее', widget: 'date' }),
  }),
  load: loadCampaign,
  ability: campaignPolicy.rules['permit-late'],
  run: async (ctx: WriteCtx, input, campaign: Campaign) => {
    if (campaign.state !== 'open') return refuse('campaign-not-open', campaignText.notOpen);
    if (input.until < ctx.today) {
      return refuse('permission-in-past', campaignText.permissionPast, {
        kind: 'invalid',
        fields: { until: campaignText.permissionPast },
      });
    }
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('recognition.late_permissions')
      .values({
        territory_id: ctx.territory.id,
        id,
        campaign_id: campaign.id,
        institution_id: input.institutionId,
        reason: input.reason,
        until: input.until,
        decided_by: ctx.actor.personId ?? '',
        decided_at: ctx.now,
      })
      .execute();
    await recordFact(ctx, {
      name: 'campaign.late-permitted',
      subject: { kind: campaignLifecycle.name, id: campaign.id },
      norm: 'application-deadline',
      data: { institutionId: input.institutionId, reason: input.reason, until: input.until },
    });
    return { id };
  },
});
