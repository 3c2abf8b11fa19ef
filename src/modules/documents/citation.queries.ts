// What a document cites of the catalogue of legal grounds, in the order it was added (REG-05).
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type ActLine, actName, actsByIds } from '../regulations/index.ts';
import { visibleTo } from './document.policy.ts';
import { documentPath } from './document.schema.ts';

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

export interface OnOldLaw {
  readonly title: string;
  readonly path: string;
  readonly act: string;
  readonly instead: string | null;
}

/** Documents not cancelled that cite law no longer in force, the latest first (REG-05, REG-12); only what the reader may see. */
export async function documentsOnOldLaw(ctx: ReadCtx, limit = 200): Promise<OnOldLaw[]> {
  const { rows } = await sql<{ id: string; title: string; act_id: string }>`
    select d.id, d.title, q.act_id from documents.citations q
    join regulations.acts a on a.territory_id = q.territory_id and a.id = q.act_id and a.superseded
    join documents.documents d on d.territory_id = q.territory_id and d.id = q.document_id
    where q.territory_id = ${ctx.territory.id} and d.state <> 'cancelled' and ${visibleTo(ctx)}
    order by d.id desc, q.position limit ${limit}`.execute(ctx.db);
  const acts = new Map(
    (
      await actsByIds(
        ctx,
        rows.map((row) => row.act_id),
      )
    ).map((act) => [act.id, act]),
  );
  return rows.flatMap((row) => {
    const act = acts.get(row.act_id);
    return act
      ? [
          {
            ...{ title: row.title, path: documentPath(row.id) },
            ...{ act: actName(act), instead: act.supersededBy },
          },
        ]
      : [];
  });
}
