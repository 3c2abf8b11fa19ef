// Documents: the numbered register of official papers, who was acquainted with them, files, and the office's nomenclature.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

const kinds = [
  'order',
  'minutes',
  'extract',
  'proposals',
  'transfer-act',
  'application',
  'expert-sheet',
  'receipt',
  'register',
  'score-summary',
  'notice',
  'report',
  'letter',
];
const kindList = sql.raw(kinds.map((kind) => `'${kind}'`).join(', '));

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema documents`.execute(db);
  await sql`create extension if not exists pg_trgm`.execute(db);
  await createDocuments(db);
  await createAround(db);
  await createFiles(db);
  await createOffice(db);
  await freezeRegistered(db);
  await createSearch(db);
}

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.documents (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null,
    template text not null,
    template_version int not null,
    title text not null,
    basis text,
    state text not null default 'draft',
    version int not null default 1,
    series text not null default '',
    number text,
    serial int,
    date date,
    year int,
    paper jsonb not null,
    editable jsonb not null default '[]',
    edited jsonb not null default '{}',
    paper_hash text,
    pdf_hash text,
    office_index text,
    storage_term text,
    audience text not null,
    body_id uuid,
    signed_by_person_id uuid,
    signer_post text,
    signer_name text,
    signer_acting boolean not null default false,
    regulation_version_id uuid,
    created_at timestamptz not null,
    created_by_person_id uuid,
    registered_at timestamptz,
    registered_by_person_id uuid,
    cancelled_at timestamptz,
    cancelled_by_person_id uuid,
    cancel_reason text,
    search text not null generated always as (public.search_key(coalesce(number, '') || ' ' || title)) stored,
    -- Row security lets only plain columns lead to an index, so what lists are ordered by is kept beside.
    sort_date date not null generated always as (coalesce(date, date '0001-01-01')) stored,
    sort_number text collate public.ru_natural not null generated always as (coalesce(number, '')) stored,
    primary key (territory_id, id),
    constraint document_kind_is_known check (kind in (${kindList})),
    constraint document_state_is_known check (state in ('draft', 'registered', 'cancelled')),
    constraint document_audience_is_known check (audience in ('staff', 'secretariat', 'council', 'institution', 'public')),
    constraint document_has_a_title check (btrim(title) <> ''),
    constraint council_paper_names_its_body check (audience not in ('secretariat', 'council') or body_id is not null),
    constraint document_is_registered_iff_numbered_dated_and_hashed check (
      (state <> 'draft') = (number is not null and date is not null and year is not null
        and paper_hash is not null and pdf_hash is not null and registered_at is not null)),
    constraint draft_has_no_requisites check (
      state <> 'draft' or (number is null and serial is null and date is null and year is null
        and paper_hash is null and pdf_hash is null and registered_at is null)),
    constraint document_number_is_not_blank check (btrim(number) <> ''),
    constraint document_is_cancelled_iff_with_a_reason check (
      (state = 'cancelled') = (cancelled_at is not null and btrim(coalesce(cancel_reason, '')) <> '')),
    constraint acting_signer_is_named check (not signer_acting or signer_post is not null),
    constraint number_is_used_once_a_year unique (territory_id, kind, series, year, number),
    constraint document_creator_is_known foreign key (territory_id, created_by_person_id) references people.persons (territory_id, id),
    constraint document_registrar_is_known foreign key (territory_id, registered_by_person_id) references people.persons (territory_id, id),
    constraint document_canceller_is_known foreign key (territory_id, cancelled_by_person_id) references people.persons (territory_id, id),
    constraint document_keeps_a_known_regulation foreign key (territory_id, regulation_version_id) references regulations.versions (territory_id, id),
    constraint document_signer_is_known foreign key (territory_id, signed_by_person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index documents_by_date on documents.documents
    (territory_id, sort_date, id)`.execute(db);
  await sql`create index documents_by_title on documents.documents (territory_id, title collate public.ru_natural, id)`.execute(
    db,
  );
  await sql`create index documents_by_written_number on documents.documents
    (territory_id, sort_number, id)`.execute(db);
  await sql`create index documents_by_number on documents.documents (territory_id, kind, year, series, serial)`.execute(
    db,
  );
  await sql`create index documents_of_an_author on documents.documents (territory_id, created_by_person_id)`.execute(
    db,
  );
  await sql`create index documents_of_a_signer on documents.documents (territory_id, signed_by_person_id)`.execute(
    db,
  );
  await sql`create index documents_of_a_body on documents.documents (territory_id, body_id)`.execute(db);
  await sql`create index public_documents on documents.documents (territory_id, id)
    where audience = 'public' and state <> 'draft'`.execute(db);
  await sql`create table documents.subjects (
    territory_id int not null,
    document_id uuid not null,
    subject_kind text not null,
    subject_id uuid not null,
    subject_title text not null default '',
    subject_path text,
    primary key (territory_id, document_id, subject_kind, subject_id),
    constraint subject_of_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete cascade
  )`.execute(db);
  await sql`create index documents_of_any_subject on documents.subjects (territory_id, subject_id)`.execute(
    db,
  );
  await sql`create index documents_of_a_subject on documents.subjects (territory_id, subject_kind, subject_id)`.execute(
    db,
  );
}

async function createAround(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.audience_institutions (
    territory_id int not null,
    document_id uuid not null,
    institution_id uuid not null,
    primary key (territory_id, document_id, institution_id),
    constraint audience_of_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete cascade,
    constraint audience_is_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create index documents_of_an_institution on documents.audience_institutions (territory_id, institution_id)`.execute(
    db,
  );
  await sql`create table documents.acquaintances (
    territory_id int not null,
    document_id uuid not null,
    person_id uuid not null,
    asked_at timestamptz not null,
    asked_by_person_id uuid,
    acknowledged_at timestamptz,
    primary key (territory_id, document_id, person_id),
    constraint acquainted_after_being_asked check (acknowledged_at >= asked_at),
    constraint acquaintance_with_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete cascade,
    constraint acquainted_person_is_known foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index acquaintances_of_a_person on documents.acquaintances (territory_id, person_id)`.execute(
    db,
  );
  await sql`create index acquaintances_awaited on documents.acquaintances (territory_id, person_id)
    where acknowledged_at is null`.execute(db);
  await sql`create table documents.counters (
    territory_id int not null references territories.territories (id),
    kind text not null,
    series text not null default '',
    year int not null,
    last int not null,
    primary key (territory_id, kind, series, year),
    constraint counter_kind_is_known check (kind in (${kindList})),
    constraint counter_is_not_negative check (last >= 0)
  )`.execute(db);
  for (const table of ['documents', 'subjects', 'audience_institutions', 'acquaintances', 'counters'])
    await tenantTable(db, `documents.${table}`);
}

async function createFiles(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.files (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    name text not null,
    size int not null,
    sha256 text not null,
    type text not null,
    subject_kind text not null,
    subject_id uuid not null,
    purpose text not null,
    uploaded_at timestamptz not null,
    uploaded_by_person_id uuid,
    removed_at timestamptz,
    primary key (territory_id, id),
    constraint file_is_not_empty check (size > 0),
    constraint file_hash_is_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint file_name_is_plain check (name !~ '[[:cntrl:]/\\\\]' and btrim(name) <> ''),
    constraint uploader_is_known foreign key (territory_id, uploaded_by_person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index files_of_a_subject on documents.files (territory_id, subject_kind, subject_id, id)`.execute(
    db,
  );
  await tenantTable(db, 'documents.files');
}

async function createOffice(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.office_files (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    index text not null,
    title text not null,
    storage_term text not null,
    kind text,
    year_unit text,
    primary key (territory_id, id),
    constraint office_file_index_is_used_once unique (territory_id, index),
    constraint office_file_of_a_kind_is_one unique (territory_id, kind),
    constraint office_file_kind_is_known check (kind in (${kindList})),
    constraint office_file_is_filled check (btrim(index) <> '' and btrim(title) <> '' and btrim(storage_term) <> ''),
    constraint numbering_year_is_known check (year_unit in ('calendar', 'school')),
    constraint numbering_year_belongs_to_a_kind check ((kind is null) = (year_unit is null))
  )`.execute(db);
  await tenantTable(db, 'documents.office_files');
}

/** What was issued stays as it was issued, even if all our code is wrong. */
async function freezeRegistered(db: Kysely<unknown>): Promise<void> {
  await sql`create function documents.keep_registered() returns trigger language plpgsql as $$
    declare
      may_change text[] := array['state', 'version', 'audience', 'body_id', 'cancelled_at', 'cancelled_by_person_id', 'cancel_reason',
        -- Computed after this trigger, from columns it has compared.
        'search', 'sort_date', 'sort_number'];
    begin
      if old.state = 'draft' then
        if tg_op = 'DELETE' then return old; end if;
        return new;
      end if;
      if tg_op = 'DELETE' then
        raise exception 'a registered document cannot be deleted' using errcode = '23514', constraint = 'registered_document_is_immutable';
      end if;
      if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
        or new.state = 'draft' or (old.state = 'cancelled' and new.state <> 'cancelled')
        or (old.state = 'cancelled' and new.cancel_reason is distinct from old.cancel_reason) then
        raise exception 'a registered document cannot be changed' using errcode = '23514', constraint = 'registered_document_is_immutable';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger registered_document_is_immutable before update or delete on documents.documents
    for each row execute function documents.keep_registered()`.execute(db);
  await sql`create function documents.keep_links() returns trigger language plpgsql as $$
    begin
      if exists (select from documents.documents d
        where d.territory_id = old.territory_id and d.id = old.document_id and d.state <> 'draft') then
        raise exception 'links of a registered document stay' using errcode = '23514', constraint = 'registered_document_is_immutable';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger links_of_a_registered_document_stay before update or delete on documents.subjects
    for each row execute function documents.keep_links()`.execute(db);
  await sql`create function documents.keep_acquaintance() returns trigger language plpgsql as $$
    begin
      if old.acknowledged_at is not null then
        raise exception 'an acquaintance stays' using errcode = '23514', constraint = 'acquaintance_stays';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger acquaintance_stays before update or delete on documents.acquaintances
    for each row execute function documents.keep_acquaintance()`.execute(db);
}

/**
 * LIKE and trigrams are not leakproof, so under row security they could not use their index (decision 3):
 * this function of the owner reads past it, keeps to the territories of the transaction itself and answers ids only;
 * the caller joins them with the rows its actor may see.
 */
async function createSearch(db: Kysely<unknown>): Promise<void> {
  await sql`create index documents_by_words on documents.documents using gin (search gin_trgm_ops)`.execute(
    db,
  );
  // Planned anew at each call, with the words known: common words walk the newest, rare ones use the index.
  await sql`create function documents.found(words text, most int) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp as $$
    begin
      return query execute '
        select d.id from documents.documents d
         where d.territory_id = any($1) and d.search like $2
         order by d.id desc limit $3'
      using nullif(current_setting('app.territories', true), '')::int[],
        '%' || replace(replace(replace(public.search_key(words), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%',
        least(most, 10000);
    end $$`.execute(db);
}
