// Rows that two people may open at once: a change is written only under the version its author saw (decision 10).
import { sql, type Updateable } from 'kysely';
import type { WriteCtx } from './ctx.ts';
import type { Database } from './database.ts';
import { staleWrite } from './lifecycle.ts';
import type { Refusal } from './refusal.ts';

/** Tables whose rows have an id and a version. */
type VersionedTable = {
  [T in keyof Database]: Database[T] extends { id: unknown; version: unknown } ? T : never;
}[keyof Database];

/**
 * Writes columns of one row and raises its version. Returns null when it is done, and the refusal to hand on when
 * somebody changed the row first; `current` is what the loser is shown beside the own words.
 */
export async function changeRow<T extends VersionedTable & string>(
  ctx: WriteCtx,
  table: T,
  row: { readonly id: string; readonly version: number },
  set: Updateable<Database[T]>,
  current?: Record<string, unknown>,
): Promise<Refusal | null> {
  const assignments = Object.entries(set)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.join([...assignments, sql`version = version + 1`])}
     where territory_id = ${ctx.territory.id} and id = ${row.id} and version = ${row.version}`.execute(
    ctx.db,
  );
  return numAffectedRows === 1n ? null : staleWrite(current);
}
