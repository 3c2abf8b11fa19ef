// Publishing the version being prepared: with a reason and a first day; the first one puts the regulation into force.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { advance, staleWrite } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { compareVersions, isSame } from '../compare.ts';
import { frozenParameters } from '../frozen.ts';
import { actById } from '../queries/acts.ts';
import type { RegulationRecord, VersionLine } from '../queries/regulations.ts';
import { forgetHeads, versionById } from '../queries/versions.ts';
import { regulationLifecycle, versionLifecycle } from '../regulation.lifecycle.ts';
import { mayDraft, mayPublish } from '../regulation.policy.ts';
import {
  approvedByWords,
  blankRequisites,
  earlierThanLast,
  noApprovingAct,
  noClauses,
  noDraft,
  nothingChanged,
  onlyVersion,
} from '../regulation.text.ts';
import type { RegulationVersion } from '../version.ts';
import { seenInput } from './clauses.ts';
import { type Drafting, draftingOf, openDraft } from './drafting.ts';
import { slugInput, subjectOf } from './regulations.ts';

/** A clerk opens a new version of a regulation in force, to change its clauses before its settings. */
export const draftVersion = command({
  name: 'regulations.version.draft',
  ru: 'Готовить новую редакцию',
  norm: 'regulation-amendments',
  input: z.object({ slug: slugInput }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayDraft,
  run: async (ctx, { slug }, drafting: Drafting): Promise<{ slug: string } | Refusal> => {
    const draft = await openDraft(ctx, drafting);
    return isRefusal(draft) ? draft : { slug };
  },
});

/** A clerk throws the prepared version away; what is published stays, a regulation's only version cannot go. */
export const discardVersion = command({
  name: 'regulations.version.discard',
  ru: 'Отказаться от редакции',
  norm: 'regulation-amendments',
  input: z.object({ slug: slugInput, version: seenInput }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayDraft,
  run: async (
    ctx,
    { slug, version },
    { regulation, draft, last }: Drafting,
  ): Promise<{ slug: string } | Refusal> => {
    if (!draft) return noDraft();
    if (!last) return onlyVersion();
    if (draft.version !== version) return staleWrite({ version: draft.version });
    await ctx.db
      .deleteFrom('regulations.versions')
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', draft.id)
      .where('state', '=', 'draft')
      .execute();
    await recordFact(ctx, {
      name: 'regulation.version-discarded',
      subject: subjectOf(regulation),
      norm: 'regulation-amendments',
      data: { number: draft.number },
    });
    return { slug };
  },
});

/**
 * The head publishes the prepared version: it closes the previous one on its first day and never changes again.
 * Refuses blank requisites of the approving act, an empty text, a version equal to the last one, an earlier day.
 */
export const publishVersion = command({
  name: 'regulations.version.publish',
  ru: 'Опубликовать редакцию',
  norm: 'regulation-amendments',
  input: z.object({
    slug: slugInput,
    version: seenInput,
    reason: z
      .string()
      .trim()
      .min(5, 'Назовите причину: изменение закона, политики, решение совета.')
      .max(1000)
      .meta({
        label: 'Причина',
        hint: 'Изменение закона, региональной или муниципальной политики',
        widget: 'textarea',
      }),
    effectiveFrom: z.iso
      .date('Укажите день: день, месяц, год.')
      .meta({ label: 'Действует с', hint: 'Записи, начатые раньше, остаются при своей редакции' }),
  }),
  load: (ctx, input) => draftingOf(ctx, input.slug),
  ability: mayPublish,
  run: async (ctx, input, drafting: Drafting): Promise<{ slug: string; number: number } | Refusal> => {
    const { regulation, draft, last } = drafting;
    if (!draft) return noDraft();
    if (draft.version !== input.version) return staleWrite({ version: draft.version });
    const version = await versionById(ctx, draft.id);
    const complaint = await complaintOf(ctx, regulation, version, last, input.effectiveFrom);
    if (complaint) return complaint;
    if (last) await closeVersion(ctx, last, input.effectiveFrom);
    const published = await advance(ctx, versionLifecycle, draft, 'publish', {
      set: {
        effective_from: input.effectiveFrom,
        reason: input.reason,
        made_by: ctx.actor.personId,
        made_at: ctx.now,
        title: regulation.title,
        citation: JSON.stringify(await citationOf(ctx, regulation, version)),
        parameters: JSON.stringify(frozenParameters(version)),
      },
      data: {
        number: draft.number,
        reason: input.reason,
        effectiveFrom: input.effectiveFrom,
        regulation: regulation.slug,
      },
    });
    if (isRefusal(published)) return published;
    if (regulation.state === 'draft') {
      const enacted = await advance(ctx, regulationLifecycle, regulation, 'enact', {
        data: { title: regulation.title },
      });
      if (isRefusal(enacted)) return enacted;
    }
    forgetHeads(ctx);
    return { slug: regulation.slug, number: draft.number };
  },
});

async function complaintOf(
  ctx: WriteCtx,
  regulation: RegulationRecord,
  version: RegulationVersion,
  last: VersionLine | null,
  effectiveFrom: string,
): Promise<Refusal | null> {
  if (regulation.requisites === 'required') {
    if (regulation.approvingActId === null) return noApprovingAct();
    if (!regulation.approvingComplete) return blankRequisites();
  }
  if (!version.clauses.some((clause) => !clause.heading)) return noClauses();
  if (!last) return null;
  if (last.effectiveFrom !== null && effectiveFrom < last.effectiveFrom)
    return earlierThanLast(last.effectiveFrom);
  return isSame(compareVersions(await versionById(ctx, last.id), version)) ? nothingChanged() : null;
}

/** A version whose first day is not known is taken to have begun at the latest the day before. */
async function closeVersion(ctx: WriteCtx, last: VersionLine, on: string): Promise<void> {
  const from = last.effectiveFrom ?? addDays(on, -1);
  await ctx.db
    .updateTable('regulations.versions')
    .set({ effective_to: on < from ? from : on })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', last.id)
    .where('effective_to', 'is', null)
    .execute();
}

async function citationOf(ctx: WriteCtx, regulation: RegulationRecord, version: RegulationVersion) {
  const act = regulation.approvingActId === null ? null : await actById(ctx, regulation.approvingActId);
  return {
    genitive: regulation.kindGenitive,
    approvedBy: approvedByWords(act) ?? version.citation.approvedBy,
  };
}
