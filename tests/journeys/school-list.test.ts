// Practice, scene 2: a school's secretary drops last year's XLS, corrects four red rows, confirms.
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, press, sees } from './browser.ts';
import { type People, peopleOf } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let people: People;

beforeAll(async () => {
  stage = await openStage();
  people = peopleOf(stage);
});
afterAll(() => stage?.close());

const rows = [
  ['Список работников школы на 01.09.2025'],
  ['№', 'Фамилия', 'Имя', 'Отчество', 'Должность', 'Дата рождения', 'Ставка', 'Телефон'],
  [1, 'Берёзкина ', 'Анна', 'Петровна', 'учитель математики', '17.05.1980', 1, '8 900 000-00-01'],
  [2, 'Cередкин', 'Илья', 'Олегович', 'учитель начальных классов', '31.02.1990', 1, ''],
  [3, 'Лаврова', 'Ольга', 'Игоревна', 'педагог-психолог', '02.03.1988', '18 ч', ''],
  [4, 'Токарев', '', 'Ильич', 'учитель химии', '05.06.1979', 1, ''],
  [5, 'Соснина', 'Вера', 'Андреевна', '', '03.04.1985', '0,5', ''],
  [6, 'Громова', 'Нина', 'Львовна', 'учитель истории', '07.08.1975', 1, ''],
  ['Итого', 6],
];

test('секретарь школы: прошлогодний XLS, четыре красные строки, подтверждение', async () => {
  const began = performance.now();
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Кадры');
  const buffer = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  const secretary = await people.as('kstovo-school-1-operator');
  const { page } = secretary;
  await secretary.go('/imports/new');
  await page.setInputFiles('input[type=file]', {
    name: 'Кадры 2025.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer,
  });
  await press(page, 'Прочитать файл');
  await sees(page, 'Ничего ещё не записано', 'Кадры 2025.xls', 'узнано 7 из 8');
  const red = page.locator('tr.o-row-trouble');
  expect(await red.count()).toBe(4);
  await sees(page, 'Такой даты нет: «31.02.1990»', 'Нужны фамилия и имя', 'Заполните «Должность»');
  const box = (line: number, field: string) => page.locator(`#fix-${line}-${field}`);
  await box(4, 'birthDate').fill('28.02.1990');
  await box(5, 'load').fill('1');
  await box(6, 'given').fill('Егор');
  await box(7, 'position').fill('учитель биологии');
  await press(page, 'Проверить исправленное');
  await sees(page, 'Исправления приняты');
  expect(await red.count()).toBe(0);
  await agree(page, 'Записать в реестр');
  await sees(page, 'Записано: новых 6, изменённых 0');
  await secretary.go('/people?q=Соснина');
  await sees(page, 'Соснина', 'учитель');
  expect(performance.now() - began).toBeLessThan(5 * 60_000);
  expect(stage.mistakes).toEqual([]);
});
