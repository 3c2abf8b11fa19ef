// `kill -9` in the middle of a mail run: while letters are written, while one is on the wire; none is lost, a repeat is the same letter.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openPostOffice,
  type PostOffice,
  type ReceivedLetter,
} from '../../src/platform/mail/tests/post-office.ts';
import { command, isBuilt, mortalOpora } from './mortal-opora.ts';

let office: PostOffice;
const opora = mortalOpora(() => ({ SMTP_URL: office.url, MAIL_FROM: 'Опора <opora@kstovo.test>' }));

beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

/** Kills Opora when the n-th letter from now has arrived whole and has not been answered yet. */
function killAtLetter(n: number): Promise<void> {
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

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (await holds()) return;
    await new Promise((ready) => setTimeout(ready, 250));
  }
  throw new Error(`Never came: ${what}`);
}

const count = (from: string) => opora.one<number>(`select count(*)::int from ${from}`);

/** Two minutes later: the letters a dead process held are free again. */
const leasesRunOut = () =>
  opora.one(
    `update auth.letters set next_attempt_at = next_attempt_at - interval '2 minutes' where sent_at is null returning id`,
  );

/** Everything due is looked for now and not in half a minute. */
const tick = () =>
  opora.now().ask('/demonstration/clock?next=/', {
    method: 'POST',
    body: new URLSearchParams({ to: '2026-04-01T10:00' }),
  });

const byId = (letters: readonly ReceivedLetter[]) => Map.groupBy(letters, (letter) => letter.messageId);

describe('Процесс убит посреди рассылки', () => {
  test.skipIf(!isBuilt)(
    'ни одно письмо не потеряно, повторённое — то же самое, с тем же Message-ID',
    async () => {
      // The first round of the demonstration has letters to send: the third one is cut off before «250».
      const first = killAtLetter(3);
      await opora.start().catch(() => {});
      await first;
      const cutOff = office.letters.at(-1)?.messageId;

      await opora.start();
      await opora.now().signIn('kstovo-secretary');
      const { result: campaign } = await command(opora.now(), 'recognition.campaign.prepare', { year: 2026 });
      await command(opora.now(), 'recognition.campaign.open', { id: campaign.id });
      await opora.asAdmin(async (db) => {
        // Letters are being written: the notices are taken, the outbox does not let the first one in.
        await db.query('begin; lock table auth.letters in share row exclusive mode');
        const ticking = tick().catch(() => null);
        await until(async () => {
          const { rows } = await db.query(
            `select from pg_locks where not granted and relation = 'auth.letters'::regclass and mode = 'RowExclusiveLock'`,
          );
          return rows.length > 0;
        }, 'the round at the lock');
        await opora.kill();
        await ticking;
      });

      const second = killAtLetter(5);
      await opora.start().catch(() => {});
      await second;

      await opora.start();
      await opora.now().signIn('kstovo-secretary');
      await tick();
      await leasesRunOut();
      const unsent = 'auth.letters where sent_at is null';
      await until(async () => (await count(unsent)) === 0, 'the last letter');

      const kept = await opora.asAdmin(async (db) => {
        const { rows } = await db.query<{ message_id: string; recipient: string; text: string }>(
          'select message_id, recipient, text from auth.letters',
        );
        return rows;
      });
      const received = byId(office.letters);
      expect(kept.length).toBeGreaterThan(25);
      expect([...received.keys()].sort()).toEqual(kept.map((letter) => letter.message_id).sort());
      const repeated = [...received.values()].filter((letters) => letters.length > 1);
      expect(repeated.map(([letter]) => letter?.messageId)).toContain(cutOff);
      expect(repeated.length).toBeLessThanOrEqual(3);
      for (const letters of repeated)
        expect(
          new Set(letters.map(({ to, subject, text }) => JSON.stringify([to, subject, text]))).size,
        ).toBe(1);
      // Said once: no two letters tell the same person the same thing.
      const said = kept.map(({ recipient, text }) => `${recipient} ${text}`);
      expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([]);
      // Every notice that was due has its letter, whoever was killed while writing it.
      const untold = await opora.one<string[]>(
        `select coalesce(array_agg(distinct p.email), '{}') from notices.notices n
           join people.persons p on p.territory_id = n.territory_id and p.id = n.person_id
          where n.letter_due_at <= '2026-04-01T07:00Z' and n.read_at is null and coalesce(p.email, '') <> ''
            and (n.letter_sent_at is null or not exists (select from auth.letters l where l.recipient = p.email))`,
      );
      expect(untold).toEqual([]);
    },
    300_000,
  );
});
