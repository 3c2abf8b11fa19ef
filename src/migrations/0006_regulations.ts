// Regulations: acts and what they rest on, versions that stay as published, clauses, approval blocks, structures.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema regulations`.execute(db);
  await createActs(db);
  await createRegulations(db);
  await createVersions(db);
  await keepPublishedVersions(db);
  const tables = ['acts', 'act_links', 'regulations', 'regulation_acts', 'approval_blocks', 'structures'];
  for (const table of [...tables, 'versions', 'clauses']) await tenantTable(db, `regulations.${table}`);
}

async function createActs(db: Kysely<unknown>): Promise<void> {
  // `complete` stands in keys, so that what needs an act with number and date can say so in a foreign key.
  await sql`create table regulations.acts (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    level text not null constraint act_level_is_known check (level in ('federal', 'regional', 'municipal', 'local')),
    kind text not null constraint act_has_kind check (btrim(kind) <> ''),
    issuer text not null,
    number text constraint act_number_is_blank_or_written check (btrim(number) <> ''),
    dated date,
    title text not null constraint act_has_title check (btrim(title) <> ''),
    superseded boolean not null default false,
    superseded_by text constraint only_superseded_act_names_its_successor check (superseded or superseded_by is null),
    file_id uuid,
    version int not null default 1,
    complete boolean not null generated always as (number is not null and dated is not null) stored,
    primary key (territory_id, id),
    constraint act_completeness_can_be_referred_to unique (territory_id, id, complete)
  )`.execute(db);
  await sql`create unique index act_is_entered_once on regulations.acts (territory_id, issuer, kind, number, dated)`.execute(
    db,
  );
  await sql`create table regulations.act_links (
    territory_id int not null,
    act_id uuid not null,
    basis_act_id uuid not null constraint act_is_not_its_own_basis check (basis_act_id <> act_id),
    primary key (territory_id, act_id, basis_act_id),
    constraint linked_act_exists foreign key (territory_id, act_id) references regulations.acts (territory_id, id),
    constraint basis_act_exists foreign key (territory_id, basis_act_id) references regulations.acts (territory_id, id)
  )`.execute(db);
  await sql`create index act_links_by_basis on regulations.act_links (territory_id, basis_act_id)`.execute(
    db,
  );
}

async function createRegulations(db: Kysely<unknown>): Promise<void> {
  // requisites 'absent': the text came without any approving act and is in force as it is, with a warning.
  await sql`create table regulations.regulations (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    slug text not null constraint regulation_slug_is_an_address check (slug ~ '^[a-z][a-z0-9-]{1,60}$'),
    kind text not null constraint regulation_has_kind check (btrim(kind) <> ''),
    kind_genitive text not null,
    title text not null constraint regulation_has_title check (btrim(title) <> ''),
    state text not null default 'draft'
      constraint regulation_state_is_known check (state in ('draft', 'in-force', 'repealed')),
    requisites text not null default 'required'
      constraint regulation_requisites_are_known check (requisites in ('required', 'absent')),
    approving_act_id uuid,
    approving_complete boolean,
    warnings text[] not null default '{}',
    version int not null default 1,
    primary key (territory_id, id),
    constraint regulation_slug_is_taken_once unique (territory_id, slug),
    constraint approving_act_comes_with_its_completeness
      check ((approving_act_id is null) = (approving_complete is null)),
    constraint approving_act_exists foreign key (territory_id, approving_act_id, approving_complete)
      references regulations.acts (territory_id, id, complete) on update cascade,
    constraint in_force_rests_on_an_act_with_number_and_date
      check (state = 'draft' or requisites = 'absent' or coalesce(approving_complete, false))
  )`.execute(db);
  await sql`create table regulations.regulation_acts (
    territory_id int not null,
    regulation_id uuid not null,
    act_id uuid not null,
    role text not null constraint act_role_is_known
      check (role in ('approves', 'parent', 'founding', 'structure', 'legal-basis')),
    position int not null,
    primary key (territory_id, regulation_id, act_id, role),
    constraint act_belongs_to_a_regulation foreign key (territory_id, regulation_id)
      references regulations.regulations (territory_id, id),
    constraint act_of_a_regulation_exists foreign key (territory_id, act_id)
      references regulations.acts (territory_id, id)
  )`.execute(db);
  await sql`create unique index regulation_is_approved_by_one_act
    on regulations.regulation_acts (territory_id, regulation_id) where role = 'approves'`.execute(db);
  await sql`create index regulation_acts_by_act on regulations.regulation_acts (territory_id, act_id)`.execute(
    db,
  );
  await sql`create table regulations.approval_blocks (
    territory_id int not null,
    regulation_id uuid not null,
    kind text not null constraint approval_block_is_known check (kind in ('accepted', 'approved', 'order')),
    body text not null default '',
    post text not null default '',
    document text not null default '',
    number text not null default '',
    dated date,
    primary key (territory_id, regulation_id, kind),
    constraint approval_block_is_of_a_regulation foreign key (territory_id, regulation_id)
      references regulations.regulations (territory_id, id)
  )`.execute(db);
  await sql`create table regulations.structures (
    territory_id int not null,
    regulation_id uuid not null,
    act_id uuid,
    act_complete boolean,
    state text not null default 'draft' constraint structure_state_is_known check (state in ('draft', 'approved')),
    version int not null default 1,
    primary key (territory_id, regulation_id),
    constraint structure_is_of_a_regulation foreign key (territory_id, regulation_id)
      references regulations.regulations (territory_id, id),
    constraint structure_act_comes_with_its_completeness check ((act_id is null) = (act_complete is null)),
    constraint structure_act_exists foreign key (territory_id, act_id, act_complete)
      references regulations.acts (territory_id, id, complete) on update cascade,
    constraint structure_is_approved_by_an_order check (state = 'draft' or coalesce(act_complete, false))
  )`.execute(db);
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await sql`create table regulations.versions (
    territory_id int not null,
    id uuid not null,
    regulation_id uuid not null,
    number int not null constraint version_number_starts_at_one check (number > 0),
    state text not null default 'draft' constraint version_state_is_known check (state in ('draft', 'published')),
    effective_from date,
    effective_to date constraint version_ends_not_before_it_starts check (effective_to >= effective_from),
    reason text not null,
    made_by uuid,
    made_at timestamptz not null,
    parent_id uuid,
    title text not null,
    citation jsonb not null,
    calendar jsonb not null default '{}',
    parameters jsonb not null default '{}',
    terms jsonb not null default '{}',
    version int not null default 1,
    during daterange not null generated always as (daterange(effective_from, effective_to)) stored,
    primary key (territory_id, id),
    constraint version_is_of_a_regulation foreign key (territory_id, regulation_id)
      references regulations.regulations (territory_id, id),
    constraint version_parent_exists foreign key (territory_id, parent_id)
      references regulations.versions (territory_id, id),
    constraint version_number_is_given_once unique (territory_id, regulation_id, number),
    constraint later_version_has_its_first_day check (number = 1 or state = 'draft' or effective_from is not null),
    constraint new_version_has_a_reason check (btrim(reason) <> ''),
    constraint only_one_version_in_force exclude using gist
      (territory_id with =, regulation_id with =, during with &&) where (state = 'published')
  )`.execute(db);
  await sql`create unique index one_draft_version_at_a_time
    on regulations.versions (territory_id, regulation_id) where state = 'draft'`.execute(db);
  await sql`create table regulations.clauses (
    territory_id int not null,
    version_id uuid not null,
    key text not null constraint clause_key_is_written check (btrim(key) <> ''),
    position int not null,
    printed text not null,
    heading boolean not null,
    text text not null,
    rows text[] not null default '{}',
    norms text[] not null default '{}',
    primary key (territory_id, version_id, key),
    constraint clause_is_of_a_version foreign key (territory_id, version_id)
      references regulations.versions (territory_id, id) on delete cascade,
    constraint clauses_stand_in_order unique (territory_id, version_id, position) deferrable initially deferred
  )`.execute(db);
}

/** A published version and its clauses stay as they were; the next version may only close the period. */
async function keepPublishedVersions(db: Kysely<unknown>): Promise<void> {
  await sql`create function regulations.keep_published_version() returns trigger language plpgsql as $$
    begin
      if old.state = 'published' and (tg_op = 'DELETE' or old.effective_to is not null
          or to_jsonb(new) - array['effective_to', 'during'] is distinct from to_jsonb(old) - array['effective_to', 'during'])
      then
        raise exception 'a published version stays as it is'
          using errcode = 'check_violation', constraint = 'published_version_stays_as_it_is';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger published_version_stays before update or delete on regulations.versions
    for each row execute function regulations.keep_published_version()`.execute(db);
  await sql`create function regulations.keep_published_clauses() returns trigger language plpgsql as $$
    declare touched record;
    begin
      if tg_op = 'DELETE' then touched := old; else touched := new; end if;
      if exists (select from regulations.versions v where v.territory_id = touched.territory_id
          and v.id = touched.version_id and v.state = 'published')
      then
        raise exception 'clauses of a published version stay as they are'
          using errcode = 'check_violation', constraint = 'published_version_stays_as_it_is';
      end if;
      return touched;
    end $$`.execute(db);
  await sql`create trigger published_clauses_stay before insert or update or delete on regulations.clauses
    for each row execute function regulations.keep_published_clauses()`.execute(db);
}
