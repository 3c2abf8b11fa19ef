// Every list goes out as a sheet that says what the screen says, contacts only to those who see them.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../setup/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function sheetOf(path: string, login: string): Promise<string[][]> {
  const answer = await house.get(path, await house.signIn(login));
  expect(answer.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) =>
    rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))),
  );
  return rows;
}

test('организации: все строки отбора, по-русски по порядку', async () => {
  const [head, ...rows] = await sheetOf('/kstovo/institutions.xlsx?kind=kindergarten', 'kstovo-imc');
  expect(head?.[0]).toBe('Краткое наименование');
  const names = rows.map((row) => row[0] ?? '');
  expect(names.length).toBeGreaterThan(3);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'ru', { numeric: true })));
});

test('люди: контакты в таблице только у того, кто их видит', async () => {
  const contacts = (rows: string[][]) =>
    rows.slice(1).filter((row) => row.some((cell) => cell.includes('@'))).length;
  expect(contacts(await sheetOf('/kstovo/people.xlsx', 'kstovo-imc'))).toBeGreaterThan(10);
  expect(contacts(await sheetOf('/kstovo/people.xlsx', 'kstovo-teacher'))).toBeLessThanOrEqual(1);
});

test('посетителю списки не выгружаются', async () => {
  const answer = await house.get('/kstovo/people.xlsx');
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sign-in?next=%2Fkstovo%2Fpeople.xlsx',
  ]);
});
