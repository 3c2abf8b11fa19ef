// Files in a local folder: written beside, flushed to the disk, then renamed into place, so a crash leaves no half file.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type FileStore, refuseStrangeKey, type StoredObject } from './store-shape.ts';

const HALF = '.half-';
/** Another process of the same installation may be writing right now. */
const HALF_IS_DEAD_AFTER_MS = 3_600_000;

export function openFolderStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    refuseStrangeKey(key);
    return join(folder, key);
  };
  return {
    put: (key, content) => putFile(pathOf(key), content),
    open: (key) => openFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    list: (prefix) => listFiles(folder, prefix),
    sweep: () => sweepHalves(folder),
  };
}

async function putFile(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const parent = dirname(path);
  await mkdir(parent, { recursive: true });
  const half = join(parent, `${HALF}${randomUUID()}`);
  try {
    const written = await writeHalf(half, content);
    await rename(half, path);
    await flushFolder(parent);
    return written;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function writeHalf(
  half: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(half, 'wx', 0o600);
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** A rename is only safe once the folder that holds the name is flushed too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<ReadableStream<Uint8Array> | null> {
  try {
    await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

async function* listFiles(folder: string, prefix: string): AsyncIterable<StoredObject> {
  for (const territory of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, territory))) {
      const key = `${territory}/${name}`;
      if (name.startsWith(HALF) || !key.startsWith(prefix)) continue;
      yield { key, changedAt: (await stat(join(folder, key))).mtime };
    }
  }
}

async function sweepHalves(folder: string): Promise<number> {
  let swept = 0;
  for (const territory of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, territory))) {
      if (!name.startsWith(HALF)) continue;
      const path = join(folder, territory, name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs < HALF_IS_DEAD_AFTER_MS) continue;
      await rm(path, { force: true });
      swept += 1;
    }
  }
  return swept;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
