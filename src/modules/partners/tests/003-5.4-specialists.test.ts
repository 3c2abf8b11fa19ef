// Положение 003, п. 5.4: an outside specialist without a post is engaged, enters, judges; listed and counted apart from the staff.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { done, type PlayedWorld, playSpring } from '../../../../tests/setup/played-world.ts';
import { proves } from '../../../../tests/setup/proof.ts';

let house: TestHouse;
let world: PlayedWorld;
let methodist: Visitor;
let clerk: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  world = await playSpring(house);
  methodist = await house.signIn('kstovo-methodist-1');
  clerk = await house.signIn('kstovo-clerk');
});
afterAll(() => house.close());

const one = async (text: string, values: unknown[] = []): Promise<string> =>
  String(Object.values((await house.db.owner.query(text, values)).rows[0] ?? {})[0] ?? '');

const wordsOf = async (path: string, who: Visitor) => {
  const answer = await house.get(`/kstovo${path}`, who);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
};

const refusedWith = async (name: string, input: unknown, who: Visitor) => {
  const answer = await house.command('kstovo', name, input, who);
  const { error } = (await answer.json()) as { error: { name: string; text: string } };
  return [answer.status, error.name];
};

const terms = {
  ...{ engagement: 'hourly', work: 'экспертиза заявок на статус площадки', startsOn: '2026-05-12' },
  document: 'договор почасовой оплаты от 12.05.2026 № 9',
};
const newcomer = {
  ...{ surname: 'Громова', given: 'Ольга', patronymic: 'Ильинична', gender: 'female' },
  ...{ email: 'gromova@opora.example', affiliation: 'областной институт развития образования, доцент' },
  ...terms,
};

/** By the letter: the link works once, the specialist chooses a name to sign in with. */
async function enterByLetter(address: string, login: string): Promise<Visitor> {
  const letter = await one('select text from auth.letters where recipient = $1 order by at desc limit 1', [
    address,
  ]);
  const link = /\/invitation\/[\w-]+/.exec(letter)?.[0] ?? '';
  const password = 'Осенний-лес-2026';
  const accepted = await house.form(link, new URLSearchParams({ login, password, repeat: password }));
  expect(accepted.status).toBe(303);
  const signed = await house.form('/sign-in', new URLSearchParams({ login, password }));
  const cookie = [...accepted.headers.getSetCookie(), ...signed.headers.getSetCookie()]
    .map((line) => line.split(';')[0])
    .join('; ');
  return { login, territory: 'kstovo', cookie };
}

test('[ORG-10] внешний специалист без должности привлечён, вошёл, назначен экспертом и подал лист', async () => {
  house.at('2026-05-20', '12:00');
  const { id, personId } = await done<{ id: string; personId: string }>(
    house,
    methodist,
    'partners.specialists.engage',
    newcomer,
  );
  expect(await one('select count(*) from people.posts where person_id = $1', [personId])).toBe('0');
  await done(house, methodist, 'people.account.invite', { id: personId, email: newcomer.email });
  const specialist = await enterByLetter(newcomer.email, 'gromova');
  const reviewId = await one('select id from review.reviews where subject_id = $1', [world.admitted]);
  const chair = await house.signIn('kstovo-chair');
  const assign = { reviewId, personIds: [personId] };
  expect(await refusedWith('review.assignment.assign', assign, chair)).toEqual([409, 'not-in-pool']);
  expect((await house.get(`/kstovo/review/sheets/${reviewId}`, specialist)).status).toBe(403);

  await done(house, clerk, 'councils.membership.set', {
    ...{ bodyId: world.bodyId, personId, role: 'member', organisation: newcomer.affiliation },
    ...{ startsOn: '2026-05-20', basis: 'приказ от 19.05.2026 № 140' },
  });
  await done(house, chair, 'review.assignment.assign', assign);
  const sheet = await house.get(`/kstovo/review/sheets/${reviewId}`, specialist);
  expect(sheet.status).toBe(200);
  const html = await sheet.text();
  const keys = [...html.matchAll(/name="scores\[\d+\]\.criterion" value="([^"]+)"/g)].map(
    (found) => found[1],
  );
  expect(keys.length).toBeGreaterThan(0);
  const submitted = await done<{ id: string }>(house, specialist, 'review.sheet.submit', {
    ...{ reviewId, version: 0, conclusion: 'recommend', comment: '' },
    scores: keys.map((criterion) => ({
      ...{ criterion, score: 1, justification: 'Подтверждено материалами заявки.' },
    })),
  });
  expect(await one('select state from review.sheets where id = $1', [submitted.id])).toBe('submitted');
  expect(await one('select count(*) from people.posts where person_id = $1', [personId])).toBe('0');

  const card = await wordsOf(`/partners/specialists/${id}`, methodist);
  expect(card).toContain('почасовая оплата');
  expect(card).toContain('Вход в систему есть.');
  expect(await wordsOf(`/people/${personId}`, methodist)).toContain('Внешний специалист');
  proves('ORG-10', 'Внешний эксперт без штатной должности участвует в экспертизе или мероприятии');
});

test('[ORG-10] внешние специалисты стоят отдельным списком и в кадрах на дату считаются отдельно', async () => {
  const before = await wordsOf('/people/staff?on=2026-05-11', methodist);
  const after = await wordsOf('/people/staff?on=2026-05-20', methodist);
  const apart = (text: string) => Number(/внешних специалистов (\d+)/.exec(text)?.[1]);
  const staff = (text: string) => /г\.: (.*?) Отдельно/.exec(text)?.[1];
  expect(apart(after)).toBe(apart(before) + 1);
  expect(staff(after)).toMatch(/занято ставок/);
  expect(staff(after)).toBe(staff(before));
  const list = await wordsOf('/partners/specialists?on=2026-05-20', methodist);
  expect(list).toContain('Громова Ольга Ильинична');
  expect(await wordsOf('/partners/specialists?on=2026-05-11', methodist)).not.toContain('Громова');
  expect(await wordsOf('/people/staff?q=Громова', methodist)).not.toContain('Громова Ольга');
  const sheet = await house.get('/kstovo/partners/specialists.xlsx?format=csv-utf8&on=2026-05-20', methodist);
  expect(await sheet.text()).toContain('Громова Ольга Ильинична');
});

test('сотрудника внешним не привлекают; второй записи того же человека нет; место работы обязательно', async () => {
  const staffId = await one(
    `select t.person_id from people.posts t join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id
      where t.ends_on is null and t.territory_id = (select id from territories.territories where slug = 'kstovo') limit 1`,
  );
  const affiliation = 'институт';
  expect(
    await refusedWith('partners.specialists.engage', { personId: staffId, affiliation, ...terms }, methodist),
  ).toEqual([422, 'has-post']);
  expect(await refusedWith('partners.specialists.engage', newcomer, methodist)).toEqual([422, 'namesake']);
  expect(
    await refusedWith(
      'partners.specialists.engage',
      { ...newcomer, surname: 'Иная', affiliation: '' },
      methodist,
    ),
  ).toEqual([422, 'invalid']);
  const personId = await one(`select id from people.persons where surname = 'Громова' and given = 'Ольга'`);
  expect(
    await refusedWith('partners.specialists.engage', { personId, affiliation, ...terms }, methodist),
  ).toEqual([422, 'engaged-twice']);
  const teacher = await house.signIn('kstovo-teacher');
  expect(await refusedWith('partners.specialists.engage', newcomer, teacher)).toEqual([
    403,
    'engages-specialists',
  ]);
});

test('срок закончился: специалист уходит из списка дня, запись остаётся', async () => {
  const id = await one(
    `select s.id from partners.specialists s join people.persons p on p.id = s.person_id where p.surname = 'Громова'`,
  );
  await done(house, methodist, 'partners.specialists.end', { id, version: 1, on: '2026-05-19' });
  expect(await wordsOf('/partners/specialists', methodist)).not.toContain('Громова');
  expect(await wordsOf('/partners/specialists?state=past', methodist)).toContain('Громова');
  expect(await wordsOf(`/partners/specialists/${id}`, methodist)).toContain('привлечение завершено');
});
