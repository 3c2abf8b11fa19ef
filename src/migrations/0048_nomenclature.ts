// The nomenclature of main documents: which regulation fills a place of the list, since when, and when it must be looked through.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema nomenclature`.execute(db);
  await sql`create table nomenclature.placements (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    slot text not null constraint placement_names_its_slot check (btrim(slot) <> ''),
    regulation_id uuid not null,
    review_on date,
    starts_on date not null,
    ends_on date,
    placed_by_id uuid,
    version int not null default 1,
    primary key (territory_id, id),
    constraint placed_regulation_exists foreign key (territory_id, regulation_id)
      references regulations.regulations (territory_id, id),
    constraint placed_by_a_person foreign key (territory_id, placed_by_id)
      references people.persons (territory_id, id),
    constraint placement_lives_forward check (ends_on >= starts_on),
    constraint slot_holds_one_document_at_a_time exclude using gist
      (territory_id with =, slot with =, daterange(starts_on, ends_on) with &&)
  )`.execute(db);
  await tenantTable(db, 'nomenclature.placements');
}
