// The wall around a territory tells the planner nothing about how many rows stand behind it (decision record 19).
import { type Kysely, sql } from 'kysely';
import { readableRows } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string; table: string }>`
    select schemaname as schema, tablename as table from pg_policies where policyname = 'territory_read'
     order by 1, 2`.execute(db);
  for (const { schema, table } of rows)
    await sql`alter policy territory_read on ${sql.id(schema, table)} using (${readableRows})`.execute(db);
}
