// Both stores keep the same promises: whole or absent, found by key, listed for backup; the bucket is asked with signed requests.
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { removeOrphans } from '../orphans.ts';
import { fileHeaders } from '../serve.ts';
import { openFileStore } from '../store.ts';
import { type FileStore, fileKey } from '../store-shape.ts';

const one = fileKey(1, '0199a000-0000-7000-8000-000000000001');
const two = fileKey(1, '0199a000-0000-7000-8000-000000000002');
const far = fileKey(2, '0199a000-0000-7000-8000-000000000003');
const bytes = (text: string) => new TextEncoder().encode(text);
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

const folder = mkdtempSync(join(tmpdir(), 'opora-store-'));
const secret = 'test-secret-key';
const bucket = openBucket();
const stores: [string, () => Promise<FileStore>][] = [
  ['папка', async () => openFileStore({ kind: 'folder', folder })],
  [
    'S3',
    async () =>
      openFileStore({
        kind: 's3',
        endpoint: await bucket.address,
        region: 'ru-1',
        bucket: 'opora',
        accessKey: 'key',
        secretKey: secret,
      }),
  ],
];

afterAll(() => bucket.close());

describe.each(stores)('%s', (_name, opened) => {
  test('кладёт, отдаёт, перечисляет и убирает', async () => {
    const store = await opened();
    expect(await store.put(one, bytes('первый'))).toEqual({ size: 12, sha256: sha('первый') });
    await store.put(
      two,
      (async function* () {
        yield bytes('вто');
        yield bytes('рой');
      })(),
    );
    await store.put(far, bytes('чужой'));
    expect(await new Response(await store.open(two)).text()).toBe('второй');
    const keys: string[] = [];
    for await (const object of store.list('1/')) keys.push(object.key);
    expect(keys).toEqual([one, two]);
    await store.remove(one);
    expect(await store.open(one)).toBeNull();
    await store.remove(one);
  });

  test('чужой ключ не становится путём', async () => {
    const store = await opened();
    await expect((async () => store.open('1/../../etc/passwd'))()).rejects.toThrow('Strange file key');
  });
});

describe('папка после аварии', () => {
  test('недописанное не видно и убирается при старте, свежее остаётся', async () => {
    const store = openFileStore({ kind: 'folder', folder });
    const old = join(folder, '1', '.half-old');
    writeFileSync(old, 'полфайла');
    writeFileSync(join(folder, '1', '.half-new'), 'пишется сейчас');
    utimesSync(old, new Date('2026-01-01'), new Date('2026-01-01'));
    expect(await store.sweep()).toBe(1);
    expect(readdirSync(join(folder, '1')).filter((name) => name.startsWith('.half'))).toEqual(['.half-new']);
  });

  test('оборванная запись не оставляет ни файла, ни половины', async () => {
    const store = openFileStore({ kind: 'folder', folder });
    const torn = (async function* () {
      yield bytes('начало');
      throw new Error('connection lost');
    })();
    const key = fileKey(3, '0199a000-0000-7000-8000-000000000009');
    await expect(store.put(key, torn)).rejects.toThrow('connection lost');
    expect(await store.open(key)).toBeNull();
    expect(readdirSync(join(folder, '3'))).toEqual([]);
  });

  test('содержимое без записи уходит через сутки', async () => {
    const store = openFileStore({ kind: 'folder', folder });
    await store.put(one, bytes('сирота'));
    utimesSync(join(folder, one), new Date('2026-01-01'), new Date('2026-01-01'));
    expect(await removeOrphans(store, '1/', new Set([two]))).toBe(1);
    expect(await store.open(one)).toBeNull();
    expect(await store.open(two)).not.toBeNull();
  });
});

describe('заголовки отдачи', () => {
  test('файл не исполняется и назван по-русски', () => {
    const headers = fileHeaders({ name: 'План "работы" №1.pdf', type: 'application/pdf', inline: true });
    expect(headers['content-disposition']).toBe(
      `inline; filename="____ ________ _1.pdf"; filename*=UTF-8''${encodeURIComponent('План "работы" №1.pdf')}`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']?.startsWith('sandbox;')).toBe(true);
    expect(
      fileHeaders({ name: 'x.docx', type: 'application/zip', inline: true })['content-disposition'],
    ).toMatch(/^attachment;/);
  });
});

/** A bucket in memory that believes only requests signed with its key (AWS Signature Version 4). */
function openBucket() {
  const objects = new Map<string, Uint8Array>();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '', 'http://bucket');
    const key = url.pathname.replace(/^\/opora\/?/, '');
    if (signatureOf(request, url) !== /Signature=(\w+)/.exec(request.headers.authorization ?? '')?.[1]) {
      response.writeHead(403).end();
    } else if (request.method === 'PUT') {
      objects.set(key, body);
      response.writeHead(request.headers['x-amz-content-sha256'] === sha256(body) ? 200 : 400).end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (key === '') {
      // One key a page, so that the continuation is walked as well.
      const keys = [...objects.keys()]
        .filter((each) => each.startsWith(url.searchParams.get('prefix') ?? ''))
        .sort();
      const from = Number(url.searchParams.get('continuation-token') ?? 0);
      const next = from + 1 < keys.length ? `<NextContinuationToken>${from + 1}</NextContinuationToken>` : '';
      const entry = keys[from]
        ? `<Contents><Key>${keys[from]}</Key><LastModified>2026-10-01T00:00:00.000Z</LastModified></Contents>`
        : '';
      response.writeHead(200).end(`<ListBucketResult>${entry}${next}</ListBucketResult>`);
    } else {
      const found = objects.get(key);
      response.writeHead(found ? 200 : 404).end(found);
    }
  });
  const address = new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
  return { address, close: () => server.close() };
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function signatureOf(request: IncomingMessage, url: URL): string {
  const credential = /Credential=([^,]+), ?SignedHeaders=([^,]+)/.exec(request.headers.authorization ?? '');
  const [, scope = '', signed = ''] = credential ?? [];
  const [, day = '', region = ''] = scope.split('/');
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  const canonical = [
    request.method,
    url.pathname,
    query,
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    `${day}/${region}/s3/aws4_request`,
    sha256(canonical),
  ].join('\n');
  const key = ['s3', 'aws4_request'].reduce<Buffer>(
    (made, part) => hmac(made, part),
    hmac(hmac(`AWS4${secret}`, day), region),
  );
  return hmac(key, toSign).toString('hex');
}
