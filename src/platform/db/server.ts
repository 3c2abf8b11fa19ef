/** The embedded PostgreSQL: started, adopted after a crash, guarded against a second instance, watched, stopped. */

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isStartFault, startFault } from '../faults.ts';
import {
  ADMIN_ROLE,
  type Cluster,
  dropStalePostmaster,
  freePort,
  initialiseCluster,
  isInitialised,
  isShortOfSpace,
  launchCluster,
  ranOutOfSpace,
  readPostmaster,
  stopCluster,
} from './cluster.ts';
import { choosePostgresRunner, embeddedBinaries } from './postgres-binaries.ts';
import { APP_ROLE, ensureDatabase, ensureLogins, OWNER_ROLE } from './roles.ts';

export interface ServerOptions {
  /** Folder of the server's files; made if missing. */
  folder: string;
  /** 'serve': be the folder's only instance; 'attach': use a running one, else run it while the work lasts. */
  manner?: 'serve' | 'attach';
  /** Tests do without durability; an installation never does. */
  durable?: boolean;
  /** true: the server goes on when this process is killed, as where the kernel cannot tie the two; for tests. */
  outlives?: boolean;
  /** Says what is happening, in Russian. */
  report?: (line: string) => void;
  /** Binaries of another PostgreSQL, for tests. */
  bin?: string;
  /** false: as root do not try a user namespace, for tests. */
  namespaces?: boolean;
}

export interface EmbeddedServer {
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  port: number;
  pid(): number | undefined;
  /** The true reason of a failed connection: no space left, when that is what it is. */
  explain(error: unknown): unknown;
  /** Whether there is no room left where the base lies: the reason a running server goes away. */
  isShortOfSpace(): boolean;
  /** Stops the server, or only lets go of it when another process serves it. */
  stop(): Promise<void>;
}

interface Secrets {
  port: number;
  admin: string;
  owner: string;
  app: string;
}

/** Who serves the folder: nobody, this process (it holds the lock on the client), or another one. */
type Guard = { state: 'absent' | 'taken' } | { state: 'ours'; client: pg.Client };

const DATABASE = 'opora';
/** A session lock: it dies with the process that serves the folder, so a crash leaves nothing to clean up. */
const INSTANCE_LOCK = 704_119_711;

/** Starts or adopts the server of a folder. Refuses to serve a folder that another process serves. */
export async function startServer(options: ServerOptions): Promise<EmbeddedServer> {
  try {
    return await startGuarded(options);
  } catch (error) {
    throw explainFileError(error, options.folder);
  }
}

async function startGuarded(options: ServerOptions): Promise<EmbeddedServer> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const runner = choosePostgresRunner(
    options.bin ?? (await embeddedBinaries()),
    options.folder,
    options.namespaces,
  );
  const cluster: Cluster = {
    runner,
    folder: join(runner.folder, 'cluster'),
    log: join(runner.folder, 'postgres.log'),
    durable: options.durable ?? true,
    outlives: options.outlives ?? false,
  };
  const secrets = openSecrets(join(options.folder, 'database.json'));
  const guard = await raise(cluster, secrets, options);
  if (guard.state === 'taken' && options.manner !== 'attach')
    throw startFault(
      `С папкой ${options.folder} уже работает другая Опора: остановите её или задайте другой OPORA_DATA.`,
    );
  const watch = guard.state === 'ours' ? watchOver(cluster, secrets, guard.client, options) : undefined;
  return {
    adminUrl: urlOf(secrets, ADMIN_ROLE, secrets.admin, 'postgres'),
    ownerUrl: urlOf(secrets, OWNER_ROLE, secrets.owner, DATABASE),
    appUrl: urlOf(secrets, APP_ROLE, secrets.app, DATABASE),
    port: secrets.port,
    pid: () => readPostmaster(cluster)?.pid,
    isShortOfSpace: () => isShortOfSpace(cluster),
    explain: (error) => (ranOutOfSpace(cluster) ? noSpace(options.folder, error) : error),
    stop: async () => watch?.stop(),
  };
}

/** Adopts a running server or launches one, and takes the instance lock if nobody holds it. */
async function raise(
  cluster: Cluster,
  secrets: Secrets & { save(): void },
  options: ServerOptions,
): Promise<Guard> {
  const found = await takeGuard(cluster, secrets);
  // The killed process may have died before it made the base.
  if (found.state === 'ours') await prepareDatabase(found.client, secrets);
  if (found.state !== 'absent') return found;
  dropStalePostmaster(cluster);
  if (!isInitialised(cluster)) {
    options.report?.('Создаётся база данных…');
    secrets.save();
    await initialiseCluster(cluster, secrets.admin);
  }
  secrets.port = await freePort(secrets.port);
  secrets.save();
  options.report?.('Запускается PostgreSQL…');
  await launchCluster(cluster, secrets.port);
  try {
    const guard = await takeGuard(cluster, secrets);
    if (guard.state === 'ours') await prepareDatabase(guard.client, secrets);
    if (guard.state === 'absent')
      throw startFault(`Встроенный PostgreSQL не отвечает, его журнал: ${cluster.log}.`);
    return guard;
  } catch (error) {
    await stopCluster(cluster);
    throw ranOutOfSpace(cluster) ? noSpace(options.folder, error) : error;
  }
}

async function takeGuard(cluster: Cluster, secrets: Secrets): Promise<Guard> {
  // A killed process needs a moment to disappear from the server; one that only starts or stops, a little more.
  for (let attempt = 0; ; attempt++) {
    const running = readPostmaster(cluster);
    if (!running) return { state: 'absent' };
    secrets.port = running.port;
    const client = new pg.Client(urlOf(secrets, ADMIN_ROLE, secrets.admin, 'postgres'));
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [INSTANCE_LOCK]);
      if (rows[0].held) return { state: 'ours', client };
      if (attempt >= 15) return client.end().then(() => ({ state: 'taken' }));
      await client.end();
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw startFault('Пароль встроенной базы не подходит: верните файл database.json на место.', error);
      if (attempt >= 300) throw error;
    }
    await sleep(100);
  }
}

async function prepareDatabase(admin: pg.Client, secrets: Secrets): Promise<void> {
  await ensureLogins(admin, {
    owner: { name: OWNER_ROLE, password: secrets.owner },
    app: { name: APP_ROLE, password: secrets.app },
  });
  await ensureDatabase(admin, DATABASE, OWNER_ROLE);
}

/** Raises the server again if it dies under us; pools reconnect by themselves. */
function watchOver(
  cluster: Cluster,
  secrets: Secrets & { save(): void },
  first: pg.Client,
  options: ServerOptions,
) {
  let stopping = false;
  const recover = async () => {
    while (!stopping) {
      await sleep(1000);
      const guard = await raise(cluster, { ...secrets, save() {} }, options).catch(() => undefined);
      if (guard?.state === 'ours') return void guard.client.once('end', recover);
    }
  };
  first.once('end', recover);
  return {
    async stop() {
      stopping = true;
      await stopCluster(cluster);
    },
  };
}

function openSecrets(file: string): Secrets & { save(): void } {
  const password = () => randomBytes(24).toString('base64url');
  const secrets: Secrets = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { port: 0, admin: password(), owner: password(), app: password() };
  return Object.assign(secrets, {
    save() {
      writeFileSync(file, JSON.stringify({ ...secrets, save: undefined }), { mode: 0o600 });
      chmodSync(file, 0o600);
    },
  });
}

const urlOf = (secrets: Secrets, role: string, password: string, database: string) =>
  `postgres://${role}:${password}@127.0.0.1:${secrets.port}/${database}`;

const noSpace = (folder: string, cause: unknown) =>
  startFault(
    `На диске с папкой ${folder} не осталось места: освободите место и запустите Опору снова.`,
    cause,
  );

function explainFileError(error: unknown, folder: string): unknown {
  if (isStartFault(error)) return error;
  const { code } = error as { code?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT') return noSpace(folder, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return startFault(
      `Нет прав на запись в папку ${folder}: дайте их пользователю, от имени которого запущена Опора.`,
      error,
    );
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return startFault(`Путь ${folder} занят файлом: нужна папка.`, error);
  return error;
}
