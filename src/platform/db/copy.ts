// COPY into a temporary table of the open transaction: the fast way in that row security does not refuse (decision 5).
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import { from } from 'pg-copy-streams';
import type { Database } from '../../kernel/database.ts';
import { clientOf } from './transaction.ts';

export type CopiedValue = string | number | null;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const cellOf = (value: CopiedValue): string =>
  value === null ? '\\N' : String(value).replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign);

const FLUSH = 256 * 1024;

/** Streams rows into the table's columns; answers how many. The table must be a temporary one of this transaction. */
export async function copyRows(
  db: Kysely<Database>,
  table: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CopiedValue[]> | Iterable<readonly CopiedValue[]>,
): Promise<number> {
  const stream = clientOf(db).query(from(`copy pg_temp.${table} (${columns.join(', ')}) from stdin`));
  let count = 0;
  let text = '';
  try {
    for await (const row of rows) {
      count += 1;
      text += `${row.map(cellOf).join('\t')}\n`;
      if (text.length < FLUSH) continue;
      if (!stream.write(text)) await once(stream, 'drain');
      text = '';
    }
  } catch (error) {
    stream.destroy(error as Error);
    throw error;
  }
  stream.end(text);
  await finished(stream);
  return count;
}
