// A long list is kept and read by a job: two more states of a load, and the stored file while it waits.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table imports.imports
    add column file_id uuid,
    drop constraint import_state_is_known,
    add constraint import_state_is_known
      check (state in ('reading', 'unread', 'ready', 'applying', 'applied', 'undone', 'dropped')),
    add constraint only_a_list_being_read_has_its_file check (file_id is null or state in ('reading', 'dropped'))`.execute(
    db,
  );
}
