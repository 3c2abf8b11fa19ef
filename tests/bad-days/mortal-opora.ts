// A real Opora in a folder of its own that may be killed and started again, with its database open to the test.
import { execFileSync } from 'node:child_process';
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
  /** Whether the folder is a small disk of its own, which needs the rights of root. */
  readonly hasOwnDisk: boolean;
  /** The process that runs now. */
  readonly now: () => RunningOpora;
  readonly start: () => Promise<RunningOpora>;
  readonly kill: () => Promise<void>;
  /** Over the database as its superuser: sees everything, may hold any lock. */
  readonly asAdmin: <T>(run: (db: pg.Client) => Promise<T>) => Promise<T>;
  readonly one: <T = string>(text: string, values?: unknown[]) => Promise<T>;
}

/** Room for the base and its journal with some to spare. */
const diskSize = '700m';

function ownDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize},mode=755`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    console.log('Полный диск базы не проверен: для пробного диска нужны права root.');
    return false;
  }
}

export function mortalOpora(env: () => Record<string, string> = () => ({})): MortalOpora {
  const folder = mkdtempSync(join(tmpdir(), 'opora-killed-'));
  const hasOwnDisk = isBuilt && ownDisk(folder);
  let running: RunningOpora | undefined;
  afterAll(async () => {
    await running?.stop('SIGTERM');
    if (hasOwnDisk) execFileSync('umount', [folder]);
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
    hasOwnDisk,
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

/** Kstovo's expert council. */
export const councilOf = (opora: MortalOpora): Promise<string> =>
  opora.one(
    `select b.id from councils.bodies b join territories.territories t on t.id = b.territory_id
      where t.slug = 'kstovo' and b.kind = 'expert-council'`,
  );

export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (await holds()) return;
    await new Promise((ready) => setTimeout(ready, 250));
  }
  throw new Error(`Never came: ${what}`);
}
