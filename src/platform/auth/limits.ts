// Limits of guessing: attempts counted in the database, so that a restart or a second process forgets nothing.
import { type QueryExecutorProvider, sql } from 'kysely';
import { wallClock } from '../../kernel/clock.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

export interface Limit {
  readonly key: string;
  readonly max: number;
  readonly minutes: number;
}

const wall = wallClock();

const waitText = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  return `Слишком много попыток подряд. Подождите ${minutes} мин. и повторите; если пароль забыт, нажмите «Забыли пароль?».`;
};

/** Counts one attempt under every limit; a refusal names the wait. */
export async function countAttempt(
  db: QueryExecutorProvider,
  limits: readonly Limit[],
): Promise<Refusal | null> {
  const now = wall.now();
  let wait = 0;
  for (const { key, max, minutes } of limits) {
    const fresh = new Date(now.getTime() - minutes * 60_000);
    const { rows } = await sql<{ count: number; since: Date }>`
      insert into auth.attempts as kept (key, count, since) values (${key}, 1, ${now})
      on conflict (key) do update set
        count = case when kept.since <= ${fresh} then 1 else kept.count + 1 end,
        since = case when kept.since <= ${fresh} then excluded.since else kept.since end
      returning count, since`.execute(db);
    const row = rows[0];
    if (row && row.count > max)
      wait = Math.max(wait, minutes * 60 - (now.getTime() - row.since.getTime()) / 1000);
  }
  if (wait === 0) return null;
  return refuse('too-many-attempts', waitText(wait), {
    kind: 'too-many',
    details: { seconds: Math.ceil(wait) },
  });
}

/** A success clears the count of its own key, never of the address. */
export async function forgetAttempts(db: QueryExecutorProvider, key: string): Promise<void> {
  await sql`delete from auth.attempts where key = ${key}`.execute(db);
}
