// Partners get a room of their own: agreements with a term, joint doings with who answered, outside specialists.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

const person = (name: string, column: string) =>
  sql`constraint ${sql.id(name)} foreign key (territory_id, ${sql.id(column)})
    references people.persons (territory_id, id)`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema partners`.execute(db);
  await sql`alter table institutions.partners set schema partners`.execute(db);
  await sql`alter table institutions.interactions set schema partners`.execute(db);
  await createAgreements(db);
  await changePartners(db);
  await changeInteractions(db);
  await createSpecialists(db);
  await sql`alter table development.providers add column partner_id uuid,
    add constraint provider_may_be_a_partner
      foreign key (territory_id, partner_id) references partners.partners (territory_id, id)`.execute(db);
  await sql`create unique index partner_is_one_provider
    on development.providers (territory_id, partner_id) where partner_id is not null`.execute(db);
  for (const table of ['agreements', 'specialists']) await tenantTable(db, `partners.${table}`);
}

/** What an agreement was called before it had a row of its own becomes one. */
async function createAgreements(db: Kysely<unknown>): Promise<void> {
  await sql`create table partners.agreements (
    territory_id int not null,
    id uuid not null,
    partner_id uuid not null,
    title text not null constraint agreement_has_title check (btrim(title) <> ''),
    starts_on date not null,
    ends_on date constraint agreement_ends_after_it_starts check (ends_on > starts_on),
    ended_early text not null default '',
    version int not null default 1,
    primary key (territory_id, id),
    constraint agreement_is_with_a_partner
      foreign key (territory_id, partner_id) references partners.partners (territory_id, id)
  )`.execute(db);
  await sql`create index agreements_by_partner on partners.agreements (territory_id, partner_id)`.execute(db);
  await sql`create index agreements_by_end on partners.agreements (territory_id, ends_on)`.execute(db);
  await sql`insert into partners.agreements (territory_id, id, partner_id, title, starts_on, ends_on)
    select territory_id, id, id, agreement, starts_on, ends_on from partners.partners
     where btrim(agreement) <> ''`.execute(db);
}

async function changePartners(db: Kysely<unknown>): Promise<void> {
  await sql`alter table partners.partners
    drop column agreement,
    drop column search,
    add column short_name text,
    add column kpp text constraint partner_kpp_is_written check (kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'),
    add column ogrn text constraint partner_ogrn_is_written check (ogrn ~ '^([0-9]{13}|[0-9]{15})$'),
    add column responsible_id uuid,
    add column closing text not null default '',
    add ${person('partner_is_kept_by_a_person', 'responsible_id')}`.execute(db);
  await sql`update partners.partners set short_name = name`.execute(db);
  await sql`alter table partners.partners
    alter column short_name set not null,
    add constraint partner_has_short_name check (btrim(short_name) <> ''),
    add column search text not null generated always as (public.search_key(short_name || ' ' || name)) stored`.execute(
    db,
  );
  // The names of the present partners and the ИНН differ: a second card of one organisation is refused.
  await sql`create unique index partner_is_entered_once
    on partners.partners (territory_id, (public.search_key(short_name))) where ends_on is null`.execute(db);
  await sql`create unique index partner_inn_is_entered_once
    on partners.partners (territory_id, inn) where ends_on is null`.execute(db);
}

async function changeInteractions(db: Kysely<unknown>): Promise<void> {
  await sql`alter table partners.interactions
    add column circle text not null default '',
    add column responsible_id uuid,
    add column version int not null default 1,
    add ${person('interaction_is_answered_for_by_a_person', 'responsible_id')}`.execute(db);
}

async function createSpecialists(db: Kysely<unknown>): Promise<void> {
  await sql`create table partners.specialists (
    territory_id int not null,
    id uuid not null,
    person_id uuid not null,
    partner_id uuid,
    affiliation text not null default '',
    engagement text not null constraint engagement_is_known check (engagement in
      ('part-time', 'hourly', 'contract', 'unpaid')),
    work text not null constraint specialist_is_engaged_for_something check (btrim(work) <> ''),
    document text not null constraint specialist_is_engaged_by_a_document check (btrim(document) <> ''),
    starts_on date not null,
    ends_on date constraint engagement_ends_after_it_starts check (ends_on > starts_on),
    version int not null default 1,
    during daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    ${person('specialist_is_a_person', 'person_id')},
    constraint specialist_comes_from_a_partner
      foreign key (territory_id, partner_id) references partners.partners (territory_id, id),
    constraint specialist_comes_from_somewhere check (partner_id is not null or btrim(affiliation) <> ''),
    constraint specialist_is_engaged_once_at_a_time
      exclude using gist (territory_id with =, person_id with =, engagement with =, during with &&)
  )`.execute(db);
  await sql`create index specialists_by_partner on partners.specialists (territory_id, partner_id)`.execute(
    db,
  );
}
