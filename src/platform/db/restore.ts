/** A restore: puts a backup into an empty installation, whole or not at all, then brings the schema up to date. */
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { isStartFault, startFault } from '../faults.ts';
import { BACKUP_FORMAT, type BackupSummary, KEPT_PATHS, type Manifest } from './backup.ts';
import { PLAIN_TEXT, readForeignKeys, readMigrations, readTables } from './catalogue.ts';
import { type Migration, migrate } from './migrations.ts';
import { resetSchema } from './reset.ts';
import { readTar, type TarEntry } from './tar.ts';

export interface RestoreParts {
  owner: pg.Pool;
  app: pg.Pool;
  migrations: readonly Migration[];
  dataFolder?: string;
  report?: (line: string) => void;
}

/** Refuses a database with records, a damaged archive and one made by a newer version; then nothing is changed. */
export async function restore(parts: RestoreParts, file: string): Promise<BackupSummary> {
  const unpacked = createGunzip();
  // The reader of `unpacked` meets the failure of the file as well.
  pipeline(createReadStream(file), unpacked).catch(() => {});
  const entries = readTar(unpacked);
  try {
    const manifest = await readManifest(entries);
    await refuseUnfit(parts, manifest);
    await rebuildSchema(parts, manifest);
    const summary = await load(parts, manifest, entries);
    const { rows } = await parts.app.query('select current_user as login');
    await migrate(parts.owner, parts.migrations, rows[0].login);
    return summary;
  } catch (error) {
    throw explain(error, file);
  } finally {
    unpacked.destroy();
  }
}

async function readManifest(entries: AsyncGenerator<TarEntry>): Promise<Manifest> {
  const first = await entries.next();
  if (first.done || first.value.name !== 'manifest.json') throw startFault('Этот файл — не копия Опоры.');
  const manifest = JSON.parse(await textOf(first.value)) as Manifest;
  if (manifest.format !== BACKUP_FORMAT)
    throw startFault('Копия сделана более новой версией Опоры: обновите программу и повторите.');
  return manifest;
}

async function refuseUnfit(parts: RestoreParts, manifest: Manifest): Promise<void> {
  const known = parts.migrations.map((each) => each.name);
  if (manifest.migrations.some((name, index) => known[index] !== name))
    throw startFault('Копия сделана более новой версией Опоры: обновите программу и повторите.');
  for (const table of await readTables(parts.owner)) {
    if (!table.tenant) continue;
    const { rows } = await parts.owner.query(`select exists (select from ${table.name}) as filled`);
    if (rows[0].filled)
      throw startFault('В базе уже есть записи: восстановление возможно только в новую, пустую установку.');
  }
}

/** A copy of an older version is loaded into the schema of its time, which is then migrated with the data in it. */
async function rebuildSchema(parts: RestoreParts, manifest: Manifest): Promise<void> {
  if ((await readMigrations(parts.owner)).length === manifest.migrations.length) return;
  parts.report?.('Копия сделана более старой версией: схема приводится к её времени…');
  await resetSchema(parts.owner, parts.app, parts.migrations.slice(0, manifest.migrations.length));
}

async function load(
  parts: RestoreParts,
  manifest: Manifest,
  entries: AsyncGenerator<TarEntry>,
): Promise<BackupSummary> {
  const client = await parts.owner.connect();
  try {
    await client.query(`begin; ${PLAIN_TEXT}`);
    await refuseOtherTables(client, manifest);
    const keys = await readForeignKeys(client);
    for (const key of keys) await client.query(key.drop);
    for (const { name } of manifest.tables) await client.query(`alter table ${name} disable trigger user`);
    await client.query(`truncate ${manifest.tables.map((table) => table.name).join(', ')}`);
    const summary = await loadEntries(parts, client, manifest, entries);
    for (const { name, value, called } of manifest.sequences)
      await client.query('select setval($1, $2, $3)', [name, value, called]);
    for (const { name } of manifest.tables) await client.query(`alter table ${name} enable trigger user`);
    parts.report?.('Проверяются связи между таблицами…');
    for (const key of keys) await client.query(key.add);
    await client.query('commit');
    client.release();
    return summary;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function refuseOtherTables(client: pg.PoolClient, manifest: Manifest): Promise<void> {
  const here = new Map((await readTables(client)).map((table) => [table.name, table.columns.join()]));
  const strange = manifest.tables.find((table) => here.get(table.name) !== table.columns.join());
  if (strange) throw startFault(`В базе нет таблицы ${strange.name} в том виде, в каком она лежит в копии.`);
}

async function loadEntries(
  parts: RestoreParts,
  client: pg.PoolClient,
  manifest: Manifest,
  entries: AsyncGenerator<TarEntry>,
): Promise<BackupSummary> {
  const found: BackupSummary = { tables: manifest.tables.length, rows: 0, files: 0 };
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  let open: { table: string; write(chunk: Buffer): Promise<void>; end(): Promise<number> } | undefined;
  const close = async () => {
    found.rows += (await open?.end()) ?? 0;
    open = undefined;
  };
  for await (const entry of entries) {
    const [kind, table = ''] = entry.name.split('/');
    if (kind !== 'tables' || open?.table !== table) await close();
    if (kind === 'tables') {
      const shape = tables.get(table);
      if (!shape) throw new Error(`The archive holds an unnamed table ${table}`);
      if (!open) parts.report?.(`Таблица ${table}`);
      open ??= openCopy(client, table, shape.columns);
      for await (const chunk of entry.content) await open.write(chunk);
    } else if (kind === 'data') {
      await writeKept(parts.dataFolder, entry);
      found.files += 1;
    } else {
      const promised = JSON.parse(await textOf(entry)) as BackupSummary;
      if (promised.rows !== found.rows || promised.files !== found.files)
        throw new Error('The archive holds another number of rows or files than it says');
      return found;
    }
  }
  throw new Error('The archive has no end');
}

function openCopy(client: pg.PoolClient, table: string, columns: readonly string[]) {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const ended = finished(stream);
  // A refused row is reported by the end or by a write; without this the early report would end the process.
  ended.catch(() => {});
  return {
    table,
    async write(chunk: Buffer) {
      if (stream.write(chunk)) return;
      await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), ended]);
    },
    async end() {
      stream.end();
      await ended;
      return stream.rowCount;
    },
  };
}

/** Files go only to the places a backup takes them from, whatever the archive's names say. */
async function writeKept(dataFolder: string | undefined, entry: TarEntry): Promise<void> {
  const path = dataFolder && resolve(dataFolder, entry.name.slice('data/'.length));
  const allowed = KEPT_PATHS.some((kept) => {
    const place = resolve(dataFolder ?? '', kept);
    return path === place || path?.startsWith(place + sep);
  });
  if (path && !allowed) throw new Error(`The archive wants to write outside its place: ${entry.name}`);
  if (!path) {
    for await (const _ of entry.content);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  await pipeline(Readable.from(entry.content), createWriteStream(path, { mode: 0o600 }));
}

async function textOf(entry: TarEntry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry.content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function explain(error: unknown, file: string): unknown {
  if (isStartFault(error)) return error;
  const { code, message } = error as { code?: string; message: string };
  if (code === 'ENOENT') return startFault(`Файл копии ${file} не найден.`, error);
  if (code?.startsWith('Z_') || /archive|incorrect header|unexpected end/i.test(message))
    return startFault(`Копия ${file} повреждена: ничего не восстановлено.`, error);
  return error;
}
