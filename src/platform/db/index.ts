/** The front door of the database: one call opens the embedded or the external PostgreSQL, ready and up to date. */
import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from '../config.ts';
import { startFault } from '../faults.ts';
import { type Migration, migrate, refuseOtherSchema } from './migrations.ts';
import { createPool, explainDatabaseError, greetDatabase } from './pools.ts';
import { grantToApplication, refuseMightyLogin } from './roles.ts';
import { type EmbeddedServer, startServer } from './server.ts';

export interface OporaDatabase {
  /** The application's login, held by row security. */
  readonly app: pg.Pool;
  /** The schema's owner; throws a start fault where DATABASE_OWNER_URL is not given. */
  readonly owner: pg.Pool;
  readonly kind: 'embedded' | 'external';
  /** Major version of PostgreSQL. */
  readonly version: number;
  /** Names of the migrations this opening applied; a fresh database names all of them. */
  readonly applied: readonly string[];
  /** Whether the disk of an embedded base is full; an outside server says so itself. */
  isDiskFull(): boolean;
  stop(): Promise<void>;
}

export interface OpenOptions {
  migrations: readonly Migration[];
  /** 'serve' for the process that owns the embedded server, 'attach' for tools beside it. */
  manner?: 'serve' | 'attach';
  /** Connections of the application's pool. */
  connections?: number;
  report?: (line: string) => void;
}

/** Opens the installation's database, migrating it first; every failure a person can cure is a start fault. */
export async function openDatabase(config: Config, options: OpenOptions): Promise<OporaDatabase> {
  if (config.database.kind === 'external')
    return connect(options, 'external', config.database.url, config.database.ownerUrl, {
      stop: async () => {},
      isShortOfSpace: () => false,
    });
  const server = await startServer({
    folder: join(config.dataFolder, 'database'),
    manner: options.manner ?? 'serve',
    ...(options.report ? { report: options.report } : {}),
  });
  try {
    return await connect(options, 'embedded', server.appUrl, server.ownerUrl, server);
  } catch (error) {
    await server.stop();
    throw server.explain(error);
  }
}

async function connect(
  options: OpenOptions,
  kind: OporaDatabase['kind'],
  appUrl: string,
  ownerUrl: string | undefined,
  server: Pick<EmbeddedServer, 'stop' | 'isShortOfSpace'>,
): Promise<OporaDatabase> {
  const app = createPool(appUrl, options.connections ?? 16, 'opora');
  const owner = ownerUrl ? createPool(ownerUrl, 4, 'opora-owner') : undefined;
  const end = async () => void (await Promise.all([app.end(), owner?.end()]));
  try {
    const { version } = await greetDatabase(app, 'DATABASE_URL', appUrl);
    const { login } = await refuseMightyLogin(app);
    const applied = await prepareSchema(app, owner, ownerUrl, login, options.migrations);
    return {
      app,
      kind,
      version,
      applied,
      get owner() {
        if (owner) return owner;
        throw startFault('Для этого действия нужен владелец базы: задайте DATABASE_OWNER_URL.');
      },
      isDiskFull: server.isShortOfSpace,
      async stop() {
        await end();
        await server.stop();
      },
    };
  } catch (error) {
    await end();
    throw explainDatabaseError(error, 'DATABASE_OWNER_URL', ownerUrl ?? appUrl);
  }
}

async function prepareSchema(
  app: pg.Pool,
  owner: pg.Pool | undefined,
  ownerUrl: string | undefined,
  login: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  if (!owner || !ownerUrl) {
    await refuseOtherSchema(app, migrations);
    return [];
  }
  await greetDatabase(owner, 'DATABASE_OWNER_URL', ownerUrl);
  await grantToApplication(owner, login);
  return migrate(owner, migrations, login);
}

export { backup } from './backup.ts';
export { type CopiedValue, copyRows } from './copy.ts';
export { type LinkColumn, linkedRecords, linksTo, type MovedLink, moveLinks, moveOne } from './links.ts';
export { resetSchema } from './reset.ts';
export { restore } from './restore.ts';
