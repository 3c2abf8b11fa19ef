// A row of the staff list in words, as it goes into a sheet and as an answer keeps it; and the columns of both.
import type { CivilDate } from '../../kernel/clock.ts';
import { countOf, formatDate } from '../../platform/language/index.ts';
import type { SheetColumn } from '../../platform/sheets/index.ts';
import { categoryNames } from './qualification.text.ts';
import { educationGroups } from './staff.groups.ts';
import type { StaffRow } from './staff.list.ts';

export interface StaffWords {
  readonly place: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly posts: string;
  readonly category: string;
  readonly grantedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly term: string;
  readonly document: string;
  readonly act: string;
  readonly education: string;
  readonly service: string;
}

/** The one worth a column of its own: the best in force. */
const mainOf = (row: StaffRow) =>
  row.categories.find((each) => ['highest', 'first'].includes(each.kind)) ?? row.categories[0] ?? null;

function termOf(row: StaffRow): string {
  const main = mainOf(row);
  if (main) return main.validUntil === null ? 'бессрочно' : 'со сроком';
  return row.lapsed?.endedOn ? `истекла ${formatDate(row.lapsed.endedOn)}` : '';
}

export function wordsOf(row: StaffRow): StaffWords {
  const main = mainOf(row);
  return {
    place: [...new Set(row.posts.map((each) => each.place))].join('; '),
    ...{ surname: row.surname, given: row.given, patronymic: row.patronymic },
    posts: row.posts.map((each) => each.title).join('; '),
    category: row.categories.map((each) => categoryNames[each.kind]).join('; ') || 'нет',
    grantedOn: main?.grantedOn ?? null,
    validUntil: main?.validUntil ?? null,
    term: termOf(row),
    document: main?.document ?? '',
    act: main?.act ?? '',
    education: educationGroups[row.education],
    service: countOf(Math.floor(row.pedagogicalMonths / 12), 'год', 'года', 'лет'),
  };
}

export const wordTitles: Readonly<Record<keyof StaffWords, string>> = {
  place: 'Организация',
  surname: 'Фамилия',
  given: 'Имя',
  patronymic: 'Отчество',
  posts: 'Должность',
  category: 'Категория',
  grantedOn: 'Дата решения',
  validUntil: 'Действует по',
  term: 'Срок',
  document: 'Документ',
  act: 'Порядок',
  education: 'Образование',
  service: 'Педагогический стаж',
};

const widths: Readonly<Record<keyof StaffWords, number>> = {
  ...{ place: 40, surname: 20, given: 16, patronymic: 20, posts: 36, category: 28, grantedOn: 14 },
  ...{ validUntil: 14, term: 24, document: 44, act: 44, education: 32, service: 18 },
};

export const wordKeys = Object.keys(wordTitles) as (keyof StaffWords)[];

export const staffColumns: readonly SheetColumn<StaffWords>[] = wordKeys.map((key) => ({
  title: wordTitles[key],
  value: (row) => row[key],
  width: widths[key],
  ...(key === 'grantedOn' || key === 'validUntil' ? { type: 'date' as const } : {}),
}));
