// A nameless file for what is made now and given out piece by piece later: it is gone with its handle, after a crash too.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a kept part lies. */
export interface ScratchPart {
  readonly start: number;
  readonly size: number;
}

export interface Scratch {
  readonly keep: (bytes: Uint8Array) => Promise<ScratchPart>;
  readonly read: (part: ScratchPart) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

const PIECE = 64 * 1024;

export async function openScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-'));
  const handle = await open(join(folder, 'scratch'), 'wx+', 0o600);
  await rm(folder, { recursive: true });
  let end = 0;
  return {
    async keep(bytes) {
      const part = { start: end, size: bytes.byteLength };
      await handle.writeFile(bytes);
      end += part.size;
      return part;
    },
    async *read({ start, size }) {
      for (let done = 0; done < size; ) {
        const piece = new Uint8Array(Math.min(PIECE, size - done));
        const { bytesRead } = await handle.read(piece, 0, piece.byteLength, start + done);
        if (bytesRead === 0) throw new Error('The scratch file is shorter than what was kept in it');
        done += bytesRead;
        yield piece.subarray(0, bytesRead);
      }
    },
    close: () => handle.close(),
  };
}
