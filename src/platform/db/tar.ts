/** The plain tar of a backup, written and read as a stream: any archiver opens it, no part is held whole in memory. */

const BLOCK = 512;
const NAME_LIMIT = 100;

export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/** The header of an entry; its content of exactly `size` bytes and `tarPadding(size)` follow. */
export function tarHeader(name: string, size: number, modified: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { prefix, base } = splitName(name);
  header.write(base, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write(
    `${Math.floor(modified.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  );
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

export const tarPadding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

export const tarEnd = () => Buffer.alloc(BLOCK * 2);

function splitName(name: string): { prefix: string; base: string } {
  if (Buffer.byteLength(name) <= NAME_LIMIT) return { prefix: '', base: name };
  const cut = name.lastIndexOf('/', 155);
  const [prefix, base] = [name.slice(0, cut), name.slice(cut + 1)];
  if (cut < 1 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(base) > NAME_LIMIT)
    throw new Error(`The name is too long for an archive: ${name}`);
  return { prefix, base };
}

/** Reads the entries one after another. Throws on a file that is no tar or ends in the middle. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = readerOf(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    if (header.toString('latin1', 257, 262) !== 'ustar') throw new Error('Not a tar archive');
    const prefix = textAt(header, 345, 155);
    const base = textAt(header, 0, NAME_LIMIT);
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    yield { name: prefix ? `${prefix}/${base}` : base, size, content: reader.upTo(size) };
    await reader.exactly(tarPadding(size).length);
  }
}

const textAt = (header: Buffer, from: number, length: number) =>
  header
    .toString('utf8', from, from + length)
    .replace(/\0.*$/s, '')
    .trim();

function readerOf(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const { value, done } = await iterator.next();
    if (done) throw new Error('The archive ends too early');
    return value as Buffer;
  };
  return {
    async exactly(size: number): Promise<Buffer> {
      while (held.length < size) held = Buffer.concat([held, await more()]);
      const wanted = held.subarray(0, size);
      held = held.subarray(size);
      return wanted;
    },
    async *upTo(size: number): AsyncGenerator<Buffer> {
      for (let left = size; left > 0; ) {
        if (held.length === 0) held = await more();
        const part = held.subarray(0, left);
        held = held.subarray(part.length);
        left -= part.length;
        yield part;
      }
    },
  };
}
