// What the applicant does with a draft: starts it and saves it as it is typed.
import { sql } from 'kysely';
import { z } from 'zod';
import { timeIn } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { staleWrite, wrongState } from '../../../kernel/lifecycle.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { norms } from '../../regulations/index.ts';
import { campaignById } from '../campaign/campaign.queries.ts';
import { sitesInForce } from '../site/site.queries.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { actsForInstitution, applicationPolicy, startsApplications } from './application.policy.ts';
import { visibleApplication } from './application.queries.ts';
import {
  applicationContentSchema,
  contentOfStep,
  type GivenContent,
  type PlanLine,
} from './application.schema.ts';
import { applicationText } from './application.text.ts';

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
