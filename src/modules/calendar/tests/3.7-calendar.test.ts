// 004 §3.7, 003 §3.2: bodies, sites and services on one calendar; addresses for telephones that leak nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../network/tests/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await world.house.db.owner.query(text, values)).rows[0] as T;

/** A district plans: started, submitted, approved by the commands of planning. */
async function planOf(slug: string, title: string): Promise<string> {
  const person = await one<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
    [`${slug}-methodist`],
  );
  const { id } = (await world.command(`${slug}-methodist`, 'planning.plan.start', { schoolYear: 2025 }))
    .result as { id: string };
  const added = await world.command(`${slug}-methodist`, 'planning.line.add', {
    ...{
      planId: id,
      title,
      term: '15 апреля',
      responsibleId: person.id,
      form: 'семинар',
      result: 'материалы',
    },
    ...{ direction: 'organisational', task: 'support', audience: 'учителя', place: 'районный Дом детства' },
  });
  expect(added.status).toBe(200);
  const sent = await world.command(`${slug}-rmk`, 'planning.plan.submit', { id, version: 1 });
  expect(sent.status).toBe(200);
  expect((await world.command(`${slug}-head`, 'planning.plan.approve', { id, version: 2 })).status).toBe(200);
  return id;
}

describe('004 §3.7, 003 §3.2: календарь сети', () => {
  test('[PLN-14] органы, площадки, план службы, план центра и открытые планы — на одном календаре', async () => {
    const director = 'buguruslan-mmc';
    const body = await one<{ id: string }>(
      'select id from councils.bodies where territory_id = 2 order by id limit 1',
    );
    const planned = await world.command('buguruslan-mmc', 'councils.session.plan', {
      ...{ bodyId: body.id, plannedOn: '2026-04-21', plannedTime: '14:30', place: 'МКУ «ИМЦ»' },
    });
    expect(planned.status).toBe(200);
    await world.house.db.owner.query(
      `insert into recognition.site_plans (territory_id, id, site_id, school_year, state, approved_at, order_document_id)
       select 2, '01990000-0000-7000-8000-0000000000aa', s.id, 2031, 'approved', '2026-03-01',
              (select d.id from documents.documents d where d.territory_id = 2 limit 1) from recognition.sites s where s.territory_id = 2 order by s.id limit 1`,
    );
    await world.house.db.owner.query(
      `insert into recognition.site_plan_lines (territory_id, plan_id, position, title, term, starts_on, ends_on)
       values (2, '01990000-0000-7000-8000-0000000000aa', 1, 'Мастер-класс площадки', '14 апреля', '2026-04-14', '2026-04-15')`,
    );
    const secret = 'Районный семинар классных руководителей';
    const planId = await planOf('asekeyevsky', secret);
    const month = () => world.page(director, '/calendar?month=2026-04&view=list');
    const before = await month();
    for (const words of ['Методический десант', 'Заседание:', 'Мастер-класс площадки'])
      expect(before).toContain(words);
    expect(before).not.toContain(secret);
    expect(before).toContain('Свои планы сети ещё не открыли: 6 служб');

    const open = (login: string, audience: string) =>
      world.command(login, 'network.plan.open', { planId, audience, reason: 'для общего календаря' });
    expect((await open('asekeyevsky-school', 'members')).status).toBe(403);
    expect((await open(director, 'members')).status).toBe(404);
    expect((await open('asekeyevsky-methodist', 'centre')).status).toBe(200);
    const toCentre = await month();
    expect(toCentre).toContain(secret);
    expect(toCentre).not.toContain('Нигматуллина');
    expect(await world.page('severny-rmk', '/calendar?month=2026-04&view=list')).not.toContain(secret);
    expect((await open('asekeyevsky-methodist', 'members')).status).toBe(200);
    const neighbour = await world.page('severny-rmk', '/calendar?month=2026-04&view=list');
    expect(neighbour).toContain(secret);
    expect(neighbour).toContain('Методический десант');
    expect(await world.page('severny-rmk', '/calendar?month=2026-04&kind=centre')).not.toContain(secret);
    expect(
      await world.page(director, '/calendar?month=2026-04&territory=asekeyevsky&view=list'),
    ).not.toContain('Методический десант');
    const csv = await world.house.get(
      '/buguruslan/calendar.xlsx?month=2026-04&format=csv-utf8',
      await world.as(director),
    );
    expect(await csv.text()).toContain(secret);
    expect(await world.page('kstovo-imc', '/calendar?month=2026-04&view=list')).not.toContain(secret);
    expect((await world.command('asekeyevsky-methodist', 'network.plan.close', { planId })).status).toBe(200);
    expect(await month()).not.toContain(secret);
  });
});

describe('календарь в телефон', () => {
  const secret = 'a'.repeat(43);
  const feed = (territory: string, key: string) =>
    world.house.get(`/${territory}/calendar/feed/${key}/opora.ics`, null);

  test('адрес работает без входа, отзывается, в базе только отпечаток, внутри никого', async () => {
    expect((await feed('buguruslan', secret)).status).toBe(404);
    const opened = await world.command('buguruslan-methodist', 'calendar.feed.open', {
      scope: 'territory',
      secret,
    });
    expect(opened.status).toBe(200);
    const answer = await feed('buguruslan', secret);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const ics = await answer.text();
    expect(ics.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const words = ics.replaceAll('\r\n ', '');
    expect(words).toContain('SUMMARY:Методический десант в Матвеевский район');
    expect(words).toContain('DTSTART;VALUE=DATE:20260409');
    expect(words).toContain('DTSTART:20260421T093000Z');
    const { rows: people } = await world.house.db.owner.query<{ surname: string }>(
      'select distinct surname from people.persons where territory_id = 2 and length(surname) > 4',
    );
    expect(people.filter(({ surname }) => words.includes(surname))).toEqual([]);
    const again = (await (await feed('buguruslan', secret)).text()).match(/UID:.*/g);
    expect(again).toEqual(ics.match(/UID:.*/g));
    expect((await feed('severny', secret)).status).toBe(404);
    const { rows } = await world.house.db.owner.query(
      `select count(*)::int as n from (select to_jsonb(t)::text as t from calendar.feeds t union all
        select to_jsonb(j)::text from journal.facts j union all select to_jsonb(i)::text from journal.idempotency i) all_rows
       where t like $1`,
      [`%${secret}%`],
    );
    expect(rows[0].n).toBe(0);
    const { id } = opened.result as { id: string };
    expect((await world.command('buguruslan-mmc', 'calendar.feed.revoke', { id })).status).toBe(403);
    expect((await world.command('buguruslan-methodist', 'calendar.feed.revoke', { id })).status).toBe(200);
    expect((await feed('buguruslan', secret)).status).toBe(404);
  });

  test('свой адрес — свои дела; ушедший из службы ничего не получает', async () => {
    const mine = 'b'.repeat(43);
    await world.command('buguruslan-methodist', 'calendar.feed.open', { scope: 'person', secret: mine });
    const words = (await (await feed('buguruslan', mine)).text()).replaceAll('\r\n ', '');
    expect(words).toContain('Пробный экзамен по математике');
    expect(words).not.toContain('Методический десант');
    await world.house.db.owner.query(
      `update people.posts set ends_on = '2026-03-31' where territory_id = 2 and person_id =
        (select owner_id from calendar.feeds where title = 'Мои дела и заседания' limit 1)`,
    );
    expect((await feed('buguruslan', mine)).status).toBe(404);
  });

  test('короткий ключ, чужой орган и повтор ключа не принимаются', async () => {
    const open = (input: Record<string, unknown>) =>
      world.command('buguruslan-mmc', 'calendar.feed.open', { scope: 'territory', ...input });
    expect((await open({ secret: 'short' })).status).toBe(422);
    expect((await open({ scope: 'body', secret: 'c'.repeat(43) })).status).toBe(422);
    const body = await one<{ id: string }>('select id from councils.bodies where territory_id <> 2 limit 1');
    expect((await open({ scope: 'body', bodyId: body.id, secret: 'c'.repeat(43) })).status).toBe(422);
    expect((await open({ secret: 'd'.repeat(43) })).status).toBe(200);
    expect((await open({ secret: 'd'.repeat(43) })).status).toBe(409);
  });
});
