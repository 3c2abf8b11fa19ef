// What a list said of a person and nobody could read: kept with its reason on the card until a later list says it clearly.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type PersonPart, placedPerson } from '../people/index.ts';
import { keepsAll, ownInstitutions } from './import.policy.ts';
import { importText as text } from './import.text.ts';

interface UnreadRow {
  readonly importId: string;
  readonly fileName: string;
  readonly line: number;
  readonly unread: readonly string[];
}

/** The latest written list alone: what it did not repeat is no longer asked. */
async function unreadOf(ctx: ReadCtx, personId: string): Promise<readonly UnreadRow[]> {
  const { rows } = await sql<UnreadRow>`
    select m.id as "importId", m.file_name as "fileName", r.line, r.parts -> 'unread' as unread
      from imports.rows r
      join imports.imports m on m.territory_id = r.territory_id and m.id = r.import_id and m.state = 'applied'
     where r.territory_id = ${ctx.territory.id} and r.target_id = ${personId} and r.parts ? 'unread'
     order by m.id desc, r.line limit 1`.execute(ctx.db);
  return rows;
}

export const importsPart: PersonPart = {
  key: 'imports',
  of: async (ctx, personId) => {
    const placed = await placedPerson(ctx, personId);
    const own = ownInstitutions(ctx);
    const mayAsk = keepsAll(ctx) || placed?.institutionIds.some((id) => id !== null && own.includes(id));
    const [row] = mayAsk ? await unreadOf(ctx, personId) : [];
    if (!row) return null;
    return {
      sections: [
        {
          ...{ id: 'unread', title: text.unread, count: row.unread.length },
          body: (view) => (
            <>
              <p class="o-hint">
                {text.unreadLead}{' '}
                <a href={view.url(`/imports/${row.importId}?verdict=all`)}>{row.fileName}</a>, строка{' '}
                {row.line}
              </p>
              <ul>
                {row.unread.map((words) => (
                  <li>{words}</li>
                ))}
              </ul>
            </>
          ),
        },
      ],
      timeline: [],
    };
  },
};
