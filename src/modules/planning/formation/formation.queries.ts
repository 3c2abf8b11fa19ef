// Looking at formations: one with its draft, one by its order, the list by years.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';
import { type Formation, formationDraft } from './formation.schema.ts';

const rowsOf = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('planning.formations')
    .select(['id', 'school_year as schoolYear', 'state', 'version', 'draft', 'made'])
    .select(['regulation_version_id as regulationVersionId', 'document_id as documentId'])
    .select('saved_on as savedOn')
    .where('territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];
const asFormation = (row: Row): Formation & { made: unknown } =>
  ({ ...row, draft: formationDraft.parse(row.draft) }) as Formation & { made: unknown };

/** The service and the authority see it; others see what it made. */
export async function formation(ctx: ReadCtx, id: string): Promise<Formation | null> {
  if (!isId(id) || !seesDrafts(ctx)) return null;
  const row = await rowsOf(ctx).where('id', '=', id).executeTakeFirst();
  return row ? asFormation(row) : null;
}

export async function formationOfOrder(
  ctx: ReadCtx,
  documentId: string,
): Promise<(Formation & { made: unknown }) | null> {
  const row = await rowsOf(ctx).where('document_id', '=', documentId).executeTakeFirst();
  return row ? asFormation(row) : null;
}

export async function formations(ctx: ReadCtx): Promise<Formation[]> {
  if (!seesDrafts(ctx)) return [];
  const rows = await rowsOf(ctx).orderBy('school_year', 'desc').orderBy('id', 'desc').limit(50).execute();
  return rows.map(asFormation);
}
