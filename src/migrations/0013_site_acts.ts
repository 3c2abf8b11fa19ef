// Acts that are still drafts but already name what their registration will change: a head of a site, another status.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table recognition.site_acts (
    territory_id int not null,
    id uuid not null,
    site_id uuid not null,
    kind text not null constraint site_act_kind check (kind in ('heads', 'status')),
    document_id uuid not null,
    starts_on date not null,
    ends_on date,
    school_year int,
    head_person_id uuid,
    co_head_person_id uuid,
    reason text not null default '',
    drawn_at timestamptz not null,
    applied_at timestamptz,
    primary key (territory_id, id),
    constraint one_act_a_document unique (territory_id, document_id),
    constraint heads_act_names_a_head check (kind <> 'heads' or head_person_id is not null or co_head_person_id is not null),
    constraint status_act_has_a_term check (kind <> 'status' or (ends_on is not null and ends_on > starts_on and school_year is not null)),
    constraint act_of_a_site foreign key (territory_id, site_id) references recognition.sites (territory_id, id),
    constraint act_is_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete cascade,
    constraint acting_head_is_a_person foreign key (territory_id, head_person_id)
      references people.persons (territory_id, id),
    constraint acting_co_head_is_a_person foreign key (territory_id, co_head_person_id)
      references people.persons (territory_id, id)
  )`.execute(db);
  await tenantTable(db, 'recognition.site_acts');
}
