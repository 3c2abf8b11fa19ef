// Many files taken away as one archive, packed while it is read: memory holds one piece, whatever the size (decision 25).
import { makeZip } from 'client-zip';

export interface ZipEntry {
  /** With folders: «Приказы/2026/приказ.pdf». Two entries of one name get numbers. */
  readonly name: string;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  readonly at: Date;
}

/** The archive as a stream; whoever stops reading closes the entry that is open and the source of entries. */
export function zipStream(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const opened = openedOneByOne(entries);
  const packed = makeZip(opened).getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await packed.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // The packer does not close what it reads from, so it is closed here.
    async cancel() {
      await opened.return(undefined);
    },
  });
}

async function* openedOneByOne(entries: AsyncIterable<ZipEntry>) {
  const taken = new Set<string>();
  for await (const { name, body, at } of entries) {
    const free = freeName(name, taken);
    taken.add(free);
    const pieces = body instanceof Uint8Array ? null : body[Symbol.asyncIterator]();
    try {
      yield { name: free, lastModified: at, input: pieces ? { [Symbol.asyncIterator]: () => pieces } : body };
    } finally {
      await pieces?.return?.();
    }
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = name.replace(/(\.[^./]+)?$/, ` (${number})$1`);
  return free;
}
