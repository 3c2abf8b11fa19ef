// A school's staff list: last year's file with its dirt, twice, taken back; rights; a district's list of three thousand.
import { utils, write } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { registerInstitution } from '../../institutions/institution.commands.ts';
import { staffOf } from '../../people/index.ts';
import { granted, refused, within } from '../../territories/tests/world.ts';
import { applyImport, fixRows } from '../import.commands.ts';
import { allRows, importById } from '../import.queries.ts';
import { type Loading, methodist, openLoading } from './loading.ts';

let load: Loading;
let school = '';
let other = '';

const register = async (shortName: string, regionCode: string) =>
  granted<{ id: string }>(
    await load.keeper.command(registerInstitution, {
      kind: 'school',
      shortName,
      fullName: shortName,
      regionCode,
    }),
  ).id;

/** Two rows of headings, a number row, stray spaces, a Latin «C», 31.02, a serial day, a total; saved as the old XLS. */
const lastYear = [
  ['Список педагогических работников МБОУ «Ивовская СШ» на 01.09.2025'],
  [],
  ['№ п/п', 'Сотрудник', null, null, 'Должность', 'Дата рождения', 'Ставка', 'Условия работы'],
  [null, 'Фамилия', 'Имя', 'Отчество', null, null, null, null],
  [1, 2, 3, 4, 5, 6, 7, 8],
  [1, 'Берёзкина\u00a0', 'Анна', 'Петровна', 'учитель математики и физики', 29358, 1, 'основной'],
  [2, 'Cередкин', 'Илья', 'Олегович', 'Учитель начальных классов', '17.05.1990', '0,5', 'совм.'],
  ['Совместители'],
  [3, 'Лаврова', 'Ольга', 'Игоревна', 'педагог-психолог', '31.02.1988', 1, 'основной'],
  [4, 'Токарев', 'Егор', 'Ильич', 'лаборант кабинета химии', '02.03.1979', '18', 'основной'],
  [5, '03.04.1985', 'Вера', 'Андреевна', 'учитель биологии', 'Соснина', 1, 'основной'],
  ['Итого', 5],
];

const xls = (rows: unknown[][]) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Список');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
};

beforeAll(async () => {
  load = await openLoading();
  school = await register('Ивовская СШ', '101001');
  other = await register('Заречная СШ', '101002');
});

const verdicts = async (id: string) =>
  Object.fromEntries((await load.rows(id)).map(({ line, verdict }) => [line, verdict]));
const staff = () => load.world.read(methodist, (ctx) => staffOf(ctx, school, ctx.today));

describe('список сотрудников школы', () => {
  let id = '';

  test('прошлогодний XLS узнан; каждая ошибка названа с тем, что делать', async () => {
    const operator = load.as(within('institution-operator', school));
    id = granted<{ id: string }>(await operator.read('staff', 'Кадры 2025.xls', xls(lastYear), school)).id;
    const record = await load.one(id);
    expect([record.format, record.headerLine, record.mapping]).toEqual([
      'xls',
      4,
      ['', 'surname', 'given', 'patronymic', 'position', 'birthDate', 'load', 'employment'],
    ]);
    expect(await verdicts(id)).toEqual({
      ...{ 1: 'skipped', 3: 'skipped', 4: 'skipped', 5: 'skipped', 6: 'new', 7: 'new', 8: 'skipped' },
      ...{ 9: 'fault', 10: 'fault', 11: 'fault', 12: 'skipped' },
    });
    const rows = await load.rows(id);
    const at = (line: number) => rows.find((row) => row.line === line);
    expect(at(6)?.values).toEqual({
      ...{ surname: 'Берёзкина', given: 'Анна', patronymic: 'Петровна', birthDate: '1980-05-17' },
      ...{ position: 'учитель', detail: '', positionText: '', subjects: ['Математика', 'Физика'] },
      ...{ load: 1, employment: 'main' },
    });
    expect([at(7)?.values.surname, at(7)?.values.load, at(7)?.values.employment]).toEqual([
      'Середкин',
      0.5,
      'outer-part-time',
    ]);
    expect(at(9)?.faults).toEqual([
      { field: 'birthDate', text: 'Такой даты нет: «31.02.1988». Напишите день, месяц и год: 17.05.1980.' },
    ]);
    expect(at(10)?.faults.map(({ field }) => field)).toEqual(['load']);
    expect(at(11)?.faults[0]?.text).toBe(
      'Похоже, «Фамилия» и «Дата рождения» в этой строке поменялись местами. Переставьте значения.',
    );
  });

  test('исправлено на месте и записано; второй раз тот же файл ничего не меняет', async () => {
    const operator = load.as(within('institution-operator', school));
    const fixes = [
      { line: 9, field: 'birthDate', text: '28.02.1988' },
      { line: 10, field: 'load', text: '1' },
      { line: 11, field: 'surname', text: 'Соснина' },
      { line: 11, field: 'birthDate', text: '03.04.1985' },
    ];
    granted(await operator.command(fixRows, { id, fixes }));
    expect((await load.one(id)).counts).toEqual({ new: 5, skipped: 6 });
    expect((await operator.write(id)).state).toBe('applied');
    expect((await staff()).map(({ name }) => name.replace('\u00a0', ' ')).sort()).toEqual([
      ...['Берёзкина А.П.', 'Лаврова О.И.', 'Середкин И.О.', 'Соснина В.А.', 'Токарев Е.И.'],
    ]);
    const again = granted<{ id: string }>(
      await operator.read('staff', 'Кадры 2025.xls', xls(lastYear), school),
    ).id;
    expect((await load.one(again)).counts).toEqual({ same: 2, fault: 3, skipped: 6 });
    expect(refused(await operator.command(applyImport, { id: again }))).toBe('nothing-to-write');
    proves('CAD-01', 'Load from a sheet with errors by row');
  });

  test('изменения по полям, однофамилец под вопросом, смена фамилии замечена; отмена возвращает', async () => {
    const next = [
      'ФИО;Дата рождения;Должность;Ставка;Телефон',
      'Берёзкина Анна Петровна;17.05.1980;учитель математики и физики;0,75;8 900 1',
      'Королёва Вера Андреевна;03.04.1985;учитель биологии;1;',
      'Новиков Пётр Ильич;01.01.1991;учитель истории;1;',
    ].join('\n');
    const { id: second } = granted<{ id: string }>(await load.keeper.read('staff', 'год.csv', next, school));
    const rows = await load.rows(second);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['skipped', 'changed', 'suspicious', 'new']);
    expect(rows[1]?.difference).toEqual({ load: [1, 0.75], phone: ['', '8 900 1'] });
    expect(rows[2]?.notes).toEqual([
      'Имя, отчество и дата рождения те же, фамилия другая: этот человек сменил фамилию?',
    ]);
    granted(await load.keeper.fix(second, 3, '_choice', rows[2]?.candidates[0]?.id ?? ''));
    expect((await load.rows(second))[2]?.difference).toEqual({ surname: ['Соснина', 'Королёва'] });
    await load.keeper.write(second);
    expect((await staff()).length).toBe(6);
    granted(await load.keeper.undo(second));
    expect((await staff()).map(({ name }) => name.replace('\u00a0', ' ')).sort()).toEqual([
      ...['Берёзкина А.П.', 'Лаврова О.И.', 'Середкин И.О.', 'Соснина В.А.', 'Токарев Е.И.'],
    ]);
    const { rows: loads } = await load.world.db.owner.query(
      `select p.phone, t.load::text from people.persons p join people.posts t on t.person_id = p.id where p.surname = 'Берёзкина'`,
    );
    expect(loads).toEqual([{ phone: '', load: '1.00' }]);
  });

  test('отмена первой загрузки отказана, пока в ней чья-то правка: человек назван', async () => {
    const { rows } = await load.world.db.owner.query(
      `select id, version from people.persons where surname = 'Токарев'`,
    );
    await load.world.db.owner.query(`update people.persons set version = version + 1 where id = $1`, [
      rows[0].id,
    ]);
    const answer = await load.keeper.undo(id);
    expect(refused(answer)).toBe('later-edits');
    expect((answer as { text: string }).text.replaceAll('\u00a0', ' ')).toContain('Токарев Е.И.');
  });
});

describe('права', () => {
  const row = 'ФИО;Дата рождения;Должность\nГромов Лев Ильич;01.01.1970;директор';

  test('ответственный загружает только своих, организации — методист', async () => {
    const operator = load.as(within('institution-operator', school));
    expect(refused(await operator.read('staff', 'чужие.csv', row, other))).toBe('loads-lists');
    expect(refused(await operator.read('staff', 'все.csv', row, null))).toBe('loads-lists');
    expect(refused(await operator.read('institutions', 'школы.csv', 'Код;Название\n1;А'))).toBe(
      'loads-lists',
    );
    const mine = granted<{ id: string }>(await load.keeper.read('staff', 'заречная.csv', row, other)).id;
    expect(
      await load.world.read(within('institution-operator', school), (ctx) => importById(ctx, mine)),
    ).toBeNull();
  });

  test('должность, дающую роль, списком себе не присвоить', async () => {
    const operator = load.as(within('institution-operator', school));
    const { id } = granted<{ id: string }>(await operator.read('staff', 'директор.csv', row, school));
    const rows = await load.world.read(methodist, async (ctx) => {
      const found = [];
      for await (const each of allRows(ctx, id)) found.push(each);
      return found;
    });
    expect([rows[1]?.verdict, rows[1]?.faults[0]?.field]).toEqual(['fault', 'position']);
  });
});

describe('список района', () => {
  test('три тысячи человек многих организаций: все записаны, кроме названных строк', async () => {
    const surnames = [
      'Ивин',
      'Соснин',
      'Лугин',
      'Борин',
      'Речкин',
      'Полев',
      'Озерин',
      'Рощин',
      'Ключев',
      'Холмов',
    ];
    const lines = Array.from({ length: 3000 }, (_, at) => {
      const born = `${String((at % 28) + 1).padStart(2, '0')}.${String((at % 12) + 1).padStart(2, '0')}.${1960 + (at % 40)}`;
      const name = `${surnames[at % 10]} ${['Иван', 'Пётр', 'Олег', 'Лев'][at % 4]}${at % 7 === 0 ? '  ' : ' '}Ильич`;
      const place = at % 500 === 499 ? 'Несуществующая школа' : at % 2 === 0 ? '101001' : 'Заречная СШ';
      const date = at % 1000 === 1 ? '31.02.1980' : born;
      return `${name};${date};${place};учитель ${['химии', 'истории', 'музыки'][at % 3]}, ${at}`;
    });
    const sheet = ['ФИО;Дата рождения;Организация;Должность', ...lines, 'Итого;3000;;'].join('\r\n');
    const { id } = granted<{ id: string }>(await load.keeper.read('staff', 'Район.csv', sheet));
    const { counts } = await load.one(id);
    const rows = await load.rows(id);
    const stopped = rows.filter(({ verdict }) => verdict === 'fault' || verdict === 'suspicious');
    expect(stopped.filter(({ faults, notes }) => faults.length + notes.length === 0)).toEqual([]);
    expect(stopped.filter(({ faults }) => faults.some(({ field }) => field === 'institution')).length).toBe(
      6,
    );
    expect(stopped.filter(({ faults }) => faults.some(({ field }) => field === 'birthDate')).length).toBe(3);
    expect((counts.new ?? 0) + (counts.changed ?? 0) + stopped.length).toBe(3000);
    expect((await load.keeper.write(id)).state).toBe('applied');
    expect(await load.world.brokenInvariants()).toEqual([]);
  });
});
