// The writing itself, in the background and in one transaction: all of the list or nothing of it.
import { sql } from 'kysely';
import { z } from 'zod';
import type { WriteCtx } from '../../kernel/ctx.ts';
import type { Job } from '../../kernel/jobs.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { judgeAgain } from './import.commands.ts';
import { importLifecycle } from './import.lifecycle.ts';
import { type Import, importById, scopeOf } from './import.queries.ts';
import { importText as text } from './import.text.ts';
import { kindOf } from './kinds.ts';
import { asOperator, countGrownTables, tellProgress } from './progress.ts';
import { tellOperator } from './read.job.ts';
import { readAtOnce } from './read-list.ts';

const input = z.object({ id: z.uuid() });

export const writeImport: Job<typeof input> = {
  name: 'imports.write',
  input,
  run: async (system, { id }) => {
    // Two lists of one kind are written one after the other: the second sees what the first did.
    await sql`select pg_advisory_xact_lock(7041971, ${system.territory.id})`.execute(system.db);
    const record = await importById(system, id);
    if (record?.state !== 'applying') return;
    const ctx = asOperator(system, record);
    await tellProgress(ctx, id, 0);
    const stale = await writeOrStale(ctx, record);
    const outcome =
      stale === 0
        ? await advance(ctx, importLifecycle, record, 'finish', {
            set: { applied_at: ctx.now },
            data: { file: record.fileName, ...record.counts },
          })
        : await advance(ctx, importLifecycle, record, 'giveBack', {
            set: { note: text.stale(stale) },
            data: { file: record.fileName, stale },
          });
    if (isRefusal(outcome)) throw new Error(outcome.text);
    if (stale > 0) await judgeAgain(ctx, record, record.mapping);
    const { notices } = text;
    const words = stale > 0 ? notices.givenBack(record.fileName) : notices.written(record.fileName);
    if ((record.counts.new ?? 0) + (record.counts.changed ?? 0) < readAtOnce) return;
    await countGrownTables(ctx);
    await tellOperator(ctx, record, words);
  },
};

/** How many rows no longer fit; a constraint that stops the writing (a race nobody could foresee) counts as one. */
async function writeOrStale(ctx: WriteCtx, record: Import): Promise<number> {
  await sql`savepoint writing`.execute(ctx.db);
  try {
    const tell = (done: number) => tellProgress(ctx, record.id, done);
    const { stale } = await kindOf(record.kind).write(ctx, scopeOf(record), tell);
    return stale.length;
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('23')) throw error;
    await sql`rollback to savepoint writing`.execute(ctx.db);
    return 1;
  }
}
