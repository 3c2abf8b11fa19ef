// Sheets: what is written is read back the same, formulas stay text, cp1251 keeps Russian.
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { type SheetColumn, sheetAnswer, writeXlsx } from '../index.ts';

interface Line {
  title: string;
  date: string | null;
  score: number;
}
const columns: SheetColumn<Line>[] = [
  { title: 'Тема', value: (row) => row.title, width: 40 },
  { title: 'Дата', value: (row) => row.date, type: 'date' },
  { title: 'Балл', value: (row) => row.score },
];
const lines: Line[] = [
  { title: 'Школа № 1 — «Росток» & Ко <б>', date: '2026-10-01', score: 1234.5 },
  { title: '=HYPERLINK("http://зло","жми")', date: null, score: -3 },
  { title: '+7 83145 2-10-10', date: '1900-03-01', score: 0 },
  { title: 'две\nстроки; и "кавычки"\u0007', date: '2026-02-28', score: 2 },
];
const bodyOf = (answer: { body: unknown }) => Buffer.from(answer.body as Uint8Array);

/** exceljs, a reader we did not write. */
async function readBack(bytes: Buffer): Promise<unknown[][]> {
  const excel = createRequire(import.meta.url)('exceljs') as {
    Workbook: new () => {
      xlsx: { load(bytes: Buffer): Promise<void> };
      worksheets: { eachRow(run: (row: { values: unknown[] }) => void): void }[];
    };
  };
  const book = new excel.Workbook();
  await book.xlsx.load(bytes);
  const rows: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => rows.push(row.values.slice(1)));
  return rows;
}

describe('XLSX', () => {
  test('читается обратно: тексты, даты, числа; формула остаётся текстом', async () => {
    const answer = await sheetAnswer(null, 'Реестр: всё/все', columns, lines);
    expect(answer.name).toBe('Реестр: всё/все.xlsx');
    expect(await readBack(bodyOf(answer))).toEqual([
      ['Тема', 'Дата', 'Балл'],
      ['Школа № 1 — «Росток» & Ко <б>', new Date('2026-10-01T00:00:00Z'), 1234.5],
      ['=HYPERLINK("http://зло","жми")', undefined, -3],
      ['+7 83145 2-10-10', new Date('1900-03-01T00:00:00Z'), 0],
      ['две\nстроки; и "кавычки"', new Date('2026-02-28T00:00:00Z'), 2],
    ]);
  });

  test('пишется по мере чтения: первые байты готовы раньше последней строки', async () => {
    let read = 0;
    const many = (function* () {
      for (; read < 60_000; read += 1) yield { title: `Строка ${read}`, date: null, score: read };
    })();
    let readAtFirst = 0;
    for await (const _piece of writeXlsx('Поток', columns, many)) readAtFirst ||= read;
    expect(read).toBe(60_000);
    expect(readAtFirst).toBeLessThan(20_000);
  });
});

describe('CSV', () => {
  const expected = [
    'Тема;Дата;Балл',
    'Школа № 1 — «Росток» & Ко <б>;01.10.2026;1234,5',
    `"'=HYPERLINK(""http://зло"",""жми"")";;-3`,
    "'+7 83145 2-10-10;01.03.1900;0",
    '"две\nстроки; и ""кавычки""";28.02.2026;2',
    '',
  ].join('\r\n');

  test('cp1251', async () => {
    const answer = await sheetAnswer('csv', 'Реестр', columns, lines);
    expect(answer.type).toBe('text/csv; charset=windows-1251');
    expect(new TextDecoder('windows-1251').decode(bodyOf(answer))).toBe(expected);
  });

  test('UTF-8 с меткой', async () => {
    const answer = await sheetAnswer('csv-utf8', 'Реестр', columns, lines);
    expect(bodyOf(answer).toString('utf8')).toBe(`\uFEFF${expected}`);
  });

  test('чего нет в cp1251, заменено, а не потеряно', async () => {
    const answer = await sheetAnswer('csv', 'Р', columns, [
      { title: '5\u202f000 − 1 ☃', date: null, score: 0 },
    ]);
    expect(new TextDecoder('windows-1251').decode(bodyOf(answer))).toContain('5 000 - 1 ?');
  });
});
