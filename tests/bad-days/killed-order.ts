// `kill -9` in the middle of an order that gives statuses: either the whole order with all its sites, or not a trace of it.
import { expect } from 'vitest';
import { command, type MortalOpora, until } from './mortal-opora.ts';

const themes = ['Первая тема приказа', 'Вторая тема приказа', 'Третья тема приказа'];

/** What the council has done by now, put in by the database itself: applications proposed, the package received by the authority. */
const proposed = `
  with t as (select id from territories.territories where slug = 'kstovo'),
  c as (select c.* from recognition.campaigns c join t on t.id = c.territory_id where c.year = 2026),
  co as (select person_id from people.posts p join t on t.id = p.territory_id
    where p.position = 'методист' and p.ends_on is null order by p.id limit 1)
  insert into recognition.applications (territory_id, id, campaign_id, kind, institution_id, state, number, direction, theme,
    goal, characteristic, relevance, institution_name, institution_inn, head_person_id, co_head_person_id, created_at, saved_at, submitted_at)
  select c.territory_id, gen_random_uuid(), c.id, 'opening', i.id, 'proposed', 700 + n, 'Содержание образования', ($1::text[])[n],
    'Передать опыт.', 'Сорок педагогов.', 'запросом педагогов', i.full_name, i.inn,
    (select person_id from people.posts p where p.territory_id = c.territory_id and p.institution_id = i.id and p.ends_on is null order by id limit 1),
    (select person_id from co), now(), now(), now()
  from c cross join generate_series(1, 3) n
  join lateral (select * from institutions.institutions i where i.territory_id = c.territory_id and i.state = 'active'
    and exists (select from people.posts p where p.territory_id = i.territory_id and p.institution_id = i.id and p.ends_on is null)
    order by i.id offset n limit 1) i on true`;

const received = `
  with a as (select a.*, c.body_id from recognition.applications a join recognition.campaigns c
      on c.territory_id = a.territory_id and c.id = a.campaign_id where a.theme = any($1)),
  d as (select id from documents.documents d where d.territory_id = (select territory_id from a limit 1) order by id limit 1),
  p as (insert into recognition.packages (territory_id, id, kind, campaign_id, session_id, body_id, state, proposals_document_id,
      act_document_id, prepared_at, transferred_at, received_at, received_by)
    select territory_id, gen_random_uuid(), 'recognition', campaign_id, gen_random_uuid(), body_id, 'received',
      (select id from d), (select id from d), now(), now(), now(), head_person_id from a limit 1 returning *)
  insert into recognition.package_papers (territory_id, package_id, position, application_id, proposal, council_reason)
  select p.territory_id, p.id, row_number() over (order by a.theme), a.id, 'recognise', 'Тема обоснована' from p, a
  returning package_id`;

/** Everything an order leaves, counted. */
const traces = `
  select json_build_object(
    'state', (select state from documents.documents where id = $1),
    'numbers', (select count(*) from documents.documents where number = '77-од'),
    'issued', (select count(*) from documents.files where subject_id = $1::text::uuid and purpose = 'issued'),
    'applications', (select count(*) from recognition.applications where theme = any($2) and state = 'recognised'),
    'sites', (select count(*) from recognition.sites where theme = any($2)),
    'terms', (select count(*) from recognition.site_terms where order_document_id = $1),
    'heads', (select count(*) from recognition.site_heads where order_document_id = $1),
    'facts', (select count(*) from journal.facts where name in ('document.registered', 'application.recognised', 'site.activated')
      and (subject_id = $1::text or data ->> 'number' = '77-од' or subject_id in (select id::text from recognition.sites where theme = any($2)))),
    'package', (select state from recognition.packages where order_document_id = $1)) as left`;

const left = (opora: MortalOpora, documentId: string) =>
  opora.one<Record<string, unknown>>(traces, [documentId, themes]);

const register = (opora: MortalOpora, documentId: string, key: string) =>
  command<{ number: string }>(opora.now(), 'documents.register', { documentId, number: '77-од' }, key);

/** The authority has drawn the order of three sites; the campaign is open already. */
async function drawOrder(opora: MortalOpora): Promise<string> {
  const packageId = await opora.asAdmin(async (db) => {
    await db.query(proposed, [themes]);
    return (await db.query<{ package_id: string }>(received, [themes])).rows[0]?.package_id;
  });
  await opora.now().signIn('kstovo-clerk');
  const order = { id: packageId, version: 1 };
  const drawn = await command<{ documentId: string }>(opora.now(), 'recognition.package.draft-order', order);
  expect(drawn.status).toBe(200);
  return drawn.result.documentId;
}

/** The order stood half-way: after the start there is not a trace of it, and its number is free. */
async function dieOrdering(opora: MortalOpora, documentId: string): Promise<void> {
  const before = await left(opora, documentId);
  expect(before).toMatchObject({ state: 'draft', sites: 0, package: 'received' });
  await opora.asAdmin(async (db) => {
    // Whoever gives a status waits here: the paper has its number by now, the first site is being made.
    await db.query('begin; lock table recognition.site_heads in access exclusive mode');
    const registering = register(opora, documentId, 'the-order').catch(() => null);
    await until(async () => {
      const { rows } = await db.query(
        `select from pg_locks where not granted and relation = 'recognition.site_heads'::regclass`,
      );
      return rows.length > 0;
    }, 'the order at the lock');
    await opora.kill();
    expect(await registering).toBeNull();
  });
  await opora.start();
  expect(await left(opora, documentId)).toEqual(before);
}

export async function killedInOrder(opora: MortalOpora): Promise<void> {
  const documentId = await drawOrder(opora);
  await dieOrdering(opora, documentId);

  await opora.now().signIn('kstovo-clerk');
  const done = { status: 200, result: { number: '77-од' } };
  expect(await register(opora, documentId, 'the-order')).toMatchObject(done);
  // Answered means done: killed at once, nothing of it is lost.
  await opora.kill();
  await opora.start();
  const whole = await left(opora, documentId);
  expect(whole).toMatchObject({
    ...{ state: 'registered', numbers: 1, issued: 1, package: 'ordered' },
    ...{ applications: 3, sites: 3, terms: 3, heads: 6 },
  });
  await opora.now().signIn('kstovo-clerk');
  expect(await register(opora, documentId, 'the-order')).toMatchObject(done);
  expect((await register(opora, documentId, 'another-press')).status).toBe(409);
  expect(await left(opora, documentId)).toEqual(whole);
}
