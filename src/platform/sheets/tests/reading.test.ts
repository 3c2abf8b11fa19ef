// Lists as people save them and traps as strangers make them: every one is read or refused with a sentence.
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { traps } from '../../files/tests/samples.ts';
import {
  openSheet,
  type ReadRow,
  readDay,
  readNumber,
  refusalOfSheet,
  straightenLetters,
  tidyText,
  writeXlsx,
} from '../index.ts';

async function read(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const rows: ReadRow[] = [];
  for await (const row of (await openSheet(bytes)).rows()) rows.push(row);
  return rows.map(({ cells }) => cells);
}

const refusal = (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'read',
    (error) => refusalOfSheet(error)?.refusal ?? String(error),
  );

const cp1251 = (text: string) => {
  const table = [
    ...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  ];
  return Uint8Array.from(text, (sign) => table.indexOf(sign));
};
const text = 'Код;Название\r\n007;"ООО ""Ёлка"", № 1"\r\n008;"две\nстроки"\r\n';
const wanted = [
  ['Код', 'Название'],
  ['007', 'ООО "Ёлка", № 1'],
  ['008', 'две\nстроки'],
];

describe('CSV', () => {
  test.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 с меткой', strToU8(`\uFEFF${text}`)],
    ['cp1251', cp1251(text)],
    ['UTF-16 с меткой', Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16 без метки', Uint8Array.from(Buffer.from(text, 'utf16le'))],
    ['табуляции', strToU8(text.replaceAll(';', '\t'))],
    ['sep=', strToU8(`sep=;\r\n${text}`)],
  ])('%s', async (_, bytes) => expect(await read(bytes)).toEqual(wanted));

  test('запятые в словах не сбивают точку с запятой', async () =>
    expect(await read(strToU8('ФИО;Предметы\nИванов;химия, физика, труд\n'))).toEqual([
      ['ФИО', 'Предметы'],
      ['Иванов', 'химия, физика, труд'],
    ]));
});

const cells = [
  ['Имя', 'День', 'Код', 'Доля', 'Да'],
  ['Ёлкина', { t: 'n', v: 29358, z: 'dd\\.mm\\.yyyy' }, 9306, 0.5, true],
  [null, null, 1e15],
];
const book = (type: 'xlsx' | 'biff8') => {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet(cells), 'Лист');
  return new Uint8Array(write(made, { type: 'buffer', bookType: type }) as Buffer);
};

describe('книги', () => {
  test.each(['xlsx', 'biff8'] as const)('%s: дни, коды и доли текстом', async (type) =>
    expect(await read(book(type))).toEqual([
      ['Имя', 'День', 'Код', 'Доля', 'Да'],
      ['Ёлкина', '17.05.1980', '9306', '0,5', 'да'],
      ['', '', '1000000000000000'],
    ]),
  );

  test('своя запись читается обратно', async () => {
    const pieces: Uint8Array[] = [];
    const columns = [{ title: 'Тема', value: (row: string) => row }];
    for await (const piece of writeXlsx('Лист', columns, ['<б> & «ё»', '=1+1', 'две\nстроки']))
      pieces.push(piece);
    expect(await read(Buffer.concat(pieces))).toEqual([['Тема'], ['<б> & «ё»'], ['=1+1'], ['две\nстроки']]);
  });
});

const sheetOf = (xml: string, types = '') =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types}</Types>`,
    ),
    '_rels/.rels': strToU8('<Relationships/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="А" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(xml),
  });

describe('ловушки', () => {
  test.each([
    ['пустой файл', new Uint8Array(), 'sheet-empty'],
    ['программа под чужим именем', traps.exe, 'sheet-program'],
    ['страница', traps.html, 'sheet-type'],
    ['старый документ', traps.oldDoc, 'sheet-type'],
    ['книга с макросами', traps.xlsm, 'sheet-macros'],
    ['обрезанная книга', book('xlsx').subarray(0, 3000), 'sheet-broken'],
    [
      'бомба',
      sheetOf(`<worksheet><sheetData>${' '.repeat(40_000_000)}</sheetData></worksheet>`),
      'sheet-bomb',
    ],
    ['больше 25 МБ', new Uint8Array(26 * 1024 * 1024).fill(65), 'sheet-bytes'],
    ['два миллиона строк', strToU8('а;б\n'.repeat(2_000_000)), 'sheet-rows'],
    ['двести один столбец', strToU8(`${'а;'.repeat(201)}а\n`), 'sheet-columns'],
  ])('%s — отказ словами', async (_, bytes, name) => expect(await refusal(bytes)).toBe(name));

  test('сущности XML не раскрываются', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "аааа">]><worksheet><sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>&a;&amp;</t></is></c></row></sheetData></worksheet>';
    expect(await read(sheetOf(xml))).toEqual([['', '&a;&']]);
  });
});

describe('значения', () => {
  test.each([
    ['17.05.1980', '1980-05-17'],
    ['7.5.80 г.', '1980-05-07'],
    ['1980-05-17 00:00:00', '1980-05-17'],
    ['17 мая 1980 года', '1980-05-17'],
    ['29358', '1980-05-17'],
    ['31.02.2001', null],
    ['в 2001 году', null],
    ['2001', null],
  ])('день «%s»', (words, day) => expect(readDay(words)).toBe(day));

  test('числа, пробелы и латинские буквы в русских словах', () => {
    expect([readNumber('1 234,5'), readNumber('0.5'), readNumber('18 ч')]).toEqual([1234.5, 0.5, null]);
    expect(tidyText('\u00a0 Иванова\u200b  Мария ')).toBe('Иванова Мария');
    expect(straightenLetters('Cередкина Oльга, класс A')).toBe('Середкина Ольга, класс A');
  });
});
