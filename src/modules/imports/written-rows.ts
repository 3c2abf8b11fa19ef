// The judged rows as the writing side takes them: a selection for set-based statements, and parts for their facts.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { FieldValue, Values } from './list-kind.ts';

/** Lines of the file from the first to the last, both taken. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

const MOST_LINES = 2_147_483_647;
const wholeFile: Lines = { from: 1, to: MOST_LINES };

/** `id, version, line, v, d, parts` of the rows of one verdict. */
export const rowsToWrite = (
  ctx: ReadCtx,
  importId: string,
  verdict: 'new' | 'changed',
  { from, to }: Lines = wholeFile,
): RawBuilder<unknown> => sql`
  select r.target_id as id, coalesce(r.target_version, 0) as version, r.line, r.reading as v, r.difference as d, r.parts
    from imports.rows r
   where r.territory_id = ${ctx.territory.id} and r.import_id = ${importId}::uuid and r.verdict = ${verdict}
     and r.line between ${from}::int and ${to}::int`;

const STRETCH = 10_000;

/** Stretches of the file with so many rows of a verdict each: large enough for sets, small enough to say how far it is. */
export async function stretchesOf(
  ctx: ReadCtx,
  importId: string,
  verdict: 'new' | 'changed',
): Promise<(Lines & { readonly rows: number })[]> {
  const { rows } = await sql<Lines & { rows: number }>`
    select min(line) as "from", max(line) as "to", count(*)::int as rows
      from (select line, (row_number() over (order by line) - 1) / ${STRETCH}::int as stretch from imports.rows
             where territory_id = ${ctx.territory.id} and import_id = ${importId} and verdict = ${verdict}) numbered
     group by stretch order by stretch`.execute(ctx.db);
  return rows;
}

export interface FactRow<Parts = Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly importId: string;
  readonly line: number;
  readonly verdict: 'new' | 'changed';
  readonly values: Values;
  readonly difference: Readonly<Record<string, readonly [FieldValue, FieldValue]>>;
  readonly parts: Parts;
  readonly choice: string | null;
}

const PART = 4000;

/** New and changed rows in the order of the file, a few thousand at a time. */
export async function* writtenParts<Parts>(
  ctx: ReadCtx,
  importId: string,
): AsyncGenerator<readonly FactRow<Parts>[]> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<FactRow<Parts>>`
      select target_id as id, import_id as "importId", line, verdict, reading as "values", difference, parts, choice from imports.rows
       where territory_id = ${ctx.territory.id} and import_id = ${importId} and verdict in ('new', 'changed')
         and line > ${after} order by line limit ${PART}`.execute(ctx.db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
    yield rows;
  }
}
