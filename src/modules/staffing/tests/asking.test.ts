// The service asks institutions to confirm their staff: who gets a letter, who is left out, who may ask.
import { beforeAll, expect, test } from 'vitest';
import { addInstitution, institutionsModule } from '../../institutions/index.ts';
import { noticesModule } from '../../notices/index.ts';
import { insertStaff, peopleModule } from '../../people/index.ts';
import {
  granted,
  holder,
  openTwoTerritories,
  openWorld,
  refused,
  type World,
  within,
} from '../../territories/tests/world.ts';
import { askToConfirm } from '../asking/ask.commands.ts';
import { askings, lastAsked } from '../asking/asked.queries.ts';
import { confirmStaff } from '../confirmation.commands.ts';
import { staffingModule } from '../module.ts';

const methodist = holder('methodist');
let world: World;
const ids = new Map<string, string>();
const heads: string[] = [];

const addSchool = async (shortName: string, surname: string | null) => {
  const blank = { kpp: null, ogrn: null, oktmo: null, address: '', phone: '', email: '', site: '', act: '' };
  const named = {
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: null,
    openedOn: '2001-09-01',
  };
  const { id } = granted<{ id: string }>(
    await world.write(methodist, (ctx) => addInstitution(ctx, { ...named, ...blank })),
  );
  ids.set(shortName, id);
  if (!surname) return;
  const name = { surname, given: 'Анна', patronymic: 'Ильинична', gender: 'female' as const };
  const row = { name, institutionId: id, position: 'директор', detail: '' };
  heads.push(...granted<string[]>(await world.write(methodist, (ctx) => insertStaff(ctx, [row]))));
};
const idOf = (shortName: string) => ids.get(shortName) ?? '';
const letters = async () =>
  (
    await world.db.owner.query<{ person_id: string; text: string; due: string }>(
      `select person_id, text, due::text from notices.notices where name = 'staffing.asked' order by id`,
    )
  ).rows;

beforeAll(async () => {
  world = await openWorld([institutionsModule, peopleModule, noticesModule, staffingModule]);
  await openTwoTerritories(world);
  await addSchool('СШ № 1', 'Белова');
  await addSchool('СШ № 2', 'Волкова');
  await addSchool('СШ № 3', null);
  const own = within('institution-head', idOf('СШ № 2'));
  granted(await world.command(own, confirmStaff, { institutionId: idOf('СШ № 2'), dueOn: '2026-01-01' }));
});

test('просмотр говорит, кому письмо, кто уже подтвердил и где просить некого', async () => {
  const chosen = await world.read(methodist, (ctx) => askings(ctx, '2026-01-01', [...ids.values()]));
  expect(chosen.map(({ name, left, keepers }) => [name, left, keepers.length])).toEqual([
    ['СШ № 1', null, 1],
    ['СШ № 3', 'nobody', 0],
    ['СШ № 2', 'confirmed', 1],
  ]);
  const all = await world.read(methodist, (ctx) => askings(ctx, '2026-01-01', []));
  expect(all.map(({ name }) => name)).toEqual(['СШ № 1', 'СШ № 3']);
});

test('просит служба, срок не в прошлом; письмо уходит один раз в день и видно в списке', async () => {
  const input = { ids: [...ids.values()], by: '2026-04-10', note: 'Проверьте совместителей.' };
  const school = within('institution-head', idOf('СШ № 1'));
  expect(refused(await world.command(school, askToConfirm, input))).toBe('asks-institutions');
  expect(refused(await world.command(methodist, askToConfirm, { ...input, by: '2026-03-01' }))).toBe(
    'term-is-past',
  );
  expect(await letters()).toEqual([]);
  expect(granted(await world.command(methodist, askToConfirm, input))).toEqual({ asked: 1, left: 2 });
  expect(await letters()).toEqual([
    {
      person_id: heads[0],
      due: '2026-04-10',
      text: expect.stringMatching(/1.января.2026.г\. .*10.апреля.2026.г\. .*Проверьте совместителей\.$/),
    },
  ]);
  expect(refused(await world.command(methodist, askToConfirm, input))).toBe('nobody-to-ask');
  expect((await letters()).length).toBe(1);
  const asked = await world.read(methodist, (ctx) => lastAsked(ctx, '2026-01-01'));
  expect([...asked]).toEqual([[idOf('СШ № 1'), { on: expect.any(String), by: '2026-04-10' }]]);
  expect((await world.factsOf(idOf('СШ № 1'))).at(-1)).toBe('staff.confirmation-asked');
});
