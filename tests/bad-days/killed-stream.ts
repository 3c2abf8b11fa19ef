// `kill -9` in the middle of a stream of commands: after the restart every answered one is there, and nothing twice.
import { expect } from 'vitest';
import type { RunningOpora } from '../../tools/bench-server.ts';
import { command, councilOf, type MortalOpora } from './mortal-opora.ts';

const titleOf = (n: number) => `О вопросе номер ${n}`;

const addItem = (running: RunningOpora, bodyId: string, n: number) =>
  command(running, 'councils.item.add', { bodyId, title: titleOf(n) }, `stream-${n}`);

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

const kept = (opora: MortalOpora) =>
  opora.asAdmin(async (db) => {
    const { rows } = await db.query<{ title: string; times: number; facts: number }>(
      `select i.title, count(*)::int as times,
              (select count(*)::int from journal.facts f where f.subject_id = min(i.id::text) and f.name = 'council.item-proposed') as facts
         from councils.items i where i.title like 'О вопросе номер %' group by i.title`,
    );
    return new Map(rows.map(({ title, times, facts }) => [title, [times, facts]]));
  });

const notOnce = (found: Awaited<ReturnType<typeof kept>>) =>
  [...found].filter(([, [times, facts]]) => times !== 1 || facts !== 1);

export async function killedInStream(opora: MortalOpora): Promise<void> {
  const running = opora.now();
  await running.signIn('kstovo-secretary');
  const bodyId = await councilOf(opora);
  let isKilled = false;
  setTimeout(() => {
    isKilled = true;
    void opora.kill();
  }, 1500);
  const answered = await stream(running, bodyId, () => isKilled);
  expect(answered.size).toBeGreaterThan(5);

  const again = await opora.start();
  const after = await kept(opora);
  expect([...answered].filter((n) => !after.has(titleOf(n)))).toEqual([]);
  expect(notOnce(after)).toEqual([]);

  await again.signIn('kstovo-secretary');
  const highest = Math.max(...answered) + 4;
  for (let n = Math.max(0, highest - 12); n <= highest; n += 1) {
    expect([n, (await addItem(again, bodyId, n)).status]).toEqual([n, 200]);
  }
  const atLast = await kept(opora);
  expect(notOnce(atLast)).toEqual([]);
  expect(atLast.has(titleOf(highest))).toBe(true);
}
