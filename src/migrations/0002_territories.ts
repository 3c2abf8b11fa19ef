// Territories (the tenants), their networks and the production calendars: global reference lists, no tenant in their key.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema territories`.execute(db);
  await sql`create table territories.territories (
    id int primary key,
    slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
    name text not null,
    name_genitive text not null,
    kind text not null,
    region text not null,
    zone text not null,
    oktmo text,
    settlement text not null,
    service jsonb not null default '{}',
    closed_on date
  )`.execute(db);
  await sql`create table territories.networks (
    id int primary key,
    slug text not null unique,
    name text not null,
    short_name text not null,
    host_territory_id int not null references territories.territories (id)
  )`.execute(db);
  await sql`create table territories.network_members (
    network_id int not null references territories.networks (id),
    territory_id int not null references territories.territories (id),
    joined_on date not null,
    left_on date check (left_on > joined_on),
    primary key (network_id, territory_id, joined_on)
  )`.execute(db);
  await sql`create table territories.calendar_days (
    region text not null default '',
    date date not null,
    kind text not null check (kind in ('day-off', 'working', 'short')),
    title text not null default '',
    primary key (region, date)
  )`.execute(db);
  await sql`create table territories.calendar_years (
    year int primary key,
    approved boolean not null,
    source text not null
  )`.execute(db);
  await sql`create table territories.travel (
    "only" boolean primary key default true check ("only"),
    offset_ms bigint not null,
    travelled_at timestamptz not null
  )`.execute(db);
}
