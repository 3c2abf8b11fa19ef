// Test databases: a clone of a template in about a tenth of a second, dropped with the suite that asked for it.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { createPool } from '../../src/platform/db/pools.ts';
import { openFileStore, useFileStore } from '../../src/platform/files/index.ts';
import { type TestCluster, urlIn } from './cluster.ts';
import { loadDemonstrationInto } from './demonstration.ts';

export type Template = 'empty' | 'demo';

export interface TestDatabase {
  readonly name: string;
  /** The application's login, under row security. */
  readonly app: pg.Pool;
  readonly owner: pg.Pool;
  readonly appUrl: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** Turns of the workers at building the demonstration's template. */
const TEMPLATE_LOCK = 704_119_712;

/** A fresh database: 'empty' is migrated, 'demo' holds the demonstration. Dropped after the suite. */
export async function testDatabase(template: Template = 'empty'): Promise<TestDatabase> {
  const cluster = inject('cluster');
  const admin = createPool(cluster.adminUrl, 1, 'opora-tests');
  if (template === 'demo') {
    useFileStore(openFileStore({ kind: 'folder', folder: cluster.files }));
    await ensureDemonstration(cluster, admin);
  }
  const name = `${cluster.run}_${randomBytes(5).toString('hex')}`;
  await cloneDatabase(admin, name, `${cluster.run}_${template}`, cluster.owner.name);
  const appUrl = urlIn(cluster, cluster.app, name);
  const ownerUrl = urlIn(cluster, cluster.owner, name);
  const app = createPool(appUrl, 8, 'opora-tests');
  const owner = createPool(ownerUrl, 2, 'opora-tests');
  let dropped = false;
  const drop = async () => {
    if (dropped) return;
    dropped = true;
    await Promise.all([app.end(), owner.end()]);
    await admin.query(`drop database if exists "${name}" with (force)`);
    await admin.end();
  };
  afterAll(drop);
  return { name, app, owner, appUrl, ownerUrl, drop };
}

async function cloneDatabase(admin: pg.Pool, name: string, template: string, owner: string): Promise<void> {
  await admin.query(`create database "${name}" template "${template}" owner "${owner}" strategy file_copy`);
}

/** Builds the demonstration once a run, whichever worker needs it first. */
async function ensureDemonstration(cluster: TestCluster, admin: pg.Pool): Promise<void> {
  const name = `${cluster.run}_demo`;
  const client = await admin.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists "${draft}" with (force)`);
    await client.query(
      `create database "${draft}" template "${cluster.run}_empty" owner "${cluster.owner.name}" strategy file_copy`,
    );
    await loadDemonstrationInto(urlIn(cluster, cluster.app, draft), urlIn(cluster, cluster.owner, draft));
    await client.query(`alter database "${draft}" rename to "${name}"`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    client.release();
  }
}
