// A district's list of three thousand invented people with every trap of real files; the same for the same seed.
import { utils, write } from '@e965/xlsx';
import { inventedNames } from '../../people/index.ts';

const count = 3000;
/** Two rows of headings, merged in the file; a row of numbers under them; a section half-way. */
const head = [
  ['Сведения о педагогических работниках района на 01.09.2025'],
  [],
  [
    '№ п/п',
    'Сотрудник',
    null,
    null,
    'Дата рождения',
    'Место работы',
    null,
    'Ставка',
    'Условия работы',
    'Образование',
    'Категория',
    'Стаж',
  ],
  [null, 'Фамилия', 'Имя', 'Отчество', null, 'Организация', 'Должность', null, null, null, null, 'Пед. стаж'],
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
];
const posts = [
  'учитель математики и физики',
  'Учитель начальных классов',
  'воспитатель',
  'учитель русского языка и литературы',
  'педагог-психолог',
  'муз. руководитель',
];
const educations = [
  'высшее, НГПУ, 2005, учитель',
  'высшее педагогическое',
  'среднее профессиональное',
  'ср.-спец., Дивеевский колледж, 1999 г.',
];
const categories = [
  'высшая, 25.02.2024',
  'б/к',
  'первая, 12 мая 2023 г.',
  '',
  'соответствие, 01.09.2022',
  '-',
];

type Row = (string | number | null)[];
const [NAME, GIVEN, BIRTH, PLACE, POST, LOAD, WORK, CATEGORY] = [1, 2, 4, 5, 6, 7, 8, 10] as const;

/** Dates as text, as words, as the number of a spreadsheet. */
function birthOf(at: number): string | number {
  const [day, month, year] = [(at % 28) + 1, (at % 12) + 1, 1960 + (at % 38)];
  if (at % 50 === 3)
    return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}${at % 40 === 5 ? ' г.' : ''}`;
}

function rowsFor(places: readonly string[]): Row[] {
  const names = inventedNames(count, 2026);
  const rows = names.map(({ surname, given, patronymic }, at): Row => {
    const place = places[at % places.length] ?? '';
    return [
      at + 1,
      // A Latin «C» or «A», stray and no-break spaces.
      at % 13 === 0
        ? surname.replace('С', 'C').replace('А', 'A')
        : at % 7 === 0
          ? `${surname}\u00a0 `
          : surname,
      given,
      patronymic,
      birthOf(at),
      at % 11 === 0 ? place.replace('«', '""').replace('»', '""') : place,
      posts[at % posts.length] ?? '',
      at % 3 === 0 ? '0,5' : 1,
      at % 3 === 0 ? 'совм.' : 'основной',
      educations[at % educations.length] ?? '',
      categories[at % categories.length] ?? '',
      Math.max(0, Math.min(30, 2000 - (1960 + (at % 38)))) || '',
    ];
  });
  const at = (index: number): Row => rows[index] ?? [];
  const put = (index: number, column: number, value: string | number) => {
    at(index)[column] = value;
  };
  for (const index of [94, 994, 2493]) put(index, BIRTH, '31.02.1980');
  for (const index of [194, 2593]) put(index, LOAD, '18');
  for (const index of [294, 2693]) put(index, PLACE, 'Школа, которой нет');
  put(394, GIVEN, '');
  put(494, POST, '');
  put(894, BIRTH, '01.01.1905');
  for (const index of [794, 2793]) put(index, CATEGORY, 'первая до 2024');
  put(795, CATEGORY, 'высшая');
  for (const index of [1593, 1594]) {
    const row = at(index);
    [row[NAME], row[BIRTH]] = [`0${(index % 8) + 1}.03.1975`, row[NAME] ?? ''];
  }
  rows[595] = [...at(594)];
  put(595, LOAD, 0.75);
  rows[695] = [...at(694)];
  for (let each = 0; each < 20; each += 1) {
    // A part-timer of two schools; two posts in one school.
    rows[2000 + each] = [...at(1000 + each)];
    put(2000 + each, PLACE, places[(1001 + each) % places.length] ?? '');
    put(2000 + each, WORK, 'внеш. совм.');
    put(2000 + each, LOAD, '0,25');
    rows[2100 + each] = [...at(1100 + each)];
    put(2100 + each, POST, 'педагог дополнительного образования');
    put(2100 + each, WORK, 'внутр. совм.');
    put(2100 + each, CATEGORY, '');
  }
  for (const [index, row] of rows.entries()) row[0] = index + 1;
  return rows;
}

export function districtRows(places: readonly string[]): Row[] {
  const rows = rowsFor(places);
  return [
    ...head,
    ...rows.slice(0, 1500),
    ['Дошкольные отделения'],
    ...rows.slice(1500),
    ['Итого', null, null, null, null, null, null, 3000],
    [],
    ['Исполнитель', null, null, null, null, null, 'А. А. Лугова'],
  ] as Row[];
}

/** What is wrong, by the line of the file: nothing else is. */
export const expectedFaults: readonly (readonly [line: number, field: string, text: string])[] = [
  [100, 'birthDate', 'Такой даты нет: «31.02.1980». Напишите день, месяц и год: 17.05.1980.'],
  [200, 'load', 'Ставка бывает от 0,01 до 3, а в файле «18». Часы пишут в другом столбце.'],
  [
    300,
    'institution',
    'Организации «Школа, которой нет» нет в реестре или их несколько, либо список загружается для другой. Напишите код или краткое наименование, как в реестре.',
  ],
  [400, 'given', 'Нужны фамилия и имя.'],
  [500, 'position', 'Заполните «Должность».'],
  [
    601,
    '',
    'Та же запись уже есть в строке 600, но с другими сведениями. Оставьте одну из строк: другую пропустите.',
  ],
  [900, 'birthDate', 'Год рождения «01.01.1905» невозможен для работника. Проверьте дату.'],
  [1000, 'birthDate', 'Такой даты нет: «31.02.1980». Напишите день, месяц и год: 17.05.1980.'],
  [1600, '', 'Похоже, «Фамилия» и «Дата рождения» в этой строке поменялись местами. Переставьте значения.'],
  [1601, '', 'Похоже, «Фамилия» и «Дата рождения» в этой строке поменялись местами. Переставьте значения.'],
  [2500, 'birthDate', 'Такой даты нет: «31.02.1980». Напишите день, месяц и год: 17.05.1980.'],
  [2600, 'load', 'Ставка бывает от 0,01 до 3, а в файле «18». Часы пишут в другом столбце.'],
  [
    2700,
    'institution',
    'Организации «Школа, которой нет» нет в реестре или их несколько, либо список загружается для другой. Напишите код или краткое наименование, как в реестре.',
  ],
];
export const expectedQuestions: readonly (readonly [line: number, text: string])[] = [
  [800, '«первая до 2024»: не сказана дата решения комиссии, только конец срока. Срок считается от неё.'],
  [801, '«высшая»: не сказана дата решения комиссии. Срок считается от неё.'],
  [2800, '«первая до 2024»: не сказана дата решения комиссии, только конец срока. Срок считается от неё.'],
];
export const expectedMapping = [
  ...['', 'surname', 'given', 'patronymic', 'birthDate', 'institution', 'position', 'load', 'employment'],
  ...['education', 'category', 'servicePedagogical'],
];

const bookOf = (rows: readonly Row[], type: 'biff8' | 'xlsx') => {
  const sheet = utils.aoa_to_sheet(rows as unknown[][]);
  sheet['!merges'] = [
    { s: { r: 2, c: 1 }, e: { r: 2, c: 3 } },
    { s: { r: 2, c: 5 }, e: { r: 2, c: 6 } },
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Район');
  return new Uint8Array(write(book, { type: 'buffer', bookType: type }) as Buffer);
};

const letters = new Map(
  Array.from({ length: 128 }, (_, at) => [
    new TextDecoder('windows-1251').decode(new Uint8Array([at + 128])),
    at + 128,
  ]),
);

/** As old Excel saves it: cp1251, semicolons, quotes doubled inside quotes. */
function csvOf(rows: readonly Row[]): Uint8Array {
  const cell = (value: string | number | null) => {
    const words = String(value ?? '');
    return /[;"\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  const text = rows.map((row) => row.map(cell).join(';')).join('\r\n');
  return Uint8Array.from([...text], (letter) => letters.get(letter) ?? letter.charCodeAt(0));
}

export const districtFiles = (places: readonly string[]) => {
  const rows = districtRows(places);
  return { csv: csvOf(rows), xls: bookOf(rows, 'biff8'), xlsx: bookOf(rows, 'xlsx') } as const;
};
