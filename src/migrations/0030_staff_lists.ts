// What lists of staff say and how they look: education without a place, awards without a day, service here; the form given.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenQualification(db);
  await sql`alter table imports.imports add column listed_on date`.execute(db);
  // A load said what nobody could read: found from the person.
  await sql`create index rows_with_unread on imports.rows (territory_id, target_id) where parts ? 'unread'`.execute(
    db,
  );
  await createForms(db);
}

/** Lists name a level without a place, an award without a day, the service in this very organisation. */
async function widenQualification(db: Kysely<unknown>): Promise<void> {
  await sql`alter table qualification.educations
    drop constraint education_has_a_place,
    drop constraint education_level_is_known,
    add constraint education_level_is_known
      check (level in ('secondary', 'vocational', 'university', 'bachelor', 'higher', 'highest'))`.execute(
    db,
  );
  await sql`alter table qualification.distinctions
    alter column given_on drop not null,
    drop constraint distinction_is_entered_once,
    add constraint distinction_is_entered_once
      unique nulls not distinct (territory_id, person_id, name, given_on)`.execute(db);
  await sql`alter table qualification.service_statements
    add column institution_id uuid,
    drop constraint service_kind_is_known,
    add constraint service_kind_is_known check (kind in ('general', 'pedagogical', 'here')),
    add constraint service_here_names_the_place check ((kind = 'here') = (institution_id is not null)),
    add constraint service_is_in_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id),
    drop constraint service_is_stated_once_a_day,
    add constraint service_is_stated_once_a_day
      unique nulls not distinct (territory_id, person_id, kind, on_date, institution_id)`.execute(db);
}

/** The file an institution gave last: its rows above the heading, headings, order of columns, rows below. */
async function createForms(db: Kysely<unknown>): Promise<void> {
  await sql`create table imports.forms (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null,
    institution_id uuid,
    file_name text not null,
    head jsonb not null,
    mapping jsonb not null,
    tail jsonb not null,
    widths jsonb not null default '[]',
    remembered_at timestamptz not null,
    primary key (territory_id, id),
    constraint form_is_of_an_institution
      foreign key (territory_id, institution_id) references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create unique index form_is_remembered_once
    on imports.forms (territory_id, kind, institution_id) nulls not distinct`.execute(db);
  await tenantTable(db, 'imports.forms');
}
