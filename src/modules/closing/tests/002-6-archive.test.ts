// 002 §6.1, §6.2: the archive a service leaves: its act, its tables, every kept file in the folder of its case, an inventory.

import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { newId } from '../../../kernel/ids.ts';
import { fileKey, fileStore } from '../../../platform/files/index.ts';
import { samples } from '../../../platform/files/tests/samples.ts';

const slug = 'kurchaloy';

describe('Архив службы', () => {
  let house: TestHouse;
  let centre: Visitor;
  let territoryId: number;
  let archive: string;
  let documentId: string;

  const asked = async (name: string, input: object) =>
    (await (await house.command(slug, name, input, centre)).json()).result as Record<string, string>;
  const unpacked = async () => {
    const answer = await house.get(archive, centre);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    return unzipSync(new Uint8Array(await answer.arrayBuffer()));
  };
  /** A row of a kept file with its content put beside it, as an upload leaves them. */
  const kept = async (name: string, subject: [string, string], content: AsyncIterable<Uint8Array> | null) => {
    const id = newId(new Date('2026-04-01T06:00:00Z'));
    const { size, sha256 } = content
      ? await fileStore().put(fileKey(territoryId, id), content)
      : { size: 1, sha256: '0'.repeat(64) };
    await house.db.owner.query(
      `insert into documents.files (territory_id, id, name, size, sha256, type, subject_kind, subject_id, purpose, uploaded_at)
       values ($1, $2, $3, $4, $5, 'application/pdf', $6, $7, 'scan', '2026-04-01T06:00:00Z')`,
      [territoryId, id, name, size, sha256, ...subject],
    );
    return id;
  };

  beforeAll(async () => {
    house = await openTestHouse();
    centre = await house.signIn('kurchaloy-oms');
    territoryId = (await house.installation.territoryBySlug(slug))?.id ?? 0;
    const begun = { kind: 'liquidation', reason: 'Решение о ликвидации службы', closesOn: '2026-06-30' };
    const { id = '' } = await asked('closing.case.open', begun);
    archive = `/${slug}/closing/${id}/archive.zip`;
    ({ documentId = '' } = await asked('closing.case.draw-order', { id, version: 1 }));
    await asked('documents.register', { documentId, number: '61', date: '2026-04-01' });
    const form = new FormData();
    form.set('_command', 'documents.attach-scan');
    form.set('documentId', documentId);
    form.set('purpose', 'signed-scan');
    form.set('file', new File([samples.pdf], 'приказ 61.pdf', { type: 'application/pdf' }));
    expect((await house.form(`/${slug}/documents/${documentId}`, form, centre)).status).toBe(303);
    await kept('пропавший.pdf', ['documents.document', documentId], null);
  });
  afterAll(() => house.close());

  test('[ORG-20] изданный приказ и его скан лежат в папке дела, таблицы и акт рядом, опись называет каждый файл', async () => {
    const files = await unpacked();
    const names = Object.keys(files);
    const folder = names.find((name) => name.endsWith('/приказ 61.pdf'))?.replace(/\/[^/]+$/, '') ?? '';
    expect(folder).toMatch(/^Дело \S+ .+\/2026\/№ 61 от 01\.04\.2026 /);
    expect(Buffer.from(files[`${folder}/приказ 61.pdf`] ?? [])).toEqual(Buffer.from(samples.pdf));
    expect(names.filter((name) => name.startsWith(folder)).length).toBe(2);
    expect(names.some((name) => name.startsWith('Акт приёма-передачи'))).toBe(true);
    expect(names.filter((name) => name.startsWith('Таблицы/')).length).toBeGreaterThan(20);
    const inventory = strFromU8(
      unzipSync(files['Опись файлов.xlsx'] ?? new Uint8Array())['xl/worksheets/sheet1.xml'] ??
        new Uint8Array(),
    );
    for (const said of [
      `${folder}/приказ 61.pdf`,
      createHash('sha256').update(samples.pdf).digest('hex'),
      'Скан подписанного экземпляра',
      'Изданный документ',
      'Содержимого файла в хранилище нет',
    ])
      expect([said, inventory.includes(said)]).toEqual([said, true]);
  });

  test('[ORG-20] чужого файла в архиве нет: опись говорит, сколько не выдано', async () => {
    const draft = await house.db.owner.query<{ id: string }>(
      `update documents.documents set audience = 'secretariat', created_by_person_id = null
        where id = (select id from documents.documents where territory_id = $1 and state = 'draft' limit 1) returning id`,
      [territoryId],
    );
    const subject = draft.rows[0]?.id ?? newId(new Date('2026-04-01T06:00:00Z'));
    await kept('не для всех.pdf', ['documents.document', subject], repeated(1, 10));
    const files = await unpacked();
    expect(Object.keys(files).filter((name) => name.includes('не для всех'))).toEqual([]);
    const inventory = unzipSync(files['Опись файлов.xlsx'] ?? new Uint8Array())['xl/worksheets/sheet1.xml'];
    expect(strFromU8(inventory ?? new Uint8Array())).toContain('Не выдано по правам доступа: 1 файл');
  });

  test('[ORG-20] 240 МБ файлов проходят через память по кускам', async () => {
    const megabyte = 1_048_576;
    for (let file = 0; file < 24; file += 1)
      await kept(`скан ${file}.pdf`, ['documents.document', documentId], repeated(10, megabyte));
    const answer = await house.get(archive, centre);
    const before = held();
    let [taken, most, measuredAt] = [0, 0, 0];
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      taken += piece.byteLength;
      if (taken - measuredAt < 20 * megabyte) continue;
      measuredAt = taken;
      most = Math.max(most, held() - before);
    }
    expect(taken).toBeGreaterThan(240 * megabyte);
    expect(most).toBeLessThan(64 * megabyte);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of buffers somebody still needs: what only waits for its collection is no memory of ours. */
function held(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** So many pieces of one size. */
async function* repeated(pieces: number, size: number): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < pieces; piece += 1) yield new Uint8Array(size).fill(piece + 1);
}
