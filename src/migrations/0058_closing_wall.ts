// A ceased service is only read: the database itself refuses every write of its territory, with the reason.
import { type Kysely, sql } from 'kysely';
import { behindClosingWall, revokeFromApplication } from '../platform/db/migrations.ts';

/** Written still: who looked at what, and the keys of repeated presses (a refused press leaves none). */
const stillWritten = ['journal.views', 'journal.idempotency'];
/** Global tables a territory writes a row of its own into. */
const ownRows = ['territories.territories'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await createClosures(db);
  await createWall(db);
  const { rows } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_policies where policyname = 'territory_insert'
     order by 1`.execute(db);
  for (const name of [...rows.map((row) => row.name), ...ownRows])
    if (!stillWritten.includes(name)) await behindClosingWall(db, name);
  await closeByCases(db);
}

/** Nobody but the case's own change of state writes here. */
async function createClosures(db: Kysely<unknown>): Promise<void> {
  await sql`create table territories.closures (
    id int primary key references territories.territories (id),
    closed_on date not null,
    act text not null constraint closure_names_its_act check (btrim(act) <> ''),
    clause text not null default '',
    norm text not null
  )`.execute(db);
  await revokeFromApplication(db, ['insert', 'update', 'delete'], 'territories.closures');
}

async function createWall(db: Kysely<unknown>): Promise<void> {
  await sql`create function territories.refuse_after_closing() returns trigger language plpgsql as $$
    begin
      if exists (select from territories.closures c
            where c.id = nullif(current_setting('app.territory', true), '')::int)
          and current_setting('app.after_closing', true) is distinct from 'on' then
        raise exception 'The service of this territory has ceased: its records are only read'
          using errcode = '23514', constraint = 'ceased_service_is_only_read';
      end if;
      return null;
    end $$`.execute(db);
}

/** The service ceases and comes back with the state of its case; an unregistered order or a row nobody took stops it. */
async function closeByCases(db: Kysely<unknown>): Promise<void> {
  await sql`create function closing.close_service() returns trigger language plpgsql
    security definer set search_path = pg_catalog as $$
    declare
      fault text;
    begin
      if tg_op = 'INSERT' then
        fault := case when new.state <> 'preparing' then 'closing_begins_as_a_case' end;
      elsif new.state in ('closed', 'completed') and old.state = 'preparing' then
        fault := case
          when not exists (select from documents.documents d where d.territory_id = new.territory_id
              and d.id = new.order_document_id and d.kind = 'order' and d.state = 'registered')
            then 'closing_rests_on_a_registered_order'
          when not exists (select from closing.handovers h where h.territory_id = new.territory_id
              and h.case_id = new.id) then 'closing_has_its_list'
          when exists (select from closing.handovers h where h.territory_id = new.territory_id
              and h.case_id = new.id and h.accepted_on is null) then 'everything_is_accepted_before_closing'
        end;
        if fault is null and new.state = 'closed' then
          insert into territories.closures (id, closed_on, act, clause, norm)
          values (new.territory_id, new.finished_on, new.act, new.clause, 'service-closing');
        end if;
      elsif old.state = 'closed' and new.state = 'reopened' then
        delete from territories.closures where id = new.territory_id;
      elsif old.state is distinct from new.state and not (old.state = 'preparing' and new.state = 'dropped') then
        fault := 'finished_case_stays_finished';
      end if;
      if fault is not null then
        raise exception 'The service cannot be closed: %', fault using errcode = '23514', constraint = fault;
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger service_closes_with_its_case before insert or update on closing.cases
    for each row execute function closing.close_service()`.execute(db);
}
