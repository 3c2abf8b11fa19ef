// The form an institution gave: remembered when its list is written, brought to the day when a list goes out.
import { type SqlBool, sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { readNumber, tidyText, wordKey } from '../../../platform/sheets/index.ts';
import type { Import } from '../import.queries.ts';

/** A cell of a total row that is counted anew: how many rows, or the sum of a column. */
export interface Counted {
  readonly counted: string;
}
export type FormCell = string | Counted;

export interface Form {
  readonly fileName: string;
  /** Rows down to the first row of the list. */
  readonly head: readonly (readonly string[])[];
  /** A field's key for every column; '#' numbers the rows, '' is not of the register. */
  readonly mapping: readonly string[];
  readonly tail: readonly (readonly FormCell[])[];
  readonly rememberedAt: Date;
}

export const NUMBER = '#';
const sums = ['load', 'hoursPerWeek'];
const total = /^(итого|всего|итог|общий итог)(?![а-я])/;

interface KeptRow {
  readonly line: number;
  readonly cells: readonly string[];
}

async function rowsAround(ctx: ReadCtx, importId: string) {
  const own = ctx.db
    .selectFrom('imports.rows')
    .where('territory_id', '=', ctx.territory.id)
    .where('import_id', '=', importId);
  const ofList = sql<SqlBool>`(verdict <> 'skipped' or identities <> '{}')`;
  const edges = await own
    .where(ofList)
    .select((eb) => [eb.fn.min('line').as('first'), eb.fn.max('line').as('last')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const take = async (where: ReturnType<typeof sql<SqlBool>>, limit: number) =>
    (await own.where(where).select(['line', 'cells']).orderBy('line').limit(limit).execute()) as KeptRow[];
  const [first, last] = [edges.first ?? 0, edges.last ?? 0];
  return {
    count: Number(edges.count),
    head: await take(sql<SqlBool>`line < ${first}`, 40),
    sample: await take(sql<SqlBool>`line >= ${first} and ${ofList}`, 3),
    tail: await take(sql<SqlBool>`line > ${last}`, 40),
  };
}

/** Rows as they lay, empty ones between them kept. */
function laid(rows: readonly KeptRow[], from: number): string[][] {
  const last = rows.at(-1)?.line ?? from - 1;
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, index) =>
    (rows.find(({ line }) => line === from + index)?.cells ?? []).map(tidyText),
  );
}

/** The first rows of the list say whether an unused column numbers them. */
const isNumbering = (sample: readonly KeptRow[], column: number): boolean =>
  sample.length > 0 && sample.every(({ cells }, index) => readNumber(cells[column] ?? '') === index + 1);

function tailOf(rows: readonly string[][], mapping: readonly string[], count: number): FormCell[][] {
  return rows.map((cells) => {
    const isTotal = total.test(wordKey(cells.find((cell) => /\p{L}/u.test(cell)) ?? ''));
    return cells.map((cell, column): FormCell => {
      const field = mapping[column] ?? '';
      if (!isTotal || readNumber(cell) === null) return cell;
      if (sums.includes(field)) return { counted: field };
      return readNumber(cell) === count ? { counted: NUMBER } : '';
    });
  });
}

/** Called when a list is written: next time the same layout goes out with the data of the day. */
export async function rememberForm(ctx: WriteCtx, record: Import): Promise<void> {
  const { head, sample, tail, count } = await rowsAround(ctx, record.id);
  const mapping = record.mapping.map((field, column) =>
    field === '' && isNumbering(sample, column) ? NUMBER : field,
  );
  const tailFrom = (tail[0]?.line ?? 1) as number;
  const said = {
    ...{ file_name: record.fileName, head: JSON.stringify(laid(head, 1)), mapping: JSON.stringify(mapping) },
    ...{ tail: JSON.stringify(tailOf(laid(tail, tailFrom), mapping, count)), remembered_at: ctx.now },
  };
  await ctx.db
    .insertInto('imports.forms')
    .values({
      ...{ territory_id: ctx.territory.id, id: newId(ctx.now), kind: record.kind },
      ...{ institution_id: record.institutionId, ...said },
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'kind', 'institution_id']).doUpdateSet(said))
    .execute();
}

/** The form given last for a kind of list, by an institution or for the whole territory. */
export async function formOf(ctx: ReadCtx, kind: string, institutionId: string | null): Promise<Form | null> {
  const row = await ctx.db
    .selectFrom('imports.forms')
    .select(['file_name as fileName', 'head', 'mapping', 'tail', 'remembered_at as rememberedAt'])
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .where('institution_id', 'is not distinct from', institutionId)
    .executeTakeFirst();
  return (row as unknown as Form | undefined) ?? null;
}

/** «Список работников на 01.09.2025» of last year becomes today's; other days above the heading stay. */
export function onDay(head: readonly (readonly string[])[], today: string): string[][] {
  const [year, month, day] = today.split('-');
  return head.map((cells) =>
    cells.map((cell) =>
      cell.replace(/((?:^|\s)на\s+)\d{1,2}\.\d{1,2}\.\d{4}/giu, `$1${day}.${month}.${year}`),
    ),
  );
}

/** Where the heading begins: below the last row that is a title (a lone cell) or empty. */
export function headingFrom(head: readonly (readonly string[])[]): number {
  const isTitle = (cells: readonly string[]) => cells.filter(Boolean).length < 2;
  return head.findLastIndex(isTitle) + 1;
}
