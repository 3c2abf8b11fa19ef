// Files with plans as people save them, made here: Word with merged cells and words for dates, Excel, CSV.
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

interface Cell {
  readonly text: string;
  readonly span?: number;
  /** 'restart' begins a cell merged downwards, 'continue' goes on with it. */
  readonly merge?: 'restart' | 'continue';
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const cellXml = ({ text, span, merge }: Cell) =>
  `<w:tc><w:tcPr>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${
    merge ? `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>` : ''
  }</w:tcPr>${text.split('\n').map(paragraph).join('')}</w:tc>`;

export function docx(above: readonly string[], rows: readonly (readonly (string | Cell)[])[]): Uint8Array {
  const table = rows
    .map((row) => row.map((cell) => cellXml(typeof cell === 'string' ? { text: cell } : cell)).join(''))
    .map((row) => `<w:tr>${row}</w:tr>`)
    .join('');
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${above
    .map(paragraph)
    .join('')}<w:tbl>${table}</w:tbl></w:body></w:document>`;
  const types = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  return zipSync({ '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8(document) });
}

export function xlsx(
  rows: readonly (readonly (string | number)[])[],
  type: 'xlsx' | 'biff8' = 'xlsx',
): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as string[][]), 'План');
  return new Uint8Array(write(book, { type: 'buffer', bookType: type }) as Buffer);
}

/** A plan with the traps of real ones: merged cells, a month over its rows, words for dates, a post for a person. */
export const wordPlan = (): Uint8Array =>
  docx(
    ['УТВЕРЖДАЮ', 'План работы методического кабинета на 2024-2025 учебный год'],
    [
      ['№ п/п', 'Содержание работы', 'Сроки', 'Категория участников', 'Ответственные', 'Место проведения'],
      [{ text: 'Информационно-аналитическая деятельность', span: 6 }],
      [
        '1',
        'Анализ результатов ГИА',
        'до 15.09.2024',
        'методисты',
        { text: 'Шумилина О.Г.', merge: 'restart' },
        'кабинет 5',
      ],
      [
        '2',
        'Мониторинг потребностей педагогов',
        '1 раз в четверть',
        'педагоги',
        { text: '', merge: 'continue' },
        '',
      ],
      [{ text: 'Октябрь', span: 6 }],
      [
        '3',
        'Семинар «Функциональная\nграмотность»',
        '15',
        'учителя математики',
        'зам. начальника, Бондарь И.Я.',
        'Лицей № 8',
      ],
      ['4', 'Консультации', 'в течение месяца', 'учителя', 'Бондарь И. Я.', ''],
      ['5', 'Круглый стол', 'по усмотрению', 'учителя', 'О.Г. Шумилина', ''],
      ['6', 'Високосный день', '29 февраля', 'все', 'Шумилина', ''],
      ['', 'Итого', '6', '', '', ''],
    ],
  );
