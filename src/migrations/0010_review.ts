// Review: expertise of any subject by members of a council, conflicts of interest, sheets that do not change once submitted.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema review`.execute(db);
  await createReviews(db);
  await createConflicts(db);
  await createAssignments(db);
  await createSheets(db);
  await guardAssignments(db);
  await guardSheets(db);
  await guardConflicts(db);
  for (const table of tables) await tenantTable(db, `review.${table}`);
}

const tables = ['reviews', 'review_people', 'conflicts', 'assignments', 'sheets', 'sheet_scores'] as const;

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await sql`create table review.reviews (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    version int not null default 1,
    subject_kind text not null,
    subject_id uuid not null,
    title text not null constraint review_has_a_title check (btrim(title) <> ''),
    path text not null,
    body_id uuid not null,
    regulation_version_id uuid not null,
    institution_id uuid,
    state text not null constraint review_state check (state in ('open', 'completed', 'withdrawn')),
    max_total numeric not null constraint review_can_be_scored check (max_total >= 0),
    due_on date not null,
    opened_at timestamptz not null,
    completed_at timestamptz,
    primary key (territory_id, id),
    constraint one_review_per_subject unique (territory_id, subject_kind, subject_id),
    constraint review_completed_iff_it_has_its_moment check ((state = 'completed') = (completed_at is not null)),
    constraint review_by_a_known_body foreign key (territory_id, body_id) references councils.bodies (territory_id, id),
    constraint review_keeps_its_regulation foreign key (territory_id, regulation_version_id)
      references regulations.versions (territory_id, id),
    constraint review_of_a_known_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id)
  )`.execute(db);
  await sql`create index reviews_of_body on review.reviews (territory_id, body_id, due_on)`.execute(db);
  await sql`create index reviews_of_institution on review.reviews (territory_id, institution_id)`.execute(db);
  await sql`create table review.review_people (
    territory_id int not null,
    review_id uuid not null,
    person_id uuid not null,
    primary key (territory_id, review_id, person_id),
    constraint concerned_in_a_known_review foreign key (territory_id, review_id) references review.reviews (territory_id, id),
    constraint concerned_is_a_person foreign key (territory_id, person_id) references people.persons (territory_id, id)
  )`.execute(db);
  await sql`create index reviews_of_concerned on review.review_people (territory_id, person_id)`.execute(db);
}

/** What is recorded, and the one function that adds to it what follows from posts, roles and declared relatives of a date. */
async function createConflicts(db: Kysely<unknown>): Promise<void> {
  await sql`create table review.conflicts (
    territory_id int not null,
    id uuid not null,
    review_id uuid not null,
    person_id uuid not null,
    kind text not null constraint conflict_kind
      check (kind in ('institution', 'site-head', 'relative', 'declared', 'pinned')),
    note text not null default '',
    since timestamptz not null,
    pinned_by uuid,
    lifted_at timestamptz,
    lifted_by uuid,
    lift_reason text,
    primary key (territory_id, id),
    constraint conflict_in_a_known_review foreign key (territory_id, review_id) references review.reviews (territory_id, id),
    constraint conflict_of_a_person foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint pinned_by_a_person foreign key (territory_id, pinned_by) references people.persons (territory_id, id),
    constraint lifted_by_a_person foreign key (territory_id, lifted_by) references people.persons (territory_id, id),
    constraint pinned_iff_by_somebody check ((kind = 'pinned') = (pinned_by is not null)),
    constraint said_in_words check (kind not in ('declared', 'pinned') or btrim(note) <> ''),
    constraint lifted_with_a_reason
      check ((lifted_at is null) = (lift_reason is null) and (lifted_at is null) = (lifted_by is null)),
    constraint only_said_conflicts_are_lifted check (lifted_at is null or kind in ('declared', 'pinned')),
    constraint nobody_lifts_the_own_conflict check (lifted_by <> person_id)
  )`.execute(db);
  await sql`create unique index one_conflict_per_kind on review.conflicts (territory_id, review_id, person_id, kind)
    where lifted_at is null`.execute(db);
  await sql`create index conflicts_of_person on review.conflicts (territory_id, person_id)`.execute(db);
  await sql`create function review.conflicts_on(territory int, on_date date)
    returns table (review_id uuid, subject_kind text, subject_id uuid, person_id uuid, kind text, note text)
    language sql stable as $$
      select r.id, r.subject_kind, r.subject_id, c.person_id, c.kind, c.note from review.conflicts c
        join review.reviews r on r.territory_id = c.territory_id and r.id = c.review_id
       where c.territory_id = $1 and c.lifted_at is null
      union all
      select r.id, r.subject_kind, r.subject_id, t.person_id, 'institution', '' from review.reviews r
        join people.posts t on t.territory_id = r.territory_id and t.institution_id = r.institution_id
       where r.territory_id = $1 and t.starts_on <= $2 and (t.ends_on is null or t.ends_on > $2)
      union all
      select r.id, r.subject_kind, r.subject_id, o.person_id, 'institution', '' from review.reviews r
        join people.roles o on o.territory_id = r.territory_id and o.scope_id = r.institution_id
       where r.territory_id = $1 and o.starts_on <= $2 and (o.ends_on is null or o.ends_on > $2)
      union all
      select r.id, r.subject_kind, r.subject_id, d.acting_person_id, 'institution', '' from review.reviews r
        join people.delegations d on d.territory_id = r.territory_id and d.scope_id = r.institution_id
       where r.territory_id = $1 and d.starts_on <= $2 and (d.ends_on is null or d.ends_on > $2)
      union all
      select r.id, r.subject_kind, r.subject_id, q.person_id, 'institution', '' from review.reviews r
        join people.relations q on q.territory_id = r.territory_id and q.institution_id = r.institution_id
       where r.territory_id = $1 and q.declared_on <= $2 and (q.withdrawn_on is null or q.withdrawn_on > $2)
      union all
      select r.id, r.subject_kind, r.subject_id, p.person_id, 'site-head', '' from review.review_people p
        join review.reviews r on r.territory_id = p.territory_id and r.id = p.review_id
       where p.territory_id = $1
      union all
      select r.id, r.subject_kind, r.subject_id, q.person_id, 'relative', '' from review.review_people p
        join review.reviews r on r.territory_id = p.territory_id and r.id = p.review_id
        join people.relations q on q.territory_id = p.territory_id and q.relative_id = p.person_id
       where p.territory_id = $1 and q.declared_on <= $2 and (q.withdrawn_on is null or q.withdrawn_on > $2)
      union all
      select r.id, r.subject_kind, r.subject_id, q.relative_id, 'relative', '' from review.review_people p
        join review.reviews r on r.territory_id = p.territory_id and r.id = p.review_id
        join people.relations q on q.territory_id = p.territory_id and q.person_id = p.person_id
       where p.territory_id = $1 and q.relative_id is not null
         and q.declared_on <= $2 and (q.withdrawn_on is null or q.withdrawn_on > $2)
    $$`.execute(db);
}

async function createAssignments(db: Kysely<unknown>): Promise<void> {
  await sql`create table review.assignments (
    territory_id int not null,
    review_id uuid not null,
    person_id uuid not null,
    way text not null constraint assignment_way check (way in ('manual', 'auto')),
    assigned_by uuid,
    assigned_on date not null,
    assigned_at timestamptz not null,
    ended_at timestamptz,
    end_kind text constraint assignment_end_kind check (end_kind in ('declined', 'conflict', 'released')),
    end_reason text,
    primary key (territory_id, review_id, person_id),
    constraint assigned_to_a_known_review foreign key (territory_id, review_id) references review.reviews (territory_id, id),
    constraint expert_is_a_person foreign key (territory_id, person_id) references people.persons (territory_id, id),
    constraint assigned_by_a_person foreign key (territory_id, assigned_by) references people.persons (territory_id, id),
    constraint assignment_ends_with_a_reason
      check ((ended_at is null) = (end_kind is null) and (ended_at is null) = (end_reason is null))
  )`.execute(db);
  await sql`create index assignments_of_person on review.assignments (territory_id, person_id)`.execute(db);
}

async function createSheets(db: Kysely<unknown>): Promise<void> {
  await sql`create table review.sheets (
    territory_id int not null,
    id uuid not null,
    version int not null default 1,
    review_id uuid not null,
    person_id uuid not null,
    revision int not null constraint revision_counts_from_one check (revision > 0),
    state text not null constraint sheet_state check (state in ('draft', 'submitted', 'reopened')),
    conclusion text not null default '',
    comment text not null default '',
    total numeric,
    saved_at timestamptz not null,
    submitted_at timestamptz,
    reopened_at timestamptz,
    reopened_by uuid,
    reopen_reason text,
    document_id uuid,
    primary key (territory_id, id),
    constraint sheet_of_an_assigned_expert foreign key (territory_id, review_id, person_id)
      references review.assignments (territory_id, review_id, person_id),
    constraint reopened_by_a_person foreign key (territory_id, reopened_by) references people.persons (territory_id, id),
    constraint sheet_document_is_known foreign key (territory_id, document_id) references documents.documents (territory_id, id),
    constraint revisions_do_not_repeat unique (territory_id, review_id, person_id, revision),
    constraint sheet_submitted_iff_it_has_its_moment check ((state = 'draft') = (submitted_at is null)),
    constraint submitted_sheet_has_a_total check ((submitted_at is null) = (total is null)),
    constraint submitted_sheet_concludes check (submitted_at is null or conclusion <> ''),
    constraint reopened_iff_with_a_reason
      check ((state = 'reopened') = (reopened_at is not null) and (reopened_at is null) = (reopen_reason is null))
  )`.execute(db);
  await sql`create unique index one_live_sheet_per_expert on review.sheets (territory_id, review_id, person_id)
    where state in ('draft', 'submitted')`.execute(db);
  await sql`create index sheets_of_person on review.sheets (territory_id, person_id)`.execute(db);
  await sql`create table review.sheet_scores (
    territory_id int not null,
    sheet_id uuid not null,
    criterion text not null,
    score int constraint score_is_not_negative check (score >= 0),
    justification text not null default '',
    primary key (territory_id, sheet_id, criterion),
    constraint score_in_a_known_sheet foreign key (territory_id, sheet_id) references review.sheets (territory_id, id)
  )`.execute(db);
}

/** A live assignment exists only of a person free of conflict on its day, whoever writes it. */
async function guardAssignments(db: Kysely<unknown>): Promise<void> {
  await sql`create function review.check_assignment() returns trigger language plpgsql as $$
    begin
      if new.ended_at is null and exists (
        select from review.conflicts_on(new.territory_id, new.assigned_on) c
         where c.review_id = new.review_id and c.person_id = new.person_id) then
        raise exception 'a person in conflict is assigned' using errcode = '23514', constraint = 'no_assignment_in_conflict';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger check_assignment before insert or update on review.assignments
    for each row execute function review.check_assignment()`.execute(db);
}

/** A submitted sheet never changes; a chair may only set it aside (reopened), and its printed form may be noted once. */
async function guardSheets(db: Kysely<unknown>): Promise<void> {
  await sql`create function review.refuse_submitted_sheet() returns trigger language plpgsql as $$
    declare
      movable text[] := array['state', 'version', 'reopened_at', 'reopened_by', 'reopen_reason'];
    begin
      if old.state = 'draft' then
        if tg_op = 'DELETE' then return old; end if;
        return new;
      end if;
      if tg_op = 'UPDATE' and old.document_id is null and new.state = old.state
         and to_jsonb(new) - 'document_id' = to_jsonb(old) - 'document_id' then
        return new;
      end if;
      if tg_op = 'UPDATE' and old.state = 'submitted' and new.state = 'reopened'
         and to_jsonb(new) - movable = to_jsonb(old) - movable then
        return new;
      end if;
      raise exception 'a submitted sheet is changed' using errcode = '23514', constraint = 'submitted_sheet_never_changes';
    end $$`.execute(db);
  await sql`create trigger refuse_submitted_sheet before update or delete on review.sheets
    for each row execute function review.refuse_submitted_sheet()`.execute(db);
  await sql`create function review.refuse_submitted_scores() returns trigger language plpgsql as $$
    declare
      touched record;
    begin
      if tg_op = 'DELETE' then touched := old; else touched := new; end if;
      if exists (select from review.sheets s where s.territory_id = touched.territory_id and s.id = touched.sheet_id
                   and s.state <> 'draft') then
        raise exception 'a submitted sheet is changed' using errcode = '23514', constraint = 'submitted_sheet_never_changes';
      end if;
      if tg_op = 'UPDATE' and (old.sheet_id, old.criterion) is distinct from (new.sheet_id, new.criterion) then
        raise exception 'a score is moved' using errcode = '23514', constraint = 'submitted_sheet_never_changes';
      end if;
      return touched;
    end $$`.execute(db);
  await sql`create trigger refuse_submitted_scores before insert or update or delete on review.sheet_scores
    for each row execute function review.refuse_submitted_scores()`.execute(db);
}

/** A recorded conflict stays as it was recorded; the only change is its lifting. */
async function guardConflicts(db: Kysely<unknown>): Promise<void> {
  await sql`create function review.refuse_rewritten_conflict() returns trigger language plpgsql as $$
    declare
      movable text[] := array['lifted_at', 'lifted_by', 'lift_reason'];
    begin
      if tg_op = 'UPDATE' and old.lifted_at is null and to_jsonb(new) - movable = to_jsonb(old) - movable then
        return new;
      end if;
      raise exception 'a conflict is rewritten' using errcode = '23514', constraint = 'conflict_stays_as_recorded';
    end $$`.execute(db);
  await sql`create trigger refuse_rewritten_conflict before update or delete on review.conflicts
    for each row execute function review.refuse_rewritten_conflict()`.execute(db);
}
