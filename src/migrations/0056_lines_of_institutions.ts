// A line of the plan may be linked with an institution it concerns, so that the year is seen by institutions.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table planning.links drop constraint link_kind_is_known`.execute(db);
  await sql`alter table planning.links add constraint link_kind_is_known check (subject_kind in (
    'recognition.site-plan-line', 'recognition.site', 'partners.partner', 'councils.body', 'planning.line',
    'institutions.institution'))`.execute(db);
}
