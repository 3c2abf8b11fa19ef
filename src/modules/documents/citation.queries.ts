// What a document cites of the catalogue of legal grounds, in the order it was added (REG-05).
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type ActLine, actsByIds } from '../regulations/index.ts';

export interface DocumentCitation {
  readonly act: ActLine;
  /** The words it was registered with; null while the document is a draft. */
  readonly citedAs: string | null;
}

/** The caller has shown that the document is visible. */
export async function citationsOf(ctx: ReadCtx, documentId: string): Promise<DocumentCitation[]> {
  const rows = await ctx.db
    .selectFrom('documents.citations')
    .select(['act_id', 'cited_as'])
    .where('territory_id', '=', ctx.territory.id)
    .where('document_id', '=', documentId)
    .orderBy('position')
    .orderBy('act_id')
    .execute();
  const acts = await actsByIds(
    ctx,
    rows.map((row) => row.act_id),
  );
  return rows.flatMap((row) => {
    const act = acts.find((each) => each.id === row.act_id);
    return act ? [{ act, citedAs: row.cited_as }] : [];
  });
}
