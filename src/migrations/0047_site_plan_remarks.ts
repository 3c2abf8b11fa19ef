// Remarks on the draft of a site's plan, the paper that sums the plan up; a document may be a note (справка).
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table recognition.site_plan_remarks (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    kind text not null constraint remark_kind_is_known check (kind in ('remark', 'suggestion')),
    about text not null default '',
    body text not null constraint remark_says_something check (btrim(body) <> ''),
    made_by_id uuid not null,
    made_at timestamptz not null,
    state text not null constraint remark_state check (state in ('open', 'taken', 'declined', 'withdrawn')),
    answer text not null default '',
    resolved_by_id uuid,
    resolved_at timestamptz,
    version int not null default 1,
    primary key (territory_id, id),
    constraint remark_is_on_a_plan foreign key (territory_id, plan_id)
      references recognition.site_plans (territory_id, id),
    constraint remark_is_made_by_a_person foreign key (territory_id, made_by_id)
      references people.persons (territory_id, id),
    constraint remark_is_resolved_by_a_person foreign key (territory_id, resolved_by_id)
      references people.persons (territory_id, id),
    constraint resolved_remark_says_when check ((state = 'open') = (resolved_at is null)),
    constraint declined_remark_says_why check (state <> 'declined' or btrim(answer) <> '')
  )`.execute(db);
  await sql`create index remarks_of_a_site_plan on recognition.site_plan_remarks (territory_id, plan_id, made_at)`.execute(
    db,
  );
  await tenantTable(db, 'recognition.site_plan_remarks');
  await sql`alter table recognition.site_plans add column summary_document_id uuid`.execute(db);
  await sql`alter table recognition.site_plans add constraint site_plan_is_summed_up_by_a_document
    foreign key (territory_id, summary_document_id) references documents.documents (territory_id, id)`.execute(
    db,
  );
  await letDocumentsBeNotes(db);
}

async function letDocumentsBeNotes(db: Kysely<unknown>): Promise<void> {
  const checks = [
    ['documents.documents', 'document_kind_is_known'],
    ['documents.counters', 'counter_kind_is_known'],
    ['documents.office_files', 'office_file_kind_is_known'],
  ] as const;
  for (const [table, name] of checks) {
    const { rows } = await sql<{ words: string }>`select pg_get_constraintdef(c.oid) as words
      from pg_constraint c where c.conname = ${name} and c.conrelid = ${table}::regclass`.execute(db);
    const words = (rows[0]?.words ?? '').replace('ARRAY[', "ARRAY['note'::text, ");
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(db);
    await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(words)}`.execute(db);
  }
}
