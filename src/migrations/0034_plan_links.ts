// Links of plan lines: one record once a line, and only kinds of records the service knows.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table planning.links rename constraint links_pkey to line_is_linked_once`.execute(db);
  await sql`alter table planning.links add constraint link_kind_is_known
    check (subject_kind in ('recognition.site-plan-line', 'recognition.site', 'partners.partner', 'councils.body'))`.execute(
    db,
  );
  await sql`comment on column planning.links.subject_id is
    'the id of the record; for a line of a site''s plan the id of that plan, a colon and the line''s number'`.execute(
    db,
  );
}
