// Everything a regulation's card shows, gathered once for its tabs and the drafting desk.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { type HistoryLine, historyOf, personNames } from '../../people/index.ts';
import { actsOf, kinOf, type Structure, structureOf } from '../queries/acts.ts';
import {
  type ActLine,
  approvalOf,
  type Block,
  draftAmong,
  type RegulationAct,
  type RegulationRecord,
  regulationBySlug,
  type VersionLine,
  versionOn,
  versionsOf,
} from '../queries/regulations.ts';
import { versionById } from '../queries/versions.ts';
import { regulationSentences } from '../sentences.text.ts';
import type { RegulationVersion } from '../version.ts';
import { actWarnings, approvalWarnings } from '../warnings.ts';

export interface Card {
  readonly record: RegulationRecord;
  readonly versions: readonly VersionLine[];
  /** The version shown: asked by number, else the one in force today. */
  readonly line: VersionLine;
  readonly version: RegulationVersion;
  readonly isCurrent: boolean;
  readonly draft: VersionLine | null;
  readonly blocks: readonly Block[];
  readonly acts: readonly RegulationAct[];
  readonly kin: { readonly bases: readonly ActLine[]; readonly derived: readonly ActLine[] };
  readonly structure: Structure | null;
  readonly authors: ReadonlyMap<string, string>;
  /** What must be put right; remarks to the text itself stay on the record. */
  readonly warnings: readonly string[];
}

export async function cardOf(ctx: ReadCtx, slug: string, number: string | null): Promise<Card | null> {
  const record = await regulationBySlug(ctx, slug);
  if (!record) return null;
  const all = await versionsOf(ctx, record.id);
  const versions = ctx.actor.kind === 'visitor' ? all.filter((each) => each.state === 'published') : all;
  const current = versionOn(versions, ctx.today);
  const line = number === null ? current : (versions.find((each) => String(each.number) === number) ?? null);
  if (!line) return null;
  const [blocks, acts] = [await approvalOf(ctx, record.id), await actsOf(ctx, record.id)];
  const authors = versions.flatMap((each) => (each.madeBy ? [each.madeBy] : []));
  return {
    record,
    versions,
    line,
    version: await versionById(ctx, line.id),
    isCurrent: line.id === current?.id,
    draft: ctx.actor.kind === 'visitor' ? null : draftAmong(versions),
    blocks,
    acts,
    kin:
      record.approvingActId === null ? { bases: [], derived: [] } : await kinOf(ctx, record.approvingActId),
    structure: await structureOf(ctx, record.id),
    authors: authors.length > 0 && ctx.actor.kind !== 'visitor' ? await personNames(ctx, authors) : new Map(),
    warnings: [...approvalWarnings(blocks), ...actWarnings(record, acts)],
  };
}

/** What was done with the regulation and its versions, newest first. */
export async function historyOfCard(ctx: ReadCtx, card: Card): Promise<HistoryLine[]> {
  const own = await historyOf(
    ctx,
    { kind: 'regulations.regulation', id: card.record.id },
    regulationSentences,
  );
  const lines = [...own];
  for (const version of card.versions.slice(0, 20)) {
    lines.push(
      ...(await historyOf(ctx, { kind: 'regulations.version', id: version.id }, regulationSentences)),
    );
  }
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime());
}
