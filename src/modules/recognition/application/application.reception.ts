// What the council's secretary does with applications: return with remarks, admit to the expertise, many at once.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { advance } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { headOf } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { openReview } from '../../review/index.ts';
import { preparesCampaign } from '../campaign/campaign.policy.ts';
import { campaignById, expertCouncil } from '../campaign/campaign.queries.ts';
import { siteTitle } from '../site/site.text.ts';
import { loadApplication } from './application.commands.ts';
import { applicationLifecycle } from './application.lifecycle.ts';
import { applicationPolicy } from './application.policy.ts';
import { visibleApplication } from './application.queries.ts';
import { type Application, remarkFields } from './application.schema.ts';
import { applicationText } from './application.text.ts';

/** Days given for corrections when the term of applications is over or nearly so. */
const correctionDays = 5;

const remark = z.object({
  field: z.enum(remarkFields).meta({ label: 'Часть заявки', widget: 'select' }),
  text: z.string().trim().max(2000).meta({ label: 'Что исправить' }),
});

/** The secretary returns an application with remarks on its parts and a last day to correct it. */
export const returnApplication = command({
  name: 'recognition.application.return',
  ru: 'Вернуть с замечаниями',
  norm: norms.applicationForm.slug,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    remarks: z.array(remark).max(50).default([]).meta({ label: 'Замечания' }),
    correctUntil: z.iso.date('Укажите дату').optional().meta({ label: 'Исправить до', widget: 'date' }),
  }),
  load: loadApplication,
  ability: applicationPolicy.rules.return,
  run: async (ctx, input, application) => {
    const remarks = input.remarks.filter((each) => each.text);
    if (remarks.length === 0) {
      return refuse('remark-needed', applicationText.remarkNeeded, {
        kind: 'invalid',
        fields: { remarks: applicationText.remarkNeeded },
      });
    }
    const latest = addDays(ctx.today, correctionDays);
    const correctUntil =
      input.correctUntil ?? [latest, application.applicationsUntil].toSorted().at(-1) ?? latest;
    if (correctUntil < ctx.today) {
      return refuse('correct-past', applicationText.correctPast, {
        kind: 'invalid',
        fields: { correctUntil: applicationText.correctPast },
      });
    }
    const moved = await advance(
      ctx,
      applicationLifecycle,
      { ...application, version: input.version },
      'return',
      {
        set: { correct_until: correctUntil },
        data: {
          remarks: remarks.length,
          correctUntil,
          number: application.number,
          institutionId: application.institutionId,
        },
      },
    );
    if (isRefusal(moved)) return moved;
    const submission = await lastSubmission(ctx, application.id);
    await ctx.db
      .insertInto('recognition.application_remarks')
      .values(
        remarks.map((each) => ({
          territory_id: ctx.territory.id,
          id: newId(ctx.now),
          application_id: application.id,
          submission,
          field: each.field,
          text: each.text,
          person_id: ctx.actor.personId ?? '',
          at: ctx.now,
        })),
      )
      .execute();
    return { id: application.id, correctUntil };
  },
});

async function lastSubmission(ctx: WriteCtx, applicationId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('recognition.application_submissions')
    .select('submission')
    .where('territory_id', '=', ctx.territory.id)
    .where('application_id', '=', applicationId)
    .orderBy('submission', 'desc')
    .executeTakeFirstOrThrow();
  return row.submission;
}

/** Whose relatives may not judge: the named heads, the signer, and the director of the organisation. */
async function concerned(ctx: WriteCtx, application: Application): Promise<string[]> {
  const director = await headOf(ctx, application.institutionId, ctx.today);
  const named = [
    application.headPersonId,
    application.coHeadPersonId,
    application.signerPersonId,
    director?.personId,
  ];
  return [...new Set(named.filter((each) => typeof each === 'string'))];
}

/** Lets one application into the expertise and opens its review under the campaign's version. */
async function admit(
  ctx: WriteCtx,
  application: Application,
  version: number,
): Promise<Refusal | { id: string }> {
  const moved = await advance(ctx, applicationLifecycle, { ...application, version }, 'admit', {
    data: { number: application.number, institutionId: application.institutionId },
  });
  if (isRefusal(moved)) return moved;
  const campaign = await campaignById(ctx, application.campaignId);
  await openReview(ctx, {
    subject: { kind: applicationLifecycle.name, id: application.id },
    title: siteTitle(application.institutionShortName, application.theme),
    path: `/recognition/applications/${application.id}`,
    bodyId: application.bodyId,
    versionId: application.regulationVersionId,
    institutionId: application.institutionId,
    people: await concerned(ctx, application),
    due: campaign?.expertiseUntil ?? application.applicationsUntil,
  });
  return { id: application.id };
}

export const admitApplication = command({
  name: 'recognition.application.admit',
  ru: 'Допустить к экспертизе',
  norm: norms.applicationExpertise.slug,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  load: loadApplication,
  ability: applicationPolicy.rules.admit,
  run: (ctx, input, application) => admit(ctx, application, input.version),
});

/**
 * Admits many applications as they stood on the preview; one that changed since, or may not be admitted by this person,
 * refuses the whole action and is named, so that nothing is applied half-way.
 */
export const admitMany = command({
  name: 'recognition.applications.admit-many',
  ru: 'Допустить отмеченные к экспертизе',
  norm: norms.applicationExpertise.slug,
  input: z.object({
    applications: z
      .array(z.object({ id: z.uuid(), version: z.coerce.number().int() }))
      .min(1, 'Отметьте заявки')
      .max(200),
  }),
  load: expertCouncil,
  ability: preparesCampaign,
  run: async (ctx, input) => {
    for (const { id, version } of input.applications) {
      const application = await visibleApplication(ctx, id);
      if (!application)
        return refuse('not-found', 'Одна из отмеченных заявок больше не видна Вам. Обновите список.', {
          kind: 'not-found',
        });
      const complaint = applicationPolicy.rules.admit.check(ctx, application);
      const outcome = complaint ?? (await admit(ctx, application, version));
      if (isRefusal(outcome)) {
        return {
          ...outcome,
          text: `Заявка № ${application.number} (${application.institutionShortName}): ${outcome.text}`,
        };
      }
    }
    return { admitted: input.applications.length };
  },
});
