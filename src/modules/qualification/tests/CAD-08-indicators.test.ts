// Indicators of quality (002, п. 2.2): editions with their days, values computed or entered with a source, the profile.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { insertInstitutions } from '../../institutions/index.ts';
import { inventedInn } from '../../institutions/tests/numbers.ts';
import { insertStaff, peopleModule } from '../../people/index.ts';
import { holder, openTwoTerritories, openWorld, type World, within } from '../../territories/tests/world.ts';
import * as commands from '../indicator.commands.ts';
import { indicatorSets, indicatorsOf, profileOf } from '../indicator.queries.ts';
import { qualificationModule } from '../module.ts';
import { addCategory, addStatement } from '../record.commands.ts';

const methodist = holder('methodist');
let world: World;
let school = '';
let personId = '';

beforeAll(async () => {
  world = await openWorld([qualificationModule, peopleModule]);
  await openTwoTerritories(world);
  [school = ''] = (await world.write(methodist, (ctx) =>
    insertInstitutions(ctx, [
      {
        ...{
          kind: 'school' as const,
          shortName: 'СОШ № 1',
          fullName: 'СОШ № 1',
          inn: inventedInn(1),
          kpp: null,
        },
        ...{
          ogrn: null,
          oktmo: null,
          address: '',
          phone: '',
          email: '',
          site: '',
          openedOn: '2001-09-01',
          act: '',
        },
      },
    ]),
  )) as unknown as string[];
  const name = { surname: 'Егорова', given: 'Анна', patronymic: 'Ивановна', gender: 'female' as const };
  [personId = ''] = (await world.write(methodist, (ctx) =>
    insertStaff(ctx, [{ name, institutionId: school, position: 'учитель', detail: 'математики' }]),
  )) as string[];
  await world.command(methodist, addStatement, {
    ...{
      personId,
      kind: 'pedagogical',
      onDate: '2025-09-01',
      years: 11,
      months: 4,
      document: 'штатный список',
    },
  });
  await world.command(methodist, addCategory, {
    ...{ personId, kind: 'first', position: 'учитель', grantedOn: '2021-03-25', document: 'приказ № 1' },
  });
});

const prepare = async () =>
  ((await world.command(methodist, commands.prepareIndicators, {})) as { id: string }).id;
const lines = async (on: string) =>
  (await world.read(methodist, (ctx) => profileOf(ctx, personId, on)))?.lines.map((line) => [
    ...[line.name, line.value, line.source],
  ]);

const quality = { name: 'Качество знаний', unit: '%', formula: null, target: 55 };
const level = { name: 'Уровень категории', unit: '', formula: 'category-level', target: 2 };
const years = { name: 'Педагогический стаж', unit: 'лет', formula: 'pedagogical-years', target: null };

describe('набор показателей по редакциям', () => {
  let first = '';

  test('редакцию готовят, меняют черновиком и утверждают с дня; утверждённая не меняется', async () => {
    expect(
      await world.command(within('institution-operator', school), commands.prepareIndicators, {}),
    ).toMatchObject({
      refusal: 'keeps-indicators',
    });
    first = await prepare();
    expect(await world.command(methodist, commands.prepareIndicators, {})).toMatchObject({
      refusal: 'draft-already',
    });
    const approval = { id: first, startsOn: '2025-09-01', act: 'приказ ИМЦ от 29.08.2025 № 14' };
    expect(
      await world.command(methodist, commands.approveIndicators, { ...approval, version: 1 }),
    ).toMatchObject({
      refusal: 'no-indicators',
    });
    const change = { id: first, version: 1, title: 'Качество работы учителя', indicators: [quality, level] };
    expect(
      await world.command(methodist, commands.changeIndicators, {
        ...change,
        indicators: [quality, quality],
      }),
    ).toMatchObject({ refusal: 'named-twice' });
    await world.command(methodist, commands.changeIndicators, change);
    expect(await world.command(methodist, commands.changeIndicators, change)).toMatchObject({
      refusal: 'stale-write',
    });
    await world.command(methodist, commands.approveIndicators, { ...approval, version: 2 });
    expect(
      await world.command(methodist, commands.changeIndicators, { ...change, version: 3 }),
    ).toMatchObject({
      refusal: 'approved-already',
    });
  });

  test('значение считается или вносится с источником; профиль на день — по редакции этого дня', async () => {
    const [knowledge, category] = await world.read(methodist, (ctx) => indicatorsOf(ctx, first));
    const entry = {
      personId,
      indicatorId: knowledge?.id,
      onDate: '2025-12-29',
      value: 61.5,
      source: 'отчёт за полугодие',
    };
    const operator = within('institution-operator', school);
    expect(await world.command(holder('authority-clerk'), commands.enterIndicator, entry)).toMatchObject({
      refusal: 'keeps-qualification',
    });
    expect(
      await world.command(operator, commands.enterIndicator, { ...entry, indicatorId: category?.id }),
    ).toMatchObject({ refusal: 'computed' });
    expect(
      await world.command(operator, commands.enterIndicator, { ...entry, onDate: '2025-08-31' }),
    ).toMatchObject({
      refusal: 'not-in-force',
    });
    await world.command(operator, commands.enterIndicator, { ...entry, value: 60 });
    await world.command(operator, commands.enterIndicator, entry);
    expect(await lines('2025-08-31')).toBeUndefined();
    expect(await lines('2025-10-01')).toEqual([
      ['Качество знаний', null, ''],
      ['Уровень категории', 2, 'действующие категории'],
    ]);
    // The category of 25 March 2021 has run out by April 2026.
    expect(await lines('2026-04-01')).toEqual([
      ['Качество знаний', 61.5, 'отчёт за полугодие'],
      ['Уровень категории', 0, 'действующие категории'],
    ]);
  });

  test('следующая редакция начинается с копии, прежние дни отвечают по-прежнему', async () => {
    const second = await prepare();
    expect(await world.read(methodist, (ctx) => indicatorsOf(ctx, second))).toMatchObject([quality, level]);
    await world.command(methodist, commands.changeIndicators, {
      ...{ id: second, version: 1, title: 'Качество работы учителя', indicators: [years] },
    });
    const approval = { id: second, version: 2, act: 'приказ ИМЦ от 30.03.2026 № 3' };
    expect(
      await world.command(methodist, commands.approveIndicators, { ...approval, startsOn: '2025-09-01' }),
    ).toMatchObject({ refusal: 'edition-of-that-day' });
    await world.command(methodist, commands.approveIndicators, { ...approval, startsOn: '2026-04-01' });
    expect(await lines('2026-04-01')).toEqual([['Педагогический стаж', 11, 'стаж по реестру и справкам']]);
    expect((await lines('2026-03-31'))?.[0]).toEqual(['Качество знаний', 61.5, 'отчёт за полугодие']);
    expect(
      (await world.read(methodist, indicatorSets)).map((set) => [set.edition, set.state, set.startsOn]),
    ).toEqual([
      [2, 'approved', '2026-04-01'],
      [1, 'approved', '2025-09-01'],
    ]);
    proves('CAD-08', 'Настраиваемый набор показателей с редакциями, значение с источником, профиль');
  });
});
