// A staff list that says more than the post: education, category, service, courses, awards, the former surname.
import { beforeAll, describe, expect, test } from 'vitest';
import { proves } from '../../../../tests/setup/proof.ts';
import { registerInstitution } from '../../institutions/institution.commands.ts';
import { granted } from '../../territories/tests/world.ts';
import { acceptUnread } from '../import.commands.ts';
import { readCategory } from '../staff-extras/category.ts';
import { readCourse } from '../staff-extras/course.ts';
import { readEducation } from '../staff-extras/education.ts';
import { readService } from '../staff-extras/service.ts';
import { type Loading, openLoading } from './loading.ts';

describe('слова людей', () => {
  test('категория', () => {
    const read = (text: string, date = '') => {
      const { kinds, grantedOn, until, year, untilYear } = readCategory(text, date, '');
      return [kinds.join(), grantedOn, until, year, untilYear];
    };
    expect(read('высшая, 25.02.2021')).toEqual(['highest', '2021-02-25', null, null, null]);
    expect(read('Высшая (приказ № 214 от 25.02.2021)')).toEqual(['highest', '2021-02-25', null, null, null]);
    expect(read('I кв. категория', '12 мая 2023 г.')).toEqual(['first', '2023-05-12', null, null, null]);
    expect(read('первая до 2024')).toEqual(['first', null, null, null, 2024]);
    expect(read('первая до 25.02.2026')).toEqual(['first', null, '2026-02-25', null, null]);
    expect(read('высшая 25.02.2021-25.02.2026')).toEqual(['highest', '2021-02-25', '2026-02-25', null, null]);
    expect(read('соответствие', '2023')).toEqual(['conformity', null, null, 2023, null]);
    expect(read('СЗД 01.09.2022')).toEqual(['conformity', '2022-09-01', null, null, null]);
    expect(readCategory('высшая, приказ № 214 от 25.02.2021', '', '').document).toBe(
      'приказ № 214 от 25.02.2021',
    );
  });

  test('образование', () => {
    const read = (text: string) => {
      const { level, place, year, qualification, pedagogical } = readEducation(text);
      return [level, place, year, qualification, pedagogical];
    };
    expect(read('высшее, НГПУ, 2005, учитель математики')).toEqual([
      'university',
      'НГПУ',
      2005,
      'учитель математики',
      true,
    ]);
    expect(read('Высшее педагогическое')).toEqual(['university', '', null, '', true]);
    expect(read('ср.-спец., Дивеевский колледж, 1999 г.')).toEqual([
      'vocational',
      'Дивеевский колледж',
      1999,
      '',
      false,
    ]);
    expect(read('среднее профессиональное')).toEqual(['vocational', '', null, '', false]);
    expect(read('высшее (бакалавриат), ННГУ, 2019')).toEqual(['bachelor', 'ННГУ', 2019, '', false]);
    expect(read('НГПУ, 2005')).toEqual([null, 'НГПУ', 2005, '', false]);
  });

  test('стаж и курсы', () => {
    expect(
      ['12', '12 лет', '12 л. 3 мес.', '12 лет 3 месяца 5 дней', '12,5', 'много', '8 мес'].map(readService),
    ).toEqual([
      { months: 144, exact: false },
      { months: 144, exact: false },
      { months: 147, exact: true },
      { months: 147, exact: true },
      null,
      null,
      { months: 8, exact: true },
    ]);
    expect(readCourse('«Обновлённые ФГОС», 72 ч., 10.03.2024-22.03.2024, НИРО', {})).toMatchObject({
      ...{
        title: 'Обновлённые ФГОС',
        provider: 'НИРО',
        hours: 72,
        startsOn: '2024-03-10',
        endsOn: '2024-03-22',
      },
    });
    expect(readCourse('Цифровая школа', { hours: '36', date: '2023' })).toMatchObject({
      ...{ title: 'Цифровая школа', hours: 36, endsOn: null, year: 2023 },
    });
  });
});

const heading = [
  ...['Ф.И.О.', 'Дата рождения', 'Должность', 'Образование', 'Квалификационная категория', 'Дата присвоения'],
  ...['Общий стаж', 'Пед. стаж', 'Стаж в данной организации', 'Курсы повышения квалификации', 'Награды'],
].join(';');
const rows = [
  'Иванова (Петрова) Мария Ивановна;17.05.1980;учитель математики;"высшее, НГПУ, 2005, учитель математики";высшая;25.02.2021;20;18;"7 лет 2 мес.";"«Обновлённые ФГОС», 72 ч, 22.03.2024, НИРО";Почётная грамота Минпросвещения, 2019',
  'Сомова Вера Ильинична;03.04.1985;воспитатель;среднее профессиональное;первая до 2024;;12;12;;;',
  'Рогов Илья Олегович;01.02.1990;учитель истории;высшее;б/к;;5;5;;;',
  'Лисина Анна Львовна;01.02.1970;учитель музыки;НГПУ;соответствие;2023;30;35;много;ФГОС, 72 ч, 2023;',
];
const list = ['Список работников на 01.09.2025', heading, ...rows].join('\r\n');

describe('загрузка', () => {
  let load: Loading;
  let school = '';
  let id = '';
  const counted = async () => {
    const tables = [
      ...['qualification.categories', 'qualification.educations', 'qualification.service_statements'],
      ...['qualification.distinctions', 'development.records', 'people.previous_names', 'people.persons'],
    ];
    const counts = await Promise.all(
      tables.map(
        async (table) =>
          (await load.world.db.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n,
      ),
    );
    return counts.join(' ');
  };

  beforeAll(async () => {
    load = await openLoading();
    const parts = { kind: 'school', shortName: 'Ивовская СШ', fullName: 'Ивовская СШ', regionCode: '101001' };
    school = granted<{ id: string }>(await load.keeper.command(registerInstitution, parts)).id;
  });

  test('понятое показано, непонятое — под вопросом с причиной', async () => {
    id = granted<{ id: string }>(await load.keeper.read('staff', 'кадры.csv', list, school)).id;
    const record = await load.one(id);
    expect(record.listedOn).toBe('2025-09-01');
    expect(record.mapping).toEqual([
      ...['fullName', 'birthDate', 'position', 'education', 'category', 'categoryDate', 'serviceGeneral'],
      ...['servicePedagogical', 'serviceHere', 'course', 'awards'],
    ]);
    const found = await load.rows(id);
    expect(found.slice(2).map(({ verdict }) => verdict)).toEqual(['new', 'suspicious', 'new', 'suspicious']);
    expect(found[2]?.difference).toEqual({
      education: ['', 'высшее, НГПУ, 2005, учитель математики'],
      category: ['', 'высшая категория, 25.02.2021'],
      serviceGeneral: ['', '20 л. на 1\u00a0сентября 2025\u00a0г.'],
      servicePedagogical: ['', '18 л. на 1\u00a0сентября 2025\u00a0г.'],
      serviceHere: ['', '7 л. 2 мес. на 1\u00a0сентября 2025\u00a0г.'],
      course: ['', 'Обновлённые ФГОС, 72 ч, 22.03.2024'],
      awards: ['', 'Почётная грамота Минпросвещения, 2019'],
      formerSurname: ['', 'Петрова'],
    });
    expect(found[3]?.faults).toEqual([
      {
        field: 'category',
        text: '«первая до 2024»: не сказана дата решения комиссии, только конец срока. Срок считается от неё.',
      },
    ]);
    expect(found[5]?.faults.map(({ field, text }) => `${field}: ${text}`)).toEqual([
      'category: «соответствие, 2023»: не сказана дата решения комиссии, только год. Срок считается от неё.',
      'education: «НГПУ»: не сказан уровень. Напишите: высшее, среднее профессиональное или среднее общее.',
      'servicePedagogical: «35»: педагогический стаж больше общего. Проверьте оба столбца.',
      'serviceHere: «много»: стаж пишут полными годами или годами и месяцами: «12» или «12 лет 3 мес.».',
      'course: «ФГОС, 72 ч, 2023»: не сказан день окончания, только год. Впишите дату.',
    ]);
  });

  test('исправлено, остальное записано без непонятного; повтор понятых строк ничего не меняет', async () => {
    granted(await load.keeper.fix(id, 4, 'category', 'первая, 12.05.2019'));
    expect((await load.rows(id))[3]).toMatchObject({
      verdict: 'new',
      notes: [
        'Срок категории истёк 12\u00a0мая 2024\u00a0г.: приказ Минобрнауки России от 07.04.2014 № 276. Останется в истории.',
      ],
    });
    granted(await load.keeper.command(acceptUnread, { id }));
    expect((await load.one(id)).counts).toEqual({ new: 4, skipped: 2 });
    await load.keeper.write(id);
    expect(await counted()).toBe('2 3 8 1 1 1 4');
    const again = granted<{ id: string }>(await load.keeper.read('staff', 'кадры.csv', list, school)).id;
    expect((await load.one(again)).counts).toEqual({ same: 4, skipped: 2 });
    expect(await load.world.brokenInvariants()).toEqual([]);
    proves(
      'CAD-01',
      'A staff list brings education, category, service, courses and awards; what is not understood waits',
    );
  });

  test('срок категории — по порядку того дня; отмена убирает всё', async () => {
    const { rows: told } = await load.world.db.owner.query(
      `select p.surname, c.kind, c.granted_on::text as day, c.document from qualification.categories c
         join people.persons p on p.id = c.person_id order by c.granted_on`,
    );
    expect(told).toEqual([
      { surname: 'Сомова', kind: 'first', day: '2019-05-12', document: 'список «кадры.csv»' },
      { surname: 'Иванова', kind: 'highest', day: '2021-02-25', document: 'список «кадры.csv»' },
    ]);
    granted(await load.keeper.undo(id));
    expect(await counted()).toBe('0 0 0 0 0 0 0');
  });
});
