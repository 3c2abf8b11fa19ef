// `kill -9` in the middle of a mail run: while letters are written, while one is on the wire; none is lost, a repeat is the same letter.
import { expect } from 'vitest';
import type { PostOffice, ReceivedLetter } from '../../src/platform/mail/tests/post-office.ts';
import { command, type MortalOpora, until } from './mortal-opora.ts';

/** Kills Opora when the n-th letter from now has arrived whole and has not been answered yet. */
function killAtLetter(opora: MortalOpora, office: PostOffice, n: number): Promise<void> {
  let arrived = 0;
  return new Promise((killed) => {
    office.onLetter = async () => {
      arrived += 1;
      if (arrived !== n) return;
      await opora.kill();
      office.onLetter = null;
      killed();
    };
  });
}

/** Two minutes later: the letters a dead process held are free again. */
const leaseOver = `update auth.letters set next_attempt_at = next_attempt_at - interval '2 minutes' where sent_at is null returning id`;

/** Everything due is looked for now and not in half a minute. */
const tick = (opora: MortalOpora) =>
  opora.now().ask('/demonstration/clock?next=/', {
    method: 'POST',
    body: new URLSearchParams({ to: '2026-04-01T10:00' }),
  });

/** Every notice that was due has its letter; these people were left without. */
const untold = `
  select coalesce(array_agg(distinct p.email), '{}') from notices.notices n
    join people.persons p on p.territory_id = n.territory_id and p.id = n.person_id
   where n.letter_due_at <= '2026-04-01T07:00Z' and n.read_at is null and coalesce(p.email, '') <> ''
     and (n.letter_sent_at is null or not exists (select from auth.letters l where l.recipient = p.email))`;

const kept = (opora: MortalOpora) =>
  opora.asAdmin(async (db) => {
    const { rows } = await db.query<{ message_id: string; recipient: string; text: string }>(
      'select message_id, recipient, text from auth.letters',
    );
    return rows;
  });

const byId = (letters: readonly ReceivedLetter[]) => Map.groupBy(letters, (letter) => letter.messageId);

/** The campaign is opened with letters in the outbox, and the round that writes the new ones dies at the first of them. */
async function dieWriting(opora: MortalOpora): Promise<void> {
  await opora.now().signIn('kstovo-secretary');
  const { result: campaign } = await command(opora.now(), 'recognition.campaign.prepare', { year: 2026 });
  await command(opora.now(), 'recognition.campaign.open', { id: campaign.id });
  await opora.asAdmin(async (db) => {
    await db.query('begin; lock table auth.letters in share row exclusive mode');
    const ticking = tick(opora).catch(() => null);
    await until(async () => {
      const { rows } = await db.query(
        `select from pg_locks where not granted and relation = 'auth.letters'::regclass and mode = 'RowExclusiveLock'`,
      );
      return rows.length > 0;
    }, 'the round at the lock');
    await opora.kill();
    await ticking;
  });
}

export async function killedInMail(opora: MortalOpora, office: PostOffice): Promise<void> {
  // The first round of the demonstration has letters to send: the third one is cut off before «250».
  const first = killAtLetter(opora, office, 3);
  await opora.start().catch(() => {});
  await first;
  const cutOff = office.letters.at(-1)?.messageId;
  await opora.start();
  await dieWriting(opora);
  const second = killAtLetter(opora, office, 3);
  await opora.start().catch(() => {});
  await second;
  await opora.start();
  await opora.now().signIn('kstovo-secretary');
  await tick(opora);
  await opora.one(leaseOver);
  await until(
    async () =>
      (await opora.one<number>('select count(*)::int from auth.letters where sent_at is null')) === 0,
    'the last letter',
  );

  const letters = await kept(opora);
  const received = byId(office.letters);
  expect(letters.length).toBeGreaterThan(25);
  expect([...received.keys()].sort()).toEqual(letters.map((letter) => letter.message_id).sort());
  const repeated = [...received.values()].filter((each) => each.length > 1);
  expect(repeated.map(([letter]) => letter?.messageId)).toContain(cutOff);
  expect(repeated.length).toBeLessThanOrEqual(3);
  for (const each of repeated)
    expect(new Set(each.map(({ to, subject, text }) => JSON.stringify([to, subject, text]))).size).toBe(1);
  // Said once: no two letters tell the same person the same thing.
  const said = letters.map(({ recipient, text }) => `${recipient} ${text}`);
  expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([]);
  expect(await opora.one<string[]>(untold)).toEqual([]);
}
