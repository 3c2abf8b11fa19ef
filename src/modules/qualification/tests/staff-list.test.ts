// The staff on a day: the scene of the ministry's call, who may see whom, length of service, the cost in queries.
import { beforeAll, describe, expect, test } from 'vitest';
import { insertInstitutions } from '../../institutions/index.ts';
import { inventedInn } from '../../institutions/tests/numbers.ts';
import { filterFrom, insertStaff, staffList as staffOnDay, useStaffParts } from '../../people/index.ts';
import {
  holder,
  openTwoTerritories,
  openWorld,
  type Who,
  type World,
  within,
} from '../../territories/tests/world.ts';
import { qualificationModule } from '../module.ts';
import { addCategory, addEducation, addPeriod, addStatement, removeRecord } from '../record.commands.ts';
import { serviceOf } from '../record.queries.ts';
import { type StaffAsked, staffFilter } from '../staff.filter.ts';
import { staffList } from '../staff.list.ts';
import { categoryColumn } from '../staff-column.ts';

const methodist = holder('methodist');
let world: World;
let schools: string[] = [];
const ids: Record<string, string> = {};

const school = (shortName: string, serial: number) => ({
  ...{
    kind: 'school' as const,
    shortName,
    fullName: shortName,
    inn: inventedInn(serial),
    kpp: null,
    ogrn: null,
  },
  ...{ oktmo: null, address: '', phone: '', email: '', site: '', openedOn: '2001-09-01', act: '' },
});

const person = (surname: string, at: number, position: string, detail: string) => ({
  name: { surname, given: 'Анна', patronymic: 'Ивановна', gender: 'female' as const },
  ...{ institutionId: schools[at] ?? '', position, detail },
});

const category = (surname: string, kind: string, grantedOn: string) =>
  world.command(methodist, addCategory, {
    ...{
      personId: ids[surname],
      kind,
      grantedOn,
      position: 'учитель',
      document: `приказ от ${grantedOn} № 7`,
    },
  });

beforeAll(async () => {
  world = await openWorld([qualificationModule]);
  await openTwoTerritories(world);
  schools = (await world.write(methodist, (ctx) =>
    insertInstitutions(ctx, ['СОШ № 1', 'СОШ № 2'].map(school)),
  )) as unknown as string[];
  const staff = [
    person('Ёлкина', 0, 'учитель', 'математики'),
    person('Егорова', 0, 'учитель', 'математики'),
    person('Жукова', 1, 'учитель', 'математики'),
    person('Зимина', 1, 'учитель', 'физики'),
    person('Иванова', 1, 'директор', ''),
  ];
  const written = (await world.write(methodist, (ctx) => insertStaff(ctx, staff))) as string[];
  for (const [index, each] of staff.entries()) ids[each.name.surname] = written[index] ?? '';
  // Lapsed on 24 December 2025, never granted, granted in February 2026 after the day asked about.
  await category('Ёлкина', 'first', '2020-12-24');
  await category('Жукова', 'highest', '2026-02-26');
  await category('Зимина', 'first', '2024-05-30');
});

const names = async (asked: StaffAsked, who: Who = methodist) =>
  (await world.read(who, (ctx) => staffList(ctx, staffFilter.parse(asked)))).rows.map((row) => row.surname);

describe('министерство просит: учителя математики без категории на 1 января', () => {
  const asked = {
    on: '2026-01-01',
    position: 'учитель',
    subject: 'Математика',
    category: 'without',
  } as const;

  test('ответ на день, и тот же ответ в июне', async () => {
    expect(await names(asked)).toEqual(['Егорова', 'Ёлкина', 'Жукова']);
    world.state.at = new Date('2026-06-15T09:00:00Z');
    expect(await names(asked)).toEqual(['Егорова', 'Ёлкина', 'Жукова']);
    expect(await names({ ...asked, on: '' })).toEqual(['Егорова', 'Ёлкина']);
    world.state.at = new Date('2026-04-01T09:00:00Z');
  });

  test('по школе, по сроку, по виду категории', async () => {
    expect(await names({ ...asked, institutionId: schools[0] ?? '' })).toEqual(['Егорова', 'Ёлкина']);
    expect(await names({ term: 'ended' })).toEqual(['Ёлкина']);
    expect(await names({ term: 'unlimited' })).toEqual(['Жукова', 'Зимина']);
    expect(await names({ on: '2025-07-01', term: 'ending' })).toEqual(['Ёлкина']);
    expect(await names({ category: 'highest' })).toEqual(['Жукова']);
  });

  test('«Кадры на дату» отбирают по категории того же дня', async () => {
    useStaffParts([categoryColumn]);
    const listed = (category: string, on: string) =>
      world.read(methodist, (ctx) => staffOnDay(ctx, filterFrom(new URLSearchParams({ category, on }))));
    const surnames = async (category: string, on: string) =>
      (await listed(category, on)).rows.map((row) => row.surname);
    expect(await surnames('none', '2026-01-01')).toEqual(['Егорова', 'Ёлкина', 'Жукова']);
    expect(await surnames('first', '2026-01-01')).toEqual(['Зимина']);
    expect(await surnames('first', '2025-07-01')).toEqual(['Ёлкина', 'Зимина']);
    expect(await surnames('highest', '2026-03-01')).toEqual(['Жукова']);
    expect((await listed('first', '2025-07-01')).rows[0]?.more).toEqual({
      category: 'первая, по 24.12.2025',
    });
    useStaffParts([]);
  });

  test('директора в списке педагогов нет; страница стоит столько же запросов при одном и четырёх', async () => {
    expect(await names({})).toEqual(['Егорова', 'Ёлкина', 'Жукова', 'Зимина']);
    const cost = (limit: number) =>
      world.costOf(methodist, (ctx) => staffList(ctx, staffFilter.parse({ limit })));
    expect(await cost(1)).toBe(7);
    expect(await cost(4)).toBe(7);
  });

  test('дальше и назад по страницам ничего не теряется', async () => {
    const page = (asked: StaffAsked) =>
      world.read(methodist, (ctx) => staffList(ctx, staffFilter.parse(asked)));
    const first = await page({ limit: 3 });
    const second = await page({ limit: 3, after: first.after ?? '' });
    expect([...first.rows, ...second.rows].map((row) => row.surname)).toEqual(await names({}));
    const again = await page({ limit: 3, before: second.before ?? '' });
    expect(again.rows).toEqual(first.rows);
    expect([first.total, first.before, second.after]).toEqual([4, undefined, undefined]);
  });
});

describe('кто кого видит', () => {
  test('оператор — свою организацию, работник — себя, орган и служба — всех', async () => {
    expect(await names({}, within('institution-operator', schools[0] ?? ''))).toEqual(['Егорова', 'Ёлкина']);
    expect(
      await names({ institutionId: schools[1] ?? '' }, within('institution-operator', schools[0] ?? '')),
    ).toEqual([]);
    expect(await names({}, { roles: [], personId: ids.Жукова ?? '' })).toEqual(['Жукова']);
    expect(await names({}, holder('authority-clerk'))).toHaveLength(4);
  });

  test('оператор вносит своим и не вносит чужим', async () => {
    const operator = within('institution-operator', schools[0] ?? '');
    const input = {
      personId: ids.Егорова,
      level: 'higher',
      pedagogical: true,
      place: 'Мининский университет',
      year: 2001,
    };
    expect(await world.command(operator, addEducation, input)).toMatchObject({ personId: ids.Егорова });
    expect(await world.command(operator, addEducation, { ...input, personId: ids.Жукова })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await names({ education: 'higher-pedagogical' })).toEqual(['Егорова']);
    expect(await names({ education: 'unknown' })).toEqual(['Ёлкина', 'Жукова', 'Зимина']);
  });
});

describe('стаж', () => {
  const service = async (on: string) =>
    (await world.read(methodist, (ctx) => serviceOf(ctx, [ids.Зимина ?? ''], on))).get(ids.Зимина ?? '');

  test('должности реестра, периоды вне его, перекрытие — один раз', async () => {
    expect(await service('2026-09-01')).toEqual({ general: 24, pedagogical: 24 });
    const period = {
      personId: ids.Зимина,
      place: 'Школа в Выксе',
      position: 'учитель',
      document: 'трудовая книжка',
    };
    await world.command(methodist, addPeriod, {
      ...{ ...period, pedagogical: true, startsOn: '2020-09-01', endsOn: '2024-12-31' },
    });
    await world.command(methodist, addPeriod, {
      ...{
        ...period,
        position: 'лаборант',
        pedagogical: false,
        startsOn: '2018-01-10',
        endsOn: '2018-03-09',
      },
    });
    expect(await service('2026-09-01')).toEqual({ general: 74, pedagogical: 72 });
    expect(await service('2019-01-01')).toEqual({ general: 2, pedagogical: 0 });
  });

  test('справка на день заменяет всё, что было до неё', async () => {
    const statement = {
      personId: ids.Зимина,
      kind: 'pedagogical',
      onDate: '2025-09-01',
      years: 11,
      months: 4,
    };
    const { id } = (await world.command(methodist, addStatement, {
      ...statement,
      document: 'справка № 3',
    })) as {
      id: string;
    };
    expect(await service('2026-04-01')).toEqual({ general: 143, pedagogical: 143 });
    expect(await names({ on: '2026-04-01', service: 's10' })).toEqual(['Зимина']);
    await world.command(methodist, removeRecord, {
      ...{ personId: ids.Зимина, kind: 'statement', id, reason: 'не та справка' },
    });
    expect(await names({ on: '2026-04-01', service: 's5' })).toEqual(['Зимина']);
  });
});
