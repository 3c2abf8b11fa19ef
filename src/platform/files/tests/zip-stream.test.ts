// An archive packed while it is read: every entry whole, names told apart, everything closed when the reader leaves.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openScratch } from '../scratch.ts';
import { type ZipEntry, zipStream } from '../zip-stream.ts';

const at = new Date('2026-07-01T09:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);

async function* pieces(text: string, onEnd: () => void = () => {}) {
  try {
    for (const sign of text) yield bytes(sign);
  } finally {
    onEnd();
  }
}

const unpacked = async (stream: ReadableStream<Uint8Array>) => {
  const files = unzipSync(new Uint8Array(await new Response(stream as BodyInit).arrayBuffer()));
  return Object.entries(files).map(([name, body]) => [name, strFromU8(body)]);
};

describe('Архив, который пишется по мере чтения', () => {
  test('[ORG-20] вложения целы, одинаковые имена получают номера', async () => {
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { name: 'Дело 01/приказ.pdf', body: pieces('первый'), at };
      yield { name: 'Дело 01/приказ.pdf', body: bytes('второй'), at };
      yield { name: 'пусто', body: pieces(''), at };
    }
    expect(await unpacked(zipStream(entries()))).toEqual([
      ['Дело 01/приказ.pdf', 'первый'],
      ['Дело 01/приказ (2).pdf', 'второй'],
      ['пусто', ''],
    ]);
  });

  test('[ORG-20] если читать перестали, закрываются и вложение, и источник', async () => {
    const closed: string[] = [];
    async function* entries(): AsyncGenerator<ZipEntry> {
      try {
        yield { name: 'а', body: pieces('x'.repeat(10_000), () => closed.push('вложение')), at };
        yield { name: 'б', body: bytes(''), at };
      } finally {
        closed.push('источник');
      }
    }
    const reader = zipStream(entries()).getReader();
    for (let taken = 0; taken < 20; taken += 1) await reader.read();
    await reader.cancel();
    expect(closed).toEqual(['вложение', 'источник']);
  });

  test('[ORG-20] сбой источника обрывает архив, а не выдаёт неполный за целый', async () => {
    // biome-ignore lint/correctness/useYield: it fails before it gives anything.
    async function* entries(): AsyncGenerator<ZipEntry> {
      throw new Error('хранилище недоступно');
    }
    await expect(unpacked(zipStream(entries()))).rejects.toThrow('хранилище недоступно');
  });

  test('[ORG-20] части лежат на диске без имени и читаются отдельно', async () => {
    const scratch = await openScratch();
    const parts = [await scratch.keep(bytes('таблица')), await scratch.keep(bytes('акт'))];
    const read: string[] = [];
    for (const part of parts.toReversed())
      for await (const piece of scratch.read(part)) read.push(strFromU8(piece));
    await scratch.close();
    expect(read).toEqual(['акт', 'таблица']);
  });
});
