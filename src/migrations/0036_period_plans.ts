// Plans of a half-year, a quarter, a month: issued under one signature, frozen for ever, with the corrections they made.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.period_plans (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    kind text not null constraint period_kind_is_known check (kind in ('half', 'quarter', 'month')),
    starts_on date not null,
    ends_on date not null,
    note text not null default '',
    state text not null constraint period_plan_state check (state in ('draft', 'on-approval', 'issued')),
    version int not null default 1,
    begun_on date not null,
    begun_by_id uuid,
    content jsonb,
    document_id uuid,
    issued_on date,
    issued_by_id uuid,
    primary key (territory_id, id),
    constraint period_plan_is_of_a_plan foreign key (territory_id, plan_id)
      references planning.plans (territory_id, id),
    constraint one_plan_of_a_period unique (territory_id, plan_id, kind, starts_on),
    constraint period_ends_after_it_starts check (ends_on > starts_on),
    constraint period_plan_is_begun_by_a_person foreign key (territory_id, begun_by_id)
      references people.persons (territory_id, id),
    constraint period_plan_is_issued_by_a_person foreign key (territory_id, issued_by_id)
      references people.persons (territory_id, id),
    constraint period_plan_is_a_document foreign key (territory_id, document_id)
      references documents.documents (territory_id, id),
    constraint issued_period_plan_says_what_and_when
      check ((state = 'issued') = (issued_on is not null) and (state = 'issued') = (content is not null))
  )`.execute(db);
  await tenantTable(db, 'planning.period_plans');
  await sql`create function planning.keep_issued_period() returns trigger language plpgsql as $$
    begin
      if old.state = 'issued' then
        raise exception 'an issued plan of a period is frozen' using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`.execute(db);
  await sql`create trigger issued_period_plan_is_frozen before update or delete on planning.period_plans
    for each row execute function planning.keep_issued_period()`.execute(db);
  await sql`alter table planning.corrections add column period_id uuid,
    add constraint correction_is_approved_in_a_period_plan foreign key (territory_id, period_id)
      references planning.period_plans (territory_id, id)`.execute(db);
}
