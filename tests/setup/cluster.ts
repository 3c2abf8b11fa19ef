// One PostgreSQL for the whole run, with the migrated template every test database is cloned from.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrations } from '../../src/migrations/index.ts';
import { migrate } from '../../src/platform/db/migrations.ts';
import { createPool } from '../../src/platform/db/pools.ts';
import { ensureDatabase, ensureLogins, grantToApplication } from '../../src/platform/db/roles.ts';
import { startServer } from '../../src/platform/db/server.ts';

/** How the workers of this run reach the cluster; names carry the run, because roles and databases are cluster-wide. */
export interface TestCluster {
  run: string;
  adminUrl: string;
  owner: { name: string; password: string };
  app: { name: string; password: string };
  /** Where the demonstration's files of this run lie. */
  files: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

export default async function setup(project: TestProject) {
  const run = `t${randomBytes(4).toString('hex')}`;
  const cluster = await openCluster(run);
  const admin = createPool(cluster.adminUrl, 2, 'opora-tests');
  await ensureLogins(admin, cluster);
  await admin.query(`grant "${cluster.owner.name}" to current_user`);
  await ensureDatabase(admin, `${run}_empty`, cluster.owner.name);
  await fillEmptyTemplate(cluster);
  project.provide('cluster', {
    run,
    adminUrl: cluster.adminUrl,
    owner: cluster.owner,
    app: cluster.app,
    files: cluster.files,
  });
  return async () => {
    await dropAll(admin, run);
    await admin.end();
    await cluster.close();
    rmSync(cluster.files, { recursive: true, force: true });
  };
}

const FOLDER = 'opora-test-';

/** A run that was killed leaves its server and its folder: they are stopped and removed by the next one. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    try {
      await (await startServer({ folder, durable: false })).stop();
      rmSync(folder, { recursive: true, force: true });
    } catch {
      console.warn(`Остаток прерванного прогона не убран: ${folder}`);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Our own server in a temporary folder, or the one named by OPORA_TEST_DATABASE_OWNER_URL. */
async function openCluster(run: string): Promise<TestCluster & { close(): Promise<void> }> {
  const login = (name: string) => ({ name: `${run}_${name}`, password: randomBytes(12).toString('hex') });
  const files = mkdtempSync(join(tmpdir(), 'opora-test-files-'));
  const logins = { run, owner: login('owner'), app: login('app'), files };
  const external = process.env.OPORA_TEST_DATABASE_OWNER_URL;
  if (external) return { ...logins, adminUrl: external, close: async () => {} };
  await sweepLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  const server = await startServer({ folder, durable: false });
  return {
    ...logins,
    adminUrl: server.adminUrl,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillEmptyTemplate(cluster: TestCluster): Promise<void> {
  const owner = createPool(urlIn(cluster, cluster.owner, `${cluster.run}_empty`), 2, 'opora-tests');
  await grantToApplication(owner, cluster.app.name);
  await migrate(owner, migrations, cluster.app.name);
  await owner.end();
}

async function dropAll(admin: ReturnType<typeof createPool>, run: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname like $1`,
    [`${run}\\_%`],
  );
  for (const { name } of rows) await admin.query(`drop database "${name}" with (force)`);
  for (const role of [`${run}_app`, `${run}_owner`]) await admin.query(`drop role "${role}"`);
}

/** The address of a database of this run for one of its logins. */
export function urlIn(
  cluster: TestCluster,
  login: { name: string; password: string },
  database: string,
): string {
  const url = new URL(cluster.adminUrl);
  url.username = login.name;
  url.password = login.password;
  url.pathname = `/${database}`;
  return url.href;
}
