// Premises and equipment: what the service has and who answers for it, checks, write-off, bookings no two of which overlap.
import { type Kysely, sql } from 'kysely';
import { appendOnly, tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema premises`.execute(db);
  await createAssets(db);
  await createBookings(db);
  for (const table of ['assets', 'handovers', 'checks', 'bookings'])
    await tenantTable(db, `premises.${table}`);
  await appendOnly(db, 'premises.checks');
}

async function createAssets(db: Kysely<unknown>): Promise<void> {
  await sql`create table premises.assets (
    territory_id int not null references territories.territories (id),
    id uuid not null,
    kind text not null constraint asset_kind_is_known check (kind in ('room', 'equipment', 'technical', 'valuable')),
    name text not null constraint asset_has_name check (btrim(name) <> ''),
    inventory_number text not null default '',
    place text not null default '',
    seats int constraint seats_are_counted check (seats between 1 and 5000),
    cost numeric(12, 2) constraint asset_cost_is_money check (cost >= 0),
    is_bookable boolean not null,
    note text not null default '',
    starts_on date not null,
    ends_on date constraint asset_is_written_off_after_it_came check (ends_on > starts_on),
    written_off_reason text not null default '',
    written_off_act text not null default '',
    version int not null default 1,
    search text not null generated always as
      (public.search_key(name || ' ' || inventory_number || ' ' || place)) stored,
    primary key (territory_id, id),
    constraint written_off_asset_says_why check ((ends_on is null) = (btrim(written_off_reason) = ''))
  )`.execute(db);
  await sql`create unique index inventory_number_is_given_once on premises.assets (territory_id, inventory_number)
    where inventory_number <> '' and ends_on is null`.execute(db);
  await sql`create table premises.handovers (
    territory_id int not null,
    id uuid not null,
    asset_id uuid not null,
    person_id uuid not null,
    act text not null default '',
    starts_on date not null,
    ends_on date constraint handover_ends_after_it_starts check (ends_on > starts_on),
    period daterange not null generated always as (daterange(starts_on, ends_on)) stored,
    primary key (territory_id, id),
    constraint handover_is_of_an_asset foreign key (territory_id, asset_id)
      references premises.assets (territory_id, id),
    constraint handover_is_to_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint asset_answers_to_one_person exclude using gist
      (territory_id with =, asset_id with =, period with &&)
  )`.execute(db);
  await sql`create index handovers_of_a_person on premises.handovers (territory_id, person_id)`.execute(db);
  await sql`create table premises.checks (
    territory_id int not null,
    id uuid not null,
    asset_id uuid not null,
    checked_on date not null,
    checked_by_id uuid,
    outcome text not null constraint check_outcome_is_known check (outcome in ('present', 'damaged', 'missing')),
    note text not null default '',
    primary key (territory_id, id),
    constraint check_is_of_an_asset foreign key (territory_id, asset_id)
      references premises.assets (territory_id, id),
    constraint check_is_made_by_a_person foreign key (territory_id, checked_by_id)
      references people.persons (territory_id, id),
    constraint fault_found_is_described check (outcome = 'present' or btrim(note) <> '')
  )`.execute(db);
  await sql`create index checks_of_an_asset on premises.checks (territory_id, asset_id, checked_on)`.execute(
    db,
  );
}

async function createBookings(db: Kysely<unknown>): Promise<void> {
  await sql`create table premises.bookings (
    territory_id int not null,
    id uuid not null,
    asset_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    period tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
    title text not null constraint booking_says_what_for check (btrim(title) <> ''),
    occasion_kind text,
    occasion_id text,
    occasion_path text not null default '',
    person_id uuid not null,
    cancelled_on date,
    version int not null default 1,
    primary key (territory_id, id),
    constraint booking_is_of_an_asset foreign key (territory_id, asset_id)
      references premises.assets (territory_id, id),
    constraint booking_is_made_by_a_person foreign key (territory_id, person_id)
      references people.persons (territory_id, id),
    constraint booking_ends_after_it_starts check (ends_at > starts_at),
    constraint occasion_is_named_whole check ((occasion_kind is null) = (occasion_id is null)),
    constraint nothing_is_booked_twice exclude using gist
      (territory_id with =, asset_id with =, period with &&) where (cancelled_on is null)
  )`.execute(db);
  await sql`create index bookings_by_time on premises.bookings (territory_id, starts_at)`.execute(db);
  await sql`create index bookings_of_an_occasion on premises.bookings (territory_id, occasion_kind, occasion_id)
    where occasion_kind is not null`.execute(db);
}
