// What the cyclogram changes in a draft, shown before it is done, and the doing itself; used by the command and by a plan begun from last year's.
import { sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { norms } from '../../regulations/index.ts';
import { linesOf } from '../line/line.queries.ts';
import { insertLines, updateLines } from '../line/line.writing.ts';
import type { Plan } from '../plan/plan.queries.ts';
import { type Differences, differencesOf, givenLines } from './cyclogram.lines.ts';
import { datedRules } from './cyclogram.queries.ts';

export interface Applied {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

type PlanYear = Pick<Plan, 'id' | 'schoolYear'>;

export async function cyclogramDifferences(ctx: ReadCtx, plan: PlanYear): Promise<Differences> {
  const rules = await datedRules(ctx, plan);
  return differencesOf(givenLines(rules, plan.schoolYear), await linesOf(ctx, plan.id, []));
}

/** The caller holds the draft. */
export async function applyCyclogram(ctx: WriteCtx, plan: PlanYear): Promise<Applied> {
  const { add, change, remove } = await cyclogramDifferences(ctx, plan);
  await insertLines(
    ctx,
    plan.id,
    add.map(({ ruleId, ruleKey, columns }) => ({
      ...columns,
      ...{ rule_id: ruleId, rule_key: ruleKey, rule_version: 1 },
    })),
  );
  await updateLines(
    ctx,
    change.map(({ line, given }) => ({ ...given.columns, id: line.id })),
  );
  if (change.length > 0)
    await sql`update planning.lines set rule_version = version where territory_id = ${ctx.territory.id}
      and id = any(${change.map(({ line }) => line.id)}::uuid[])`.execute(ctx.db);
  if (remove.length > 0)
    await ctx.db
      .deleteFrom('planning.lines')
      .where('territory_id', '=', ctx.territory.id)
      .where(
        'id',
        'in',
        remove.map((line) => line.id),
      )
      .execute();
  const applied = { added: add.length, changed: change.length, removed: remove.length };
  await recordFact(ctx, {
    ...{ name: 'cyclogram.applied', subject: { kind: 'planning.plan', id: plan.id } },
    ...{ norm: norms.planCyclogram.slug, data: { ...applied } },
  });
  return applied;
}
