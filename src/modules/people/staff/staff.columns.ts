// Columns of the staff list, one list for the screen and for the sheet.
import { addDays } from '../../../kernel/clock.ts';
import { formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { genders } from '../person.text.ts';
import type { ListedPost } from './staff.list.ts';
import { employmentShort, leaveShort, staffText as text } from './staff.text.ts';
import { staffParts } from './staff-parts.ts';

export interface StaffColumn {
  readonly key: string;
  readonly title: string;
  /** As a sheet wants it: numbers stay numbers. */
  readonly value: (row: ListedPost) => string | number | null;
  readonly width: number;
  readonly fixed?: boolean;
  /** Waits in «Столбцы» until asked for. */
  readonly hidden?: boolean;
  readonly sort?: 'name' | 'place' | 'since';
}

const leaveWords = ({ leave }: ListedPost): string =>
  leave
    ? [leaveShort[leave.kind], leave.endsOn ? text.until(formatDateShort(addDays(leave.endsOn, -1))) : '']
        .filter(Boolean)
        .join(' ')
    : '';

const own: readonly StaffColumn[] = [
  {
    key: 'name',
    title: text.fields.name,
    value: (row) => [row.surname, row.given, row.patronymic].filter(Boolean).join(' '),
    width: 36,
    fixed: true,
    sort: 'name',
  },
  { key: 'title', title: text.fields.position, value: (row) => row.title, width: 34 },
  { key: 'place', title: text.fields.place, value: (row) => row.place, width: 36, sort: 'place' },
  { key: 'subjects', title: 'Предметы', value: (row) => row.subjects.join(', '), width: 28 },
  { key: 'load', title: text.fields.load, value: (row) => row.load, width: 9 },
  {
    key: 'employment',
    title: text.fields.employment,
    value: (row) => employmentShort[row.employment],
    width: 24,
  },
  { key: 'leave', title: text.fields.leave, value: leaveWords, width: 32 },
  { key: 'hours', title: text.fields.hours, value: (row) => row.hoursPerWeek, width: 10, hidden: true },
  {
    key: 'since',
    title: text.fields.since,
    value: (row) => formatDateShort(row.startsOn),
    width: 12,
    hidden: true,
    sort: 'since',
  },
  {
    key: 'birthDate',
    title: text.fields.birthDate,
    value: (row) => (row.birthDate ? formatDateShort(row.birthDate) : ''),
    width: 14,
    hidden: true,
  },
  {
    key: 'gender',
    title: text.fields.gender,
    value: (row) => (row.gender ? genders[row.gender] : ''),
    width: 10,
    hidden: true,
  },
  {
    key: 'positionText',
    title: text.fields.positionText,
    value: (row) => row.positionText,
    width: 30,
    hidden: true,
  },
  { key: 'document', title: text.fields.document, value: (row) => row.document, width: 28, hidden: true },
];

/** Own columns and those the rooms above contribute. */
export const staffColumns = (): StaffColumn[] => [
  ...own,
  ...staffParts().flatMap((part) =>
    part.words
      ? [
          {
            key: part.key,
            title: part.title,
            value: (row: ListedPost) => row.more[part.key] ?? '',
            width: 24,
          },
        ]
      : [],
  ),
];

/** A cell as the screen shows it. */
export const shownValue = (column: StaffColumn, row: ListedPost): string => {
  const value = column.value(row);
  return typeof value === 'number' ? formatNumber(value) : (value ?? '');
};
