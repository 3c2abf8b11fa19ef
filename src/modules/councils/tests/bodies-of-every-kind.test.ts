// 002 §4.3, 003 §4.5–4.7, 004 §2.2, §3.5: bodies of every kind on the demonstration, walked through pages and commands.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { writeIn } from '../../../platform/db/transaction.ts';
import { bodyDaily } from '../body/term.daily.ts';

let house: TestHouse;
const people: Record<string, Visitor> = {};
const as = async (login: string): Promise<Visitor> => {
  people[login] ??= await house.signIn(login);
  return people[login];
};
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('\u00a0', ' ');

async function read(path: string, login: string): Promise<string> {
  const answer = await house.get(path, await as(login));
  return answer.status === 200 ? text(await answer.text()) : String(answer.status);
}
const one = async (sql: string, values: unknown[] = []) =>
  (await house.db.owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? '';
const bodyOf = (shortName: string) =>
  one(`select id from councils.bodies where short_name = $1 order by starts_on limit 1`, [shortName]);
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house?.close());

const group = {
  name: 'творческая группа «Урок без звонка»',
  nameGenitive: 'творческой группы «Урок без звонка»',
  shortName: 'ТГ «Урок без звонка»',
  subject: 'внеурочная деятельность',
  startsOn: '2026-04-01',
};

describe('положения 002 п. 4.3, 003 п. 4.7, 004 п. 2.2 и 3.5: органы всех видов', () => {
  test('[ASC-02] группу без срока и итога не создают; методист создаёт её со сроком, и о конце срока напоминают', async () => {
    const who = await as('sosnovy-methodist');
    const answer = await house.command(
      'sosnovy-bor',
      'councils.body.create',
      { ...group, kind: 'creative-group' },
      who,
    );
    expect([answer.status, JSON.stringify(await answer.json()).includes('term-and-product')]).toEqual([
      422,
      true,
    ]);
    const curatorId = await one(
      `select m.person_id as id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = 'sosnovy-methodist'`,
    );
    const { id } = await done(house, who, 'councils.body.create', {
      ...{ ...group, kind: 'creative-group', curatorId },
      ...{ termOn: '2026-04-20', product: 'сборник сценариев' },
    });
    const card = `/sosnovy-bor/councils/bodies/${id}`;
    expect(await read(card, 'sosnovy-methodist')).toContain('осталось 19 дней');
    await remind('2026-04-06', '2026-04-05');
    expect(await notices(id)).toEqual([
      'ТГ «Урок без звонка»: срок работы — 20 апреля 2026 г., осталось 14 дней.',
    ]);
    await remind('2026-04-20', '2026-04-18');
    await remind('2026-04-21', '2026-04-20');
    expect((await notices(id)).slice(1)).toEqual([
      'ТГ «Урок без звонка»: сегодня последний день срока.',
      'ТГ «Урок без звонка»: срок прошёл 20 апреля 2026 г. Передайте итог, продлите срок приказом или завершите работу.',
    ]);
    house.at('2026-04-21');
    expect(await read('/sosnovy-bor', 'sosnovy-methodist')).toContain('передать итог — сборник сценариев');
    await done(house, who, 'councils.body.hand-over', {
      bodyId: id,
      on: '2026-04-21',
      result: 'Сборник из 12 сценариев, бюллетень ГМК',
    });
    await done(house, who, 'councils.body.end', {
      bodyId: id,
      lastDay: '2026-04-21',
      basis: 'Приказ № 7 от 21.04.2026',
    });
    expect(await read(card, 'sosnovy-methodist')).toContain(
      'передан 21 апреля 2026 г.: Сборник из 12 сценариев',
    );
    await remind('2026-04-30', '2026-04-21');
    expect((await notices(id)).length).toBe(3);
    house.at('2026-04-01');
    proves('ASC-02', 'Группа со сроком и итогом, напоминание в конце срока');
  });

  test('[ASC-06] орган любого вида создаётся с участниками со стороны', async () => {
    const who = await as('sosnovy-gmk');
    const { rows } = await house.db.owner.query<{ kinds: string }>(
      `select pg_get_constraintdef(oid) as kinds from pg_constraint where conname = 'body_kind_is_known'`,
    );
    const kinds = [...(rows[0]?.kinds ?? '').matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind ?? '');
    expect(kinds.length).toBe(17);
    const made: string[] = [];
    for (const kind of kinds) {
      const { id } = await done(house, who, 'councils.body.create', {
        ...{ ...group, kind, name: `орган вида ${kind}`, shortName: kind },
        ...{ termOn: '2026-12-31', product: 'доклад' },
      });
      made.push(id);
      await done(house, who, 'councils.membership.set-outside', {
        ...{
          bodyId: id,
          surname: 'Рощина',
          given: 'Ульяна',
          gender: 'female',
          organisation: 'Городской музей',
        },
        ...{ another: true, role: 'member', startsOn: '2026-04-01', basis: 'Приказ № 8 от 01.04.2026' },
      });
    }
    expect(await read(`/sosnovy-bor/councils/bodies/${made[5]}`, 'sosnovy-gmk')).toMatch(
      /Рощина У\. член совета Городской музей/,
    );
    const again = await house.command(
      'sosnovy-bor',
      'councils.membership.set-outside',
      {
        ...{ bodyId: made[0], surname: 'Рощина', given: 'Ульяна', gender: 'female', organisation: 'Музей' },
        ...{ role: 'member', startsOn: '2026-04-01', basis: 'Приказ № 8 от 01.04.2026' },
      },
      who,
    );
    expect(JSON.stringify(await again.json())).toContain('namesake');
    proves('ASC-06', 'Создаётся орган любого вида с участниками со стороны');
  });

  test('[ASC-07] координационный совет по работе с одарёнными: запись и заседание с протоколом', async () => {
    const bodyId = await bodyOf('Координационный совет');
    const card = await read(`/sosnovy-bor/councils/bodies/${bodyId}`, 'sosnovy-methodist-2');
    expect(card).toContain('работа с одарёнными детьми');
    expect(card).toContain('Физико-технический институт');
    const chair = await as('sosnovy-methodist-2');
    const secretary = await as('sosnovy-methodist');
    const { id: sessionId } = await done(house, chair, 'councils.session.plan', {
      ...{ bodyId, plannedOn: '2026-04-10', plannedTime: '14:00', place: 'ГМК' },
    });
    await done(house, secretary, 'councils.item.add', {
      bodyId,
      title: 'О летней школе',
    });
    await done(house, secretary, 'councils.session.summon', { sessionId });
    house.at('2026-04-10', '14:00');
    await done(house, secretary, 'councils.session.open', { sessionId });
    await done(house, secretary, 'councils.attendance.mark', { sessionId });
    const items = await house.db.owner.query<{ id: string }>(
      'select id from councils.items where session_id = $1',
      [sessionId],
    );
    for (const { id } of items.rows) {
      await done(house, secretary, 'councils.votes.record', { itemId: id, motion: 'note' });
      await done(house, secretary, 'councils.item.decide', {
        itemId: id,
        outcome: 'note',
        text: 'Сведения о летней школе принять к сведению.',
      });
    }
    await done(house, secretary, 'councils.session.close', { sessionId });
    expect(items.rows.length).toBe(1);
    expect(
      await read(`/sosnovy-bor/councils/sessions/${sessionId}/minutes`, 'sosnovy-methodist-2'),
    ).toContain('Сведения о летней школе');
    expect(await read(`/sosnovy-bor/councils/bodies/${bodyId}`, 'sosnovy-gmk')).toContain('10 апреля 2026');
    house.at('2026-04-01');
    proves('ASC-07', 'Запись совета и его заседания');
  });

  test('[ASC-08] организация ведёт свои органы; служба их видит, другая организация — нет', async () => {
    const who = await as('kstovo-school-3-operator');
    const institutionId = await one(
      `select p.institution_id as id from people.posts p join auth.memberships m on m.person_id = p.person_id
         join auth.accounts a on a.id = m.account_id where a.login = 'kstovo-school-3-operator' and p.ends_on is null limit 1`,
    );
    const { id } = await done(house, who, 'councils.body.create', {
      ...{ kind: 'subject-association', institutionId, startsOn: '2026-04-01' },
      ...{
        name: 'школьное МО словесников',
        nameGenitive: 'школьного МО словесников',
        shortName: 'ШМО словесников',
      },
    });
    const card = `/kstovo/councils/bodies/${id}`;
    expect(await read('/kstovo/councils/new', 'kstovo-school-3-operator')).toContain('Новый совет');
    const own = await read(card, 'kstovo-school-3-operator');
    expect(own).toContain('Внести в состав');
    expect(await read(card, 'kstovo-methodist-1')).toContain('школьное МО словесников');
    expect(await read('/kstovo/councils?level=institutions', 'kstovo-methodist-1')).toContain(
      'Школьное МО словесников',
    );
    expect(await read(card, 'kstovo-school-1-operator')).toBe('404');
    expect(await read('/kstovo/councils', 'kstovo-school-1-operator')).not.toContain(
      'Школьное МО словесников',
    );
    const sheet = '/kstovo/councils/bodies.xlsx?format=csv-utf8&level=institutions';
    expect(await read(sheet, 'kstovo-methodist-1')).toContain('школьное МО словесников');
    expect(await read(sheet, 'kstovo-school-1-operator')).not.toContain('школьное МО словесников');
    const stranger = await as('kstovo-school-1-operator');
    const change = await house.command(
      'kstovo',
      'councils.body.end',
      { bodyId: id, lastDay: '2026-04-01', basis: 'Приказ' },
      stranger,
    );
    expect(change.status).toBe(404);
    proves('ASC-08', 'Организация ведёт свои органы, муниципальный уровень их видит');
  });
});

const territory = { id: 5, slug: 'sosnovy-bor', name: 'Сосновый Бор', zone: 'Europe/Moscow' };

/** The daily round on a day, told the last day it ran. */
async function remind(day: string, since: string): Promise<void> {
  const id = Number(await one(`select id::text from territories.territories where slug = 'sosnovy-bor'`));
  await writeIn(
    house.db.app,
    id,
    async (db) => {
      const ctx = contextOf(db, { ...territory, id }, actorOf(), new Date(`${day}T09:00:00+03:00`));
      for (const job of bodyDaily) await job.run(ctx, since);
    },
    () => true,
  );
}

async function notices(bodyId: string): Promise<string[]> {
  const { rows } = await house.db.owner.query<{ text: string }>(
    `select text from notices.notices where name = 'body.term' and path like '%' || $1 order by id`,
    [bodyId],
  );
  return rows.map((row) => row.text.replaceAll('\u00a0', ' '));
}
