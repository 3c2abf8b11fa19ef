// Layouts remembered: whose list had which headings and what they meant, so that next year's file is known at once.

import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import type { Layout } from '../../platform/sheets/index.ts';
import type { Import } from './import.queries.ts';

const layoutsOf = (ctx: ReadCtx, kind: string, institutionId: string | null) =>
  ctx.db
    .selectFrom('imports.layouts')
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .where('institution_id', 'is not distinct from', institutionId);

export async function rememberedLayout(
  ctx: ReadCtx,
  kind: string,
  institutionId: string | null,
): Promise<Layout | null> {
  const row = await layoutsOf(ctx, kind, institutionId).select(['headings', 'mapping']).executeTakeFirst();
  return row ? { headerLine: 0, headings: row.headings as string[], mapping: row.mapping as string[] } : null;
}

export async function rememberLayout(ctx: WriteCtx, record: Import): Promise<void> {
  const said = {
    headings: JSON.stringify(record.headings),
    mapping: JSON.stringify(record.mapping),
    remembered_at: ctx.now,
  };
  await ctx.db
    .insertInto('imports.layouts')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now) },
      ...{ kind: record.kind, institution_id: record.institutionId, ...said },
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'kind', 'institution_id']).doUpdateSet(said))
    .execute();
}
