// Which version a case of termination was opened under, what laws a document cites, and orders that cancel orders.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await pinTerminations(db);
  await createCitations(db);
  await cancelByOrder(db);
  await endByCancelledOrder(db);
}

/** Cases opened before this change keep the version of their report, else of the application the status came from. */
async function pinTerminations(db: Kysely<unknown>): Promise<void> {
  await sql`alter table recognition.terminations add column regulation_version_id uuid`.execute(db);
  await sql`update recognition.terminations t set regulation_version_id = coalesce(
      (select r.regulation_version_id from recognition.reports r
        where r.territory_id = t.territory_id and r.id = t.report_id),
      (select c.regulation_version_id from recognition.site_terms s
        join recognition.applications a on a.territory_id = s.territory_id and a.id = s.application_id
        join recognition.campaigns c on c.territory_id = a.territory_id and c.id = a.campaign_id
        where s.territory_id = t.territory_id and s.site_id = t.site_id order by s.starts_on desc limit 1))`.execute(
    db,
  );
  await sql`alter table recognition.terminations add constraint termination_keeps_its_regulation
    foreign key (territory_id, regulation_version_id) references regulations.versions (territory_id, id)`.execute(
    db,
  );
}

async function createCitations(db: Kysely<unknown>): Promise<void> {
  await sql`create table documents.citations (
    territory_id int not null,
    document_id uuid not null,
    act_id uuid not null,
    position int not null,
    cited_as text constraint citation_is_written check (btrim(cited_as) <> ''),
    primary key (territory_id, document_id, act_id),
    constraint citation_of_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id) on delete cascade,
    constraint cited_act_exists foreign key (territory_id, act_id) references regulations.acts (territory_id, id)
  )`.execute(db);
  await sql`create index citations_of_an_act on documents.citations (territory_id, act_id)`.execute(db);
  await tenantTable(db, 'documents.citations');
  await sql`create function documents.keep_citations() returns trigger language plpgsql as $$
    declare touched record;
    begin
      if tg_op = 'DELETE' then touched := old; else touched := new; end if;
      if exists (select from documents.documents d
        where d.territory_id = touched.territory_id and d.id = touched.document_id and d.state <> 'draft') then
        raise exception 'citations of a registered document stay' using errcode = '23514', constraint = 'registered_document_is_immutable';
      end if;
      return touched;
    end $$`.execute(db);
  await sql`create trigger citations_of_a_registered_document_stay before insert or update or delete on documents.citations
    for each row execute function documents.keep_citations()`.execute(db);
}

/** An order is cancelled by another order; the one cancelled names it for good. */
async function cancelByOrder(db: Kysely<unknown>): Promise<void> {
  await sql`alter table documents.documents
    add column cancels_document_id uuid,
    add column cancelled_by_document_id uuid,
    add constraint cancelled_document_exists foreign key (territory_id, cancels_document_id)
      references documents.documents (territory_id, id),
    add constraint cancelling_document_exists foreign key (territory_id, cancelled_by_document_id)
      references documents.documents (territory_id, id),
    add constraint only_an_order_cancels_a_document check (cancels_document_id is null or kind = 'order'),
    add constraint document_does_not_cancel_itself check (cancels_document_id <> id),
    add constraint only_a_cancelled_document_names_its_cancelling
      check (cancelled_by_document_id is null or state = 'cancelled')`.execute(db);
  await sql`create unique index one_cancelling_order on documents.documents (territory_id, cancels_document_id)
    where cancels_document_id is not null and state <> 'cancelled'`.execute(db);
  await sql`create or replace function documents.keep_registered() returns trigger language plpgsql as $$
    declare
      may_change text[] := array['state', 'version', 'audience', 'body_id', 'cancelled_at', 'cancelled_by_person_id', 'cancel_reason',
        'cancelled_by_document_id',
        -- Computed after this trigger, from columns it has compared.
        'search', 'sort_date', 'sort_number'];
    begin
      if old.state = 'draft' then
        if tg_op = 'DELETE' then return old; end if;
        return new;
      end if;
      if tg_op = 'DELETE' then
        raise exception 'a registered document cannot be deleted' using errcode = '23514', constraint = 'registered_document_is_immutable';
      end if;
      if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change)
        or new.state = 'draft' or (old.state = 'cancelled' and new.state <> 'cancelled')
        or (old.state = 'cancelled' and (new.cancel_reason is distinct from old.cancel_reason
          or new.cancelled_by_document_id is distinct from old.cancelled_by_document_id)) then
        raise exception 'a registered document cannot be changed' using errcode = '23514', constraint = 'registered_document_is_immutable';
      end if;
      return new;
    end $$`.execute(db);
}

/** A status whose order was cancelled ends on that day and gives its days free for another one. */
async function endByCancelledOrder(db: Kysely<unknown>): Promise<void> {
  await sql`alter table recognition.site_terms
    drop constraint end_ground,
    add constraint end_ground check (ground in ('law', 'report', 'cancelled')),
    drop constraint status_periods_do_not_overlap,
    drop column during`.execute(db);
  await sql`alter table recognition.site_terms
    add column during daterange generated always as (daterange(starts_on, coalesce(ended_early_on, ends_on))) stored,
    add constraint status_periods_do_not_overlap
      exclude using gist (territory_id with =, site_id with =, during with &&)`.execute(db);
}
