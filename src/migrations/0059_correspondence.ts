// Correspondence: letters received are registered, letters sent know their addressee; what people say when acquainted.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createIncoming(db);
  await nameAddressees(db);
  await sql`alter table documents.acquaintances add column remark text not null default ''`.execute(db);
  await sql`alter table documents.acquaintances add constraint acquaintance_remark_follows_acquaintance
    check (remark = '' or acknowledged_at is not null)`.execute(db);
}

async function createIncoming(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.incoming (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    year int not null,
    serial int not null,
    number text not null,
    received_on date not null,
    correspondent text not null,
    their_number text not null default '',
    their_date date,
    title text not null,
    office_index text not null,
    storage_term text not null,
    executor_id uuid,
    due_on date,
    closed_on date,
    outcome text not null default '',
    answer_document_id uuid,
    registered_at timestamptz not null,
    registered_by_id uuid,
    version int not null default 1,
    primary key (territory_id, id),
    constraint incoming_number_is_used_once_a_year unique (territory_id, year, serial),
    constraint incoming_letter_says_from_whom_and_what check (btrim(correspondent) <> '' and btrim(title) <> ''),
    constraint incoming_letter_has_a_file check (btrim(office_index) <> '' and btrim(storage_term) <> ''),
    constraint incoming_letter_is_written_before_it_comes check (their_date <= received_on),
    constraint incoming_term_has_its_executor check (due_on is null or executor_id is not null),
    constraint incoming_letter_is_closed_iff_with_an_outcome check ((closed_on is not null) = (btrim(outcome) <> '')),
    constraint incoming_letter_is_closed_after_it_comes check (closed_on >= received_on),
    constraint only_a_closed_letter_is_answered check (answer_document_id is null or closed_on is not null),
    constraint incoming_executor_is_known foreign key (territory_id, executor_id) references people.persons (territory_id, id),
    constraint incoming_registrar_is_known foreign key (territory_id, registered_by_id) references people.persons (territory_id, id),
    constraint incoming_answer_is_a_document foreign key (territory_id, answer_document_id)
      references documents.documents (territory_id, id)
  )`.execute(db);
  await sql`create unique index incoming_letter_is_registered_once on documents.incoming
    (territory_id, correspondent, their_number, their_date) nulls not distinct where their_number <> ''`.execute(
    db,
  );
  await sql`create index incoming_by_day on documents.incoming (territory_id, received_on, id)`.execute(db);
  await sql`create index incoming_of_an_executor on documents.incoming (territory_id, executor_id)
    where closed_on is null`.execute(db);
  await tenantTable(db, 'documents.incoming');
}

/** The addressee stands in the paper; the journal of letters sent is asked by it. */
async function nameAddressees(db: Kysely<unknown>): Promise<void> {
  await sql`create function documents.addressee_of(paper jsonb) returns text language sql immutable parallel safe as $$
    select coalesce((select string_agg(line, ', ' order by place)
      from jsonb_array_elements_text(jsonb_path_query_first(paper, '$.blocks[*] ? (@.kind == "addressee").lines'))
        with ordinality lines (line, place)), '') $$`.execute(db);
  await sql`alter table documents.documents add column correspondent text not null
    generated always as (documents.addressee_of(paper)) stored`.execute(db);
  await sql`create index outgoing_by_day on documents.documents (territory_id, sort_date, id)
    where kind in ('letter', 'notice') and state <> 'draft'`.execute(db);
  // The guard compares whole rows; what is computed after it is left out, this column too.
  const { rows } = await sql<{ source: string }>`
    select pg_get_functiondef('documents.keep_registered'::regproc) as source`.execute(db);
  const guard = (rows[0]?.source ?? '').replace(`'sort_number'`, `'sort_number', 'correspondent'`);
  await sql.raw(guard).execute(db);
}
