// `kill -9` in the middle of closing a service: either it is closed with its act, its fact and its letters, or not a trace of it.
import { expect } from 'vitest';
import { type MortalOpora, until } from './mortal-opora.ts';

/** The demonstration's case of Severny, brought to the eve of its end by the database itself. */
const ready = `
  with c as (update closing.cases set closes_on = '2026-04-01' returning territory_id, id, order_document_id),
  h as (update closing.handovers h set receiver = 'Синяева Т.Л.', handed_on = '2026-03-30',
    accepted_on = '2026-03-30', accepted_by = 'Синяева Т.Л.' from c where h.case_id = c.id)
  select territory_id as territory, id, order_document_id as "order" from c`;

const left = (opora: MortalOpora, id: string) =>
  opora.one<Record<string, unknown>>(
    `select json_build_object(
      'state', (select state from closing.cases where id = $1),
      'closures', (select count(*) from territories.closures),
      'facts', (select count(*) from journal.facts where name = 'service.closed'),
      'told', (select count(*) > 0 from notices.notices where name = 'service.closed')) as left`,
    [id],
  );

interface Case {
  readonly territory: number;
  readonly id: string;
  readonly order: string;
}

const ask = async (opora: MortalOpora, name: string, input: object): Promise<number> => {
  const answer = await opora.now().ask(`/api/v1/severny/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return answer.status;
};

export async function killedInClosing(opora: MortalOpora): Promise<void> {
  const found = await opora.asAdmin(async (db) => (await db.query<Case>(ready)).rows[0]);
  if (!found) throw new Error('The demonstration has no case of closing');
  await opora.now().signIn('severny-head');
  const order = { documentId: found.order, number: '12-од', date: '2026-03-30' };
  expect(await ask(opora, 'documents/register', order)).toBe(200);
  const close = () => ask(opora, 'closing/case/close', { id: found.id, version: 2 });
  const before = { state: 'preparing', closures: 0, facts: 0, told: false };
  await opora.asAdmin(async (db) => {
    // Whoever closes waits here: the state, the wall and the fact are written, the head is being told.
    await db.query('begin');
    await db.query(
      `insert into notices.notices (territory_id, id, person_id, name, text, path, urgent, dedupe_key, created_at, letter_due_at)
       select $1, gen_random_uuid(), p.person_id, 'service.closed', 'текст', '/', false, 'service-closed-' || $2::text, now(), now()
         from people.posts p where p.territory_id = $1`,
      [found.territory, found.id],
    );
    const closing = close().catch(() => null);
    await until(async () => {
      const { rows } = await db.query(
        `select from pg_locks where not granted and locktype = 'transactionid'`,
      );
      return rows.length > 0;
    }, 'the closing at its letters');
    await opora.kill();
    expect(await closing).toBeNull();
  });
  await opora.start();
  expect(await left(opora, found.id)).toEqual(before);

  await opora.now().signIn('severny-head');
  expect((await Promise.all([close(), close()])).toSorted()).toEqual([200, 409]);
  expect(await left(opora, found.id)).toEqual({ state: 'closed', closures: 1, facts: 1, told: true });
}
