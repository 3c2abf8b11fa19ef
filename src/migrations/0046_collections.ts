// Collections of data: a table sent to institutions, their answers row by row, what was confirmed kept for ever.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

const ofPerson = (name: string, column: string) =>
  sql`constraint ${sql.id(name)} foreign key (territory_id, ${sql.id(column)}) references people.persons (territory_id, id)`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCollections(db);
  await createAnswers(db);
  await createRows(db);
  for (const table of ['collections', 'answers', 'answer_rows', 'answer_editions'])
    await tenantTable(db, `collections.${table}`);
  await appendOnly(db, 'collections.answer_editions');
}

async function createCollections(db: Kysely<unknown>): Promise<void> {
  await sql`create table collections.collections (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    title text not null constraint collection_says_what check (btrim(title) <> ''),
    purpose text not null default '',
    basis text not null default '',
    table_form jsonb not null,
    author_id uuid not null,
    copied_from_id uuid,
    line_id uuid,
    state text not null constraint collection_state check (state in ('draft', 'sent', 'closed')),
    version int not null default 1,
    created_at timestamptz not null,
    due_at timestamptz,
    sent_at timestamptz,
    closed_at timestamptz,
    escalated_at timestamptz,
    findings text not null default '',
    recommendations text not null default '',
    note_id uuid,
    letter_id uuid,
    primary key (territory_id, id),
    ${ofPerson('collection_is_made_by_a_person', 'author_id')},
    constraint collection_is_a_copy_of_one foreign key (territory_id, copied_from_id)
      references collections.collections (territory_id, id),
    constraint collection_serves_a_line foreign key (territory_id, line_id) references planning.lines (territory_id, id),
    constraint collection_note_is_a_document foreign key (territory_id, note_id)
      references documents.documents (territory_id, id) on delete set null (note_id),
    constraint collection_letter_is_a_document foreign key (territory_id, letter_id)
      references documents.documents (territory_id, id) on delete set null (letter_id),
    constraint sent_collection_has_a_term check ((state = 'draft') = (sent_at is null) and (sent_at is null or due_at > sent_at)),
    constraint closed_collection_says_when check ((state = 'closed') = (closed_at is not null))
  )`.execute(db);
  await sql`create index collections_not_escalated on collections.collections (territory_id, due_at)
    where state = 'sent' and escalated_at is null`.execute(db);
  // What was asked does not change under those who answer.
  await sql`create function collections.keep_sent_form() returns trigger language plpgsql as $$
    begin
      if old.state <> 'draft' and new.table_form <> old.table_form then
        raise exception 'the table of a sent collection does not change'
          using errcode = 'check_violation', constraint = 'sent_form_stays';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger sent_form_stays before update on collections.collections
    for each row execute function collections.keep_sent_form()`.execute(db);
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await sql`create table collections.answers (
    territory_id int not null,
    id uuid not null,
    collection_id uuid not null,
    institution_id uuid not null,
    state text not null constraint answer_state check (state in ('asked', 'answered', 'returned', 'accepted')),
    version int not null default 1,
    edition int not null default 0,
    has_nothing boolean not null default false,
    saved_at timestamptz,
    saved_by_id uuid,
    first_answered_at timestamptz,
    answered_at timestamptz,
    answered_by_id uuid,
    reopened_at timestamptz,
    remark text not null default '',
    note text not null default '',
    primary key (territory_id, id),
    constraint answer_is_of_a_collection foreign key (territory_id, collection_id)
      references collections.collections (territory_id, id),
    constraint answer_is_of_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    ${ofPerson('answer_is_saved_by_a_person', 'saved_by_id')},
    ${ofPerson('answer_is_given_by_a_person', 'answered_by_id')},
    constraint institution_answers_once unique (territory_id, collection_id, institution_id),
    constraint confirmed_answer_says_who check (state not in ('answered', 'accepted')
      or (answered_at is not null and first_answered_at is not null and edition > 0)),
    constraint returned_answer_says_why check (state <> 'returned' or btrim(remark) <> '')
  )`.execute(db);
  await sql`create index answers_of_an_institution on collections.answers (territory_id, institution_id, state)`.execute(
    db,
  );
  await sql`create function collections.keep_first_edition() returns trigger language plpgsql as $$
    begin
      if old.first_answered_at is not null then new.first_answered_at := old.first_answered_at; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger lateness_stays before update on collections.answers
    for each row execute function collections.keep_first_edition()`.execute(db);
}

async function createRows(db: Kysely<unknown>): Promise<void> {
  await sql`create table collections.answer_rows (
    territory_id int not null,
    id uuid not null,
    answer_id uuid not null,
    position int not null constraint row_has_a_place check (position > 0),
    title text not null default '',
    cells jsonb not null default '{}',
    primary key (territory_id, id),
    constraint row_is_of_an_answer foreign key (territory_id, answer_id) references collections.answers (territory_id, id)
  )`.execute(db);
  await sql`create index rows_of_an_answer on collections.answer_rows (territory_id, answer_id, position, id)`.execute(
    db,
  );
  // A confirmed answer is locked: whoever writes, the rows stay as they were confirmed.
  await sql`create function collections.keep_confirmed_rows() returns trigger language plpgsql as $$
    declare touched record;
    begin
      if tg_op = 'DELETE' then touched := old; else touched := new; end if;
      if exists (select from collections.answers a where a.territory_id = touched.territory_id
          and a.id = touched.answer_id and a.state in ('answered', 'accepted'))
      then
        raise exception 'rows of a confirmed answer do not change'
          using errcode = 'check_violation', constraint = 'confirmed_rows_stay';
      end if;
      return touched;
    end $$`.execute(db);
  await sql`create trigger confirmed_rows_stay before insert or update or delete on collections.answer_rows
    for each row execute function collections.keep_confirmed_rows()`.execute(db);
  await sql`create table collections.answer_editions (
    territory_id int not null,
    answer_id uuid not null,
    number int not null,
    kind text not null constraint edition_kind check (kind in ('confirmed', 'replaced')),
    at timestamptz not null,
    by_id uuid,
    has_nothing boolean not null,
    rows jsonb not null,
    primary key (territory_id, answer_id, number),
    constraint edition_is_of_an_answer foreign key (territory_id, answer_id)
      references collections.answers (territory_id, id),
    ${ofPerson('edition_is_of_a_person', 'by_id')}
  )`.execute(db);
}
