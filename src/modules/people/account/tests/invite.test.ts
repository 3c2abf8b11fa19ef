// A person without an account is invited from the card; somebody who signs in already cannot be taken over.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../../../tests/setup/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const one = async (sql: string, values: unknown[] = []): Promise<string> =>
  Object.values((await house.db.owner.query(sql, values)).rows[0] ?? {})[0] as string;

const invite = async (login: string, id: string, email = 'school@opora.example') => {
  const answer = await house.command(
    'kstovo',
    'people.account.invite',
    { id, email },
    await house.signIn(login),
  );
  return (await answer.json()) as { ok: boolean; error?: { name: string; kind: string } };
};

const teacherOf = (login: string) =>
  one(
    `select t.person_id from people.posts t
      join people.posts mine on mine.territory_id = t.territory_id and mine.institution_id = t.institution_id
      join auth.memberships m on m.person_id = mine.person_id join auth.accounts a on a.id = m.account_id and a.login = $1
      join people.persons p on p.territory_id = t.territory_id and p.id = t.person_id and p.account_id is null limit 1`,
    [login],
  );

test('оператор школы приглашает своего учителя: письмо с одноразовой ссылкой, вход связан с человеком', async () => {
  const id = await teacherOf('kstovo-school-1-operator');
  expect(await invite('kstovo-school-1-operator', id)).toMatchObject({ ok: true });
  const text = await one(
    "select text from auth.letters where recipient = 'school@opora.example' order by at desc limit 1",
  );
  const link = /\/invitation\/[\w-]+/.exec(text)?.[0] ?? '';
  const accepted = await house.form(
    link,
    new URLSearchParams({ login: 'teacher.one', password: 'Осенний-лес-2026', repeat: 'Осенний-лес-2026' }),
  );
  expect(accepted.status).toBe(303);
  expect(
    await one(
      'select person_id from auth.memberships m join auth.accounts a on a.id = m.account_id where a.login = $1',
      ['teacher.one'],
    ),
  ).toBe(id);
  expect(await invite('kstovo-school-1-operator', id, 'thief@opora.example')).toMatchObject({
    error: { name: 'has-account' },
  });
});

test('чужого человека школа не приглашает', async () => {
  const id = await teacherOf('kstovo-school-3-operator');
  expect(await invite('kstovo-school-1-operator', id)).toMatchObject({ error: { kind: 'forbidden' } });
});
