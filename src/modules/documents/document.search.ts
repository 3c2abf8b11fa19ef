// Documents in the search line: by number and title, only those the actor may see.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { SearchHit } from '../../kernel/module.ts';
import { visibleTo } from './document.policy.ts';
import { type SummaryRow, summaryOf } from './document.queries.ts';
import { callDocument, documentText } from './document.text.ts';

const MOST_HITS = 10;
const MOST_LOOKED_AT = 2_000;

export async function searchDocuments(ctx: ReadCtx, text: string): Promise<SearchHit[]> {
  const { rows } = await sql<SummaryRow>`
    select d.id, d.kind, d.title, d.state, d.number, d.date from documents.documents d
     where d.territory_id = ${ctx.territory.id} and ${visibleTo(ctx)}
       and d.id in (select documents.found(${text}, ${MOST_LOOKED_AT}))
     order by d.id desc limit ${MOST_HITS}`.execute(ctx.db);
  return rows.map(summaryOf).map((document) => ({
    title: document.title,
    hint: callDocument(document),
    path: document.path,
    kind: documentText.menu,
  }));
}
