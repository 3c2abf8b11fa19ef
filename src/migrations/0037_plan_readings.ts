// Plans read from people's files: the file's rows as they stand, what its columns, names and sections mean, what became of it.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.readings (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    file_name text not null constraint reading_names_its_file check (btrim(file_name) <> ''),
    format text not null constraint reading_format_is_known
      check (format in ('xlsx', 'xls', 'csv', 'docx', 'doc', 'pdf')),
    source text not null constraint reading_source_is_known
      check (source in ('own', 'authority', 'institute', 'ministry', 'partner')),
    source_words text not null default '',
    file_year int,
    header_line int not null default 0,
    headings jsonb not null default '[]',
    mapping jsonb not null default '[]',
    people jsonb not null default '{}',
    sections jsonb not null default '{}',
    state text not null constraint reading_state check (state in ('ready', 'applied', 'undone', 'dropped')),
    version int not null default 1,
    read_at timestamptz not null,
    read_by_id uuid,
    lines int not null default 0,
    primary key (territory_id, id),
    constraint reading_is_for_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint reading_is_made_by_a_person foreign key (territory_id, read_by_id)
      references people.persons (territory_id, id),
    constraint outside_plan_says_whose_it_is check (source = 'own' or btrim(source_words) <> '')
  )`.execute(db);
  await sql`create index readings_of_a_plan on planning.readings (territory_id, plan_id, read_at)`.execute(
    db,
  );
  await sql`create table planning.reading_rows (
    territory_id int not null,
    reading_id uuid not null,
    line int not null,
    cells jsonb not null,
    edits jsonb not null default '{}',
    line_id uuid,
    primary key (territory_id, reading_id, line),
    constraint reading_row_is_of_a_reading foreign key (territory_id, reading_id)
      references planning.readings (territory_id, id) on delete cascade,
    constraint reading_row_became_a_line foreign key (territory_id, line_id)
      references planning.lines (territory_id, id) on delete set null (line_id)
  )`.execute(db);
  await sql`create index reading_row_of_a_line on planning.reading_rows (territory_id, line_id)`.execute(db);
  for (const table of ['readings', 'reading_rows']) await tenantTable(db, `planning.${table}`);
}
