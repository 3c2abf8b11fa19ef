// Tables out of documents: Word old and new, PDF with ruled and unruled tables; what cannot be read is refused with a sentence.
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { realFile } from '../../../../tests/setup/real-files.ts';
import { openTable, type ReadRow, refusalOfSheet } from '../index.ts';

async function read(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const rows: ReadRow[] = [];
  for await (const row of (await openTable(bytes)).rows()) rows.push(row);
  return rows.map(({ cells }) => cells);
}

const refusal = (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'read',
    (error) => refusalOfSheet(error)?.refusal ?? String(error),
  );

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const docx = (body: string | Uint8Array) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    ),
    'word/document.xml':
      typeof body === 'string' ? strToU8(`<w:document><w:body>${body}</w:body></w:document>`) : body,
  });
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${p(text)}</w:tc>`;

/** A page of Latin text with lines drawn between the cells, or without them. */
function pdf(words: readonly (readonly [string, number, number])[], rules: string): Uint8Array {
  const shown = words.map(([text, x, y]) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`).join('\n');
  const content = `${rules}\n${shown}`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return strToU8(
    `${text}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
  );
}

describe('Word', () => {
  test('объединённые ячейки стоят на своих местах, таблица в ячейке остаётся её текстом', async () => {
    const table = `<w:tbl><w:tr>${cell('Дело')}${cell('Срок')}${cell('Кто')}</w:tr>
      <w:tr>${cell('Раздел', '<w:gridSpan w:val="3"/>')}</w:tr>
      <w:tr>${cell('Первое')}${cell('май', '<w:vMerge w:val="restart"/>')}${cell('А')}</w:tr>
      <w:tr>${cell('Второе')}${cell('', '<w:vMerge/>')}<w:tc><w:tbl><w:tr>${cell('Б')}${cell('В')}</w:tr></w:tbl></w:tc></w:tr></w:tbl>`;
    expect(await read(docx(`${p('План')}${table}`))).toEqual([
      ['План'],
      ['Дело', 'Срок', 'Кто'],
      ['Раздел', '', ''],
      ['Первое', 'май', 'А'],
      ['Второе', 'май', 'Б В'],
    ]);
  });

  test('зачёркнутое и коды полей не читаются, бомба и пустой документ не принимаются', async () => {
    const body = `<w:p><w:r><w:delText>старое</w:delText><w:instrText>DATE</w:instrText><w:t>новое &amp; важное</w:t></w:r></w:p>`;
    expect(await read(docx(body))).toEqual([['новое & важное']]);
    expect(await refusal(docx(''))).toBe('sheet-blank');
    expect(await refusal(docx(new Uint8Array(70 * 1024 * 1024).fill(32)))).toBe('sheet-bomb');
  });

  const old = realFile('nakhodka_school11_pedsovet.doc');
  test.skipIf(!old)('старый DOC читается по абзацам', async () => {
    const rows = await read(readFileSync(old ?? ''));
    expect(rows.length).toBe(91);
    expect(rows[4]).toEqual(['о педагогическом совете']);
  });
});

describe('PDF', () => {
  const words = [
    ['Doing', 20, 350],
    ['Term', 220, 350],
    ['Who', 420, 350],
    ['First long', 20, 320],
    ['name', 20, 308],
    ['May', 220, 320],
    ['Ann', 420, 320],
    ['Second', 20, 280],
    ['June', 220, 280],
    ['Bob', 420, 280],
  ] as const;
  const wanted = [
    ['Doing', 'Term', 'Who'],
    ['First long name', 'May', 'Ann'],
    ['Second', 'June', 'Bob'],
  ];

  test('по линиям таблицы', async () => {
    const levels = [365, 340, 300, 270].map((y) => `10 ${y} m 590 ${y} l S`);
    const uprights = [10, 210, 410, 590].map((x) => `${x} 270 m ${x} 365 l S`);
    expect(await read(pdf(words, [...levels, ...uprights].join('\n')))).toEqual(wanted);
  });

  test('без линий — по промежуткам', async () => expect(await read(pdf(words, ''))).toEqual(wanted));

  test('страница без слов — скан', async () => expect(await refusal(pdf([], ''))).toBe('sheet-scan'));
  test('обрывок файла', async () => expect(await refusal(strToU8('%PDF-1.7\nxx'))).toBe('sheet-broken'));
});
