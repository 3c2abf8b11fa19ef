// 004 §3.7, 003 §3.2: sessions, the service's plan, plans of associations and of sites on one calendar, each as the reader may see it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done } from '../../../../tests/setup/played-world.ts';
import { openWorld, type World } from '../../network/tests/world.ts';

let world: World;
let bodyName: string;
let siteLine: { title: string; path: string };
const month = '2026-04';

const one = async <T>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await world.house.db.owner.query(text, values);
  if (!rows[0]) throw new Error(`Nothing found: ${text}`);
  return rows[0] as T;
};
const ofKstovo = `(select id from territories.territories where slug = 'kstovo')`;
const does = async (login: string, name: string, input: unknown) =>
  done(world.house, await world.as(login), name, input);
const day = (number: number) => `${month}-${String(number).padStart(2, '0')}`;

/** A line of a plan that is carried out; how a plan is approved is asked of planning. */
async function executing(planId: string, line: Record<string, unknown>): Promise<void> {
  await does('kstovo-imc', 'planning.line.add', {
    ...{ planId, form: 'семинар', result: 'материалы', audience: 'учителя', place: '', coWorkers: [] },
    ...line,
  });
  await world.house.db.owner.query(
    `update planning.plans set state = 'executing', approved_on = '2025-09-02' where id = $1`,
    [planId],
  );
}

beforeAll(async () => {
  world = await openWorld();
  const site = await one<{ site: string }>(
    `with plan as (insert into recognition.site_plans
       (territory_id, id, site_id, school_year, state, approved_at, order_document_id)
       select s.territory_id, '01990000-0000-7000-8000-0000000000ad', s.id, 2031, 'approved', '2026-03-01',
              (select d.id from documents.documents d where d.territory_id = s.territory_id order by d.id limit 1)
         from recognition.sites s where s.territory_id = ${ofKstovo} order by s.id limit 1
       returning territory_id, id, site_id)
     insert into recognition.site_plan_lines (territory_id, plan_id, position, title, term, starts_on, ends_on)
     select territory_id, id, 1, 'Мастер-класс площадки', '14 апреля', '2026-04-14', '2026-04-15' from plan
     returning (select site_id from plan) as site`,
  );
  siteLine = {
    title: 'Мастер-класс площадки',
    path: `/kstovo/recognition/sites/${site.site}/plan?year=2031`,
  };
  const { id: responsibleId } = await one<{ id: string }>(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id
      where a.login = 'kstovo-methodist-1'`,
  );
  const plan = await does('kstovo-imc', 'planning.plan.start', { schoolYear: 2025 });
  await executing(plan.id, { title: 'Семинар службы', term: '17 апреля', responsibleId });
  const body = await one<{ id: string; name: string }>(
    `select b.id, b.short_name as name from councils.bodies b where b.territory_id = ${ofKstovo}
        and b.institution_id is null and b.kind = 'subject-association' and b.ends_on is null
        and not exists (select from planning.plans p where p.body_id = b.id) order by b.name limit 1`,
  );
  bodyName = body.name;
  const own = await does('kstovo-imc', 'planning.body-plan.start', {
    ...{ bodyId: body.id, schoolYear: 2025, copy: false, annual: false },
  });
  await executing(own.id, { title: 'Практикум объединения', term: '18 апреля', responsibleId });
  await does('kstovo-imc', 'councils.session.plan', {
    ...{ bodyId: body.id, plannedOn: day(19), plannedTime: '14:30', place: 'Актовый зал' },
  });
});
afterAll(() => world.house.close());

const calendarOf = async (login: string, more = '') => {
  const who = await world.as(login);
  const answer = await world.house.get(`/${who.territory}/calendar?month=${month}&view=list${more}`, who);
  expect(answer.status).toBe(200);
  return answer.text();
};
const titles = ['Семинар службы', 'Практикум объединения', 'Заседание: '];

describe('004 §3.7: один календарь', () => {
  test('[PLN-14] заседания, план службы, план объединения и план площадки — на одной странице, ссылки открываются', async () => {
    const html = await calendarOf('kstovo-imc');
    for (const title of [...titles, siteLine.title]) expect(html).toContain(title);
    expect(html).toContain('план объединения');
    expect(html).toContain(bodyName);
    const hrefs = [
      ...html.matchAll(
        /href="(\/kstovo\/(?:planning\/lines|councils\/sessions|recognition\/sites)\/[^"]+)"/g,
      ),
    ];
    const paths = [...new Set(hrefs.map(([, path = '']) => path.replaceAll('&amp;', '&')))];
    expect(paths).toContain(siteLine.path);
    for (const part of ['/planning/lines/', '/councils/sessions/'])
      expect(paths.filter((path) => path.includes(part)).length).toBeGreaterThan(0);
    const head = await world.as('kstovo-imc');
    for (const path of paths) expect([path, (await world.house.get(path, head)).status]).toEqual([path, 200]);
    const only = await calendarOf('kstovo-imc', '&kind=body-plan');
    expect(only).toContain('Практикум объединения');
    for (const title of ['Семинар службы', 'Заседание: ', siteLine.title])
      expect(only).not.toContain(`>${title}`);
    const sheet = await world.house.get(`/kstovo/calendar.xlsx?month=${month}&format=csv-utf8`, head);
    expect(await sheet.text()).toContain(`план объединения;${bodyName}`);
  });

  test('[PLN-14] план объединения одной организации видят она и служба; другая территория не видит ничего', async () => {
    const school = await one<{ id: string }>(
      `select t.institution_id as id from people.posts t join auth.memberships m on m.person_id = t.person_id
         join auth.accounts a on a.id = m.account_id
        where a.login = 'kstovo-school-1' and t.institution_id is not null and t.ends_on is null limit 1`,
    );
    await world.house.db.owner.query(
      `with body as (update councils.bodies set institution_id = $1 where id = (select id from councils.bodies
          where territory_id = ${ofKstovo} and institution_id is not null order by id limit 1) returning id),
        plan as (insert into planning.plans (territory_id, id, school_year, state, body_id, approved_on)
          select ${ofKstovo}, '01990000-0000-7000-8000-0000000000ab', 2025, 'executing', id, '2025-09-02' from body returning id)
       insert into planning.lines (territory_id, id, plan_id, position, title, term, term_kind, starts_on, ends_on, responsible_id, state)
       select ${ofKstovo}, '01990000-0000-7000-8000-0000000000ac', plan.id, 1, 'Кафедра школы: открытый урок', 'день', 'day', $2, $3,
              (select responsible_id from planning.lines where territory_id = ${ofKstovo} limit 1), 'open' from plan`,
      [school.id, day(20), day(21)],
    );
    const secret = 'Кафедра школы: открытый урок';
    for (const login of ['kstovo-imc', 'kstovo-school-1']) expect(await calendarOf(login)).toContain(secret);
    const other = await calendarOf('kstovo-school-3');
    expect(other).not.toContain(secret);
    for (const title of titles) expect(other).toContain(title);
    const neighbour = await calendarOf('sosnovy-gmk');
    for (const title of ['Семинар службы', 'Практикум объединения', siteLine.title, secret])
      expect(neighbour).not.toContain(title);
    const key = 'e'.repeat(43);
    expect(
      (await world.command('kstovo-imc', 'calendar.feed.open', { scope: 'territory', secret: key })).status,
    ).toBe(200);
    const ics = (
      await (await world.house.get(`/kstovo/calendar/feed/${key}/opora.ics`, null)).text()
    ).replaceAll('\r\n ', '');
    expect(ics).toContain('Практикум объединения');
    expect(ics).not.toContain(secret);
  });
});
