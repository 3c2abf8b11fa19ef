// Early termination: raise a prepared or a new case, hear the site, put it before the council, drop it with a reason.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite, wrongState } from '../../../kernel/lifecycle.ts';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { optionalUploadSchema, uploadSchema } from '../../../platform/files/index.ts';
import { membersOn, proposeAgendaItem } from '../../councils/index.ts';
import { filesOf, storeFile } from '../../documents/index.ts';
import { staffOf } from '../../people/index.ts';
import { currentVersion, norms, termsOf } from '../../regulations/index.ts';
import { siteTitle } from '../site/site.text.ts';
import { headsOfSite } from '../site-report/site-report.paper.ts';
import { terminationLifecycle } from './termination.lifecycle.ts';
import { raisesTerminations, terminationPolicy } from './termination.policy.ts';
import { siteOfCase, type Termination, terminationById } from './termination.queries.ts';
import { terminationText } from './termination.text.ts';

/** Days the site has for its explanation when nothing else is said. */
const explanationDays = 10;

const subject = (id: string) => ({ kind: terminationLifecycle.name, id });

export async function visibleTermination(ctx: ReadCtx, input: { id: string }): Promise<Termination | null> {
  const found = await terminationById(ctx, input.id);
  return found && !terminationPolicy.rules.view.check(ctx, found) ? found : null;
}

const words = (label: string) =>
  z.string().trim().min(10, 'Не короче 10 знаков').max(5000).meta({ label, widget: 'textarea' });

/**
 * Opens a case on the ground of a breach of law; the supervising body's document is attached before the question is
 * raised (decision 6.11). Refuses a site whose status is not in force: there is nothing to end early.
 */
export const openTermination = command({
  name: 'recognition.termination.open',
  ru: 'Открыть дело о досрочном прекращении',
  norm: norms.earlyTerminationGrounds.slug,
  input: z.object({
    siteId: z.uuid(),
    circumstances: words('Обстоятельства нарушения'),
    evidence: z
      .string()
      .trim()
      .min(3, 'Назовите документ надзорного органа')
      .max(1000)
      .meta({ label: 'Документ надзорного органа: вид, номер, дата' }),
    file: optionalUploadSchema.meta({
      label: 'Документ надзорного органа',
      hint: 'Можно приложить позже, но до постановки вопроса.',
    }),
  }),
  load: (ctx, input) => siteOfCase(ctx, input.siteId),
  ability: raisesTerminations,
  run: async (ctx, input, site) => {
    if (!site.endsOn) {
      return refuse('status-not-in-force', terminationText.notInForce, {
        norm: norms.earlyTerminationGrounds.slug,
      });
    }
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('recognition.terminations')
      .values({
        territory_id: ctx.territory.id,
        id,
        site_id: site.siteId,
        ground: 'law',
        state: terminationLifecycle.initial,
        circumstances: input.circumstances,
        evidence: input.evidence,
        prepared_at: ctx.now,
        regulation_version_id: (await currentVersion(ctx, norms.earlyTerminationGrounds))?.id ?? null,
      })
      .execute();
    await recordFact(ctx, {
      name: 'termination.prepared',
      subject: subject(id),
      norm: norms.earlyTerminationGrounds.slug,
      data: { ground: 'law', siteId: site.siteId },
    });
    if (input.file) {
      const stored = await storeFile(ctx, input.file, subject(id), 'evidence');
      if (isRefusal(stored)) return stored;
    }
    return { id };
  },
});

/** The service attaches evidence until the council has decided; the site attaches what its explanation speaks of. */
export const attachToTermination = command({
  name: 'recognition.termination.attach',
  ru: 'Приложить документ',
  norm: norms.earlyTerminationGrounds.slug,
  input: z.object({ id: z.uuid(), file: uploadSchema.meta({ label: 'Файл' }) }),
  load: visibleTermination,
  ability: terminationPolicy.rules.attach,
  run: async (ctx, input, each) => {
    if (!['prepared', 'raised', 'on-agenda'].includes(each.state))
      return refuse('case-decided', terminationText.caseDecided);
    const purpose = raisesTerminations.check(ctx, each) ? 'explanation' : 'evidence';
    const stored = await storeFile(ctx, input.file, subject(each.id), purpose);
    return isRefusal(stored) ? stored : { id: each.id, fileId: stored.id };
  },
});

/** Files of a case are seen by whoever sees the case. */
export const seesTerminationFiles = async (ctx: ReadCtx, id: string): Promise<boolean> =>
  (await visibleTermination(ctx, { id })) !== null;

/** Raises the question: the site is told and may explain; a breach of law needs its document attached. */
export const raiseTermination = command({
  name: 'recognition.termination.raise',
  ru: 'Поставить вопрос о прекращении',
  norm: norms.earlyTerminationGrounds.slug,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    explainUntil: z.iso
      .date('Укажите дату')
      .optional()
      .meta({ label: 'Ждать объяснения до', widget: 'date' }),
  }),
  load: visibleTermination,
  ability: terminationPolicy.rules.raise,
  run: async (ctx, input, each) => {
    if (each.ground === 'law' && (await filesOf(ctx, subject(each.id), 'evidence')).length === 0) {
      return refuse('evidence-needed', terminationText.evidenceNeeded, {
        norm: norms.earlyTerminationGrounds.slug,
      });
    }
    const explainUntil = input.explainUntil ?? addDays(ctx.today, explanationDays);
    if (explainUntil < ctx.today) {
      return refuse('explain-in-past', terminationText.explainPast, {
        kind: 'invalid',
        fields: { explainUntil: terminationText.explainPast },
      });
    }
    return advance(ctx, terminationLifecycle, { ...each, version: input.version }, 'raise', {
      set: { raised_by: ctx.actor.personId, explain_until: explainUntil },
      data: { ground: each.ground, siteId: each.siteId, explainUntil },
    });
  },
});

/** The site explains itself; the text goes to the council as it is. */
export const explainTermination = command({
  name: 'recognition.termination.explain',
  ru: 'Представить объяснение',
  norm: norms.earlyTerminationProcedure.slug,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    explanation: words('Объяснение площадки'),
  }),
  load: visibleTermination,
  ability: terminationPolicy.rules.explain,
  run: async (ctx, input, each) => {
    if (!['raised', 'on-agenda'].includes(each.state)) return refuse('not-raised', terminationText.notRaised);
    const updated = await ctx.db
      .updateTable('recognition.terminations')
      .set({
        explanation: input.explanation,
        explanation_by: ctx.actor.personId,
        explained_at: ctx.now,
        version: input.version + 1,
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', each.id)
      .where('state', '=', each.state)
      .where('version', '=', input.version)
      .executeTakeFirstOrThrow();
    if (updated.numUpdatedRows === 0n) return staleWrite({ version: each.version });
    await recordFact(ctx, {
      name: 'termination.explained',
      subject: subject(each.id),
      norm: norms.earlyTerminationProcedure.slug,
      data: { siteId: each.siteId },
    });
    return { id: each.id };
  },
});

/** Members who work in the organisation of the site or lead the site do not judge it. */
async function recusalsOf(ctx: ReadCtx, each: Termination) {
  const staff = await staffOf(ctx, each.institutionId, ctx.today);
  const heads = Object.values(await headsOfSite(ctx, each.siteId, ctx.today));
  const own = new Set([...staff.map((one) => one.personId), ...heads]);
  const members = await membersOn(ctx, each.bodyId ?? '', ctx.today);
  return members
    .filter((member) => own.has(member.personId))
    .map((member) => ({ personId: member.personId, reason: terminationText.ownSite }));
}

/** Puts the case before the council, after the explanation or after its term (000 §5.11). */
export const putTerminationOnAgenda = command({
  name: 'recognition.termination.put-on-agenda',
  ru: 'Внести в повестку совета',
  norm: norms.earlyTerminationProcedure.slug,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  load: visibleTermination,
  ability: terminationPolicy.rules['put-on-agenda'],
  run: async (ctx, input, each) => {
    if (each.state !== 'raised') return wrongState(terminationLifecycle, each.state, 'put-on-agenda');
    if (!each.explainedAt && each.explainUntil && ctx.today <= each.explainUntil) {
      return refuse('explanation-awaited', terminationText.awaitExplanation(each.explainUntil), {
        norm: norms.earlyTerminationProcedure.slug,
      });
    }
    if (!each.bodyId) return refuse('no-council', terminationText.noCouncil);
    const moved = await advance(
      ctx,
      terminationLifecycle,
      { ...each, version: input.version },
      'put-on-agenda',
      {
        data: { siteId: each.siteId },
      },
    );
    if (isRefusal(moved)) return moved;
    await proposeAgendaItem(ctx, {
      bodyId: each.bodyId,
      subject: subject(each.id),
      title: terminationText.agendaTitle(siteTitle(each.institutionShortName, each.theme)),
      norm: norms.earlyTerminationProcedure.slug,
      materialsPath: `/recognition/terminations/${each.id}`,
      institutionId: each.institutionId,
      ...terminationText.wording(await termsOf(ctx), each),
      recusals: await recusalsOf(ctx, each),
    });
    return { id: each.id };
  },
});

/** Drops the question with a reason: by the council before it was considered, by the authority after. */
export const dropTermination = command({
  name: 'recognition.termination.drop',
  ru: 'Снять вопрос',
  norm: norms.earlyTerminationProcedure.slug,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), reason: words('Причина') }),
  load: visibleTermination,
  ability: terminationPolicy.rules.drop,
  run: (ctx, input, each) =>
    advance(ctx, terminationLifecycle, { ...each, version: input.version }, 'drop', {
      set: { drop_reason: input.reason },
      data: { reason: input.reason, siteId: each.siteId },
    }),
});
