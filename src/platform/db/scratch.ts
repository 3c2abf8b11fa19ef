/** A throwaway PostgreSQL in a temporary folder, migrated: for generators, checks and tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type Migration, migrate } from './migrations.ts';
import { createPool } from './pools.ts';
import { APP_ROLE, grantToApplication } from './roles.ts';
import { startServer } from './server.ts';

/** Runs work on a migrated scratch database and leaves nothing behind. */
export async function withScratchDatabase<T>(
  migrations: readonly Migration[],
  work: (owner: pg.Pool) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'opora-scratch-'));
  try {
    const server = await startServer({ folder, durable: false });
    const owner = createPool(server.ownerUrl, 2, 'opora-scratch');
    try {
      await grantToApplication(owner, APP_ROLE);
      await migrate(owner, migrations, APP_ROLE);
      return await work(owner);
    } finally {
      await owner.end();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
