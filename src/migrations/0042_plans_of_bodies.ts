// A plan may be of a body; its lines point at lines of the annual plan; the yearly formation is a draft until its order.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table planning.plans
    drop constraint one_year_one_plan_of_the_service,
    add column body_id uuid,
    add constraint plan_is_of_a_known_body foreign key (territory_id, body_id)
      references councils.bodies (territory_id, id)`.execute(db);
  await sql`create unique index one_year_one_plan_of_the_service on planning.plans (territory_id, school_year)
    where body_id is null`.execute(db);
  await sql`create unique index one_year_one_plan_of_a_body on planning.plans (territory_id, body_id, school_year)
    where body_id is not null`.execute(db);
  await letLinesServeLines(db);
  await createFormations(db);
}

/** Whatever kinds of links are listed today, a line of another plan is added to them. */
async function letLinesServeLines(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ words: string }>`select pg_get_constraintdef(oid) as words
    from pg_constraint where conname = 'link_kind_is_known' and conrelid = 'planning.links'::regclass`.execute(
    db,
  );
  const words = (rows[0]?.words ?? '').replace('ARRAY[', "ARRAY['planning.line'::text, ");
  await sql`alter table planning.links drop constraint link_kind_is_known`.execute(db);
  await sql`alter table planning.links add constraint link_kind_is_known ${sql.raw(words)}`.execute(db);
}

async function createFormations(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.formations (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    school_year int not null constraint formation_year_is_possible check (school_year between 2000 and 2100),
    state text not null constraint formation_state check (state in ('draft', 'ordered', 'in-force', 'cancelled')),
    version int not null default 1,
    draft jsonb not null,
    regulation_version_id uuid,
    document_id uuid,
    made jsonb not null default '{}',
    saved_on date not null,
    primary key (territory_id, id),
    constraint formation_rests_on_a_regulation foreign key (territory_id, regulation_version_id)
      references regulations.versions (territory_id, id),
    constraint formation_order_is_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id),
    constraint ordered_formation_has_its_order check ((state = 'draft') = (document_id is null))
  )`.execute(db);
  await sql`create unique index one_formation_a_year on planning.formations (territory_id, school_year)
    where state <> 'cancelled'`.execute(db);
  await tenantTable(db, 'planning.formations');
}
