// Tables as spreadsheets save them: both encodings, both separators, quotes, lines inside cells.
import { expect, test } from 'vitest';
import { readCsv } from '../cli/read-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('кавычки, переводы строк внутри ячейки, пустые строки; номер строки — как в файле', () => {
  expect(readCsv(utf8('\uFEFFа;б\r\n"раз ""два""";"три\nчетыре"\r\n;\r\nпять;шесть'))).toEqual([
    { line: 1, cells: ['а', 'б'] },
    { line: 2, cells: ['раз "два"', 'три\nчетыре'] },
    { line: 5, cells: ['пять', 'шесть'] },
  ]);
});

test('разделитель виден по заголовку', () => {
  expect(readCsv(utf8('а,б\n"1;2",3')).at(1)?.cells).toEqual(['1;2', '3']);
});

test('Windows-1251 узнаётся по тому, что это не UTF-8', () => {
  const bytes = Uint8Array.from([0xd8, 0xea, 0xee, 0xeb, 0xe0, 0x3b, 0xb9, 0x20, 0x31]);
  expect(readCsv(bytes)).toEqual([{ line: 1, cells: ['Школа', '№ 1'] }]);
});

test('пустой файл — ни одной строки', () => {
  expect(readCsv(utf8(''))).toEqual([]);
});
