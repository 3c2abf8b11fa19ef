// What the applicant does: start, save as it is typed, submit, resubmit, withdraw.
import { sql } from 'kysely';
import { z } from 'zod';
import { timeIn } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { isPast } from '../../kernel/deadline.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance, staleWrite, wrongState } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { institution } from '../institutions/index.ts';
import { norms, versionById } from '../regulations/index.ts';
import { hasSubmittedSheet, withdrawReview } from '../review/index.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { actsForInstitution, applicationPolicy, startsApplications } from './application.policy.ts';
import { planOf, visibleApplication } from './application.queries.ts';
import { missingParts, namesOfParts } from './application.readiness.ts';
import {
  type Application,
  applicationContentSchema,
  contentOfStep,
  type GivenContent,
  type PlanLine,
} from './application.schema.ts';
import { applicationText } from './application.text.ts';
import { applicationDeadlineOf, campaignById } from './campaign.queries.ts';
import type { Campaign } from './campaign.schema.ts';
import { embargoOn, embargoRefusal, lockInstitution, startEmbargo } from './embargo.ts';
import { sitesInForce } from './site.queries.ts';

const subject = (id: string) => ({ kind: applicationLifecycle.name, id });
export const loadApplication = (ctx: ReadCtx, input: { id: string }) => visibleApplication(ctx, input.id);

async function writePlan(ctx: WriteCtx, applicationId: string, plan: readonly PlanLine[]): Promise<void> {
  await ctx.db
    .deleteFrom('recognition.application_plan')
    .where('territory_id', '=', ctx.territory.id)
    .where('application_id', '=', applicationId)
    .execute();
  const lines = plan.filter((line) => Object.values(line).some((value) => value.trim()));
  if (lines.length === 0) return;
  await ctx.db
    .insertInto('recognition.application_plan')
    .values(
      lines.map((line, index) => ({
        territory_id: ctx.territory.id,
        application_id: applicationId,
        position: index + 1,
        ...line,
      })),
    )
    .execute();
}

/**
 * The organisation begins an application in the announced campaign. «Продолжение» only for a site whose status is in
 * force; its theme, goal and direction are carried over, last year's report comes with the site (OMP-05).
 */
export const startApplication = command({
  name: 'recognition.application.start',
  ru: 'Начать заявку',
  norm: norms.applicationForm.slug,
  input: z.object({
    campaignId: z.uuid(),
    institutionId: z.uuid().meta({ label: 'Организация' }),
    kind: z.enum(['opening', 'continuation']).meta({ label: 'Вид заявки' }),
    siteId: z.uuid().optional().meta({ label: 'Площадка' }),
  }),
  ability: startsApplications,
  run: async (ctx, input) => {
    if (!actsForInstitution(ctx, input.institutionId)) {
      return refuse('applicant', applicationText.notYours, {
        kind: 'forbidden',
        norm: norms.applicationForm.slug,
      });
    }
    const campaign = await campaignById(ctx, input.campaignId);
    if (campaign?.state !== 'open')
      return refuse('campaign-not-open', applicationText.notOpen, { kind: 'too-late' });
    const sites = await sitesInForce(ctx, input.institutionId, ctx.today);
    const site =
      input.kind === 'continuation' ? (sites.find((each) => each.id === input.siteId) ?? sites[0]) : null;
    if (input.kind === 'continuation' && !site) {
      return refuse('no-site-to-continue', applicationText.continuationOnly, {
        kind: 'invalid',
        norm: norms.applicationKind.slug,
        fields: { kind: applicationText.continuationOnly },
      });
    }
    const id = newId(ctx.now);
    const { headId, coHeadId } = await lastHeadsOf(ctx, site?.id ?? null);
    await ctx.db
      .insertInto('recognition.applications')
      .values({
        territory_id: ctx.territory.id,
        id,
        campaign_id: campaign.id,
        kind: input.kind,
        site_id: site?.id ?? null,
        institution_id: input.institutionId,
        state: applicationLifecycle.initial,
        direction: site?.direction ?? '',
        theme: site?.theme ?? '',
        goal: site?.goal ?? '',
        head_person_id: headId,
        co_head_person_id: coHeadId,
        created_by: ctx.actor.personId,
        created_at: ctx.now,
        saved_at: ctx.now,
      })
      .execute();
    if (site) await carryOver(ctx, id, site.id);
    await recordFact(ctx, {
      name: 'application.started',
      subject: subject(id),
      norm: norms.applicationForm.slug,
      data: { kind: input.kind },
    });
    return { id };
  },
});

async function lastHeadsOf(ctx: ReadCtx, siteId: string | null) {
  if (!siteId) return { headId: null, coHeadId: null };
  const rows = await ctx.db
    .selectFrom('recognition.site_heads')
    .select(['role', 'person_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where('site_id', '=', siteId)
    .orderBy('starts_on')
    .execute();
  const last = (role: string) => rows.findLast((row) => row.role === role)?.person_id ?? null;
  return { headId: last('head'), coHeadId: last('co-head') };
}

/** What last year's application said of the organisation comes along; the plan is written anew each year. */
async function carryOver(ctx: WriteCtx, id: string, siteId: string): Promise<void> {
  await sql`
    update recognition.applications as mine
    set characteristic = earlier.characteristic, relevance = earlier.relevance, eligibility = earlier.eligibility,
        head_chairs_council = earlier.head_chairs_council, signer_person_id = earlier.signer_person_id
    from (select a.* from recognition.site_terms t
          join recognition.applications a on a.territory_id = t.territory_id and a.id = t.application_id
          where t.territory_id = ${ctx.territory.id} and t.site_id = ${siteId}
          order by t.starts_on desc limit 1) as earlier
    where mine.territory_id = ${ctx.territory.id} and mine.id = ${id}`.execute(ctx.db);
}

/** Saves any part of a draft or of a returned application; nothing is asked of it yet. Refuses a stale write. */
export const saveApplication = command({
  name: 'recognition.application.save',
  ru: 'Сохранить',
  norm: null,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    step: z.enum(['topic', 'organisation', 'conditions', 'plan', 'people']).optional(),
    ...applicationContentSchema.partial().shape,
  }),
  load: loadApplication,
  ability: applicationPolicy.rules.write,
  run: async (ctx, input, application) => {
    if (!['draft', 'returned'].includes(application.state))
      return wrongState(applicationLifecycle, application.state, 'submit');
    const { id, version, step, ...given } = input;
    const { plan, ...content } = contentOfStep(step, given);
    // The form saves itself while its author presses the button: only another person's change is a conflict.
    const saved = await ctx.db
      .updateTable('recognition.applications')
      .set({
        ...columnsOf(content),
        saved_at: ctx.now,
        saved_by: ctx.actor.personId,
        version: sql`version + 1`,
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .where((eb) => eb.or([eb('version', '=', version), eb('saved_by', '=', ctx.actor.personId)]))
      .returning('version')
      .executeTakeFirst();
    if (!saved) return staleWrite({ version: application.version, theme: application.theme });
    if (plan) await writePlan(ctx, id, plan);
    return { id, version: saved.version, savedAt: timeIn(ctx.now, ctx.territory.zone) };
  },
});

function columnsOf(content: Omit<GivenContent, 'plan'>) {
  const columns: Record<string, unknown> = {};
  const put = (column: string, value: unknown) => {
    if (value !== undefined) columns[column] = value;
  };
  put('direction', content.direction);
  put('theme', content.theme);
  put('goal', content.goal);
  put('characteristic', content.characteristic);
  put('relevance', content.relevance);
  put('head_person_id', content.headPersonId);
  put('head_chairs_council', content.headChairsCouncil);
  put('co_head_person_id', content.coHeadPersonId);
  put('signer_person_id', content.signerPersonId);
  put('eligibility', content.eligibility && JSON.stringify(content.eligibility));
  return columns;
}

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
