// The cyclogram of a year: recurring rules of a plan, the lines they gave, frozen together with the plan they belong to.
import { type Kysely, sql } from 'kysely';
import { tenantTable } from '../platform/db/migrations.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table planning.cyclogram_rules (
    territory_id int not null,
    id uuid not null,
    plan_id uuid not null,
    position int not null constraint rule_has_a_place check (position > 0),
    words text not null constraint rule_says_when check (btrim(words) <> ''),
    every text not null constraint rule_period_is_known
      check (every in ('day', 'week', 'fortnight', 'month', 'quarter', 'half', 'year')),
    spot text not null constraint rule_spot_is_known
      check (spot in ('weekday', 'date', 'week', 'working-day', 'until', 'whole')),
    month int constraint rule_month_is_possible check (month between -1 and 12 and month <> 0),
    nth int constraint rule_count_is_possible check (nth between -1 and 5 and nth <> 0),
    weekday int constraint rule_weekday_is_possible check (weekday between 1 and 7),
    day int constraint rule_day_is_possible check (day between 1 and 31),
    months int[] not null constraint rule_names_its_months
      check (array_length(months, 1) >= 1 and months <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    shift text not null constraint rule_says_where_to_move
      check (shift in ('after', 'before', 'skip', 'keep')),
    gives text not null constraint rule_says_what_it_gives check (gives in ('each', 'counted', 'none')),
    title text not null constraint rule_has_title check (btrim(title) <> ''),
    form text not null default '',
    audience text not null default '',
    direction text not null default '',
    task text not null default '',
    responsible_id uuid not null,
    responsible_words text not null default '',
    place text not null default '',
    result text not null default '',
    version int not null default 1,
    primary key (territory_id, id),
    constraint rule_is_of_a_plan foreign key (territory_id, plan_id) references planning.plans (territory_id, id),
    constraint rule_answers_to_a_person foreign key (territory_id, responsible_id)
      references people.persons (territory_id, id),
    constraint rule_names_the_weekday check (spot <> 'weekday' or weekday is not null),
    constraint rule_names_the_day check (spot not in ('date', 'until') or day is not null),
    constraint rule_names_the_count
      check (nth is not null or every in ('day', 'week', 'fortnight') or spot in ('date', 'until', 'whole')),
    constraint yearly_rule_names_its_month check (every <> 'year' or month between 1 and 12)
  )`.execute(db);
  await sql`create index rules_of_a_plan on planning.cyclogram_rules (territory_id, plan_id, position)`.execute(
    db,
  );
  await tenantTable(db, 'planning.cyclogram_rules');
  await freezeRules(db);
  await linesKnowTheirRule(db);
  await sql`alter table planning.plans add column cyclogram_document_id uuid,
    add constraint cyclogram_is_approved_by_a_document foreign key (territory_id, cyclogram_document_id)
      references documents.documents (territory_id, id)`.execute(db);
}

/** Approved together with the plan, the cyclogram changes no more than the plan itself: only while the plan is a draft. */
async function freezeRules(db: Kysely<unknown>): Promise<void> {
  await sql`create function planning.keep_cyclogram() returns trigger language plpgsql as $$
    declare kept record;
    begin
      kept := case when tg_op = 'DELETE' then old else new end;
      if exists (select from planning.plans p where p.territory_id = kept.territory_id and p.id = kept.plan_id
          and p.state <> 'draft') then
        raise exception 'the cyclogram of a plan that is no draft is frozen' using errcode = 'restrict_violation';
      end if;
      return kept;
    end $$`.execute(db);
  await sql`create trigger cyclogram_is_frozen_with_its_plan before insert or update or delete
    on planning.cyclogram_rules for each row execute function planning.keep_cyclogram()`.execute(db);
}

/** A rule gives one line a period, whoever runs it how often; `rule_version` tells a line changed by hand since. */
async function linesKnowTheirRule(db: Kysely<unknown>): Promise<void> {
  await sql`alter table planning.lines add column rule_id uuid, add column rule_key text, add column rule_version int,
    add constraint line_comes_from_a_rule foreign key (territory_id, rule_id)
      references planning.cyclogram_rules (territory_id, id),
    add constraint rule_gives_a_line_once unique (territory_id, rule_id, rule_key),
    add constraint line_of_a_rule_names_its_period
      check ((rule_id is null) = (rule_key is null) and (rule_id is null) = (rule_version is null))`.execute(
    db,
  );
}
