/** A backup: every table as of one moment, sequences, files and the secret, in one portable tar.gz. */
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { PLAIN_TEXT, readMigrations, readSequences, readTables, type TableShape } from './catalogue.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

export const BACKUP_FORMAT = 1;
/** What an installation keeps beside its database, inside the data folder. */
export const KEPT_PATHS = ['files', 'secret'];

export interface BackupParts {
  owner: pg.Pool;
  /** The installation's data folder; without it only the database is kept (files in S3 have copies of their own). */
  dataFolder?: string;
  report?: (line: string) => void;
}

export interface Manifest {
  format: number;
  migrations: string[];
  tables: TableShape[];
  sequences: Awaited<ReturnType<typeof readSequences>>;
}

export interface BackupSummary {
  tables: number;
  rows: number;
  files: number;
}

/** The rows of a table lie in parts: a tar needs to know a size before the content. */
const PART_BYTES = 4 * 1024 * 1024;

/** Writes the archive whole or not at all; the installation may go on working meanwhile. */
export async function backup(parts: BackupParts, file: string): Promise<BackupSummary> {
  const draft = `${file}.part`;
  const summary: BackupSummary = { tables: 0, rows: 0, files: 0 };
  try {
    const target = createWriteStream(draft, { mode: 0o600, flush: true });
    await pipeline(Readable.from(writeArchive(parts, summary)), createGzip(), target);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  return summary;
}

async function* writeArchive(parts: BackupParts, summary: BackupSummary): AsyncGenerator<Buffer> {
  const client = await parts.owner.connect();
  const at = new Date();
  try {
    await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}`);
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      migrations: await readMigrations(client),
      tables: await readTables(client),
      sequences: await readSequences(client),
    };
    yield* writeEntry('manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)), at);
    for (const table of manifest.tables) {
      parts.report?.(`Таблица ${table.name}`);
      summary.rows += yield* writeTable(client, table, at);
      summary.tables += 1;
    }
    await client.query('commit');
  } finally {
    // A connection with a half-read COPY is of no use to anybody.
    client.release(true);
  }
  if (parts.dataFolder) summary.files += yield* writeFiles(parts.dataFolder);
  yield* writeEntry('end.json', Buffer.from(JSON.stringify(summary)), at);
  yield tarEnd();
}

function* writeEntry(name: string, content: Buffer, at: Date): Generator<Buffer> {
  yield tarHeader(name, content.length, at);
  yield content;
  yield tarPadding(content.length);
}

async function* writeTable(
  client: pg.PoolClient,
  table: TableShape,
  at: Date,
): AsyncGenerator<Buffer, number> {
  const rows = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`));
  let held: Buffer[] = [];
  let size = 0;
  let part = 0;
  const flush = function* () {
    part += 1;
    yield* writeEntry(`tables/${table.name}/${String(part).padStart(6, '0')}`, Buffer.concat(held), at);
    held = [];
    size = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) yield* flush();
  }
  if (size > 0) yield* flush();
  return rows.rowCount;
}

async function* writeFiles(dataFolder: string): AsyncGenerator<Buffer, number> {
  let count = 0;
  for (const kept of KEPT_PATHS)
    for await (const path of filesUnder(join(dataFolder, kept))) {
      const { size, mtime } = await stat(path);
      yield tarHeader(`data/${relative(dataFolder, path)}`, size, mtime);
      let left = size;
      for await (const chunk of createReadStream(path, {
        end: Math.max(size - 1, 0),
      }) as AsyncIterable<Buffer>) {
        left -= chunk.length;
        yield chunk;
      }
      if (left > 0 && size > 0) throw new Error(`The file became shorter while it was read: ${path}`);
      yield tarPadding(size);
      count += 1;
    }
  return count;
}

async function* filesUnder(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) return;
  if ((await stat(path)).isFile()) return yield path;
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) yield join(entry.parentPath, entry.name);
}
