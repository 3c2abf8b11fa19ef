// Lists loaded from people's files: what was read, how it was understood, what it changed; layouts remembered.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // A list names an institution by its short name: told apart by an index that row security lets be used.
  await sql`alter table institutions.institutions add column short_key text not null
    generated always as (public.search_key(short_name)) stored`.execute(db);
  await sql`create index institutions_by_short_key
    on institutions.institutions (territory_id, short_key)`.execute(db);
  await sql`create index institutions_by_region_code
    on institutions.institutions (territory_id, region_code)`.execute(db);
  await sql`create schema imports`.execute(db);
  await sql`create table imports.imports (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null,
    institution_id uuid,
    file_name text not null,
    format text not null constraint import_format_is_known check (format in ('xlsx', 'xls', 'csv')),
    sheet text,
    header_line int,
    headings jsonb not null default '[]',
    mapping jsonb not null default '[]',
    counts jsonb not null default '{}',
    state text not null default 'ready'
      constraint import_state_is_known check (state in ('ready', 'applying', 'applied', 'undone', 'dropped')),
    note text not null default '',
    started_at timestamptz not null,
    account_id text,
    person_id uuid,
    applied_at timestamptz,
    undone_at timestamptz,
    version int not null default 1,
    primary key (territory_id, id),
    constraint import_is_for_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    constraint import_has_its_operator
      foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint applied_import_has_its_moment check ((state in ('applied', 'undone')) = (applied_at is not null)),
    constraint undone_import_has_its_moment check ((state = 'undone') = (undone_at is not null))
  )`.execute(db);
  await sql`create index imports_by_time on imports.imports (territory_id, started_at desc, id)`.execute(db);
  await sql`create table imports.rows (
    territory_id int not null,
    import_id uuid not null,
    line int not null constraint line_is_counted_from_one check (line > 0),
    cells jsonb not null,
    edits jsonb not null default '{}',
    reading jsonb not null default '{}',
    identities text[] not null default '{}',
    verdict text not null constraint verdict_is_known
      check (verdict in ('new', 'changed', 'same', 'suspicious', 'fault', 'skipped')),
    faults jsonb not null default '[]',
    notes jsonb not null default '[]',
    difference jsonb not null default '{}',
    candidates jsonb not null default '[]',
    choice text,
    target_id uuid,
    target_version int,
    parts jsonb not null default '{}',
    primary key (territory_id, import_id, line),
    constraint row_is_of_an_import
      foreign key (territory_id, import_id) references imports.imports (territory_id, id) on delete cascade
  )`.execute(db);
  await sql`create index rows_by_verdict on imports.rows (territory_id, import_id, verdict, line)`.execute(
    db,
  );
  await sql`create table imports.layouts (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null,
    institution_id uuid,
    headings jsonb not null,
    mapping jsonb not null,
    remembered_at timestamptz not null,
    primary key (territory_id, id),
    constraint layout_is_of_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create unique index layout_is_remembered_once
    on imports.layouts (territory_id, kind, institution_id) nulls not distinct`.execute(db);
  for (const table of ['imports', 'rows', 'layouts']) await tenantTable(db, `imports.${table}`);
}
