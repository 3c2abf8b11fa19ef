// Columns of a staff list, with the words schools give them; a post is read into a position of the official list.
import { tidyText, wordKey } from '../../platform/sheets/index.ts';
import {
  employments,
  otherPosition,
  positionGroups,
  positionsOf,
  subjectNames,
  subjectsIn,
} from '../people/index.ts';
import { chosen, day, number, plain, showDay } from './fields.ts';
import type { FieldValue, ListField, ReadField } from './list-kind.ts';

/** The former surname in brackets. */
export const formerSign = /\s*\(\s*([\p{L}][\p{L}\s-]+?)\s*\)/u;

const namePart =
  (what: string) =>
  (text: string): ReadField => {
    if (text === '') return { value: null };
    // «Иванова (Петрова)»: the former surname is taken apart later.
    if (!/^[\p{L}][\p{L}\s.'’-]*$/u.test(text.replace(formerSign, '')))
      return { fault: `${what} пишут буквами: «${text}» не похоже. Проверьте, тот ли это столбец.` };
    const proper = text === text.toUpperCase() ? capitalised(text.toLowerCase()) : text;
    return { value: proper };
  };

const capitalised = (text: string) =>
  text.replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());

/** Longest names first: «старший воспитатель» before «воспитатель». */
const positionNames = positionGroups
  .flatMap(positionsOf)
  .filter((name) => name !== otherPosition)
  .map((name) => ({ name, key: wordKey(name) }))
  .sort((one, other) => other.key.length - one.key.length);

const shortened: readonly (readonly [RegExp, string])[] = [
  [/^зам\.?\s*директора/i, 'заместитель директора'],
  [/^зам\.?\s*зав[а-я]*\.?/i, 'заместитель заведующего'],
  [/^зав\.?(?=\s|$)/i, 'заведующий'],
  [/^заведующая/i, 'заведующий'],
  [/^и\.?\s*о\.?\s+/i, ''],
  [/^пдо(?=\s|$)/i, 'педагог дополнительного образования'],
  [/^воспитательница/i, 'воспитатель'],
  [/^учительница/i, 'учитель'],
  [/^соц\.?\s*педагог/i, 'социальный педагог'],
  [/^логопед-?учитель/i, 'учитель-логопед'],
  [/^муз\.?\s*рук[а-я]*\.?/i, 'музыкальный руководитель'],
];

export interface ReadPost {
  readonly position: string;
  readonly detail: string;
  readonly positionText: string;
  readonly subjects: readonly string[];
}

/** «Учитель математики и физики» → учитель; Математика, Физика. What the list does not know is kept as it is written. */
export function readPost(text: string): ReadPost {
  const said = tidyText(text);
  const full = shortened.reduce((words, [short, long]) => words.replace(short, long), said).trim();
  const key = wordKey(full);
  const found = positionNames.find(({ key: name }) => key === name || key.startsWith(`${name} `));
  if (!found) return { position: otherPosition, detail: '', positionText: said, subjects: [] };
  const rest = full
    .split(/\s+/)
    .slice(found.name.split(/[\s]+/).length)
    .join(' ')
    .replace(/^[(«"]|[)»"]$/g, '');
  const subjects = subjectsIn(rest);
  return rest !== '' && subjects.every((each) => subjectNames.includes(each))
    ? { position: found.name, detail: '', positionText: '', subjects: [...new Set(subjects)].sort() }
    : { position: found.name, detail: rest, positionText: '', subjects: [] };
}

const loadField = (text: string): ReadField => {
  const read = number(text.replace(/\s*(ставк[аи]?|ст\.?)$/i, ''));
  if ('fault' in read || read.value === null) return read;
  const value = Number(read.value);
  return value > 0 && value <= 3
    ? { value: Math.round(value * 100) / 100 }
    : { fault: `Ставка бывает от 0,01 до 3, а в файле «${text}». Часы пишут в другом столбце.` };
};

const hoursField = (text: string): ReadField => {
  const read = number(text.replace(/\s*(ч\.?|час[а-я]*)$/i, ''));
  if ('fault' in read || read.value === null) return read;
  return Number(read.value) > 0 && Number(read.value) <= 72
    ? read
    : { fault: `Часов в неделю бывает до 72, а в файле «${text}».` };
};

const birthDay = (text: string): ReadField => {
  const read = day(text);
  if ('fault' in read || read.value === null) return read;
  return String(read.value) < '1915' || String(read.value) > '2012'
    ? { fault: `Год рождения «${text}» невозможен для работника. Проверьте дату.` }
    : read;
};

const mail = (text: string): ReadField =>
  text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)
    ? { value: text.toLowerCase() || null }
    : { fault: 'Проверьте адрес почты: нужен вид ivanova@example.ru.' };

const subjects = (text: string): ReadField => ({ value: text === '' ? null : subjectsIn(text).sort() });

const employmentWords: Readonly<Record<string, readonly string[]>> = {
  main: [employments.main, 'основной', 'основное', 'осн', 'штатный', 'по основному месту', 'постоянно'],
  'inner-part-time': [employments['inner-part-time'], 'внутренний совместитель', 'внутр совм', 'совмещение'],
  'outer-part-time': [
    employments['outer-part-time'],
    'внешний совместитель',
    'совместитель',
    'внеш совм',
    'совм',
  ],
  hourly: [employments.hourly, 'почасовик', 'почасовая'],
  contract: [employments.contract, 'гпх', 'договор гпх'],
};

export const staffFields: readonly ListField[] = [
  {
    key: 'fullName',
    title: 'Фамилия, имя, отчество',
    synonyms: [
      'фио',
      'ф и о',
      'сотрудник',
      'работник',
      'педагог',
      'фамилия имя отчество',
      'фио педагога',
      'фио работника',
      'фио учителя',
    ],
    read: namePart('Фамилию, имя и отчество'),
    width: 34,
  },
  { key: 'surname', title: 'Фамилия', synonyms: ['сотрудник фамилия'], read: namePart('Фамилию'), width: 18 },
  { key: 'given', title: 'Имя', synonyms: ['сотрудник имя'], read: namePart('Имя'), width: 14 },
  {
    key: 'patronymic',
    title: 'Отчество',
    synonyms: ['сотрудник отчество'],
    read: namePart('Отчество'),
    width: 18,
  },
  {
    key: 'birthDate',
    title: 'Дата рождения',
    synonyms: ['др', 'д р', 'день рождения', 'рождение', 'родился', 'дата рожд'],
    read: birthDay,
    show: showDay,
    width: 14,
  },
  {
    key: 'institution',
    title: 'Организация',
    synonyms: [
      'место работы',
      'школа',
      'оо',
      'учреждение',
      'образовательная организация',
      'наименование оо',
      'код оо',
      'инн',
    ],
    read: plain(300),
    width: 30,
  },
  {
    key: 'position',
    title: 'Должность',
    synonyms: ['занимаемая должность', 'должность по штатному расписанию', 'должность предмет'],
    read: (text) => (text === '' ? { value: null } : { value: text.slice(0, 200) }),
    isTakenApart: true,
    required: true,
    width: 30,
  },
  {
    key: 'subjects',
    title: 'Предметы',
    synonyms: ['предмет', 'преподаваемый предмет', 'преподаваемые предметы', 'дисциплина', 'что преподает'],
    read: subjects,
    width: 26,
  },
  {
    key: 'employment',
    title: 'Вид работы',
    synonyms: [
      'вид занятости',
      'занятость',
      'условия работы',
      'основной совместитель',
      'вид трудоустройства',
      'тип занятости',
    ],
    read: chosen(employmentWords, 'Вид работы'),
    show: (value) => employments[value as keyof typeof employments] ?? '',
    width: 22,
  },
  {
    key: 'load',
    title: 'Ставка',
    synonyms: ['доля ставки', 'кол во ставок', 'количество ставок', 'объем ставки', 'ставок'],
    read: loadField,
    width: 10,
  },
  {
    key: 'hoursPerWeek',
    title: 'Часов в неделю',
    synonyms: ['нагрузка', 'часы', 'кол во часов', 'учебная нагрузка', 'нагрузка час'],
    read: hoursField,
    width: 10,
  },
  {
    key: 'startsOn',
    title: 'Работает с',
    synonyms: [
      'дата приема',
      'принят',
      'дата приема на работу',
      'работает в организации с',
      'дата поступления',
      'дата назначения',
    ],
    read: day,
    show: showDay,
    width: 14,
  },
  {
    key: 'email',
    title: 'Электронная почта',
    synonyms: ['e-mail', 'email', 'почта', 'эл почта'],
    read: mail,
    width: 26,
  },
  {
    key: 'phone',
    title: 'Телефон',
    synonyms: ['тел', 'сотовый', 'мобильный', 'контактный телефон'],
    read: plain(60),
    width: 18,
  },
];

/** «Иванова Мария Петровна» taken apart; two words are a surname and a name. */
export function nameParts(
  full: string,
): { surname: string; given: string; patronymic: string | null } | null {
  const [surname, given, ...rest] = tidyText(full).split(' ');
  if (!surname || !given || /^\p{L}\.?(\p{L}\.?)?$/u.test(given)) return null;
  return { surname, given, patronymic: rest.join(' ') || null };
}

/** Told by the patronymic; null when it does not say. */
export const genderOf = (patronymic: FieldValue | undefined): 'female' | 'male' | null =>
  typeof patronymic !== 'string'
    ? null
    : /(вна|чна|шна|кызы)$/i.test(patronymic)
      ? 'female'
      : /(вич|ьич|оглы)$/i.test(patronymic)
        ? 'male'
        : null;
