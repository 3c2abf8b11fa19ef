// The summary of a collection: totals by column, by institution, every row of every answer; a fixed number of questions.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames } from '../../people/index.ts';
import type { CollectedAnswer } from '../answer/answer.queries.ts';
import type { AnswerRow, Cells } from '../answer/cells.ts';
import type { Collection } from '../collection/collection.queries.ts';
import { isNumeric } from '../collection/form.ts';

export interface Totals {
  /** How many cells hold a number, by column. */
  readonly filled: Readonly<Record<string, number>>;
  readonly sums: Readonly<Record<string, number>>;
  /** Sums of one institution's rows, by the answer's id. */
  readonly byAnswer: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/** Only confirmed answers count; the database adds, however many rows there are. */
export async function totalsOf(ctx: ReadCtx, collection: Collection): Promise<Totals> {
  const keys = collection.form.columns.filter(isNumeric).map((column) => column.key);
  if (keys.length === 0) return { filled: {}, sums: {}, byAnswer: new Map() };
  const { rows } = await sql<{ answerId: string; key: string; filled: number; sum: string }>`
    select r.answer_id as "answerId", k.key, count(*)::int as filled, sum((r.cells ->> k.key)::numeric)::text as sum
      from collections.answers a
      join collections.answer_rows r on r.territory_id = a.territory_id and r.answer_id = a.id
      cross join unnest(${keys}::text[]) as k (key)
     where a.territory_id = ${ctx.territory.id} and a.collection_id = ${collection.id}
       and a.state in ('answered', 'accepted') and not a.has_nothing
       and r.cells ->> k.key ~ '^-?[0-9]+([.][0-9]+)?$'
     group by r.answer_id, k.key`.execute(ctx.db);
  const byAnswer = new Map<string, Record<string, number>>();
  const sums: Record<string, number> = {};
  const filled: Record<string, number> = {};
  for (const row of rows) {
    const sum = Number(row.sum);
    byAnswer.set(row.answerId, { ...byAnswer.get(row.answerId), [row.key]: sum });
    sums[row.key] = Math.round(((sums[row.key] ?? 0) + sum) * 1e6) / 1e6;
    filled[row.key] = (filled[row.key] ?? 0) + row.filled;
  }
  return { filled, sums, byAnswer };
}

export interface SummaryRow extends AnswerRow {
  readonly answerId: string;
}

/** The first rows of the confirmed answers, institution by institution. */
export async function summaryRows(ctx: ReadCtx, collectionId: string, limit: number): Promise<SummaryRow[]> {
  const { rows } = await sql<Omit<SummaryRow, 'cells'> & { cells: Cells }>`
    select r.answer_id as "answerId", r.id, r.position, r.title, r.cells
      from collections.answers a
      join institutions.institutions i on i.territory_id = a.territory_id and i.id = a.institution_id
      join collections.answer_rows r on r.territory_id = a.territory_id and r.answer_id = a.id
     where a.territory_id = ${ctx.territory.id} and a.collection_id = ${collectionId}
       and a.state in ('answered', 'accepted') and not a.has_nothing
     order by i.short_name collate public.ru_natural, a.id, r.position, r.id
     limit ${limit}`.execute(ctx.db);
  return rows;
}

/** So many institutions' rows are in memory at once while a sheet is written. */
const PORTION = 25;

/** Every row of the confirmed answers in the order the answers are given, a portion of institutions at a time. */
export async function* summaryLines(
  ctx: ReadCtx,
  answers: readonly Pick<CollectedAnswer, 'id' | 'state' | 'hasNothing'>[],
): AsyncGenerator<SummaryRow> {
  const ids = answers.flatMap(({ id, state, hasNothing }) =>
    (state === 'answered' || state === 'accepted') && !hasNothing ? [id] : [],
  );
  for (let from = 0; from < ids.length; from += PORTION) {
    const portion = ids.slice(from, from + PORTION);
    const { rows } = await sql<SummaryRow>`
      select r.answer_id as "answerId", r.id, r.position, r.title, r.cells from collections.answer_rows r
       where r.territory_id = ${ctx.territory.id} and r.answer_id = any (${portion}::uuid[])
       order by array_position(${portion}::uuid[], r.answer_id), r.position, r.id`.execute(ctx.db);
    yield* rows;
  }
}

/** Names behind the cells that hold people, and names of files; asked only where the table has such columns. */
export async function summaryHelp(ctx: ReadCtx, collection: Collection) {
  const idsIn = async (kind: 'person' | 'file'): Promise<string[]> => {
    const keys = collection.form.columns.filter((column) => column.kind === kind).map((column) => column.key);
    if (keys.length === 0) return [];
    const { rows } = await sql<{ id: string }>`
      select distinct r.cells ->> k.key as id
        from collections.answers a
        join collections.answer_rows r on r.territory_id = a.territory_id and r.answer_id = a.id
        cross join unnest(${keys}::text[]) as k (key)
       where a.territory_id = ${ctx.territory.id} and a.collection_id = ${collection.id}
         and a.state in ('answered', 'accepted') and not a.has_nothing and r.cells ->> k.key <> ''`.execute(
      ctx.db,
    );
    return rows.map(({ id }) => id);
  };
  const files = (await idsIn('file')).filter(isId);
  const named =
    files.length === 0
      ? []
      : await ctx.db
          .selectFrom('documents.files')
          .select(['id', 'name'])
          .where('territory_id', '=', ctx.territory.id)
          .where('id', 'in', files)
          .execute();
  return {
    staff: await personNames(ctx, (await idsIn('person')).filter(isId)),
    files: new Map(named.map((file) => [file.id, file.name])),
  };
}
