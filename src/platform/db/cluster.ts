/** The files and the process of one embedded PostgreSQL cluster: initdb, settings, launch, signals, last words. */
import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFault } from '../faults.ts';
import type { PostgresRunner } from './postgres-binaries.ts';

export interface Cluster {
  runner: PostgresRunner;
  /** PGDATA. */
  folder: string;
  log: string;
  durable: boolean;
  /** Whether the server may go on after our death, to be adopted by the next start. */
  outlives: boolean;
}

export const ADMIN_ROLE = 'opora_admin';
const SETPRIV = '/usr/bin/setpriv';
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 30_000;

/** C.UTF-8 is everywhere but on old systems; a plain C locale would leave Cyrillic without case in search. */
const LOCALES = ['C.UTF-8', 'ru_RU.UTF-8', 'en_US.UTF-8', 'C'];

export const isInitialised = (cluster: Cluster) => existsSync(cluster.folder);

/** Makes the files aside and moves them into place when they are whole: a killed start leaves no half of a base. */
export async function initialiseCluster(cluster: Cluster, password: string): Promise<void> {
  const draft = `${cluster.folder}.making`;
  const passwordFile = `${cluster.folder}.password`;
  writeFor(cluster, passwordFile, password);
  try {
    for (const locale of LOCALES) {
      rmSync(draft, { recursive: true, force: true });
      const options = ['--pgdata', draft, '--username', ADMIN_ROLE, '--pwfile', passwordFile];
      options.push('--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions');
      options.push('--locale', locale, '--locale-provider', 'icu', '--icu-locale', 'ru');
      if (!cluster.durable) options.push('--no-sync');
      const { status, output } = await runProgram(cluster, 'initdb', options);
      if (status === 0) return renameSync(draft, cluster.folder);
      if (!/invalid locale/i.test(output)) throw explainOutput(output, cluster);
    }
    throw startFault('PostgreSQL не нашёл в системе ни одной подходящей локали UTF-8: установите C.UTF-8.');
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Reachable from this machine only, by password only, within a laptop's memory. */
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = '128MB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
max_wal_size = '512MB'
wal_level = minimal
max_wal_senders = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
client_connection_check_interval = '2s'
`;

/** Writes the settings and starts the server; resolves when it accepts connections. */
export async function launchCluster(cluster: Cluster, port: number): Promise<void> {
  const durability = cluster.durable ? '' : 'fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n';
  writeFor(cluster, join(cluster.folder, 'postgresql.auto.conf'), SETTINGS + durability);
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const words = await tryLaunch(cluster, port, deadline);
    if (words === undefined) return;
    // The backends of a killed server need a moment to notice that it is gone.
    const passing = /shared memory block.*still in use|terminate any old server processes/i.test(words);
    if (!passing || Date.now() > deadline) throw explainOutput(words, cluster);
    await sleep(500);
  }
}

/** Resolves to undefined when the server is ready, else to its last words. */
async function tryLaunch(cluster: Cluster, port: number, deadline: number): Promise<string | undefined> {
  const { runner } = cluster;
  const from = existsSync(cluster.log) ? statSync(cluster.log).size : 0;
  const log = openSync(cluster.log, 'a', 0o600);
  const words = [...runner.prefix, ...(cluster.outlives ? [] : dyingWithUs())];
  words.push(join(runner.bin, 'postgres'), '-D', cluster.folder, '-p', String(port));
  // A session of its own: Ctrl+C in the terminal must reach the application first, which then stops the server.
  const options = { ...runner.account, detached: true, stdio: ['ignore', log, log] as ('ignore' | number)[] };
  const child = spawn(words[0] as string, words.slice(1), { ...options, cwd: cluster.runner.folder });
  closeSync(log);
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  while (!ended && readPostmaster(cluster)?.status !== 'ready') {
    if (Date.now() > deadline) {
      child.kill('SIGINT');
      throw startFault(`Встроенный PostgreSQL не запустился за минуту, его журнал: ${cluster.log}.`);
    }
    await sleep(20);
  }
  return ended ? readFileSync(cluster.log).subarray(from).toString('utf8') : undefined;
}

/** Where the system can: the kernel asks the server to stop when this process dies, however it dies. */
const dyingWithUs = () => (existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'INT', '--'] : []);

/** What the server wrote about itself; undefined when it is not running. */
export function readPostmaster(cluster: Cluster): { pid: number; port: number; status: string } | undefined {
  const file = join(cluster.folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isServerOf(cluster, pid)) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/** Process numbers are reused, after a container's restart almost surely: the command line must name our folder. */
function isServerOf(cluster: Cluster, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster.folder);
  } catch {
    return false;
  }
}

/** PostgreSQL itself refuses a file left by a dead server when its number now belongs to somebody else. */
export function dropStalePostmaster(cluster: Cluster): void {
  const file = join(cluster.folder, 'postmaster.pid');
  if (!existsSync(file) || readPostmaster(cluster)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (existsSync(`/proc/${pid}`)) rmSync(file, { force: true });
}

/** Fast shutdown: open transactions are rolled back, the checkpoint is written. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const deadline = Date.now() + STOP_DEADLINE_MS;
  const running = readPostmaster(cluster);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  while (readPostmaster(cluster)) {
    if (Date.now() > deadline) return void process.kill(running.pid, 'SIGQUIT');
    await sleep(20);
  }
}

/** The wanted port when it is free, else any free one. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted ? resolve(freePort(0)) : reject(error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function runProgram(cluster: Cluster, program: string, options: string[]) {
  const { prefix, bin, account, folder } = cluster.runner;
  const words = [...prefix, join(bin, program), ...options];
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    const child = spawn(words[0] as string, words.slice(1), {
      ...account,
      cwd: folder,
      env: { ...process.env, LC_MESSAGES: 'C' },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** A file the server can read even when it runs under another account than ours. */
function writeFor(cluster: Cluster, file: string, text: string): void {
  const { uid, gid } = cluster.runner.account;
  writeFileSync(file, text, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

const LITTLE_SPACE = 32 * 1024 * 1024;
const LOG_TAIL = 32 * 1024;

/** Less than PostgreSQL needs to go on writing: two segments of its journal. */
export function isShortOfSpace(cluster: Cluster): boolean {
  const { bavail, bsize } = statfsSync(cluster.runner.folder);
  return bavail * bsize < LITTLE_SPACE;
}

/** PostgreSQL cuts its connections when it cannot write: the disk and the log tell why. */
export function ranOutOfSpace(cluster: Cluster): boolean {
  if (isShortOfSpace(cluster)) return true;
  return (
    existsSync(cluster.log) &&
    readFileSync(cluster.log).subarray(-LOG_TAIL).includes('No space left on device')
  );
}

function explainOutput(output: string, cluster: Cluster): Error {
  const cause = new Error(output.trim().split('\n').slice(-5).join('\n'));
  const { folder } = cluster.runner;
  if (/No space left on device|Disk quota exceeded/i.test(output))
    return startFault(
      `На диске с папкой ${folder} не осталось места: освободите место и запустите Опору снова.`,
      cause,
    );
  if (/Permission denied|could not change permissions/i.test(output))
    return startFault(
      `Нет прав на папку ${folder}: дайте их пользователю, от имени которого запущена Опора.`,
      cause,
    );
  if (/lock file "postmaster.pid" already exists/i.test(output))
    return startFault(`С папкой ${folder} уже работает другой PostgreSQL: остановите его.`, cause);
  if (/database files are incompatible/i.test(output))
    return startFault(
      `База в папке ${folder} создана другой версией PostgreSQL: восстановите её из копии.`,
      cause,
    );
  return startFault(`Встроенный PostgreSQL не запустился: ${lastWords(output)}`, cause);
}

const lastWords = (output: string) =>
  /(?:FATAL|PANIC|error):\s*(.+)/i.exec(output)?.[1] ??
  output.trim().split('\n').at(-1) ??
  'причина не названа';
