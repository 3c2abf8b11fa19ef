// Положение ММЦ, п. 1.4: seven territories under one centre; the network's role sees all, a member its own and what is shared.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { characters } from '../../../main/demo.ts';
import { networkModule } from '../module.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const members = [
  'г. Бугуруслан',
  'Бугурусланский район',
  'Асекеевский район',
  'Абдулинский район',
  'Матвеевский район',
  'Северный район',
  'Пономаревский район',
];
const slugs = [
  'buguruslan',
  'buguruslansky',
  'asekeyevsky',
  'abdulinsky',
  'matveyevsky',
  'severny',
  'ponomaryovsky',
];
const coordinator = 'buguruslan-coordinator';
const museum = 'МБОУ «Матвеевская СОШ»: Школьный музей как класс под открытым небом';
const support = 'МБОУ «Лицей № 1»: Методическая помощь учителям математики территорий ММЦ';

const reason = 'по решению совещания руководителей служб от 01.04.2026';
const idOf = async (login: string, theme: string) =>
  (await world.sites(login, '?state=all')).find((site) => site.theme === theme)?.siteId ?? '';

describe('001 §1.4: состав и роли сети', () => {
  test('[NET-01] дерево: центр и шесть районов со службами, руководителями, связью и числами', async () => {
    const html = await (await world.house.get('/buguruslan/network', await world.as(coordinator))).text();
    const headings = [...html.matchAll(/<h3>([^<]*?)\s*(?:<|$)/g)].map((match) => match[1]?.trim());
    expect(headings).toEqual(members);
    expect(html.match(/class="o-tree"/g)?.length).toBe(1);
    const words = await world.page(coordinator, '/network');
    expect(words).toContain('Мордасов Л.Т.');
    expect(words).toContain('заведующий методическим кабинетом');
    expect(words).toContain('rmk@asekeyevo.example');
    expect(words).toContain('35 организаций');
    expect(words).toContain('п. 1.4 Положения');
    proves('NET-01', 'Territory tree with 7 members');
  });

  test('[NET-01] каждый человек сети привязан к своей территории: в чужой он посетитель', async () => {
    const people = (await characters(world.house.installation)).filter(({ territory }) =>
      slugs.includes(territory),
    );
    expect(new Set(people.map(({ territory }) => territory)).size).toBe(7);
    const { rows: loose } = await world.house.db.owner.query(
      `select a.login from auth.accounts a
        where not exists (select from auth.memberships m where m.account_id = a.id)`,
    );
    expect(loose).toEqual([]);
    for (const { login, territory } of people) {
      const who = await world.as(login);
      expect(who.territory).toBe(territory);
      const next = slugs[(slugs.indexOf(territory) + 1) % slugs.length];
      const answers = [
        (await world.house.get(`/${territory}/network`, who)).status,
        (await world.house.get(`/${next}/network`, who)).status,
        (await world.house.get(`/${next}/people`, who)).status,
      ];
      expect([login, answers]).toEqual([login, [200, 403, 403]]);
    }
    proves('NET-01', 'each user is bound to a territory');
  });

  test('[NET-01] сетевая роль видит всё; участник — своё и то, чем поделились', async () => {
    const all = await world.themes(coordinator);
    expect(all.length).toBe(14);
    expect(all).toContain(museum);
    for (const login of ['buguruslan-mmc', 'buguruslan-methodist', 'buguruslan-head', 'buguruslan-observer'])
      expect(await world.themes(login), login).toEqual(all);
    const seen = await world.themes('asekeyevsky-methodist');
    expect(seen).toEqual(
      [
        support,
        'МАОУ «Гимназия № 1»: Подготовка учащихся к итоговой аттестации по русскому языку',
        'МАОУ «Лицей № 2»: Цифровая лаборатория на уроке физики',
        'МБОУ «Асекеевская СОШ»: Олимпиадная математика в сельской школе',
        'МБОУ «Заглядинская СОШ»: Татарский язык и литература, урок в двуязычной школе',
        'МБОУ «Михайловская СОШ»: Работа в классах-комплектах',
        'МБОУ «Пономаревская СОШ»: Сетевая группа подготовки к ЕГЭ профильного уровня',
        'МБОУ «СОШ № 38 г. Абдулино»: Подготовка к ОГЭ по химии, эксперимент без лаборатории',
        'МБОУ «Северная СОШ»: Агрокласс, школьное опытное поле',
      ].toSorted(),
    );
    // In the lead territory a school is a member like any other.
    expect(await world.themes('buguruslan-school')).not.toContain(museum);
    const page = await world.page('asekeyevsky-methodist', '/network/map');
    expect(page).toContain('Показаны Ваша территория и статусы, которые другие участники открыли всем');
    expect(page).not.toContain('Школьный музей');
    proves('NET-01', 'network role sees all, member role sees own + shared');
  });

  test('показатели участника видны центру; другим — только открытые', async () => {
    const tree = await world.page('asekeyevsky-methodist', '/network');
    expect(tree).toContain('по 5 из 7 территорий');
    expect(tree).toContain('Показатели участник открыл только центру');
    expect(tree).toContain('Гибадуллина Н.Т.');
    expect(tree).toContain('открытых участникам статусов нет');
    const { status } = await world.command('matveyevsky-rmk', 'network.figures.show', {
      audience: 'members',
      reason,
    });
    expect(status).toBe(200);
    expect(await world.page('asekeyevsky-methodist', '/network')).toContain('по 6 из 7 территорий');
  });
});

describe('делиться — решение территории с причиной', () => {
  test('методист открывает статус участникам и закрывает снова; история говорит почему', async () => {
    const siteId = await idOf('matveyevsky-methodist', 'Школьный музей как класс под открытым небом');
    expect(siteId).not.toBe('');
    const opened = await world.command('matveyevsky-methodist', 'network.site.open', {
      siteIds: [siteId],
      reason,
    });
    expect(opened).toEqual({ status: 200, result: { changed: 1 } });
    expect(await world.themes('asekeyevsky-methodist')).toContain(museum);
    expect(await world.page('asekeyevsky-methodist', `/network/statuses/${siteId}`)).toContain(
      'Матвеевский район',
    );
    const again = await world.command('matveyevsky-methodist', 'network.site.open', {
      siteIds: [siteId],
      reason,
    });
    expect(again.status).toBe(409);
    const closed = await world.command('matveyevsky-rmk', 'network.site.close', {
      siteIds: [siteId],
      reason,
    });
    expect(closed.status).toBe(200);
    expect(await world.themes('asekeyevsky-methodist')).not.toContain(museum);
    expect(await world.themes(coordinator)).toContain(museum);
    const card = await world.page('matveyevsky-methodist', `/network/statuses/${siteId}`);
    expect(card).toContain(`статус открыт всем участникам сети: ${reason}`);
    expect(card).toContain(`статус закрыт от участников, видит только центр сети: ${reason}`);
  });

  test('без причины, не службой, чужой статус, созданный для сети — отказы', async () => {
    const siteId = await idOf('matveyevsky-methodist', 'Школьный музей как класс под открытым небом');
    const open = (login: string, input: unknown) => world.command(login, 'network.site.open', input);
    expect((await open('matveyevsky-methodist', { siteIds: [siteId], reason: 'да' })).status).toBe(422);
    expect((await open('matveyevsky-methodist', { siteIds: [], reason })).status).toBe(422);
    expect((await open('matveyevsky-school', { siteIds: [siteId], reason })).status).toBe(403);
    expect((await open(coordinator, { siteIds: [siteId], reason })).status).toBe(404);
    expect((await open('buguruslan-mmc', { siteIds: [siteId], reason })).status).toBe(404);
    const forAll = await idOf('buguruslan-mmc', 'Методическая помощь учителям математики территорий ММЦ');
    const closing = await world.command('buguruslan-mmc', 'network.site.close', {
      siteIds: [forAll],
      reason,
    });
    expect(closing.status).toBe(409);
    expect(await world.themes('severny-school')).toContain(support);
  });

  test('страница «Чем делимся» держит набранное и показывает ошибку у поля', async () => {
    const who = await world.as('matveyevsky-methodist');
    const answer = await world.house.form(
      '/matveyevsky/network/sharing',
      new URLSearchParams({ _command: 'network.site.open', reason: 'по просьбе соседей' }),
      who,
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Отметьте хотя бы один статус');
    expect(html).toContain('по просьбе соседей');
    expect(
      (await world.house.get('/matveyevsky/network/sharing', await world.as('matveyevsky-school'))).status,
    ).toBe(403);
  });
});

describe('проекция идёт за фактами в той же транзакции', () => {
  const grant = {
    statusType: 'innovation-site',
    theme: 'Шахматы в первом классе',
    subject: 'шахматы',
    services: 'Открытые занятия для учителей начальных классов',
    startsOn: '2026-04-06',
    lastDay: '2027-08-31',
  };

  test('новый статус появляется с номером приказа, не раньше; отказ не оставляет следа', async () => {
    const { rows } = await world.house.db.owner.query(
      `select id from institutions.institutions where territory_id = 24 order by short_name limit 1`,
    );
    const drawn = await world.command('matveyevsky-rmk', 'recognition.site.grant-status', {
      ...grant,
      institutionId: rows[0].id,
    });
    expect(drawn.status).toBe(200);
    expect((await world.themes(coordinator)).length).toBe(14);
    const { documentId } = drawn.result as { documentId: string };
    const registered = await world.command('matveyevsky-head', 'documents.register', {
      id: documentId,
      documentId,
      number: '77',
      date: '2026-04-01',
    });
    expect(registered.status).toBe(200);
    const site = (await world.sites(coordinator)).find(({ theme }) => theme === grant.theme);
    expect(site).toMatchObject({
      territoryId: 24,
      subject: 'шахматы',
      audience: 'centre',
      orderNumber: '77',
    });
    expect(await world.page(coordinator, '/network/map?subject=шахматы')).toContain('начнёт действовать');
  });

  test('переименованная школа на карте называется по-новому; утренний обход ничего не меняет', async () => {
    const { rows } = await world.house.db.owner.query(
      `select id from institutions.institutions where territory_id = 25 and short_name like '%Северная СОШ%'`,
    );
    const renamed = await world.command('severny-methodist', 'institutions.rename', {
      id: rows[0].id,
      shortName: 'МБОУ «Северная школа»',
      fullName: 'Муниципальное бюджетное общеобразовательное учреждение «Северная школа»',
      on: '2026-04-01',
      act: 'постановление от 30.03.2026 № 14',
    });
    expect([renamed.status, renamed.result]).toMatchObject([200, {}]);
    expect(await world.themes('asekeyevsky-methodist')).toContain(
      'МБОУ «Северная школа»: Агрокласс, школьное опытное поле',
    );
    const print = async () =>
      (
        await world.house.db.owner.query(
          `select md5(string_agg(t::text, '|' order by t::text)) as print
             from (select * from network.sites union all select * from network.sites where false) t`,
        )
      ).rows[0].print;
    const before = await print();
    const { gateway } = world.house.installation;
    const { system } = await import('../../../platform/http/gateway.ts');
    for (const slug of slugs) {
      const territory = await world.house.installation.territoryBySlug(slug);
      if (!territory) throw new Error(slug);
      await gateway.write(territory, system, 'morning', async (ctx) => {
        for (const job of networkModule.daily ?? []) await job.run(ctx, '2026-03-31');
        return true;
      });
    }
    expect(await print()).toBe(before);
  });

  test('правила базы о сети держатся', async () => {
    for (const { name, sql } of networkModule.invariants ?? [])
      expect([name, (await world.house.db.owner.query(sql)).rows]).toEqual([name, []]);
  });
});
