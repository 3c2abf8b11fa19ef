// Lists asked a portion at a time: how many rows an answer may hold, and how a whole list is read for a file.
import { z } from 'zod';

/** Files are written from a whole list by portions of so many rows: small enough to be forgotten at once. */
export const PORTION = 250;

/** How many rows of a list are asked for: fifty on a page, a thousand at most in one answer. */
export const portionSize = z.coerce.number().int().min(1).max(1_000).default(50);

export interface Portion<Row> {
  readonly rows: readonly Row[];
  /** The place the next portion begins after; nothing: this one was the last. */
  readonly after?: string | undefined;
}

/** Every row of a list, in its order; the next portion is read when the rows of the last one are taken. */
export async function* everyRow<Row>(
  portionAfter: (after: string) => Promise<Portion<Row>>,
): AsyncGenerator<Row> {
  let after: string | undefined = '';
  do {
    const portion: Portion<Row> = await portionAfter(after);
    yield* portion.rows;
    after = portion.after;
  } while (after);
}

/** A portion of rows that carry their own place: a short one is the last. */
export const portionOf = <Row extends { readonly cursor: string }>(rows: readonly Row[]): Portion<Row> => ({
  rows,
  after: rows.length < PORTION ? undefined : rows.at(-1)?.cursor,
});
