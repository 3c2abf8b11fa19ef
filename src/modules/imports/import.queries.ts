// Looking at loads: the list, one, a page of its rows, how far the writing is.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { portionSize } from '../../kernel/list.ts';
import { query } from '../../kernel/query.ts';
import type { ImportState } from './import.lifecycle.ts';
import { keepsAll, loadsLists, ownInstitutions } from './import.policy.ts';
import { kinds } from './kinds.ts';
import type { Candidate, Fault, FieldValue, ImportScope, Judged, Values } from './list-kind.ts';

export type Verdict = Judged['verdict'];
export type Counts = Readonly<Partial<Record<Verdict, number>>>;

export interface Import {
  readonly id: string;
  readonly kind: string;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly fileName: string;
  readonly format: string;
  readonly sheet: string | null;
  readonly headerLine: number | null;
  /** The day the list speaks of, where it says one. */
  readonly listedOn: string | null;
  readonly headings: readonly string[];
  readonly mapping: readonly string[];
  readonly counts: Counts;
  readonly state: ImportState;
  readonly note: string;
  /** The stored file, while it is still to be read. */
  readonly fileId: string | null;
  readonly startedAt: Date;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly operator: string | null;
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly version: number;
}

const columns = [
  'm.id',
  'm.kind',
  'm.institution_id as institutionId',
  'i.short_name as institutionName',
  'm.file_name as fileName',
  'm.format',
  'm.sheet',
  'm.header_line as headerLine',
  'm.listed_on as listedOn',
  'm.headings',
  'm.mapping',
  'm.counts',
  'm.state',
  'm.note',
  'm.file_id as fileId',
  'm.started_at as startedAt',
  'm.account_id as accountId',
  'm.person_id as personId',
  'm.applied_at as appliedAt',
  'm.undone_at as undoneAt',
  'm.version',
] as const;

/** The load as its kind sees it. */
export const scopeOf = ({ id, institutionId, fileName, listedOn }: Import): ImportScope => ({
  id,
  institutionId,
  fileName,
  listedOn,
});

/** Loads the actor may see: all for the keepers, those of the own institutions for their people. */
function visible(ctx: ReadCtx) {
  let rows = ctx.db
    .selectFrom('imports.imports as m')
    .leftJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 'm.territory_id').onRef('i.id', '=', 'm.institution_id'),
    )
    .leftJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'm.territory_id').onRef('p.id', '=', 'm.person_id'),
    )
    .where('m.territory_id', '=', ctx.territory.id);
  if (ctx.actor.kind !== 'system' && !keepsAll(ctx))
    rows = rows
      .where('m.kind', '=', 'staff')
      .where('m.institution_id', 'in', [...ownInstitutions(ctx), '00000000-0000-0000-0000-000000000000']);
  return rows
    .select(columns)
    .select(
      sql<
        string | null
      >`p.surname || ' ' || left(p.given, 1) || '.' || coalesce(left(p.patronymic, 1) || '.', '')`.as(
        'operator',
      ),
    );
}

export async function importById(ctx: ReadCtx, id: string): Promise<Import | null> {
  if (!isId(id)) return null;
  const row = await visible(ctx).where('m.id', '=', id).executeTakeFirst();
  return (row as unknown as Import | undefined) ?? null;
}

export const importFilter = z.object({
  kind: z.enum(['', ...(Object.keys(kinds) as [string, ...string[]])]).default(''),
  state: z.enum(['', 'reading', 'unread', 'ready', 'applying', 'applied', 'undone', 'dropped']).default(''),
  after: z.string().max(60).default(''),
  limit: portionSize,
});

export interface ImportPage {
  readonly rows: readonly Import[];
  readonly after: string | undefined;
}

/** The latest first; ids sort by time of birth. */
export async function importsList(
  ctx: ReadCtx,
  input: z.input<typeof importFilter> = {},
): Promise<ImportPage> {
  const filter = importFilter.parse(input);
  let page = visible(ctx)
    .orderBy('m.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.kind) page = page.where('m.kind', '=', filter.kind);
  if (filter.state) page = page.where('m.state', '=', filter.state);
  if (isId(filter.after)) page = page.where('m.id', '<', filter.after);
  const found = (await page.execute()) as unknown as Import[];
  const rows = found.slice(0, filter.limit);
  return { rows, after: found.length > filter.limit ? rows.at(-1)?.id : undefined };
}

export const importsQuery = query({
  name: 'imports.list',
  ru: 'Загрузки списков',
  input: importFilter,
  ability: loadsLists,
  run: importsList,
});

export const importQuery = query({
  name: 'imports.one',
  ru: 'Одна загрузка',
  input: z.object({ id: z.uuid() }),
  ability: loadsLists,
  run: (ctx, { id }) => importById(ctx, id),
});

export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly edits: Readonly<Record<string, string>>;
  readonly values: Values;
  readonly verdict: Verdict;
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
  readonly difference: Readonly<Record<string, readonly [FieldValue, FieldValue]>>;
  readonly candidates: readonly Candidate[];
  readonly choice: string | null;
}

const rowColumns = [
  ...(['line', 'cells', 'edits', 'reading as values', 'verdict'] as const),
  ...(['faults', 'notes', 'difference', 'candidates', 'choice'] as const),
] as const;

export interface RowPage {
  readonly rows: readonly ImportRow[];
  readonly after: string | undefined;
  readonly before: string | undefined;
}

const rowLimit = 50;

/** Rows of a load after or before a line of the file, of one verdict or of those that ask for attention first. */
export async function importRows(
  ctx: ReadCtx,
  importId: string,
  filter: { verdict: string; after?: string; before?: string },
): Promise<RowPage> {
  const back = /^\d{1,7}$/.test(filter.before ?? '');
  const place = Number(back ? filter.before : /^\d{1,7}$/.test(filter.after ?? '') ? filter.after : 0);
  let page = ctx.db
    .selectFrom('imports.rows')
    .select(rowColumns)
    .where('territory_id', '=', ctx.territory.id)
    .where('import_id', '=', importId)
    .where(sql<SqlBool>`line ${sql.raw(back ? '<' : '>')} ${place}`)
    .orderBy('line', back ? 'desc' : 'asc')
    .limit(rowLimit + 1);
  if (filter.verdict) page = page.where('verdict', '=', filter.verdict);
  const found = (await page.execute()) as unknown as ImportRow[];
  const more = found.length > rowLimit;
  const kept = found.slice(0, rowLimit);
  const rows = back ? kept.reverse() : kept;
  return {
    rows,
    after: (back || more) && rows.length > 0 ? String(rows.at(-1)?.line) : undefined,
    before: (back ? more : place > 0) && rows.length > 0 ? String(rows[0]?.line) : undefined,
  };
}

/** Every row in the order of the file, for the marked copy. */
export async function* allRows(ctx: ReadCtx, importId: string): AsyncGenerator<ImportRow> {
  let after = 0;
  for (;;) {
    const rows = (await ctx.db
      .selectFrom('imports.rows')
      .select(rowColumns)
      .where('territory_id', '=', ctx.territory.id)
      .where('import_id', '=', importId)
      .where('line', '>', after)
      .orderBy('line')
      .limit(1000)
      .execute()) as unknown as ImportRow[];
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
    yield* rows;
  }
}
