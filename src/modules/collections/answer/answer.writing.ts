// Writing rows of an answer: held while they change, sums counted anew, who touched it last.
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { collectionText } from '../collection/collection.text.ts';
import type { TableForm } from '../collection/form.ts';
import { type AnswerRecord, rowsOf } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';
import { type AnswerRow, type Cells, withSums } from './cells.ts';

const norm = 'data-collection';
export const mostRows = 2000;

/** Two people fill in one answer: the second waits for the first, then sees what is there now. */
export async function holdAnswer(
  ctx: WriteCtx,
  { answer, collection }: AnswerRecord,
): Promise<Refusal | null> {
  const row = await ctx.db
    .selectFrom('collections.answers')
    .select(['state', 'reopened_at'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', answer.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.state === 'answered' || row.state === 'accepted')
    return refuse('answer-locked', text.refusals.locked, { norm });
  if (collection.state === 'closed' && row.reopened_at === null)
    return refuse('collection-closed', collectionText.refusals.closed, { kind: 'too-late', norm });
  return null;
}

export interface WrittenRow {
  readonly id: string;
  readonly cells: Cells;
}

/** Cells of known rows, all in one statement. */
export async function updateRows(ctx: WriteCtx, form: TableForm, rows: readonly WrittenRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = sql.join(
    rows.map((row) => sql`(${row.id}::uuid, ${JSON.stringify(withSums(form, row.cells))}::jsonb)`),
  );
  await sql`update collections.answer_rows r set cells = v.cells from (values ${values}) as v (id, cells)
    where r.territory_id = ${ctx.territory.id} and r.id = v.id`.execute(ctx.db);
}

export interface NewRow {
  readonly title: string;
  readonly cells: Cells;
}

/** Rows after those there are. */
export async function insertRows(
  ctx: WriteCtx,
  answerId: string,
  form: TableForm,
  after: number,
  rows: readonly NewRow[],
): Promise<AnswerRow[]> {
  const made = rows.map((row, index) => ({
    id: newId(ctx.now),
    position: after + index + 1,
    title: row.title,
    cells: withSums(form, row.cells),
  }));
  for (let from = 0; from < made.length; from += 1000)
    await ctx.db
      .insertInto('collections.answer_rows')
      .values(
        made.slice(from, from + 1000).map(({ cells, ...row }) => ({
          ...{ territory_id: ctx.territory.id, answer_id: answerId, ...row },
          cells: JSON.stringify(cells),
        })),
      )
      .execute();
  return made;
}

export async function deleteRows(
  ctx: WriteCtx,
  answerId: string,
  ids: readonly string[] | 'all',
): Promise<void> {
  let rows = ctx.db
    .deleteFrom('collections.answer_rows')
    .where('territory_id', '=', ctx.territory.id)
    .where('answer_id', '=', answerId);
  if (ids !== 'all') rows = rows.where('id', 'in', [...ids]);
  if (ids === 'all' || ids.length > 0) await rows.execute();
}

export async function touch(ctx: WriteCtx, answerId: string): Promise<void> {
  await ctx.db
    .updateTable('collections.answers')
    .set({ saved_at: ctx.now, saved_by_id: ctx.actor.personId })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', answerId)
    .execute();
}

/** The rows as they are now, kept for ever under the next number; returns the number. */
export async function keepEdition(
  ctx: WriteCtx,
  { answer }: AnswerRecord,
  kind: 'confirmed' | 'replaced',
  hasNothing = false,
): Promise<number> {
  const rows = hasNothing ? [] : await rowsOf(ctx, answer.id);
  const { edition } = await ctx.db
    .updateTable('collections.answers')
    .set((eb) => ({ edition: eb('edition', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', answer.id)
    .returning('edition')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('collections.answer_editions')
    .values({
      ...{ territory_id: ctx.territory.id, answer_id: answer.id, number: edition, kind, at: ctx.now },
      ...{ by_id: ctx.actor.personId, has_nothing: hasNothing, rows: JSON.stringify(rows) },
    })
    .execute();
  return edition;
}
