// The list as people use it: Russian order with numbers as numbers, search, pages, its cost in queries.
import { beforeAll, describe, expect, test } from 'vitest';
import { holder, openTwoTerritories, openWorld, type World } from '../../territories/tests/world.ts';
import { insertInstitutions } from '../demo.ts';
import { institutionsList, pickQuery } from '../institution.queries.ts';
import type { NewInstitution } from '../institution.schema.ts';
import { institutionsModule } from '../module.ts';
import { inventedInn } from './numbers.ts';

const methodist = holder('methodist');
let world: World;

const school = (shortName: string, serial: number): NewInstitution => ({
  kind: shortName.includes('сад') ? 'kindergarten' : 'school',
  shortName,
  fullName: shortName,
  inn: inventedInn(serial),
  kpp: null,
  ogrn: null,
  oktmo: null,
  address: '',
  phone: '',
  email: '',
  site: '',
  openedOn: '2001-09-01',
  act: '',
});

const names = [
  'СОШ № 10',
  'СОШ № 2',
  'Ёлкинская школа',
  'Жуковская школа',
  'Ежовская школа',
  'Детский сад «Берёзка»',
];

beforeAll(async () => {
  world = await openWorld([institutionsModule]);
  await openTwoTerritories(world);
  await world.write(methodist, (ctx) => insertInstitutions(ctx, names.map(school)));
});

const listed = async (filter: Parameters<typeof institutionsList>[1]) =>
  (await world.read(methodist, (ctx) => institutionsList(ctx, filter))).rows.map((row) => row.shortName);

describe('реестр организаций', () => {
  test('по-русски: ё среди е, № 2 раньше № 10', async () => {
    expect(await listed({})).toEqual([
      'Детский сад «Берёзка»',
      'Ежовская школа',
      'Ёлкинская школа',
      'Жуковская школа',
      'СОШ № 2',
      'СОШ № 10',
    ]);
  });

  test('поиск не различает ё и е, кавычки, номер и пробелы; ИНН находится целиком', async () => {
    expect(await listed({ q: 'березка' })).toEqual(['Детский сад «Берёзка»']);
    expect(await listed({ q: 'сад "берёзка' })).toEqual(['Детский сад «Берёзка»']);
    expect(await listed({ q: 'сош №2' })).toEqual(['СОШ № 2']);
    expect(await listed({ q: inventedInn(0) })).toEqual(['СОШ № 10']);
    expect(await listed({ q: '%' })).toEqual([]);
  });

  test('страницы вперёд и назад без повторов и пропусков', async () => {
    const first = await world.read(methodist, (ctx) => institutionsList(ctx, { limit: 4 }));
    expect([first.rows.length, first.before, first.total]).toEqual([4, undefined, 6]);
    const second = await world.read(methodist, (ctx) =>
      institutionsList(ctx, { limit: 4, after: first.after ?? '' }),
    );
    expect(second.rows.map((row) => row.shortName)).toEqual(['СОШ № 2', 'СОШ № 10']);
    expect(second.after).toBeUndefined();
    const again = await world.read(methodist, (ctx) =>
      institutionsList(ctx, { limit: 4, before: second.before ?? '' }),
    );
    expect(again.rows).toEqual(first.rows);
    expect(again.before).toBeUndefined();
  });

  test('испорченное место страницы и нулевой знак не ломают список', async () => {
    expect((await listed({ after: 'не-место' })).length).toBe(6);
    expect(await listed({ q: 'Жук\0овская' })).toEqual(['Жуковская школа']);
  });

  test('запросов столько же при одной строке и при трёх', async () => {
    const cost = (q: string) => world.costOf(methodist, (ctx) => institutionsList(ctx, { q }));
    expect([await cost('Ежовская'), await cost('школа')]).toEqual([2, 2]);
  });

  test('выбор для формы: значение, слова, подсказка', async () => {
    const found = await world.read(methodist, (ctx) =>
      pickQuery.run(ctx, pickQuery.input.parse({ q: 'сад' })),
    );
    expect(found).toEqual([
      {
        value: expect.any(String),
        label: 'Детский сад «Берёзка»',
        hint: `Детский сад, ИНН ${inventedInn(5)}`,
      },
    ]);
  });
});
