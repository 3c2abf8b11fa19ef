// What every part of the bench about the year stands on: the running Opora, its commands, ids of the demonstration, time.
import type pg from 'pg';
import type { Pools, Ways } from './bench-measure.ts';
import type { RunningOpora } from './bench-server.ts';
import { percentile } from './bench-statements.ts';

export interface Bench {
  readonly opora: RunningOpora;
  readonly pools: Pools;
  readonly ways: Ways;
}

export async function perform<T>(
  opora: RunningOpora,
  slug: string,
  name: string,
  input: unknown,
): Promise<T> {
  const answer = await opora.ask(`/api/v1/${slug}/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(input),
  });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return JSON.parse(answer.text).result;
}

export async function idOf(admin: pg.Pool, sql: string): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(sql);
  return rows[0]?.id ?? '';
}

export const planOf = (state: string) =>
  `select p.id from planning.plans p join territories.territories t on t.id = p.territory_id
    where t.slug = 'sosnovy-bor' and p.body_id is null and p.state = '${state}'`;

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

export const median = (values: readonly number[]) => percentile(values, 50);
