// The queue of jobs: pg-boss in the same database; a job is put in by the command's own transaction (decisions 12, 13).
import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { allowAfterClosing } from '../../kernel/closure.ts';
import type { Actor, Territory } from '../../kernel/ctx.ts';
import type { Database } from '../../kernel/database.ts';
import type { House } from '../../kernel/house.ts';
import { newId } from '../../kernel/ids.ts';
import type { JobCall } from '../../kernel/jobs.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { type Gateway, system } from '../http/gateway.ts';

const queueName = 'opora.jobs';
const schema = 'pgboss';

interface Envelope {
  readonly territoryId: number;
  readonly accountId: string | null;
  readonly job: string;
  readonly input: Record<string, unknown>;
}

const executor = (pool: pg.Pool) => ({
  executeSql: (text: string, values?: unknown[]) => pool.query(text, values) as Promise<{ rows: unknown[] }>,
});

/** Whether the queue's tables are there: a process killed between the schema and the queue left none. */
export async function hasQueue(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(`select to_regclass('${schema}.version') is not null as found`);
  return rows[0]?.found === true;
}

/** Makes or updates the queue's tables; as the schema's owner, before the application opens it. */
export async function prepareQueue(owner: pg.Pool): Promise<void> {
  const boss = new PgBoss({ db: executor(owner), schema, supervise: false, schedule: false });
  await boss.start();
  if (!(await boss.getQueue(queueName))) {
    await boss.createQueue(queueName, { policy: 'short', retryLimit: 5, retryDelay: 5, retryBackoff: true });
  }
  await boss.stop({ graceful: false });
}

export interface Queue {
  readonly enqueue: (
    db: Kysely<Database>,
    territory: Territory,
    actor: Actor,
    call: JobCall,
  ) => Promise<void>;
  readonly work: (
    gateway: Gateway,
    house: House,
    territoryById: (id: number) => Promise<Territory | null>,
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Opens the queue under the application's login. */
export async function openQueue(pool: pg.Pool, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: executor(pool),
    schema,
    migrate: false,
    createSchema: false,
    schedule: false,
  });
  boss.on('error', onError);
  await boss.start();
  return {
    enqueue: async (db, territory, actor, call) => {
      const envelope: Envelope = {
        territoryId: territory.id,
        accountId: actor.accountId,
        job: call.job,
        input: call.input,
      };
      const inTransaction = {
        executeSql: async (text: string, values: unknown[] = []) => {
          const query = {
            sql: text,
            parameters: values,
            query: sql`select`.toOperationNode(),
          } as unknown as CompiledQuery;
          return { rows: (await db.executeQuery(query)).rows as unknown[] };
        },
      };
      const key = call.key ?? newId(new Date(Math.trunc(performance.timeOrigin + performance.now())));
      await boss.send(queueName, envelope, {
        singletonKey: `${territory.id}:${call.job}:${key}`,
        db: inTransaction,
      });
    },
    work: async (gateway, house, territoryById) => {
      await boss.work<Envelope>(queueName, { pollingIntervalSeconds: 1 }, async ([job]) => {
        if (!job) return;
        const { territoryId, job: name, input } = job.data;
        const territory = await territoryById(territoryId);
        const spec = house.jobs.get(name);
        if (!territory || !spec) throw new Error(`Nobody can do the job ${name}`);
        const outcome = await gateway.write(territory, system, job.id, async (ctx) => {
          // What was asked before the service ceased is not done after it.
          if (ctx.closure && !spec.afterClosing) return;
          if (ctx.closure) await allowAfterClosing(ctx);
          await spec.run(ctx, spec.input.parse(input));
        });
        if (isRefusal(outcome)) throw new Error(outcome.text);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
