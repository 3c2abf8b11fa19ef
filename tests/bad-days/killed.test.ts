// `kill -9` in the middle of a stream of commands: after the restart every answered one is there, and nothing twice.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { startServer } from '../../src/platform/db/server.ts';
import { type RunningOpora, startOpora } from '../../tools/bench-server.ts';
import { root } from '../../tools/prepare.mjs';

const folder = mkdtempSync(join(tmpdir(), 'opora-killed-'));
let opora: RunningOpora | undefined;
afterAll(async () => {
  await opora?.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const titleOf = (n: number) => `О вопросе номер ${n}`;

function addItem(running: RunningOpora, bodyId: string, n: number) {
  return running.ask('/api/v1/kstovo/councils/item/add', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `stream-${n}` },
    body: JSON.stringify({ bodyId, title: titleOf(n) }),
  });
}

/** Sends commands one after another from four hands until the server is gone; the numbers of the answered ones. */
async function stream(running: RunningOpora, bodyId: string, until: () => boolean): Promise<Set<number>> {
  const answered = new Set<number>();
  let next = 0;
  const hand = async () => {
    while (!until()) {
      const n = next;
      next += 1;
      const answer = await addItem(running, bodyId, n).catch(() => null);
      if (!answer) return;
      if (answer.status === 200) answered.add(n);
    }
  };
  await Promise.all([hand(), hand(), hand(), hand()]);
  return answered;
}

async function asOwner<T>(run: (db: pg.Client) => Promise<T>): Promise<T> {
  const server = await startServer({ folder: join(folder, 'database'), manner: 'attach' });
  const db = new pg.Client({ connectionString: server.ownerUrl });
  await db.connect();
  try {
    return await run(db);
  } finally {
    await db.end();
  }
}

const kept = () =>
  asOwner(async (db) => {
    const { rows } = await db.query<{ title: string; times: number; facts: number }>(
      `select i.title, count(*)::int as times,
              (select count(*)::int from journal.facts f where f.subject_id = min(i.id::text) and f.name = 'council.item-proposed') as facts
         from councils.items i where i.title like 'О вопросе номер %' group by i.title`,
    );
    return new Map(rows.map(({ title, times, facts }) => [title, [times, facts]]));
  });

describe('Процесс убит посреди работы', () => {
  test.skipIf(!existsSync(join(root, 'dist/web.js')))(
    'отвеченное цело, повтор с тем же ключом ничего не удваивает',
    async () => {
      opora = await startOpora(folder);
      await opora.signIn('kstovo-secretary');
      const bodyId = await asOwner(async (db) => {
        const { rows } = await db.query<{ id: string }>(
          `select b.id from councils.bodies b join territories.territories t on t.id = b.territory_id
            where t.slug = 'kstovo' and b.kind = 'expert-council'`,
        );
        return rows[0]?.id ?? '';
      });
      const running = opora;
      let isKilled = false;
      setTimeout(() => {
        isKilled = true;
        void running.stop('SIGKILL');
      }, 1500);
      const answered = await stream(running, bodyId, () => isKilled);
      expect(answered.size).toBeGreaterThan(5);

      opora = await startOpora(folder);
      const after = await kept();
      const lost = [...answered].filter((n) => !after.has(titleOf(n)));
      expect(lost).toEqual([]);
      expect([...after].filter(([, [times, facts]]) => times !== 1 || facts !== 1)).toEqual([]);

      await opora.signIn('kstovo-secretary');
      const highest = Math.max(...answered) + 4;
      for (let n = Math.max(0, highest - 12); n <= highest; n += 1) {
        expect([n, (await addItem(opora, bodyId, n)).status]).toEqual([n, 200]);
      }
      const atLast = await kept();
      expect([...atLast].filter(([, [times, facts]]) => times !== 1 || facts !== 1)).toEqual([]);
      expect(atLast.has(titleOf(highest))).toBe(true);
    },
    240_000,
  );
});
