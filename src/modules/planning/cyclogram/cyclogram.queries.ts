// Looking at a cyclogram: its rules with their dates on the territory's calendar, one rule with its plan.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { calendarIsApproved, workingCalendar } from '../../territories/index.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { type Dates, datesOf } from './recurrence.dates.ts';
import type { Every, Gives, Schedule, Shift, Spot } from './recurrence.ts';

export interface Rule extends Schedule {
  readonly id: string;
  readonly planId: string;
  readonly position: number;
  readonly words: string;
  readonly gives: Gives;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly direction: string;
  readonly task: string;
  readonly responsibleId: string;
  /** «Шумилина О.Г.» */
  readonly responsible: string;
  readonly responsibleWords: string;
  readonly place: string;
  readonly result: string;
  readonly version: number;
  /** Lines of the plan it gave. */
  readonly lines: number;
}

const ruleRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.cyclogram_rules as c')
    .innerJoin('people.persons as r', (join) =>
      join.onRef('r.territory_id', '=', 'c.territory_id').onRef('r.id', '=', 'c.responsible_id'),
    )
    .select(['c.id', 'c.plan_id as planId', 'c.position', 'c.words', 'c.every', 'c.spot', 'c.month', 'c.nth'])
    .select(['c.weekday', 'c.day', 'c.months', 'c.shift', 'c.gives', 'c.title', 'c.form', 'c.audience'])
    .select([
      'c.direction',
      'c.task',
      'c.responsible_id as responsibleId',
      'c.place',
      'c.result',
      'c.version',
    ])
    .select('c.responsible_words as responsibleWords')
    .select(
      sql<string>`r.surname || chr(160) || left(r.given, 1) || '.'
        || case when coalesce(r.patronymic, '') = '' then '' else left(r.patronymic, 1) || '.' end`.as(
        'responsible',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from planning.lines l
        where l.territory_id = c.territory_id and l.rule_id = c.id)`.as('lines'),
    )
    .where('c.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof ruleRows>['execute']>>[number];
const asRule = (row: Row): Rule => ({
  ...row,
  ...{
    every: row.every as Every,
    spot: row.spot as Spot,
    shift: row.shift as Shift,
    gives: row.gives as Gives,
  },
});

export async function rulesOf(ctx: ReadCtx, planId: string): Promise<Rule[]> {
  const rows = await ruleRows(ctx)
    .where('c.plan_id', '=', planId)
    .orderBy(
      sql`array_position(array['day', 'week', 'fortnight', 'month', 'quarter', 'half', 'year'], c.every)`,
    )
    .orderBy('c.position')
    .orderBy('c.id')
    .limit(1000)
    .execute();
  return rows.map(asRule);
}

export interface RuleOfPlan {
  readonly rule: Rule;
  readonly plan: Plan;
  readonly state: Plan['state'];
  readonly approver: Plan['approver'];
}

export async function ruleWithPlan(ctx: ReadCtx, id: string): Promise<RuleOfPlan | null> {
  const row = isId(id) ? await ruleRows(ctx).where('c.id', '=', id).executeTakeFirst() : undefined;
  const plan = row ? await visiblePlan(ctx, row.planId) : null;
  return row && plan ? { rule: asRule(row), plan, state: plan.state, approver: plan.approver } : null;
}

export interface DatedRule extends Rule {
  readonly dates: Dates;
}

export async function datedRules(ctx: ReadCtx, plan: Pick<Plan, 'id' | 'schoolYear'>): Promise<DatedRule[]> {
  const isWorking = await workingCalendar(ctx);
  return (await rulesOf(ctx, plan.id)).map((rule) => ({
    ...rule,
    dates: datesOf(rule, plan.schoolYear, isWorking),
  }));
}

/** Whether the decree of both calendar years of a school year is known. */
export async function calendarIsKnown(ctx: ReadCtx, schoolYear: number): Promise<boolean> {
  return (await calendarIsApproved(ctx, schoolYear)) && (await calendarIsApproved(ctx, schoolYear + 1));
}
