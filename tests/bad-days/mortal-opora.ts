// A real Opora in a folder of its own that may be killed and started again, with its database open to the test.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { startServer } from '../../src/platform/db/server.ts';
import { type RunningOpora, startOpora } from '../../tools/bench-server.ts';
import { root } from '../../tools/prepare.mjs';

/** These tests need the built program. */
export const isBuilt = existsSync(join(root, 'dist/web.js'));

export interface MortalOpora {
  readonly folder: string;
  /** The process that runs now. */
  readonly now: () => RunningOpora;
  readonly start: () => Promise<RunningOpora>;
  readonly kill: () => Promise<void>;
  /** Over the database as its superuser: sees everything, may hold any lock. */
  readonly asAdmin: <T>(run: (db: pg.Client) => Promise<T>) => Promise<T>;
  readonly one: <T = string>(text: string, values?: unknown[]) => Promise<T>;
}

export function mortalOpora(env: () => Record<string, string> = () => ({})): MortalOpora {
  const folder = mkdtempSync(join(tmpdir(), 'opora-killed-'));
  let running: RunningOpora | undefined;
  afterAll(async () => {
    await running?.stop('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  const asAdmin: MortalOpora['asAdmin'] = async (run) => {
    const server = await startServer({ folder: join(folder, 'database'), manner: 'attach' });
    const db = new pg.Client(Object.assign(new URL(server.adminUrl), { pathname: '/opora' }).href);
    // The server may fall together with the process that owns it.
    db.on('error', () => {});
    await db.connect();
    try {
      return await run(db);
    } finally {
      await db.end().catch(() => {});
    }
  };
  return {
    folder,
    now: () => {
      if (!running) throw new Error('Opora is not running');
      return running;
    },
    start: async () => {
      running = await startOpora(folder, 180, env());
      return running;
    },
    kill: async () => {
      await running?.stop('SIGKILL');
      running = undefined;
    },
    asAdmin,
    one: <T>(text: string, values: unknown[] = []) =>
      asAdmin(async (db) => Object.values((await db.query(text, values)).rows[0] ?? {})[0] as T),
  };
}

/** Asks a command of Kstovo as whoever is signed in. */
export async function command<T = { id: string }>(
  opora: RunningOpora,
  name: string,
  input: unknown,
  key?: string,
): Promise<{ status: number; result: T; error?: { name: string; text: string } }> {
  const answer = await opora.ask(`/api/v1/kstovo/${name.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    body: JSON.stringify(input),
  });
  return { status: answer.status, ...JSON.parse(answer.text) };
}
