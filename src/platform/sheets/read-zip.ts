// Parts of a ZIP package by name, unpacked as a stream by the native library: no part is held whole unless asked.
import { createInflateRaw } from 'node:zlib';
import { sheetFault } from './read-shape.ts';

export interface ZipParts {
  readonly names: readonly string[];
  /** Pieces of text of one part; throws when it unpacks beyond the limit its header promised. */
  readonly text: (name: string) => AsyncGenerator<string>;
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const MOST_UNPACKED = 300 * 1024 * 1024;

function directoryOf(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw sheetFault('broken');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw sheetFault('broken');
    const nameLength = view.getUint16(at + 28, true);
    const skipped = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + skipped;
  }
  return parts;
}

function contentOf(bytes: Uint8Array, part: Part): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  return bytes.subarray(start, start + part.packed);
}

async function* unpacked(content: Uint8Array, part: Part): AsyncGenerator<Uint8Array> {
  if (part.method === 0) {
    yield content;
    return;
  }
  if (part.method !== 8) throw sheetFault('broken');
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(content);
  let size = 0;
  try {
    for await (const piece of inflate) {
      size += (piece as Uint8Array).length;
      // A header may lie about the size: what comes out is counted.
      if (size > Math.min(MOST_UNPACKED, part.size + 1024)) throw sheetFault('bomb');
      yield piece as Uint8Array;
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? sheetFault('broken') : error;
  } finally {
    inflate.destroy();
  }
}

export function openZip(bytes: Uint8Array): ZipParts {
  let parts: Map<string, Part>;
  try {
    parts = new Map(directoryOf(bytes).map((part) => [part.name.replace(/^\//, ''), part]));
  } catch (error) {
    throw error instanceof RangeError ? sheetFault('broken') : error;
  }
  return {
    names: [...parts.keys()],
    text: async function* (name) {
      const part = parts.get(name);
      if (!part) return;
      const decoder = new TextDecoder();
      for await (const piece of unpacked(contentOf(bytes, part), part))
        yield decoder.decode(piece, { stream: true });
    },
  };
}
