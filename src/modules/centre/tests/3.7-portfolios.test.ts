// 004 §3.7: directions and who answers for them; 003 §5.1: job descriptions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let head: Visitor;
beforeAll(async () => {
  house = await openTestHouse();
  head = await house.signIn('sosnovy-gmk');
});
afterAll(() => house.close());

const one = async (text: string, values: unknown[] = []) => {
  const { rows } = await house.db.owner.query<{ id: string }>(text, values);
  if (!rows[0]) throw new Error(`nothing: ${text}`);
  return rows[0].id;
};
const personOf = (login: string) =>
  one(
    `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1`,
    [login],
  );
const portfolioOf = (key: string, slug = 'sosnovy-bor') =>
  one(
    `select p.id::text as id from centre.portfolios p join territories.territories t on t.id = p.territory_id
      where t.slug = $1 and p.key = $2`,
    [slug, key],
  );
const pageOf = async (path: string, who: Visitor) => {
  const answer = await house.get(`/${who.territory}${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replaceAll('\u00a0', ' ');
};

describe('Направления методистов', () => {
  test('[ORG-08] направление поручают нескольким людям со сроком, прежние видны, дыру видит руководитель', async () => {
    const id = await portfolioOf('career-guidance');
    expect(await pageOf('', head)).toContain('Никому не поручено');
    const assign = async (login: string, parts = {}) =>
      done(house, head, 'centre.portfolios.assign', {
        ...{ portfolioId: id, personId: await personOf(login), act: 'приказ ГМК от 01.04.2026 № 9' },
        ...{ startsOn: '2026-04-01', endsOn: null, ...parts },
      });
    await assign('sosnovy-methodist');
    const { id: second } = await assign('sosnovy-methodist-2', { endsOn: '2026-06-30' });
    const twice = await house.command(
      'sosnovy-bor',
      'centre.portfolios.assign',
      {
        ...{ portfolioId: id, personId: await personOf('sosnovy-methodist'), act: 'приказ № 10' },
        ...{ startsOn: '2026-05-01', endsOn: null },
      },
      head,
    );
    expect(await twice.text()).toContain('portfolio-held-twice');
    const outside = await house.command(
      'sosnovy-bor',
      'centre.portfolios.assign',
      {
        ...{ portfolioId: id, personId: await personOf('sosnovy-school'), act: 'приказ № 10' },
        ...{ startsOn: '2026-05-01', endsOn: null },
      },
      head,
    );
    expect(await outside.text()).toContain('работает в методической службе');
    await done(house, head, 'centre.portfolios.release', { id: second, on: '2026-04-20' });
    const school = await house.signIn('sosnovy-school');
    const who = await pageOf('/centre/who', school);
    expect([who.includes('Профориентационная работа'), who.includes('Шумилина Ольга Глебовна')]).toEqual([
      ...[true, true],
    ]);
    expect(who).toContain('Кто за что отвечает');
    house.at('2026-04-21');
    const card = await pageOf(`/centre/portfolios/${id}`, head);
    expect([card.includes('Кто отвечал раньше'), card.includes('Бондарь')]).toEqual([true, true]);
    expect(await pageOf('/centre/who?q=профориент', school)).not.toContain('Бондарь');
    proves('ORG-08', 'Направление поручается одному или нескольким людям с датами');
  });

  test('каталог — семнадцать пунктов положения 004, каждый со своим пунктом', async () => {
    const { rows } = await house.db.owner.query<{ kind: string; count: number }>(
      `select p.kind, count(*)::int as count from centre.portfolios p
         join territories.territories t on t.id = p.territory_id
         join regulations.clauses c on c.territory_id = p.territory_id and c.key = p.clause
        where t.slug = 'sosnovy-bor' group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { kind: 'direction', count: 10 },
      { kind: 'head', count: 5 },
      { kind: 'methodist', count: 2 },
    ]);
  });

  test('направление убирают из каталога, когда оно никому не поручено', async () => {
    const free = await portfolioOf('physical-education');
    const held = await portfolioOf('innovation');
    const close = (id: string) =>
      house.command('sosnovy-bor', 'centre.portfolios.close', { id, version: 1 }, head);
    expect(await (await close(held)).text()).toContain('portfolio-is-held');
    expect((await close(free)).status).toBe(200);
    expect(await pageOf('/centre/who', head)).not.toContain('Физическое воспитание');
    expect((await house.get(`/sosnovy-bor/centre/portfolios/${free}`, head)).status).toBe(404);
    expect(await done(house, head, 'centre.portfolios.take-catalogue', {})).toEqual({ added: 0 });
  });

  test('рабочие контакты видят школы, личные остаются в карточке человека', async () => {
    const methodist = await house.signIn('sosnovy-methodist');
    await done(house, methodist, 'centre.contacts.edit', {
      ...{ personId: await personOf('sosnovy-methodist'), phone: '8 (81369) 2-00-01', email: '' },
      ...{ room: '14', hours: 'вт 14:00–17:00' },
    });
    const school = await house.signIn('sosnovy-school');
    expect(await pageOf('/centre/who', school)).toContain('8 (81369) 2-00-01');
    const other = await house.command(
      'sosnovy-bor',
      'centre.contacts.edit',
      { personId: await personOf('sosnovy-methodist-2'), phone: '1', email: '', room: '', hours: '' },
      methodist,
    );
    expect(other.status).toBe(403);
  });

  test('дела аттестации и курсов приходят тому, кто отвечает за направление', async () => {
    const training = await portfolioOf('staff-training');
    const methodist = await house.signIn('sosnovy-methodist-2');
    await done(house, head, 'centre.portfolios.assign', {
      ...{ portfolioId: training, personId: await personOf('sosnovy-methodist-2') },
      ...{ act: 'приказ ГМК от 21.04.2026 № 11', startsOn: '2026-04-21', endsOn: null },
    });
    const school = await house.signIn('sosnovy-school');
    const teacher = await one(
      `select t.person_id::text as id from people.posts t join territories.territories r on r.id = t.territory_id
        where r.slug = 'sosnovy-bor' and t.institution_id = (select institution_id from people.posts where person_id = $1 limit 1)
          and t.position = 'учитель' limit 1`,
      [await personOf('sosnovy-school')],
    );
    const course = await one(
      `select c.id::text as id from development.courses c join territories.territories r on r.id = c.territory_id
        where r.slug = 'sosnovy-bor' and c.state = 'open' and c.starts_on > '2026-05-01' limit 1`,
    );
    await done(house, school, 'development.nomination.propose', { courseId: course, personIds: [teacher] });
    expect(await pageOf('/notices', methodist)).toContain('Предложено направить на курсы');
    const other = await house.signIn('sosnovy-methodist');
    expect(await pageOf('/notices', other)).not.toContain('Предложено направить на курсы');
  });
});

describe('Должностные инструкции', () => {
  test('[ORG-09] инструкция приложена к должности, занимающий её ознакомлен, руководитель видит, кто нет', async () => {
    house.at('2026-04-22');
    const late = await house.signIn('sosnovy-methodist-2');
    expect(await pageOf('', late)).toContain('Ознакомьтесь с должностной инструкцией');
    const seatId = await one(
      'select seat_id::text as id from centre.appointments where person_id = $1 and ends_on is null',
      [await personOf('sosnovy-methodist-2')],
    );
    const { id } = await done(house, head, 'centre.job-description.issue', {
      ...{
        seatId,
        text: '1. Организует олимпиады.',
        act: 'приказ от 20.04.2026 № 30',
        startsOn: '2026-04-22',
      },
    });
    expect(await pageOf('', head)).toContain('Ознакомиться с инструкцией');
    const stranger = await house.signIn('sosnovy-methodist');
    const denied = await house.command('sosnovy-bor', 'centre.job-description.acknowledge', { id }, stranger);
    expect(denied.status).toBe(403);
    await done(house, late, 'centre.job-description.acknowledge', { id });
    const again = await house.command('sosnovy-bor', 'centre.job-description.acknowledge', { id }, late);
    expect(await again.text()).toContain('acknowledged-already');
    const card = await pageOf(`/centre/seats/${seatId}`, head);
    expect([card.includes('Редакция 2'), card.includes('22.04.2026')]).toEqual([true, true]);
    expect(await pageOf('', late)).not.toContain('Ознакомьтесь с должностной инструкцией');
    const sheet = await house.get(`/sosnovy-bor/centre/job-descriptions/${id}/sheet`, head);
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    proves('ORG-09', 'Инструкция приложена к должности, отмечена дата ознакомления');
  });
});
