// The disk under the database fills up while it works: first a record does not fit, then the database itself stops.
import { randomBytes } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { command, councilOf, type MortalOpora, until } from './mortal-opora.ts';

const ballast = (opora: MortalOpora) => join(opora.folder, 'ballast');

/** Somebody else's files take all there is, to the last block. */
function fill(opora: MortalOpora): void {
  for (const size of [16 * 1024 * 1024, 256 * 1024, 4096]) {
    try {
      for (;;) appendFileSync(ballast(opora), Buffer.alloc(size));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
}

/** Text that neither compresses nor fits into the free end of a page. */
const longText = (length: number) => randomBytes(length).toString('base64').slice(0, length);

const traces = `
  select (select count(*) from journal.facts) || ' ' || (select count(*) from councils.items) || ' '
    || (select coalesce(sum(version), 0) from recognition.applications) || ' ' || (select count(*) from journal.idempotency)`;

/** A draft that takes more room than a page of the base has left. */
async function bigDraft(opora: MortalOpora) {
  await opora.now().signIn('kstovo-kindergarten');
  const campaignId = await opora.one(
    `select c.id from recognition.campaigns c join territories.territories t on t.id = c.territory_id where t.slug = 'kstovo' and c.state = 'open'`,
  );
  const institutionId = await opora.one(
    `select p.institution_id from people.posts p join auth.memberships m on m.person_id = p.person_id
       join auth.accounts a on a.id = m.account_id where a.login = 'kstovo-kindergarten' and p.ends_on is null and p.institution_id is not null limit 1`,
  );
  const start = { campaignId, institutionId, kind: 'opening' };
  const { result } = await command(opora.now(), 'recognition.application.start', start);
  const texts = { goal: longText(1900), characteristic: longText(7900), relevance: longText(3900) };
  return {
    id: result.id,
    version: 1,
    direction: 'Содержание образования',
    theme: 'О полном диске',
    ...texts,
  };
}

/** Writes on until the database has no room for its own journal and stops. */
async function burnJournal(opora: MortalOpora): Promise<void> {
  await opora.asAdmin(async (db) => {
    for (let n = 0; n < 200; n += 1) {
      const went = await db
        .query(`update territories.territories set name = name where slug = 'kstovo'; select pg_switch_wal()`)
        .catch((error: Error) => error);
      if (went instanceof Error) return;
    }
    throw new Error('The journal of the database never ran out of room');
  });
}

export async function diskFilled(opora: MortalOpora): Promise<void> {
  const draft = await bigDraft(opora);
  const save = () => command(opora.now(), 'recognition.application.save', draft, 'save-on-a-full-disk');
  const before = await opora.one(traces);
  fill(opora);
  const refused = await save();
  expect([refused.status, refused.error?.name]).toEqual([503, 'disk-full']);
  expect(refused.error?.text).toContain('На диске сервера кончилось место');
  expect(await opora.one(traces)).toBe(before);
  expect((await opora.now().ask('/kstovo/recognition')).status).toBe(200);

  await burnJournal(opora);
  const page = await opora.now().ask('/kstovo/recognition');
  expect([page.status, page.text.includes('На диске сервера кончилось место')]).toEqual([503, true]);
  expect((await opora.now().ask('/readyz')).text).toBe('disk is full');
  expect((await opora.now().ask('/healthz')).status).toBe(200);

  rmSync(ballast(opora));
  await until(async () => (await opora.now().ask('/readyz')).status === 200, 'the database by itself');
  expect(await opora.one(traces)).toBe(before);
  expect((await save()).status).toBe(200);
  await opora.now().signIn('kstovo-secretary');
  const item = { bodyId: await councilOf(opora), title: 'О том, что место появилось' };
  expect((await command(opora.now(), 'councils.item.add', item)).status).toBe(200);
}
