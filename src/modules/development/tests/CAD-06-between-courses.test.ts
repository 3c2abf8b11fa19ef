// CAD-06: hours between courses, each with its source, enter the year's record against the norm of the service.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';
import { sendForm } from '../../../../tests/setup/page-form.ts';

let house: TestHouse;
let methodist: Visitor;
let teacher: Visitor;
let teacherId = '';

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-methodist-1');
  teacher = await house.signIn('kstovo-teacher');
  const { rows } = await house.db.owner.query<{ id: string }>(
    `select m.person_id as id from auth.accounts a join auth.memberships m on m.account_id = a.id
      where a.login = 'kstovo-teacher'`,
  );
  teacherId = rows[0]?.id ?? '';
});
afterAll(() => house.close());

const wordsAt = async (path: string, who: Visitor) =>
  (await (await house.get(`/kstovo${path}`, who)).text())
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\u00a0]+/g, ' ');
const add = (title: string, heldOn: string, hours: string, source = 'сертификат № 7') =>
  sendForm(house, methodist, `/kstovo/development/people/${teacherId}`, 'development.activity.add', {
    ...{ title, heldOn, hours, source },
  });

test('часы с источником входят в запись года, норма службы показана в профиле и прогнозе', async () => {
  const norm = await sendForm(
    house,
    methodist,
    '/kstovo/development/rules',
    'development.rule.inter-course.set',
    { hours: '18', fromMonth: '9', startsOn: '2026-04-01', basis: 'приказ ИМЦ № 12' },
  );
  expect([norm.status, norm.html.includes('Норма введена')]).toEqual([200, true]);
  expect((await add('Открытый урок', '2026-03-12', '2', '')).status).toBe(422);
  await add('Семинар по оцениванию', '2025-10-15', '6');
  await add('Мастер-класс', '2026-03-12', '4.5');
  await add('Вебинар', '2025-05-20', '3');
  const own = await wordsAt(`/development/people/${teacherId}`, teacher);
  expect(own).toMatch(/2025\/26 г\. [\d,]+ 10,5 ч из 18 осталось 7,5 ч/);
  expect(own).toMatch(/2024\/25 г\. [\d,]+ 3 ч из 18 осталось 15 ч/);
  expect(own).toContain('сертификат № 7');
  await add('Стажировка', '2026-03-30', '8');
  expect(await wordsAt(`/people/${teacherId}`, methodist)).toContain('18,5 ч из 18 норма есть');
  const forecast = await wordsAt('/development/forecast', methodist);
  expect(forecast).toMatch(/Часы между курсами, 2025\/26 г\..* 1 набрали норму 18 ч в год/);
  const again = await add('Стажировка', '2026-03-30', '8');
  expect(again.html).toContain('Эти часы уже внесены');
});
