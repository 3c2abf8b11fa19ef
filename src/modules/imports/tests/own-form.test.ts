// The way out: a list goes out in the form it came in, with today's data; read back, it changes nothing.
import { utils, write } from '@e965/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { openSheet } from '../../../platform/sheets/index.ts';
import { developmentModule } from '../../development/index.ts';
import { registerInstitution } from '../../institutions/institution.commands.ts';
import { granted, within } from '../../territories/tests/world.ts';
import { staffInForm } from '../forms/form-out.ts';
import { type Loading, methodist, openLoading } from './loading.ts';

let load: Loading;
let school = '';

const given = [
  ['Список педагогических работников МБОУ «Ивовская СШ» на 01.09.2025'],
  [],
  [
    '№ п/п',
    'Сотрудник',
    null,
    null,
    'Должность',
    'Дата рождения',
    'Ставка',
    'Образование',
    'Категория',
    'Стаж',
    null,
    'Курсы',
    'Примечание',
  ],
  [null, 'Фамилия', 'Имя', 'Отчество', null, null, null, null, null, 'Общий стаж', 'Пед. стаж', null, null],
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  [
    1,
    'Берёзкина (Лугова)',
    'Анна',
    'Петровна',
    'учитель математики и физики',
    '17.05.1980',
    1,
    'высшее, НГПУ, 2002, учитель математики',
    'высшая, 25.02.2022',
    22,
    22,
    '«Школа «Росток»: опыт», 72 ч, 22.03.2024, НИРО',
    'кабинет 12',
  ],
  [
    2,
    'Середкин',
    'Илья',
    'Олегович',
    'воспитатель',
    '17.05.1990',
    '0,5',
    'среднее профессиональное',
    'б/к',
    8,
    5,
    '',
    '',
  ],
  [
    3,
    'Лаврова',
    'Ольга',
    'Игоревна',
    'лаборант кабинета химии',
    '02.03.1988',
    1,
    'высшее (магистратура), ННГУ, 2012',
    '',
    12,
    '',
    '',
    '',
  ],
  ['Итого', '', '', '', '', '', '2,5', '', '', '', '', '', 3],
  [],
  ['Директор', '', '', '', 'П. П. Сомов'],
];
const bytes = () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(given), 'Кадры');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
};

const operator = () => within('institution-operator', school);
const outgoing = async () => {
  const file = await load.world.read(operator(), (ctx) =>
    staffInForm.load(ctx, { id: school }, new URLSearchParams()),
  );
  if (!file || !('body' in file)) throw new Error('No file');
  return file as { name: string; body: Uint8Array };
};
const rowsOf = async (body: Uint8Array) => {
  const found: string[][] = [];
  for await (const { line, cells } of (await openSheet(body, null)).rows()) found[line - 1] = [...cells];
  return Array.from(found, (row) => (row ?? []).map((cell) => cell ?? ''));
};

beforeAll(async () => {
  load = await openLoading();
  const parts = { kind: 'school', shortName: 'Ивовская СШ', fullName: 'Ивовская СШ', regionCode: '101001' };
  school = granted<{ id: string }>(await load.keeper.command(registerInstitution, parts)).id;
  const { id } = granted<{ id: string }>(
    await load.as(operator()).read('staff', 'Кадры.xls', bytes(), school),
  );
  expect((await load.one(id)).counts).toEqual({ new: 3, skipped: 6 });
  await load.as(operator()).write(id);
});

test('шапка, столбцы, нумерация, итог и подпись — как в файле школы; день — сегодняшний', async () => {
  const { name, body } = await outgoing();
  expect(name).toBe('Кадры, 01.04.2026.xlsx');
  const rows = await rowsOf(body);
  expect(rows[0]?.[0]).toBe('Список педагогических работников МБОУ «Ивовская СШ» на 01.04.2026');
  expect(rows[3]?.slice(0, 11)).toEqual([
    '',
    'Фамилия',
    'Имя',
    'Отчество',
    '',
    '',
    '',
    '',
    '',
    'Общий стаж',
    'Пед. стаж',
  ]);
  expect(rows.slice(5, 8)).toEqual([
    [
      ...['1', 'Берёзкина', 'Анна', 'Петровна', 'учитель (математика, физика)', '17.05.1980', '1'],
      ...['высшее, НГПУ, 2002, учитель математики', 'высшая, 25.02.2022', '22', '22'],
      '«Школа «Росток»: опыт», 72 ч, 22.03.2024, НИРО',
    ],
    [
      ...['2', 'Лаврова', 'Ольга', 'Игоревна', 'лаборант кабинета химии', '02.03.1988', '1'],
      ...['высшее (специалитет), ННГУ, 2012', '', '12'],
    ],
    [
      ...['3', 'Середкин', 'Илья', 'Олегович', 'воспитатель', '17.05.1990', '0,5'],
      ...['среднее профессиональное', 'б/к', '8', '5'],
    ],
  ]);
  expect(rows[8]).toEqual(['Итого', '', '', '', '', '', '2,5', '', '', '', '', '', '3']);
  expect(rows[10]).toEqual(['Директор', '', '', '', 'П. П. Сомов']);
});

test('выгруженный файл, загруженный обратно, ничего не меняет', async () => {
  const { name, body } = await outgoing();
  const { id } = granted<{ id: string }>(await load.as(operator()).read('staff', name, body, school));
  const rows = await load.rows(id);
  expect(rows.filter(({ verdict }) => !['same', 'skipped'].includes(verdict))).toEqual([]);
  expect((await load.one(id)).counts).toEqual({ same: 3, skipped: 6 });
  expect((await load.one(id)).listedOn).toBe('2026-04-01');
  proves('CAD-01', 'A list goes out in the layout the institution gave and comes back without a change');
});

test('новый работник стоит на своём месте, итог пересчитан; чужим файл не отдают', async () => {
  const next =
    'Фамилия;Имя;Отчество;Должность;Дата рождения;Ставка\nВетрова;Ия;Львовна;учитель истории;01.02.1991;0,25';
  const { id } = granted<{ id: string }>(await load.keeper.read('staff', 'дополнение.csv', next, null));
  granted(await load.keeper.fix(id, 2, 'institution', '101001'));
  await load.keeper.write(id);
  const rows = await rowsOf((await outgoing()).body);
  expect(rows.slice(5, 10).map((row) => [row[0], row[1], row[4], row[6]])).toEqual([
    ['1', 'Берёзкина', 'учитель (математика, физика)', '1'],
    ['2', 'Ветрова', 'учитель (история)', '0,25'],
    ['3', 'Лаврова', 'лаборант кабинета химии', '1'],
    ['4', 'Середкин', 'воспитатель', '0,5'],
    ['Итого', '', '', '2,75'],
  ]);
  const other = granted<{ id: string }>(
    await load.keeper.command(registerInstitution, {
      kind: 'school',
      shortName: 'Иная СШ',
      fullName: 'Иная СШ',
    }),
  ).id;
  const asked = (who: typeof methodist, id: string) =>
    load.world.read(who, (ctx) => staffInForm.load(ctx, { id }, new URLSearchParams()));
  expect(await asked(within('institution-operator', other), school)).toBeNull();
  expect(await asked(methodist, other)).toBeNull();
});

test('таблица для сайта: столбцы и разметка требований, из того же списка', async () => {
  const html = developmentModule.downloads?.find(({ path }) => path.endsWith('website-staff.html'));
  const file = await load.world.read(operator(), async (ctx) =>
    html?.load(ctx, { id: school }, new URLSearchParams()),
  );
  const words = new TextDecoder().decode((file as { body: Uint8Array }).body);
  const cells = [...words.matchAll(/<td itemprop="(\w+)">([^<]*)<\/td>/g)].map(([, key, value]) => [
    key,
    value,
  ]);
  expect(words.match(/<tr itemprop="teachingStaff">/g)?.length).toBe(3);
  expect(cells.slice(0, 10)).toEqual([
    ['fio', 'Берёзкина Анна Петровна'],
    ['post', 'учитель, высшая категория'],
    ['teachingDiscipline', 'Математика; Физика'],
    ['teachingLevel', 'высшее, учитель математики'],
    ['degree', 'отсутствует'],
    ['academStat', 'отсутствует'],
    ['qualification', 'Школа «Росток»: опыт, 72 ч, 22.03.2024'],
    ['profDevelopment', 'отсутствует'],
    ['specExperience', '22\u00a0года'],
    ['teachingOp', 'отсутствует'],
  ]);
});
