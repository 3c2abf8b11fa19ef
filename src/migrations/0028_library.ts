// The fund: methodical materials with editions and reviews, items and copies, loans and requests; reviews of documents; what the consulted say.
import { type Kysely, sql } from 'kysely';
import { appendOnly, revokeFromApplication, tenantTable } from '../platform/db/migrations.ts';

const ofPerson = (name: string, column = 'person_id') =>
  sql`constraint ${sql.id(name)} foreign key (territory_id, ${sql.id(column)}) references people.persons (territory_id, id)`;

const keptForEver = [
  ...[
    'materials',
    'edition_authors',
    'reviews',
    'intakes',
    'items',
    'write_offs',
    'copies',
    'requests',
    'loans',
  ],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema library`.execute(db);
  await createMaterials(db);
  await createReviews(db);
  await createItems(db);
  await createLending(db);
  // What is kept here may be corrected and moved to a person's remaining record, never erased (003 §5.3.6).
  for (const table of keptForEver) {
    await tenantTable(db, `library.${table}`);
    await revokeFromApplication(db, ['delete', 'truncate'], `library.${table}`);
  }
  for (const table of ['editions', 'edition_files']) {
    await tenantTable(db, `library.${table}`);
    await appendOnly(db, `library.${table}`);
  }
  await createDocumentReviews(db);
  await createHelpFeedbacks(db);
}

/** A material is its states; what it says is in its editions, and an edition is never rewritten. */
async function createMaterials(db: Kysely<unknown>): Promise<void> {
  await sql`create table library.materials (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    state text not null constraint material_state_is_known check (state in
      ('draft', 'review', 'returned', 'reviewed', 'approved', 'fund', 'outdated', 'withdrawn')),
    version int not null default 1,
    edition int not null default 1,
    approved_edition int,
    approved_on date,
    approved_by_person_id uuid,
    fund_edition int,
    reason text not null default '',
    made_by_person_id uuid,
    primary key (territory_id, id),
    ${ofPerson('material_maker_is_known', 'made_by_person_id')},
    ${ofPerson('material_approver_is_known', 'approved_by_person_id')},
    constraint approved_material_names_who_and_when check (
      (approved_edition is null) = (approved_on is null) and (approved_edition is null) = (approved_by_person_id is null)),
    constraint material_in_the_fund_is_approved check (fund_edition is null or fund_edition <= approved_edition),
    constraint fund_shows_an_edition check (state <> 'fund' or fund_edition is not null),
    constraint material_leaves_the_fund_with_a_reason check (
      state not in ('outdated', 'withdrawn') or (fund_edition is null and btrim(reason) <> '')),
    constraint returned_material_has_remarks check (state <> 'returned' or btrim(reason) <> '')
  )`.execute(db);
  await sql`create table library.editions (
    territory_id int not null,
    material_id uuid not null,
    number int not null constraint edition_number_is_positive check (number > 0),
    kind text not null,
    title text not null constraint material_has_a_title check (btrim(title) <> ''),
    annotation text not null default '',
    subjects text[] not null default '{}',
    audience text not null default '',
    carrier text not null constraint material_carrier_is_known check (carrier in ('paper', 'electronic')),
    place text not null default '',
    publisher text not null default '',
    year int constraint material_year_is_possible check (year between 1900 and 2200),
    pages text not null default '',
    url text not null default '',
    description text not null default '',
    change text not null default '',
    made_at timestamptz not null,
    made_by_person_id uuid,
    search text not null generated always as (public.search_key(title || ' ' || annotation || ' ' || audience)) stored,
    primary key (territory_id, material_id, number),
    constraint edition_is_of_a_material foreign key (territory_id, material_id)
      references library.materials (territory_id, id),
    ${ofPerson('edition_maker_is_known', 'made_by_person_id')}
  )`.execute(db);
  await sql`create table library.edition_authors (
    territory_id int not null,
    material_id uuid not null,
    number int not null,
    ordinal int not null,
    person_id uuid not null,
    primary key (territory_id, material_id, number, ordinal),
    constraint author_is_named_once unique (territory_id, material_id, number, person_id),
    constraint author_is_of_an_edition foreign key (territory_id, material_id, number)
      references library.editions (territory_id, material_id, number),
    ${ofPerson('author_is_a_person')}
  )`.execute(db);
  await sql`create index editions_by_author on library.edition_authors (territory_id, person_id)`.execute(db);
  await sql`create table library.edition_files (
    territory_id int not null,
    material_id uuid not null,
    number int not null,
    file_id uuid not null,
    primary key (territory_id, material_id, number, file_id),
    constraint file_is_of_an_edition foreign key (territory_id, material_id, number)
      references library.editions (territory_id, material_id, number),
    constraint edition_file_is_kept foreign key (territory_id, file_id) references documents.files (territory_id, id)
  )`.execute(db);
}

/** The database itself lets nobody review what he has written. */
async function createReviews(db: Kysely<unknown>): Promise<void> {
  await sql`create table library.reviews (
    territory_id int not null,
    id uuid not null,
    material_id uuid not null,
    edition int not null,
    reviewer_id uuid not null,
    asked_on date not null,
    due_on date not null constraint review_is_due_after_it_is_asked check (due_on >= asked_on),
    criteria jsonb not null,
    marks jsonb,
    verdict text constraint review_verdict_is_known check (verdict in ('approve', 'rework', 'decline')),
    remarks text not null default '',
    given_on date,
    ended_on date,
    ended_why text not null default '',
    primary key (territory_id, id),
    constraint review_is_of_an_edition foreign key (territory_id, material_id, edition)
      references library.editions (territory_id, material_id, number),
    ${ofPerson('reviewer_is_a_person', 'reviewer_id')},
    constraint reviewer_is_asked_once unique (territory_id, material_id, edition, reviewer_id),
    constraint given_review_is_whole check (
      (verdict is null) = (given_on is null) and (verdict is null) = (marks is null)),
    constraint review_against_has_remarks check (verdict is null or verdict = 'approve' or btrim(remarks) <> ''),
    constraint ended_review_has_a_reason check ((ended_on is null) = (btrim(ended_why) = '')),
    constraint given_review_is_not_ended check (verdict is null or ended_on is null)
  )`.execute(db);
  await sql`create index reviews_awaited on library.reviews (territory_id, reviewer_id)
    where verdict is null and ended_on is null`.execute(db);
  await sql`create function library.refuse_own_review() returns trigger language plpgsql as $$
    begin
      if exists (select from library.edition_authors a where a.territory_id = new.territory_id
        and a.material_id = new.material_id and a.number = new.edition and a.person_id = new.reviewer_id) then
        raise exception 'nobody reviews his own material' using errcode = '23514', constraint = 'nobody_reviews_own_material';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger nobody_reviews_own_material before insert or update of reviewer_id on library.reviews
    for each row execute function library.refuse_own_review()`.execute(db);
  await sql`create function library.keep_review() returns trigger language plpgsql as $$
    begin
      if old.verdict is not null and (to_jsonb(new) - 'reviewer_id') is distinct from (to_jsonb(old) - 'reviewer_id') then
        raise exception 'a given review stays' using errcode = '23514', constraint = 'given_review_stays';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger given_review_stays before update on library.reviews
    for each row execute function library.keep_review()`.execute(db);
}

async function createItems(db: Kysely<unknown>): Promise<void> {
  await sql`create table library.intakes (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    name text not null,
    rows jsonb not null,
    mapping jsonb not null,
    made_on date not null,
    made_by_person_id uuid,
    entered_on date,
    entered int not null default 0,
    version int not null default 1,
    primary key (territory_id, id),
    ${ofPerson('intake_maker_is_known', 'made_by_person_id')},
    constraint entered_intake_has_a_count check ((entered_on is null) = (entered = 0))
  )`.execute(db);
  await sql`create table library.items (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null constraint item_kind_is_known check (kind in
      ('experience', 'instructive', 'literature', 'periodical', 'disc', 'electronic')),
    title text not null constraint item_has_a_title check (btrim(title) <> ''),
    subtitle text not null default '',
    authors text not null default '',
    subjects text[] not null default '{}',
    annotation text not null default '',
    place text not null default '',
    publisher text not null default '',
    year int constraint item_year_is_possible check (year between 1800 and 2200),
    issue text not null default '',
    pages text not null default '',
    isbn text not null default '',
    url text not null default '',
    description text not null default '',
    material_id uuid,
    intake_id uuid,
    version int not null default 1,
    search text not null generated always as
      (public.search_key(title || ' ' || subtitle || ' ' || authors || ' ' || annotation || ' ' || publisher)) stored,
    primary key (territory_id, id),
    constraint item_is_of_a_material foreign key (territory_id, material_id)
      references library.materials (territory_id, id),
    constraint item_came_with_an_intake foreign key (territory_id, intake_id)
      references library.intakes (territory_id, id)
  )`.execute(db);
  await sql`create index items_by_title on library.items (territory_id, title collate public.ru_natural, id)`.execute(
    db,
  );
  await sql`create table library.write_offs (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    number text not null constraint write_off_has_a_number check (btrim(number) <> ''),
    on_date date not null,
    reason text not null constraint write_off_has_a_reason check (btrim(reason) <> ''),
    commission jsonb not null default '[]',
    primary key (territory_id, id),
    constraint write_off_is_numbered_once unique (territory_id, number)
  )`.execute(db);
  await sql`create table library.copies (
    territory_id int not null,
    id uuid not null,
    item_id uuid not null,
    number text not null constraint copy_has_a_number check (btrim(number) <> ''),
    serial int,
    place text not null default '',
    arrived_on date not null,
    source text not null default '',
    price numeric(12, 2) constraint copy_price_is_not_negative check (price >= 0),
    state text not null constraint copy_state_is_known check (state in ('kept', 'lost', 'written-off')),
    version int not null default 1,
    write_off_id uuid,
    primary key (territory_id, id),
    constraint copy_is_of_an_item foreign key (territory_id, item_id) references library.items (territory_id, id),
    constraint inventory_number_is_used_once unique (territory_id, number),
    constraint copy_leaves_by_an_act check ((state = 'written-off') = (write_off_id is not null)),
    constraint act_of_a_copy_is_known foreign key (territory_id, write_off_id)
      references library.write_offs (territory_id, id)
  )`.execute(db);
  await sql`create index copies_by_item on library.copies (territory_id, item_id)`.execute(db);
  await sql`create index copies_by_serial on library.copies (territory_id, serial)`.execute(db);
}

/** A loan is a period of one copy: two of them never overlap, and one begins only while the copy is kept. */
async function createLending(db: Kysely<unknown>): Promise<void> {
  await sql`create table library.requests (
    territory_id int not null,
    id uuid not null,
    item_id uuid not null,
    person_id uuid not null,
    asked_on date not null,
    note text not null default '',
    state text not null constraint request_state_is_known check (state in
      ('asked', 'ready', 'given', 'declined', 'cancelled')),
    version int not null default 1,
    ready_until date,
    reason text not null default '',
    primary key (territory_id, id),
    constraint request_is_for_an_item foreign key (territory_id, item_id) references library.items (territory_id, id),
    ${ofPerson('request_is_by_a_person')},
    constraint ready_request_says_until_when check (state <> 'ready' or ready_until is not null),
    constraint declined_request_has_a_reason check (state <> 'declined' or btrim(reason) <> '')
  )`.execute(db);
  await sql`create unique index item_is_asked_for_once on library.requests (territory_id, item_id, person_id)
    where state in ('asked', 'ready')`.execute(db);
  await sql`create table library.loans (
    territory_id int not null,
    id uuid not null,
    copy_id uuid not null,
    person_id uuid,
    institution_id uuid,
    request_id uuid,
    given_on date not null,
    due_on date not null constraint loan_is_due_after_it_begins check (due_on >= given_on),
    ended_on date constraint loan_ends_after_it_begins check (ended_on >= given_on),
    outcome text constraint loan_outcome_is_known check (outcome in ('returned', 'lost')),
    act text not null default '',
    note text not null default '',
    prolonged int not null default 0,
    version int not null default 1,
    given_by_person_id uuid,
    during daterange not null generated always as (daterange(given_on, ended_on)) stored,
    primary key (territory_id, id),
    constraint loan_is_of_a_copy foreign key (territory_id, copy_id) references library.copies (territory_id, id),
    ${ofPerson('borrower_is_a_person')},
    ${ofPerson('lender_is_a_person', 'given_by_person_id')},
    constraint borrower_is_an_institution foreign key (territory_id, institution_id)
      references institutions.institutions (territory_id, id),
    constraint loan_follows_a_request foreign key (territory_id, request_id)
      references library.requests (territory_id, id),
    constraint loan_has_one_borrower check ((person_id is null) <> (institution_id is null)),
    constraint ended_loan_has_an_outcome check ((ended_on is null) = (outcome is null)),
    constraint lost_copy_has_an_act check ((outcome is not distinct from 'lost') = (btrim(act) <> '')),
    constraint copy_is_out_once_at_a_time exclude using gist (
      territory_id with =, copy_id with =, during with &&)
  )`.execute(db);
  await sql`create index loans_by_person on library.loans (territory_id, person_id)`.execute(db);
  await sql`create index loans_by_institution on library.loans (territory_id, institution_id)`.execute(db);
  await sql`create index loans_out on library.loans (territory_id, due_on) where ended_on is null`.execute(
    db,
  );
  await sql`create function library.lend_kept_copies() returns trigger language plpgsql as $$
    begin
      if not exists (select from library.copies c where c.territory_id = new.territory_id and c.id = new.copy_id
        and c.state = 'kept') then
        raise exception 'only a kept copy is given out' using errcode = '23514', constraint = 'only_a_kept_copy_is_given_out';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger only_a_kept_copy_is_given_out before insert on library.loans
    for each row execute function library.lend_kept_copies()`.execute(db);
}

/** A review of an outgoing document: of the very text, known by its fingerprint. */
async function createDocumentReviews(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.reviews (
    territory_id int not null,
    id uuid not null,
    document_id uuid not null,
    author_id uuid not null,
    reviewer_id uuid not null,
    asked_at timestamptz not null,
    due_on date not null,
    verdict text constraint document_verdict_is_known check (verdict in ('agreed', 'refused')),
    remarks text not null default '',
    given_at timestamptz,
    paper_hash text,
    primary key (territory_id, id),
    constraint review_is_of_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete cascade,
    ${ofPerson('document_author_is_a_person', 'author_id')},
    ${ofPerson('document_reviewer_is_a_person', 'reviewer_id')},
    constraint author_reviews_no_own_document check (author_id <> reviewer_id),
    constraint document_review_is_whole check (
      (verdict is null) = (given_at is null) and (verdict is null) = (paper_hash is null)),
    constraint refusing_review_has_remarks check (verdict is distinct from 'refused' or btrim(remarks) <> '')
  )`.execute(db);
  await sql`create unique index document_review_is_asked_once on documents.reviews (territory_id, document_id, reviewer_id)
    where verdict is null`.execute(db);
  await sql`create index document_reviews_awaited on documents.reviews (territory_id, reviewer_id)
    where verdict is null`.execute(db);
  await tenantTable(db, 'documents.reviews');
}

async function createHelpFeedbacks(db: Kysely<unknown>): Promise<void> {
  await sql`create table qualification.help_feedbacks (
    territory_id int not null,
    entry_id uuid not null,
    mark int not null constraint help_mark_is_a_mark check (mark between 1 and 5),
    text text not null default '',
    given_on date not null,
    constraint help_is_rated_once primary key (territory_id, entry_id),
    constraint feedback_is_on_help foreign key (territory_id, entry_id)
      references qualification.help_entries (territory_id, id)
  )`.execute(db);
  await tenantTable(db, 'qualification.help_feedbacks');
  await appendOnly(db, 'qualification.help_feedbacks');
}
