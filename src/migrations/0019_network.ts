// The network's own tables: what members publish of themselves, and the one door through which the others read it.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whom a status serves: its own territory, or all territories of the network (001 §8.4, §8.5).
  await sql`alter table recognition.sites add column scope text not null default 'territory'
    constraint site_scope_is_known check (scope in ('territory', 'network'))`.execute(db);
  await sql`create schema network`.execute(db);
  await sql`create table network.sites (
    territory_id int not null,
    site_id uuid not null,
    network_id int not null references territories.networks (id),
    status_type text not null,
    status_name text not null,
    institution text not null,
    direction text not null,
    theme text not null,
    subject text not null default '',
    services text not null default '',
    scope text not null,
    head_name text not null default '',
    starts_on date not null,
    ends_on date not null,
    order_number text,
    order_date date,
    audience text not null constraint site_audience_is_known check (audience in ('centre', 'members')),
    reason text not null default '',
    decided_at timestamptz,
    primary key (territory_id, site_id),
    constraint status_of_the_network_is_open check (scope <> 'network' or audience = 'members'),
    constraint opened_or_closed_with_a_reason check (decided_at is null or length(reason) >= 5),
    constraint projection_of_a_site foreign key (territory_id, site_id)
      references recognition.sites (territory_id, id)
  )`.execute(db);
  await sql`create table network.cards (
    territory_id int not null references territories.territories (id),
    network_id int not null references territories.networks (id),
    head_name text not null default '',
    head_post text not null default '',
    institutions int not null,
    teachers int not null,
    audience text not null default 'centre'
      constraint card_audience_is_known check (audience in ('centre', 'members')),
    reason text not null default '',
    counted_on date not null,
    primary key (territory_id)
  )`.execute(db);
  for (const table of ['sites', 'cards']) await tenantTable(db, `network.${table}`);
  await readers(db);
  // Days off a region adds for a year: no row is «не заполнены», an empty list is «дополнительных нет».
  await sql`create table territories.regional_years (
    territory_id int not null references territories.territories (id),
    year int not null constraint regional_year_is_near check (year between 2000 and 2100),
    days jsonb not null default '[]' constraint regional_days_are_a_list check (jsonb_typeof(days) = 'array'),
    act text not null default '',
    primary key (territory_id, year)
  )`.execute(db);
  await tenantTable(db, 'territories.regional_years');
}

/**
 * The tables stay behind the same wall as all others; these functions of the owner are the only way past it. They take
 * the reader from the transaction's setting, never from an argument: the owner reads its rows, the territory of the
 * centre reads every member's (when asked for the network's role), another member reads what is open to all.
 */
async function readers(db: Kysely<unknown>): Promise<void> {
  await sql`create function network.opened_to_reader(
      publisher int, net int, audience text, on_day date, as_centre boolean) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
      select publisher = any(reader.ids) or exists (
        select from territories.networks n
          join territories.network_members mine on mine.network_id = n.id
          join territories.network_members theirs on theirs.network_id = n.id
         where n.id = net and mine.territory_id = any(reader.ids) and theirs.territory_id = publisher
           and mine.joined_on <= on_day and (mine.left_on is null or mine.left_on > on_day)
           and theirs.joined_on <= on_day and (theirs.left_on is null or theirs.left_on > on_day)
           and (audience = 'members' or (as_centre and n.host_territory_id = mine.territory_id)))
        from (select nullif(current_setting('app.territories', true), '')::int[] as ids) reader $$`.execute(
    db,
  );
  await sql`create function network.readable_sites(on_day date, as_centre boolean) returns setof network.sites
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      select s.* from network.sites s
       where network.opened_to_reader(s.territory_id, s.network_id, s.audience, on_day, as_centre) $$`.execute(
    db,
  );
  // Head and contacts are what the services work with each other by; the figures are open by decision only.
  await sql`create function network.readable_cards(on_day date, as_centre boolean) returns setof network.cards
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      select c.territory_id, c.network_id, c.head_name, c.head_post,
             case when f.open then c.institutions end, case when f.open then c.teachers end,
             c.audience, case when f.open then c.reason else '' end, c.counted_on
        from network.cards c,
             lateral (select network.opened_to_reader(c.territory_id, c.network_id, c.audience, on_day, as_centre)) f(open)
       where network.opened_to_reader(c.territory_id, c.network_id, 'members', on_day, as_centre) $$`.execute(
    db,
  );
}
