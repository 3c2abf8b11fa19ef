// The oldest PostgreSQL we promise: Debian's 15 is started where it is installed, and a part of the suite runs on it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../src/platform/db/server.ts';

const BIN = '/usr/lib/postgresql/15/bin';

const [command, ...words] = process.argv.slice(2);
if (!command) throw new Error('Name the command to run against PostgreSQL 15');
if (!existsSync(join(BIN, 'postgres'))) {
  console.log('PostgreSQL 15 не установлен: эта часть ПРОПУЩЕНА (пакет postgresql-15).');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'opora-fifteen-'));
  const server = await startServer({ folder, bin: BIN, durable: false });
  try {
    process.exitCode = await new Promise<number>((resolve) => {
      const env = { ...process.env, OPORA_TEST_DATABASE_OWNER_URL: server.adminUrl };
      const child = spawn(command, words, { env, stdio: 'inherit' });
      child.once('error', () => resolve(127));
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
