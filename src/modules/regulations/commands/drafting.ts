// The version being prepared: opened from the last published one, changed only by who saw its latest state.
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { staleWrite } from '../../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import {
  draftAmong,
  type RegulationRecord,
  regulationBySlug,
  type VersionLine,
  versionsOf,
} from '../queries/regulations.ts';
import { forgetHeads, versionById } from '../queries/versions.ts';
import { regulationIsRepealed } from '../regulation.text.ts';
import type { RegulationVersion } from '../version.ts';
import { subjectOf } from './regulations.ts';
import { insertDraftVersion } from './rows.ts';

/** A regulation with the version being prepared and the last one published. */
export interface Drafting {
  readonly regulation: RegulationRecord;
  readonly draft: VersionLine | null;
  readonly last: VersionLine | null;
}

export async function draftingOf(ctx: ReadCtx, slug: string): Promise<Drafting | null> {
  const regulation = await regulationBySlug(ctx, slug);
  if (!regulation) return null;
  const versions = await versionsOf(ctx, regulation.id);
  return {
    regulation,
    draft: draftAmong(versions),
    last: versions.find((each) => each.state === 'published') ?? null,
  };
}

/** The draft with its clauses and settings; made from the last published version when there is none yet. */
export async function openDraft(ctx: WriteCtx, drafting: Drafting): Promise<RegulationVersion | Refusal> {
  const { regulation, draft, last } = drafting;
  if (regulation.state === 'repealed') return regulationIsRepealed();
  if (draft) return versionById(ctx, draft.id);
  if (!last) throw new Error(`Regulation ${regulation.slug} has no version at all`);
  const base = await versionById(ctx, last.id);
  const id = await insertDraftVersion(ctx, {
    regulationId: regulation.id,
    number: last.number + 1,
    reason: 'Готовится новая редакция',
    parentId: last.id,
    title: base.title,
    citation: base.citation,
    calendar: base.calendar,
    parameters: base.parameters,
    terms: base.terms,
    clauses: base.clauses,
  });
  await recordFact(ctx, {
    name: 'regulation.version-drafted',
    subject: subjectOf(regulation),
    norm: 'regulation-amendments',
    data: { number: last.number + 1, from: last.number },
  });
  return versionById(ctx, id);
}

/** Columns of a draft that a change may set. */
export interface DraftChange {
  readonly calendar?: unknown;
  readonly parameters?: unknown;
  readonly terms?: unknown;
}

/**
 * Opens the draft and changes it under the version the person saw; `seen` null means there was no draft then.
 * Refuses when somebody changed the draft meanwhile.
 */
export async function changeDraft(
  ctx: WriteCtx,
  drafting: Drafting,
  seen: number | null,
  change: (draft: RegulationVersion) => Promise<DraftChange | Refusal> | DraftChange | Refusal,
): Promise<RegulationVersion | Refusal> {
  if ((drafting.draft?.version ?? null) !== seen)
    return staleWrite({ version: drafting.draft?.version ?? null });
  const draft = await openDraft(ctx, drafting);
  if (isRefusal(draft)) return draft;
  const changes = await change(draft);
  if (isRefusal(changes)) return changes;
  const columns = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const updated = await ctx.db
    .updateTable('regulations.versions')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', draft.id)
    .where('state', '=', 'draft')
    .where('version', '=', seen ?? 1)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return staleWrite();
  forgetHeads(ctx);
  return draft;
}
