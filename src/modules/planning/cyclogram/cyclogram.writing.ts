// Writing rules: the columns of a form, copies for another year, removal together with what a rule gave.
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { rulesOf } from './cyclogram.queries.ts';
import type { RuleInput } from './cyclogram.schema.ts';
import type { Recurrence } from './recurrence.ts';

export const ruleColumns = (input: RuleInput, recurrence: Recurrence) => ({
  ...{ words: input.words, every: recurrence.every, spot: recurrence.spot, month: recurrence.month },
  ...{ nth: recurrence.nth, weekday: recurrence.weekday, day: recurrence.day },
  ...{ months: [...input.months], shift: input.shift, gives: input.gives },
  ...{ title: input.title, form: input.form, audience: input.audience, direction: input.direction },
  ...{ task: input.task, responsible_id: input.responsibleId, responsible_words: input.responsibleWords },
  ...{ place: input.place, result: input.result },
});

export async function nextPlace(ctx: WriteCtx, planId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('planning.cyclogram_rules')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

/** The rules of one plan into another; answers how many. */
export async function copyRules(ctx: WriteCtx, fromId: string, toId: string): Promise<number> {
  const rules = await rulesOf(ctx, fromId);
  if (rules.length > 0)
    await ctx.db
      .insertInto('planning.cyclogram_rules')
      .values(
        rules.map((rule, index) => ({
          ...ruleColumns({ ...rule, months: [...rule.months] }, rule),
          ...{ territory_id: ctx.territory.id, id: newId(ctx.now), plan_id: toId, position: index + 1 },
        })),
      )
      .execute();
  return rules.length;
}

/** Lines nobody touched go with the rule; the others become lines of the plan's own. */
export async function removeRuleRows(ctx: WriteCtx, ruleId: string): Promise<void> {
  await sql`delete from planning.lines where territory_id = ${ctx.territory.id} and rule_id = ${ruleId}
    and version = rule_version`.execute(ctx.db);
  await sql`update planning.lines set rule_id = null, rule_key = null, rule_version = null
    where territory_id = ${ctx.territory.id} and rule_id = ${ruleId}`.execute(ctx.db);
  await ctx.db
    .deleteFrom('planning.cyclogram_rules')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', ruleId)
    .execute();
}
