// What the applicant does with a finished application: submits it, submits it corrected, withdraws it.
import { sql } from 'kysely';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { isPast } from '../../../kernel/deadline.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { institution } from '../../institutions/index.ts';
import { norms, versionById } from '../../regulations/index.ts';
import { hasSubmittedSheet, withdrawReview } from '../../review/index.ts';
import { applicationDeadlineOf, campaignById } from '../campaign/campaign.queries.ts';
import type { Campaign } from '../campaign/campaign.schema.ts';
import { loadApplication } from './application.commands.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationPolicy } from './application.policy.ts';
import { planOf } from './application.queries.ts';
import { missingParts, namesOfParts } from './application.readiness.ts';
import type { Application, PlanLine } from './application.schema.ts';
import { applicationText } from './application.text.ts';
import { embargoOn, embargoRefusal, lockInstitution, startEmbargo } from './embargo.ts';

const subject = (id: string) => ({ kind: applicationLifecycle.name, id });

/** The logged decision that lets this organisation apply after the term, if it still holds. */
async function latePermission(ctx: ReadCtx, application: Application): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('recognition.late_permissions')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('campaign_id', '=', application.campaignId)
    .where('institution_id', '=', application.institutionId)
    .where('until', '>=', ctx.today)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function nextNumber(ctx: WriteCtx, campaignId: string): Promise<number> {
  await sql`select id from recognition.campaigns
    where territory_id = ${ctx.territory.id} and id = ${campaignId} for update`.execute(ctx.db);
  const { rows } = await sql<{
    next: number;
  }>`select coalesce(max(number), 0) + 1 as next from recognition.applications
    where territory_id = ${ctx.territory.id} and campaign_id = ${campaignId}`.execute(ctx.db);
  return rows[0]?.next ?? 1;
}

/** Keeps what was sent, so that a resubmission shows its changes. */
async function keepSubmission(
  ctx: WriteCtx,
  application: Application,
  plan: readonly PlanLine[],
): Promise<number> {
  const {
    direction,
    theme,
    goal,
    characteristic,
    relevance,
    eligibility,
    headPersonId,
    coHeadPersonId,
    signerPersonId,
    headChairsCouncil,
  } = application;
  const content = {
    direction,
    theme,
    goal,
    characteristic,
    relevance,
    eligibility,
    headPersonId,
    coHeadPersonId,
    signerPersonId,
    headChairsCouncil,
    plan,
  };
  const { rows } = await sql<{ submission: number }>`
    insert into recognition.application_submissions (territory_id, application_id, submission, at, person_id, content)
    select ${ctx.territory.id}, ${application.id}, coalesce(max(submission), 0) + 1, ${ctx.now}, ${ctx.actor.personId},
           ${JSON.stringify(content)}::jsonb
    from recognition.application_submissions
    where territory_id = ${ctx.territory.id} and application_id = ${application.id}
    returning submission`.execute(ctx.db);
  return rows[0]?.submission ?? 1;
}

async function readinessRefusal(
  ctx: ReadCtx,
  application: Application,
  plan: readonly PlanLine[],
): Promise<Refusal | null> {
  const version = await versionById(ctx, application.regulationVersionId);
  const missing = missingParts(application, plan, version);
  if (missing.length === 0) return null;
  const names = namesOfParts(missing);
  return refuse('incomplete', applicationText.missing(names), {
    kind: 'invalid',
    norm: norms.applicationForm.slug,
    fields: Object.fromEntries(missing.map((part, index) => [part, `Заполните: ${names[index]}`])),
  });
}

/**
 * The organisation submits. Refuses: after the last moment of the term without a logged permission (OMP-06), under an
 * embargo (OMP-13), without the plan or another part of Annex 4 (OMP-04). The application gets its number in the register.
 */
export const submitApplication = command({
  name: 'recognition.application.submit',
  ru: 'Подать заявку',
  norm: norms.applicationDeadline.slug,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  load: loadApplication,
  ability: applicationPolicy.rules.submit,
  run: async (ctx, input, application) => {
    const campaign = (await campaignById(ctx, application.campaignId)) as Campaign;
    if (campaign.state !== 'open')
      return refuse('campaign-not-open', applicationText.notOpen, { kind: 'too-late' });
    const isLate = isPast(applicationDeadlineOf(ctx, campaign), ctx.now);
    const permissionId = isLate ? await latePermission(ctx, application) : null;
    if (isLate && !permissionId) {
      return refuse('after-deadline', applicationText.deadlinePassed(campaign.applicationsUntil), {
        kind: 'too-late',
        norm: norms.applicationDeadline.slug,
        details: { until: campaign.applicationsUntil },
      });
    }
    const plan = await planOf(ctx, application.id);
    const incomplete = await readinessRefusal(ctx, application, plan);
    if (incomplete) return incomplete;
    await lockInstitution(ctx, application.institutionId);
    const version = await versionById(ctx, application.regulationVersionId);
    const embargo = await embargoOn(ctx, application.institutionId, version, application.theme, ctx.today);
    if (embargo) return embargoRefusal(embargo, campaign.applicationsUntil);
    const organisation = await institution(ctx, application.institutionId);
    const number = await nextNumber(ctx, campaign.id);
    const moved = await advance(
      ctx,
      applicationLifecycle,
      { ...application, version: input.version },
      'submit',
      {
        set: {
          number,
          submitted_at: ctx.now,
          late_permission_id: permissionId,
          institution_name: organisation?.fullName ?? '',
          institution_inn: organisation?.inn ?? '',
        },
        data: {
          number,
          year: campaign.year,
          late: isLate,
          institutionId: application.institutionId,
          bodyId: campaign.bodyId,
        },
      },
    );
    if (isRefusal(moved)) return moved;
    await keepSubmission(ctx, application, plan);
    return { id: application.id, number };
  },
});

/** Sends a corrected application again, in the term the secretary gave; remarks of the round become answered. */
export const resubmitApplication = command({
  name: 'recognition.application.resubmit',
  ru: 'Подать исправленную заявку',
  norm: norms.applicationForm.slug,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  load: loadApplication,
  ability: applicationPolicy.rules.resubmit,
  run: async (ctx, input, application) => {
    if (application.correctUntil && ctx.today > application.correctUntil) {
      return refuse('correction-late', applicationText.correctionPassed(application.correctUntil), {
        kind: 'too-late',
        norm: norms.applicationDeadline.slug,
      });
    }
    const plan = await planOf(ctx, application.id);
    const incomplete = await readinessRefusal(ctx, application, plan);
    if (incomplete) return incomplete;
    const submission = await keepSubmission(ctx, application, plan);
    const moved = await advance(
      ctx,
      applicationLifecycle,
      { ...application, version: input.version },
      'resubmit',
      {
        set: { correct_until: null },
        data: { submission, number: application.number, bodyId: application.bodyId },
      },
    );
    if (isRefusal(moved)) return moved;
    await ctx.db
      .updateTable('recognition.application_remarks')
      .set({ resolved_at: ctx.now })
      .where('territory_id', '=', ctx.territory.id)
      .where('application_id', '=', application.id)
      .where('resolved_at', 'is', null)
      .execute();
    return { id: application.id, submission };
  },
});

/** The organisation withdraws. Before the first submitted expert sheet it costs nothing; after it the embargo starts (decision 25). */
export const withdrawApplication = command({
  name: 'recognition.application.withdraw',
  ru: 'Отозвать заявку',
  norm: norms.repeatEmbargo.slug,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().max(1000).default('').meta({ label: 'Причина', widget: 'textarea' }),
  }),
  load: loadApplication,
  ability: applicationPolicy.rules.withdraw,
  run: async (ctx, input, application) => {
    const isLate = await hasSubmittedSheet(ctx, subject(application.id));
    const moved = await advance(
      ctx,
      applicationLifecycle,
      { ...application, version: input.version },
      'withdraw',
      {
        data: { reason: input.reason, afterSheets: isLate },
        norm: isLate ? norms.repeatEmbargo.slug : null,
      },
    );
    if (isRefusal(moved)) return moved;
    if (application.state === 'admitted') await withdrawReview(ctx, subject(application.id));
    if (isLate) {
      const version = await versionById(ctx, application.regulationVersionId);
      await startEmbargo(ctx, application, version, 'late-withdrawal');
    }
    return { id: application.id, embargo: isLate };
  },
});
