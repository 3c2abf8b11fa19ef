// A territory of many institutions: the filter «Организация» finds them as they are typed, and works without scripts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';

let house: TestHouse;
let methodist: Visitor;
let wanted: { id: string; short_name: string };

/** Lists of the register that are narrowed to one institution. */
const lists = [
  '/people',
  '/people/staff',
  '/people/vacancies',
  '/development/records',
  '/qualification',
  '/qualification/report',
  '/qualification/analysis',
  '/qualification/applications',
  '/qualification/conformity',
];

beforeAll(async () => {
  house = await openTestHouse();
  methodist = await house.signIn('kstovo-imc');
  await house.db.owner.query(
    `with added as (
       insert into institutions.institutions (territory_id, id, kind, short_name, full_name, state, opened_on)
       select t.id, gen_random_uuid(), 'school', 'Сельская школа № ' || n, 'Сельская школа № ' || n, 'active', '2001-09-01'
         from territories.territories t, generate_series(1, 160) n where t.slug = 'kstovo'
       returning territory_id, id, short_name, opened_on)
     insert into institutions.names (territory_id, institution_id, short_name, full_name, starts_on)
     select territory_id, id, short_name, short_name, opened_on from added`,
  );
  const { rows } = await house.db.owner.query<typeof wanted>(
    `select i.id, i.short_name from institutions.institutions i
      where i.territory_id = (select id from territories.territories where slug = 'kstovo') and exists (
        select from people.posts p where p.institution_id = i.id and p.ends_on is null)
      order by i.short_name limit 1`,
  );
  if (!rows[0]) throw new Error('No institution with staff');
  wanted = rows[0];
});
afterAll(() => house.close());

const pageOf = async (path: string) => {
  const answer = await house.get(path, methodist);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
};

test('вместо длинного списка — поле, которое ищет по буквам', async () => {
  for (const path of lists) {
    const html = await pageOf(`/kstovo${path}`);
    expect([path, html.includes('name="institutionId@text"')]).toEqual([path, true]);
    expect([path, html.includes('/api/v1/kstovo/institutions/pick')]).toEqual([path, true]);
  }
  const found = await house.get('/api/v1/kstovo/institutions/pick?q=сельская школа № 7', methodist);
  const { result } = (await found.json()) as { result: { label: string }[] };
  expect(result.map(({ label }) => label)).toContain('Сельская школа № 7');
});

test('выбранная организация остаётся в поле и на метке, список сужен', async () => {
  const html = await pageOf(`/kstovo/people/staff?institutionId=${wanted.id}`);
  expect(html).toContain(`Организация: ${wanted.short_name.replaceAll('"', '&quot;')}`);
  const whole = await pageOf('/kstovo/people/staff');
  const peopleIn = (text: string) => Number(/(\d+)\s(?:должност)/.exec(text)?.[1]);
  expect(peopleIn(html)).toBeGreaterThan(0);
  expect(peopleIn(html)).toBeLessThan(peopleIn(whole));
});

test('без сценариев слова, которые называют одну организацию, сужают список так же', async () => {
  const words = new URLSearchParams({ 'institutionId@text': wanted.short_name, institutionId: '' });
  for (const path of lists) {
    const html = await pageOf(`/kstovo${path}?${words}`);
    expect([path, html.includes(`value="${wanted.id}"`)]).toEqual([path, true]);
  }
  const vague = await pageOf('/kstovo/people/staff?institutionId%40text=Сельская школа');
  expect(vague).not.toContain('Организация: Сельская');
});
