// A program's key opens what its scopes name and nothing else, whatever the door: command, query, page, form, download.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/kernel/refusal.ts';
import { house as rooms } from '../../src/main/modules.ts';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { type PlayedWorld, playSpring } from '../setup/played-world.ts';
import { addresses, filled, keysOf } from './territories.ts';

let house: TestHouse;
let world: PlayedWorld;
let secretary: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  world = await playSpring(house);
  secretary = await house.signIn('kstovo-secretary');
});
afterAll(() => house.close());

async function keyWith(...scopes: string[]): Promise<Record<string, string>> {
  const { auth } = house.installation;
  const caller = await auth.callerOf(
    new Request('http://opora.test/', { headers: { cookie: secretary.cookie } }),
  );
  const kstovo = await house.installation.territoryBySlug('kstovo');
  const made = await auth.createToken({
    accountId: caller?.accountId ?? '',
    territoryId: kstovo?.id ?? 0,
    name: 'Проверка',
    scopes,
    days: 1,
    secondFactor: true,
  });
  if (isRefusal(made)) throw new Error(made.text);
  return { authorization: `Bearer ${made.value}` };
}

const nameOf = async (answer: Response) =>
  ((await answer.json()) as { error?: { name: string } }).error?.name ?? 'done';

const itemForm = () =>
  new URLSearchParams({ _command: 'councils.item.add', bodyId: world.bodyId, title: 'О ключе' });
const bodyPage = () => `/kstovo/councils/bodies/${world.bodyId}`;

describe('Ключ только для чтения', () => {
  test('читает страницы, выгрузки и запросы', async () => {
    const key = await keyWith('read');
    for (const path of ['/kstovo', '/kstovo/people', '/kstovo/people.xlsx', '/api/v1/kstovo/notices/mine'])
      expect([path, (await house.get(path, null, key)).status]).toEqual([path, 200]);
  });

  test('не выполняет ни одной команды: ни через API, ни формой страницы', async () => {
    const key = await keyWith('read');
    const open: unknown[] = [];
    for (const name of rooms.commands.keys()) {
      const answer = await house.command('kstovo', name, {}, null, key);
      const said = await nameOf(answer);
      if (!['token-scope', 'invalid', 'not-found'].includes(said)) open.push([name, said]);
    }
    expect(open).toEqual([]);
    const form = await house.form(bodyPage(), itemForm(), null, { ...key, accept: 'application/json' });
    expect([form.status, await nameOf(form)]).toEqual([403, 'token-scope']);
    const page = await house.form(bodyPage(), itemForm(), null, key);
    expect([page.status, (await page.text()).includes('Ключ доступа не даёт права')]).toEqual([403, true]);
    const { rows } = await house.db.owner.query(`select from councils.items where title = 'О ключе'`);
    expect(rows).toHaveLength(0);
  });

  test('не переводит часы демонстрации и не трогает учётную запись', async () => {
    const everything = await keyWith('*');
    for (const key of [await keyWith('read'), everything]) {
      const clock = await house.form(
        '/demonstration/clock',
        new URLSearchParams({ to: '2027-01-01' }),
        null,
        key,
      );
      const account = await house.form(
        '/account/sessions',
        new URLSearchParams({ session: 'others' }),
        null,
        key,
      );
      expect([clock.status === 303, account.status === 303]).toEqual([false, false]);
    }
    expect((await house.get('/kstovo', secretary)).status).toBe(200);
  });
});

describe('Ключ одного раздела', () => {
  test('открывает страницы, выгрузки и запросы своего раздела, а из других — ни одного', async () => {
    const key = await keyWith('councils.*');
    const kstovo = await house.installation.territoryBySlug('kstovo');
    const keys = await keysOf(house, kstovo?.id ?? 0);
    const open: unknown[] = [];
    let own = 0;
    for (const address of addresses) {
      const [path = ''] = filled(address, keys);
      const answer = await house.get(`/kstovo${path}`, null, key);
      await answer.arrayBuffer();
      if (address.module.name === 'councils') own += answer.status === 200 ? 1 : 0;
      else if (answer.status === 200) open.push(path);
    }
    for (const name of rooms.queries.keys()) {
      if (name.startsWith('councils.')) continue;
      const said = await nameOf(await house.get(`/api/v1/kstovo/${name.replaceAll('.', '/')}`, null, key));
      if (!['token-scope', 'invalid'].includes(said)) open.push([name, said]);
    }
    expect(open).toEqual([]);
    expect(own).toBeGreaterThan(4);
  });

  test('форма своего раздела принимается', async () => {
    const form = await house.form(bodyPage(), itemForm(), null, await keyWith('councils.*'));
    expect(form.status).toBe(303);
  });
});

test('ключ одной команды выполняет её и ничего не читает', async () => {
  const key = await keyWith('councils.item.add');
  const input = { bodyId: world.bodyId, title: 'О ключе одной команды' };
  expect((await house.command('kstovo', 'councils.item.add', input, null, key)).status).toBe(200);
  expect((await house.get(bodyPage(), null, key)).status).toBe(403);
});

describe('Выгрузка оставляет след в журнале просмотров', () => {
  /** What was noted while this ran, in no order: ids of one moment need not keep it. */
  async function takenBy(run: () => Promise<unknown>) {
    const known = new Set((await views()).map((view) => view.id));
    await run();
    const fresh = (await views()).filter((view) => !known.has(view.id));
    return fresh.map((view) => [view.login, view.subject_kind, view.subject_id]).sort();
  }

  async function views() {
    const { rows } = await house.db.owner.query<
      Record<'id' | 'subject_kind' | 'subject_id' | 'login', string>
    >(
      `select v.id, v.subject_kind, v.subject_id, a.login from journal.views v
         join auth.accounts a on a.id = v.account_id`,
    );
    return rows;
  }

  test('кто взял, что и с каким отбором; отказ и подсказки строки поиска следа не оставляют', async () => {
    const taken = await takenBy(async () => {
      await house.get('/kstovo/people.xlsx?q=%D0%9C%D0%B0&format=csv', secretary);
      await house.get(`/kstovo/recognition/applications/${world.admitted}/form.pdf`, secretary);
      await house.get('/kstovo/search.json?q=%D0%9C%D0%B0', secretary);
      await house.get(`/kstovo/recognition/applications/${world.bodyId}/form.pdf`, secretary);
      await house.get('/kstovo/people.xlsx');
    });
    expect(taken).toEqual([
      ['kstovo-secretary', 'file', '/people.xlsx?q=%D0%9C%D0%B0&format=csv'],
      ['kstovo-secretary', 'file', `/recognition/applications/${world.admitted}/form.pdf`],
    ]);
  });

  test('ключом программы — тоже', async () => {
    const key = await keyWith('institutions.*');
    const taken = await takenBy(() => house.get('/kstovo/institutions.xlsx', null, key));
    expect(taken).toEqual([['kstovo-secretary', 'file', '/institutions.xlsx']]);
  });

  test('сама программа изменить или стереть след не может', async () => {
    const { app } = house.installation.database;
    await expect(app.query('delete from journal.views')).rejects.toThrow(/permission denied|append/i);
    await expect(app.query(`update journal.views set subject_id = 'x'`)).rejects.toThrow(
      /permission denied|append/i,
    );
  });
});
