// Files in an S3-compatible bucket: four signed requests, path-style addresses, so that MinIO and the like work too.
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { FilesConfig } from '../config.ts';
import { type FileStore, refuseStrangeKey, type StoredObject } from './store-shape.ts';

type S3Config = Extract<FilesConfig, { kind: 's3' }>;

export function openS3Store(config: S3Config): FileStore {
  const client = new AwsClient({
    accessKeyId: config.accessKey,
    secretAccessKey: config.secretKey,
    region: config.region,
    service: 's3',
    retries: 3,
  });
  const bucket = `${config.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(config.bucket)}`;
  const ask = async (address: string, init: RequestInit, fine: readonly number[]): Promise<Response> => {
    const answer = await client.fetch(address, init);
    if (fine.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new Error(`S3 answered ${answer.status} to ${init.method} ${new URL(address).pathname}`);
  };
  const addressOf = (key: string) => {
    refuseStrangeKey(key);
    return `${bucket}/${key}`;
  };
  return {
    async put(key, content) {
      const body = await gather(content);
      const sha256 = createHash('sha256').update(body).digest('hex');
      const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
      await ask(addressOf(key), { method: 'PUT', body: body as BodyInit, headers }, [200]);
      return { size: body.byteLength, sha256 };
    },
    async open(key) {
      const answer = await ask(addressOf(key), { method: 'GET' }, [200, 404]);
      if (answer.status === 200) return answer.body;
      await answer.body?.cancel();
      return null;
    },
    async remove(key) {
      await ask(addressOf(key), { method: 'DELETE' }, [200, 204, 404]);
    },
    list: (prefix) => listObjects(prefix, (query) => ask(`${bucket}?${query}`, { method: 'GET' }, [200])),
    // A PUT is whole or absent: nothing half-written can remain.
    sweep: async () => 0,
  };
}

/** One upload is bounded by MAX_FILE_BYTES, so it may stand in memory; the hash must be known before it is sent. */
async function gather(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** ListObjectsV2, page by page; keys are ours and plain, so the answer needs no XML parser. */
async function* listObjects(
  prefix: string,
  ask: (query: URLSearchParams) => Promise<Response>,
): AsyncIterable<StoredObject> {
  let token: string | undefined;
  do {
    const query = new URLSearchParams({ 'list-type': '2', prefix });
    if (token) query.set('continuation-token', token);
    const answer = await (await ask(query)).text();
    for (const [, entry = ''] of answer.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = tagOf(entry, 'Key');
      if (key) yield { key, changedAt: new Date(tagOf(entry, 'LastModified') ?? 0) };
    }
    token = tagOf(answer, 'NextContinuationToken');
  } while (token);
}

const tagOf = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
