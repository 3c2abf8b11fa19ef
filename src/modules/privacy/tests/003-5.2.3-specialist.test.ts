// Положение 003, п. 5.2.3: a specialist of the service reads everything that is not personal, personal data within the assignment; looks are logged.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addresses, filled, keysOf } from '../../../../tests/security/territories.ts';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done, playSpring } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';
import { house as rooms } from '../../../main/modules.ts';

let house: TestHouse;
let specialist: Visitor;
let specialistId = '';
let admin: Visitor;
let keys: Awaited<ReturnType<typeof keysOf>>;
/** A person of the assigned institution, and one of another. */
let inside = '';
let outside = '';

const marks = { inside: 'poruchenie@opora.example', outside: 'vnepor@opora.example' };

const one = async (text: string, values: unknown[] = []): Promise<string> =>
  String(Object.values((await house.db.owner.query(text, values)).rows[0] ?? {})[0] ?? '');

const personIn = (institutionId: string) =>
  one(
    `select t.person_id from people.posts t join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
      where t.institution_id = $1 and t.ends_on is null and t.position = 'учитель' and p.account_id is null
        and not exists (select from people.posts o where o.person_id = t.person_id and o.id <> t.id) limit 1`,
    [institutionId],
  );

async function enterByLetter(address: string, login: string): Promise<Visitor> {
  const letter = await one('select text from auth.letters where recipient = $1 order by at desc limit 1', [
    address,
  ]);
  const link = /\/invitation\/[\w-]+/.exec(letter)?.[0] ?? '';
  const password = 'Осенний-лес-2026';
  const accepted = await house.form(link, new URLSearchParams({ login, password, repeat: password }));
  const signed = await house.form('/sign-in', new URLSearchParams({ login, password }));
  const cookies = [...accepted.headers.getSetCookie(), ...signed.headers.getSetCookie()];
  return {
    login,
    territory: 'kstovo',
    cookie: cookies.map((line) => line.split(';')[0]).join('; '),
  };
}

beforeAll(async () => {
  house = await openTestHouse();
  await playSpring(house);
  const head = await house.signIn('kstovo-imc');
  admin = head;
  const { rows } = await house.db.owner.query<{ id: string; territory_id: number }>(
    `select i.id, i.territory_id from institutions.institutions i where i.kind = 'school' and i.state = 'active'
        and i.territory_id = (select id from territories.territories where slug = 'kstovo') order by i.short_name limit 2`,
  );
  const [assigned, other] = rows;
  if (!assigned || !other) throw new Error('Two schools are needed');
  keys = await keysOf(house, assigned.territory_id);
  [inside, outside] = [await personIn(assigned.id), await personIn(other.id)];
  // Every address in the territory says whether its person is of the assigned school.
  await house.db.owner.query(
    `update people.persons p set birth_date = '1977-07-07', phone = case when exists (select from people.posts t
        where t.person_id = p.id and t.institution_id = $2 and t.ends_on is null) then '8-000-INSIDE' else '8-000-OUTSIDE' end,
       email = case when exists (select from people.posts t where t.person_id = p.id and t.institution_id = $2
        and t.ends_on is null) then $3 else $4 end
     where p.territory_id = $1`,
    [assigned.territory_id, assigned.id, marks.inside, marks.outside],
  );
  const { id } = await done<{ id: string }>(house, head, 'people.add', {
    ...{ surname: 'Крайнова', given: 'Зоя', patronymic: 'Львовна', gender: 'female' },
    ...{ place: 'centre', position: 'ведущий специалист', startsOn: '2026-05-01' },
  });
  specialistId = id;
  await done(house, head, 'people.account.invite', { id, email: 'kraynova@opora.example' });
  specialist = await enterByLetter('kraynova@opora.example', 'kraynova');
  await done(house, head, 'people.roles.grant', {
    ...{ personId: id, kind: 'assigned-specialist', institutionId: assigned.id },
    ...{ document: 'поручение от 18.05.2026 № 3', startsOn: '2026-05-18', endsOn: null },
  });
});
afterAll(() => house.close());

/** Doors to what is not personal: all of them open. */
const open = [
  ...['/institutions', '/people', '/people/vacancies', '/partners', '/partners/work', '/partners/report'],
  ...['/partners/specialists', '/regulations', '/documents', '/councils', '/recognition'],
  ...['/recognition/applications', '/sites', '/review/ranking', '/development/courses', '/territory'],
  ...['/institutions.xlsx', '/people/vacancies.xlsx', '/partners.xlsx', '/development/courses.xlsx'],
];

test('[ORG-13] неличное открыто целиком, личное — в порученной организации', async () => {
  const known = new Set(addresses.map(({ path }) => path));
  const shut: [string, number][] = [];
  for (const path of open.filter((each) => known.has(each))) {
    const answer = await house.get(`/kstovo${path}`, specialist);
    if (answer.status !== 200) shut.push([path, answer.status]);
  }
  expect(shut).toEqual([]);
  for (const [table, path] of [
    ['councils.bodies', '/councils/bodies'],
    ['councils.sessions', '/councils/sessions'],
    ['recognition.campaigns', '/recognition/campaigns'],
    ['recognition.sites', '/recognition/sites'],
    ['development.courses', '/development/courses'],
    ['partners.partners', '/partners'],
  ]) {
    const id = keys.find((key) => key.table === table && key.column === 'id')?.value;
    const answer = await house.get(`/kstovo${path}/${id}`, specialist);
    expect([path, answer.status]).toEqual([path, 200]);
  }
  const vacancies = await house.get('/kstovo/people/vacancies', specialist);
  expect(vacancies.status).toBe(200);
  const card = await (await house.get(`/kstovo/people/${inside}`, specialist)).text();
  expect(card).toContain(marks.inside);
  for (const path of [`/qualification/people/${inside}`, `/development/people/${inside}`, '/people/staff'])
    expect([path, (await house.get(`/kstovo${path}`, specialist)).status]).toEqual([path, 200]);
  proves('ORG-13', 'Специалист читает всё неличное и личное в пределах поручения');
});

test('[ORG-13] вне поручения ни страница, ни выгрузка, ни запрос не дают личного и называют причину', async () => {
  const leaks: [string, number][] = [];
  const judge = async (path: string, answer: Response) => {
    const body = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    if (answer.status >= 500 || body.includes('OUTSIDE') || body.includes(marks.outside))
      leaks.push([path, answer.status]);
  };
  for (const address of addresses)
    for (const path of filled(address, keys).slice(0, 3)) {
      const format = address.kind === 'download' ? '?format=csv-utf8' : '';
      const full = `/kstovo${path === '/' ? '' : path}${format}`;
      await judge(full, await house.get(full, specialist));
    }
  for (const query of rooms.queries.values()) {
    const path = `/api/v1/kstovo/${query.name.replaceAll('.', '/')}`;
    for (const words of ['', `?id=${outside}`, `?personId=${outside}`, '?q=а'])
      await judge(path + words, await house.get(path + words, specialist));
  }
  expect(leaks).toEqual([]);

  const hidden = await (await house.get(`/kstovo/people/${outside}`, specialist)).text();
  expect(hidden).not.toContain('7 июля 1977');
  for (const path of [`/qualification/people/${outside}`, `/development/people/${outside}`]) {
    const answer = await house.get(`/kstovo${path}`, specialist);
    expect([path, answer.status]).toEqual([path, 403]);
    expect(await answer.text()).toContain('которые ему поручены');
  }
  const listed = await (await house.get('/kstovo/people/staff.xlsx?format=csv-utf8', specialist)).text();
  expect(listed).toContain(await one('select surname from people.persons where id = $1', [inside]));
  const surname = await one('select surname from people.persons where id = $1', [outside]);
  const given = await one('select given from people.persons where id = $1', [outside]);
  expect(listed).not.toContain(`${surname} ${given}`);
  const change = await house.command(
    'kstovo',
    'people.change',
    { id: inside, version: 1, surname: 'Иная', given: 'Анна', patronymic: null, gender: 'female' },
    specialist,
  );
  expect(change.status).toBe(403);
  proves('ORG-13', 'Личные сведения вне поручения закрыты');
});

test('[ORG-13] поручение закончилось — личное закрыто, причина названа', async () => {
  await house.db.owner.query(
    `update people.roles set ends_on = '2026-05-19' where person_id = $1 and kind = 'assigned-specialist'`,
    [specialistId],
  );
  for (const path of ['/people/staff', '/development/records', `/qualification/people/${inside}`]) {
    const answer = await house.get(`/kstovo${path}`, specialist);
    expect([path, answer.status]).toEqual([path, 403]);
    expect(await answer.text()).toContain('которые ему поручены');
  }
  expect(await (await house.get(`/kstovo/people/${inside}`, specialist)).text()).not.toContain(marks.inside);
  expect((await house.get('/kstovo/people/vacancies', specialist)).status).toBe(200);
});

test('[ORG-13] просмотр записан: карточка, список, выгрузка и запрос программы; журнал читает администратор', async () => {
  // An hour later than all other looks: the first page of the log, the latest first, is this test's own.
  house.at('2026-05-20', '13:00');
  await house.db.owner.query(
    `update people.roles set ends_on = null where person_id = $1 and kind = 'assigned-specialist'`,
    [specialistId],
  );
  /** Lines the specialist left so far. */
  const lines = async () => {
    const { rows } = await house.db.owner.query<{ id: string; line: string }>(
      "select id, subject_kind || ' ' || subject_id as line from journal.views where person_id = $1",
      [specialistId],
    );
    return rows;
  };
  const logged = async (path: string) => {
    const known = new Set((await lines()).map(({ id }) => id));
    const answer = await house.get(path, specialist);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await lines()).filter(({ id }) => !known.has(id)).map(({ line }) => line);
  };
  const staff = '/people/staff?position=%D1%83%D1%87%D0%B8%D1%82%D0%B5%D0%BB%D1%8C';
  expect(await logged(`/kstovo/people/${inside}`)).toEqual([`people.person ${inside}`]);
  expect(await logged(`/kstovo${staff}`)).toEqual([`list ${staff}`]);
  expect(await logged('/kstovo/people/staff.xlsx')).toEqual(['file /people/staff.xlsx']);
  expect(await logged('/kstovo/people/vacancies.xlsx')).toEqual(['file /people/vacancies.xlsx']);
  expect(await logged(`/api/v1/kstovo/people/one?id=${inside}`)).toEqual([`people.person ${inside}`]);
  expect(await logged('/api/v1/kstovo/people/staff')).toEqual(['list /api/v1/people/staff']);
  // Nothing personal was shown of the other: no line.
  const before = (await lines()).length;
  await house.get(`/api/v1/kstovo/people/one?id=${outside}`, specialist);
  await house.get(`/kstovo/people/${outside}`, specialist);
  expect((await lines()).length).toBe(before);
  const log = (await (await house.get('/kstovo/privacy/views?q=Крайнова', admin)).text()).replace(
    /<[^>]+>/g,
    ' ',
  );
  expect(log).toContain('Крайнова Зоя Львовна');
  expect(log).toContain('/people/staff?position=учитель');
  expect((await house.get('/kstovo/privacy/views', specialist)).status).toBe(403);
  proves('ORG-13', 'Просмотр личных сведений записан');
});
