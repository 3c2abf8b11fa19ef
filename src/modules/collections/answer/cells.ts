// One cell of an answer: what people typed becomes what is kept, what is kept is said back, and a fault says what to do.
import type { CivilDate } from '../../../kernel/clock.ts';
import { countOf, formatDateShort, formatNumber } from '../../../platform/language/index.ts';
import { readDay, readNumber, tidyText, wordKey } from '../../../platform/sheets/index.ts';
import type { Check, FormColumn, TableForm } from '../collection/form.ts';
import { numberOf, sayCheck } from '../collection/form.ts';

export type Cells = Readonly<Record<string, string>>;

export interface AnswerRow {
  readonly id: string;
  readonly position: number;
  /** Of a table whose rows are given; '' elsewhere. */
  readonly title: string;
  readonly cells: Cells;
}

/** What cells are read and said with: own staff by id, files by id. */
export interface CellHelp {
  readonly staff: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

export interface CellFault {
  readonly row: string;
  readonly key: string;
  readonly text: string;
  /** Nothing is written yet: shown when the answer is confirmed, not while it is filled in. */
  readonly isEmpty: boolean;
}

const isDay = (value: string): value is CivilDate => /^\d{4}-\d{2}-\d{2}$/.test(value);
const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
const longest = 2000;

/** What is kept for the words typed; what is not understood is kept as typed, and `cellFault` complains of it. */
export function readCell(column: FormColumn, typed: string, help: CellHelp): string {
  const words = tidyText(typed).slice(0, longest);
  if (words === '') return '';
  switch (column.kind) {
    case 'number': {
      const number = readNumber(words);
      return number === null ? words : String(number);
    }
    case 'date':
      return readDay(words) ?? words;
    case 'choice':
      return column.choices.find((choice) => wordKey(choice) === wordKey(words)) ?? words;
    case 'yes-no':
      return /^(да|yes|1|\+|true|истина)$/i.test(words)
        ? 'да'
        : /^(нет|no|0|-|false|ложь)$/i.test(words)
          ? 'нет'
          : words;
    case 'person': {
      const same = [...help.staff].filter(([id, name]) => id === words || wordKey(name) === wordKey(words));
      return same.length === 1 ? (same[0]?.[0] ?? words) : words;
    }
    default:
      return words;
  }
}

/** As people read it: «1 234,5», «01.09.2026», «Вершинина А.К.». */
export function sayCell(column: FormColumn, value: string, help: CellHelp): string {
  if (column.kind === 'date' && isDay(value)) return formatDateShort(value);
  if ((column.kind === 'number' || column.kind === 'sum') && isNumber(value)) return value.replace('.', ',');
  if (column.kind === 'person') return help.staff.get(value) ?? value;
  if (column.kind === 'file') return help.files.get(value) ?? '';
  return value;
}

/** A number of a sheet is a number there. */
export function sheetCell(column: FormColumn, value: string, help: CellHelp): string | number {
  if ((column.kind === 'number' || column.kind === 'sum') && isNumber(value)) return Number(value);
  return sayCell(column, value, help);
}

function boundsFault({ min, max }: FormColumn, number: number): string | null {
  const said = (bound: number) => formatNumber(bound);
  if (min !== null && max !== null && (number < min || number > max))
    return `Число от ${said(min)} до ${said(max)}.`;
  if (min !== null && number < min) return `Не меньше ${said(min)}.`;
  return max !== null && number > max ? `Не больше ${said(max)}.` : null;
}

/** The sentence beside a cell, '' cells aside. */
function valueFault(column: FormColumn, value: string, help: CellHelp): string | null {
  switch (column.kind) {
    case 'number':
      return isNumber(value) ? boundsFault(column, Number(value)) : 'Напишите число цифрами.';
    case 'date':
      return isDay(value) ? null : 'Напишите день так: 01.09.2026.';
    case 'choice':
      return column.choices.includes(value) ? null : `Выберите: ${column.choices.join(', ')}.`;
    case 'yes-no':
      return value === 'да' || value === 'нет' ? null : 'Напишите «да» или «нет».';
    case 'person':
      return help.staff.has(value) ? null : 'Выберите работника из списка: такого в Вашей организации нет.';
    case 'file':
      return help.files.has(value) ? null : 'Приложите файл под таблицей.';
    default:
      return null;
  }
}

const amount = (cells: Cells, key: string): number => {
  const value = cells[key] ?? '';
  return isNumber(value) ? Number(value) : 0;
};

/** Decimal fractions are added as people add them: 0,1 + 0,2 = 0,3. */
const added = (cells: Cells, keys: readonly string[]): number =>
  Math.round(keys.reduce((sum, key) => sum + amount(cells, key), 0) * 1e6) / 1e6;

/** Sums are never typed: they follow the cells they add; empty while all of those are. */
export function withSums(form: TableForm, cells: Cells): Cells {
  const sums = form.columns
    .filter((column) => column.kind === 'sum')
    .map(({ key, of }) => [key, of.some((each) => cells[each]) ? String(added(cells, of)) : ''] as const);
  return { ...cells, ...Object.fromEntries(sums) };
}

function checkFault(check: Check, cells: Cells): string | null {
  const left = cells[check.left] ?? '';
  const right = check.right.map((key) => cells[key] ?? '').filter((value) => value !== '');
  // Words where a number is wanted have their own sentence.
  if (!isNumber(left) || right.length === 0 || !right.every(isNumber)) return null;
  const [a, b] = [Number(left), added(cells, check.right)];
  const holds = check.sign === '<=' ? a <= b : check.sign === '>=' ? a >= b : a === b;
  return holds ? null : `Проверка: ${sayCheck(check)} (${formatNumber(a)} и ${formatNumber(b)}).`;
}

const isBlank = (row: AnswerRow) => Object.values(row.cells).every((value) => value === '');

/** Every fault of an answer; a blank row of a free table is no row. */
export function faultsOf(form: TableForm, rows: readonly AnswerRow[], help: CellHelp): CellFault[] {
  return rows.flatMap((row) => {
    if (form.rows === 'free' && isBlank(row)) return [];
    const faults = new Map<string, CellFault>();
    const say = (key: string, text: string, isEmpty = false) => {
      if (!faults.has(key)) faults.set(key, { row: row.id, key, text, isEmpty });
    };
    for (const column of form.columns) {
      const value = row.cells[column.key] ?? '';
      if (value === '') {
        if (column.required) say(column.key, 'Заполните: столбец обязателен.', true);
        continue;
      }
      const fault = valueFault(column, value, help);
      if (fault) say(column.key, fault);
    }
    for (const check of form.checks) {
      const fault = checkFault(check, row.cells);
      if (fault) say(check.left, fault);
    }
    return [...faults.values()];
  });
}

export interface CellChange {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** What one edition says otherwise than the one before, cell by cell; rows are known by their ids. */
export function changesBetween(
  form: TableForm,
  before: readonly AnswerRow[],
  after: readonly AnswerRow[],
  help: CellHelp,
): CellChange[] {
  const label = (row: AnswerRow) => row.title || `строка ${row.position}`;
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Map(after.map((row) => [row.id, row]));
  const pairs = [...new Set([...old.keys(), ...now.keys()])].map((id) => [old.get(id), now.get(id)] as const);
  return pairs.flatMap(([was, is]) => {
    const row = is ?? was;
    if (!row) return [];
    return form.columns.flatMap((column) => {
      const [a, b] = [was?.cells[column.key] ?? '', is?.cells[column.key] ?? ''];
      return a === b
        ? []
        : [
            {
              row: label(row),
              column: `${numberOf(column.key)}. ${column.title}`,
              before: sayCell(column, a, help),
              after: sayCell(column, b, help),
            },
          ];
    });
  });
}

export const rowsWords = (count: number): string => countOf(count, 'строка', 'строки', 'строк');
