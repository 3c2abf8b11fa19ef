// Work on a list in the background: whose it is, and how far it is, told through the name of its database session, which others see before the transaction ends.
import { sql } from 'kysely';
import type { ReadCtx, Role, WriteCtx } from '../../kernel/ctx.ts';
import type { Import } from './import.queries.ts';

/** Facts are the operator's, though the work is done by the system. */
export const asOperator = (ctx: WriteCtx, record: Import, roles: readonly Role[] = []): WriteCtx => ({
  ...ctx,
  actor: {
    ...ctx.actor,
    kind: 'person',
    accountId: record.accountId,
    personId: record.personId,
    name: record.operator ?? '',
    roles,
  },
});

/** Short enough for the 63 signs of a session's name. */
const nameFor = (importId: string) => `opora import ${importId} `;

export async function tellProgress(ctx: WriteCtx, importId: string, done: number): Promise<void> {
  await sql`select set_config('application_name', ${nameFor(importId) + Math.trunc(done)}, true)`.execute(
    ctx.db,
  );
}

/** Records written so far; null when no session is at it (waiting in the queue, or the server was stopped). */
export async function progressOf(ctx: ReadCtx, importId: string): Promise<number | null> {
  const { rows } = await sql<{ name: string }>`
    select application_name as name from pg_stat_activity
     where starts_with(application_name, ${nameFor(importId)})`.execute(ctx.db);
  const said = rows[0]?.name.slice(nameFor(importId).length);
  return said === undefined ? null : Number(said);
}

/** After thousands of rows at once: until the database has counted them, every look at them would be planned for few. */
export async function countGrownTables(ctx: WriteCtx): Promise<void> {
  await sql`select public.count_grown_tables()`.execute(ctx.db);
}
