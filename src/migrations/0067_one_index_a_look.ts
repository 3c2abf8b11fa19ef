// An index that repeats another costs every writing and serves no reading.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index institutions.institutions_in_order`.execute(db);
  await sql`drop index recognition.applications_by_campaign`.execute(db);
}
