// What a person's card and the staff list get from this room, and who is shown it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../../tests/setup/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('карточка человека: категория и стаж для службы и своей организации, чужому — ничего', async () => {
  const { rows } = await house.db.owner.query<{ id: string; document: string; institution: string }>(
    `select c.person_id as id, c.document, t.institution_id as institution from qualification.categories c
       join people.posts t on t.territory_id = c.territory_id and t.person_id = c.person_id
       join territories.territories k on k.id = c.territory_id and k.slug = 'kstovo'
      where c.kind = 'highest' and c.granted_on > '2023-09-01' and t.institution_id is not null order by c.id limit 1`,
  );
  const [{ id = '', document = '' } = {}] = rows;
  const shown = async (login: string) => {
    const answer = await house.get(`/kstovo/people/${id}`, await house.signIn(login));
    return [answer.status, (await answer.text()).includes(document)];
  };
  expect(await shown('kstovo-methodist-1')).toEqual([200, true]);
  expect(await shown('kstovo-clerk')).toEqual([200, true]);
  const { rows: others } = await house.db.owner.query<{ login: string }>(
    `select a.login from auth.accounts a join auth.memberships m on m.account_id = a.id
       join people.posts t on t.person_id = m.person_id
       join institutions.institutions i on i.territory_id = t.territory_id and i.id = t.institution_id
       join territories.territories k on k.id = t.territory_id and k.slug = 'kstovo'
      where t.position = 'директор' and t.institution_id not in (
        select institution_id from people.posts where person_id = $1 and institution_id is not null) order by 1 limit 1`,
    [id],
  );
  expect(await shown(others[0]?.login ?? '')).toEqual([200, false]);
});
