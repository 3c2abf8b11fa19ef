// The daily round: reminders, escalations and letters that have come due, in every territory, once each.
import { sql } from 'kysely';
import { addDays, dateIn, timeIn } from '../../kernel/clock.ts';
import { allowAfterClosing } from '../../kernel/closure.ts';
import type { Territory, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import type { DailyJob } from '../../kernel/jobs.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { type Closures, readIn } from '../db/transaction.ts';
import { type Gateway, system } from '../http/gateway.ts';

/** Runs one daily job in the open transaction if its day has come; the row's lock lets one process through. */
async function runIfDue(ctx: WriteCtx, daily: DailyJob): Promise<boolean> {
  if (ctx.closure && !daily.afterClosing) return false;
  if (ctx.closure) await allowAfterClosing(ctx);
  if (Number(timeIn(ctx.now, ctx.territory.zone).slice(0, 2)) < daily.hour) return false;
  await ctx.db
    .insertInto('journal.daily_runs')
    .values({ territory_id: ctx.territory.id, job: daily.name, last_on: addDays(ctx.today, -1) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows } = await sql<{ last_on: string }>`
    select last_on from journal.daily_runs
    where territory_id = ${ctx.territory.id} and job = ${daily.name} for update`.execute(ctx.db);
  const since = rows[0]?.last_on;
  if (!since || since >= ctx.today) return false;
  await daily.run(ctx, since);
  await ctx.db
    .updateTable('journal.daily_runs')
    .set({ last_on: ctx.today })
    .where('territory_id', '=', ctx.territory.id)
    .where('job', '=', daily.name)
    .execute();
  return true;
}

const keyOf = (territoryId: number, job: string) => `${territoryId} ${job}`;

/** What has run already, asked once: hundreds of territories are not opened one by one to find nothing to do. */
async function lastDays(
  gateway: Gateway,
  territories: readonly Territory[],
): Promise<{ last: ReadonlyMap<string, string>; closures: Closures }> {
  const ids = territories.map(({ id }) => id);
  return readIn(gateway.pool, ids, async (db, _counter, closures) => {
    const rows = await db
      .selectFrom('journal.daily_runs')
      .select(['territory_id', 'job', 'last_on'])
      .execute();
    return {
      last: new Map(rows.map(({ territory_id, job, last_on }) => [keyOf(territory_id, job), last_on])),
      closures,
    };
  });
}

/** Runs every daily job of the house in every territory; returns how many ran. One failure does not stop the others. */
export async function runDailyRound(
  gateway: Gateway,
  territories: readonly Territory[],
  onError: (error: unknown, job: string) => void,
): Promise<number> {
  let ran = 0;
  const { last, closures } = await lastDays(gateway, territories);
  for (const territory of territories) {
    const today = dateIn(gateway.clock.now(), territory.zone);
    for (const daily of gateway.house.modules.flatMap((module) => module.daily ?? [])) {
      if (closures.has(territory.id) && !daily.afterClosing) continue;
      if ((last.get(keyOf(territory.id, daily.name)) ?? '') >= today) continue;
      try {
        const requestId = newId(gateway.clock.now());
        const done = await gateway.write(territory, system, requestId, (ctx) => runIfDue(ctx, daily));
        if (isRefusal(done)) onError(new Error(done.text), daily.name);
        else if (done) ran += 1;
      } catch (error) {
        onError(error, daily.name);
      }
    }
  }
  return ran;
}
