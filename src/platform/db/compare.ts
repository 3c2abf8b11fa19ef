/** Whether two databases hold the same: table by table, by number of rows and a checksum of their contents. */
import type pg from 'pg';
import { PLAIN_TEXT, readMigrations, readSequences, readTables } from './catalogue.ts';

export interface Difference {
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

/** Answers an empty list when both hold the same rows, sequences and migrations. Reads each table once. */
export async function compareDatabases(left: pg.Pool, right: pg.Pool): Promise<Difference[]> {
  const [here, there] = await Promise.all([describe(left), describe(right)]);
  const names = [...new Set([...here.keys(), ...there.keys()])].sort();
  return names
    .map((what) => ({ what, left: here.get(what) ?? 'нет', right: there.get(what) ?? 'нет' }))
    .filter((each) => each.left !== each.right);
}

async function describe(pool: pg.Pool): Promise<Map<string, string>> {
  const client = await pool.connect();
  const found = new Map<string, string>();
  try {
    await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}`);
    for (const { name, columns } of await readTables(client)) {
      // A sum of digests does not depend on the order of rows and needs no memory for them.
      const { rows } = await client.query(
        `select count(*) as count, coalesce(sum(('x' || left(md5(t.r), 15))::bit(60)::bigint), 0)::text as sum
           from (select row(${columns.join(', ')})::text as r from ${name}) t`,
      );
      found.set(name, `строк ${rows[0].count}, сумма ${rows[0].sum}`);
    }
    for (const each of await readSequences(client)) found.set(each.name, `${each.value} ${each.called}`);
    found.set('public.migrations', (await readMigrations(client)).join(' '));
    await client.query('commit');
  } finally {
    client.release();
  }
  return found;
}
