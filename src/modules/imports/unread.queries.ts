// What written lists said of people and nobody could read: for the card of a person, and so as not to ask twice.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';

export interface UnreadRow {
  readonly importId: string;
  readonly fileName: string;
  readonly line: number;
  readonly personId: string;
  readonly unread: readonly string[];
}

/** Of the latest written list that left something unread of each person: what it did not repeat is no longer asked. */
export async function unreadOf(ctx: ReadCtx, personIds: readonly string[]): Promise<UnreadRow[]> {
  const { rows } = await sql<UnreadRow>`
    select distinct on (r.target_id) m.id as "importId", m.file_name as "fileName", r.line,
           r.target_id as "personId", r.parts -> 'unread' as unread
      from imports.rows r
      join imports.imports m on m.territory_id = r.territory_id and m.id = r.import_id and m.state = 'applied'
     where r.territory_id = ${ctx.territory.id} and r.target_id = any(${[...personIds]}::uuid[])
       and r.parts ? 'unread' and r.verdict in ('new', 'changed')
     order by r.target_id, m.id desc, r.line`.execute(ctx.db);
  return rows;
}

export async function unreadOfMany(
  ctx: ReadCtx,
  personIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await unreadOf(ctx, [...new Set(personIds)]);
  return new Map(rows.map(({ personId, unread }) => [personId, unread]));
}
