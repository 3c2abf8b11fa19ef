// The rules of categories as this territory knows them: federal lines and those the service added.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type CategoryRule, federalRules } from './category.rules.ts';
import type { CategoryKind } from './qualification.text.ts';

export async function rulesOf(ctx: ReadCtx): Promise<CategoryRule[]> {
  const rows = await ctx.db
    .selectFrom('qualification.rules')
    .selectAll()
    .where('territory_id', '=', ctx.territory.id)
    .execute();
  const own = rows.map((row): CategoryRule => {
    const kind = row.kind as CategoryKind;
    const conditions = federalRules.findLast((rule) => rule.kind === kind);
    return {
      id: row.id,
      kind,
      act: row.act,
      from: row.starts_on,
      until: null,
      validityMonths: row.validity_months,
      considerDays: row.consider_days,
      examineDays: row.examine_days,
      repeatMonths: row.repeat_months,
      ...(conditions?.requires ? { requires: conditions.requires } : {}),
      ...(conditions?.exempt ? { exempt: conditions.exempt } : {}),
      ...(conditions?.petition ? { petition: true } : {}),
      informDays: row.inform_days,
      unchecked: [],
    };
  });
  return [...federalRules, ...own];
}
