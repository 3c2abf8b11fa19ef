// A reader's own filters stand above the list of institutions as above the list of people, and nobody else sees them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse, type Visitor } from '../../../../tests/setup/house.ts';

let house: TestHouse;
let me: Visitor;

beforeAll(async () => {
  house = await openTestHouse();
  me = await house.signIn('kstovo-imc');
});
afterAll(() => house.close());

const shown = async (path: string, who = me) => (await house.get(path, who)).text();

test('отбор списка организаций сохраняют, открывают по ссылке и удаляют', async () => {
  const list = '/kstovo/institutions';
  const kept = new URLSearchParams({ _command: 'people.views.save', list: 'institutions' });
  kept.set('name', 'Сады с телефонами');
  kept.set('query', 'kind=preschool&columns=phone&after=x');
  const saved = await house.form(`${list}?kind=preschool`, kept, me);
  const to = saved.headers.get('location') ?? '';
  expect([saved.status, to]).toEqual([
    303,
    expect.stringMatching(/\?kind=preschool&columns=phone&view=[0-9a-f-]+$/),
  ]);
  const page = await shown(to);
  expect(page).toMatch(/<nav class="o-views".*Все действующие.*Сады с телефонами/s);
  expect(page).toContain('Удалить этот отбор');
  expect(await shown(list, await house.signIn('kstovo-secretary'))).not.toContain('Сады с телефонами');
  const id = to.split('view=')[1] ?? '';
  await house.form(to, new URLSearchParams({ _command: 'people.views.remove', id }), me);
  expect(await shown(list)).not.toMatch(/o-views.*Сады с телефонами/s);
});
