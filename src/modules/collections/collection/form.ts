// The table of a collection: columns with kinds and bounds, rows, checks between columns; read from what an author typed.
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { wordKey } from '../../../platform/sheets/index.ts';
import { type columnKinds, type rowKinds, type sources, collectionText as text } from './collection.text.ts';

export type ColumnKind = keyof typeof columnKinds;
export type RowKind = keyof typeof rowKinds;
export type Source = keyof typeof sources;

export interface FormColumn {
  /** 'c1', 'c2' by place: what cells of an answer are kept under. */
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly hint: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly choices: readonly string[];
  /** Keys of the columns a sum adds. */
  readonly of: readonly string[];
  readonly source: Source | null;
}

export type Sign = '<=' | '>=' | '=';

export interface Check {
  readonly left: string;
  readonly sign: Sign;
  readonly right: readonly string[];
}

export interface TableForm {
  readonly rows: RowKind;
  readonly titles: readonly string[];
  readonly columns: readonly FormColumn[];
  readonly checks: readonly Check[];
}

export const emptyForm: TableForm = { rows: 'one', titles: [], columns: [], checks: [] };

/** The number people call a column by. */
export const numberOf = (key: string): string => key.slice(1);
export const isNumeric = (column: FormColumn): boolean => column.kind === 'number' || column.kind === 'sum';

/** A column as it was typed. */
export interface TypedColumn {
  readonly title: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly hint: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly choices: string;
  readonly of: string;
  readonly source: Source | '';
}

export interface TypedForm {
  readonly rows: RowKind;
  readonly titles: string;
  readonly columns: readonly TypedColumn[];
  readonly checks: string;
}

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** «2 + 3» as keys of numeric columns; null when it is not understood. */
function keysOf(typed: string, numeric: ReadonlySet<string>): string[] | null {
  const numbers = typed.split('+').map((part) => part.trim());
  if (!numbers.every((number) => /^\d{1,2}$/.test(number))) return null;
  const keys = numbers.map((number) => `c${Number(number)}`);
  return keys.every((key) => numeric.has(key)) ? keys : null;
}

const textual: readonly Source[] = ['head', 'phone', 'email', 'address', 'inn'];
const counted: readonly Source[] = ['staff', 'highest', 'first'];

function sourceFault({ source, kind }: TypedColumn, rows: RowKind): string | null {
  if (source === '') return null;
  if (rows === 'free') return text.faults.sourceRows;
  const fits =
    source === 'former'
      ? kind !== 'sum' && kind !== 'file' && kind !== 'person'
      : counted.includes(source)
        ? kind === 'number'
        : textual.includes(source) && kind === 'text';
  return fits ? null : text.faults.source;
}

function columnFaults(
  typed: TypedColumn,
  key: string,
  numeric: ReadonlySet<string>,
  rows: RowKind,
): Record<string, string> {
  const faults: Record<string, string> = {};
  const choices = choicesOf(typed.choices);
  if (typed.kind === 'choice' && choices.length < 2) faults.choices = text.faults.choices;
  if (typed.min !== null && typed.max !== null && typed.min > typed.max) faults.max = text.faults.bounds;
  if (typed.kind === 'sum') {
    const of = keysOf(typed.of, numeric);
    if (!of) faults.of = text.faults.of;
    else if (of.includes(key)) faults.of = text.faults.ofSelf;
  }
  const source = sourceFault(typed, rows);
  if (source) faults.source = source;
  return faults;
}

const choicesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[;\n]/)
      .map((choice) => choice.replace(/\s+/g, ' ').trim())
      .filter((choice) => choice !== ''),
  ),
];

function checkOf(line: string, numeric: ReadonlySet<string>): Check | null {
  const parts = /^(.+?)(<=|>=|≤|≥|=)(.+)$/.exec(line);
  if (!parts) return null;
  const left = keysOf(parts[1]?.trim() ?? '', numeric);
  const right = keysOf(parts[3]?.trim() ?? '', numeric);
  const [only, ...others] = left ?? [];
  if (!only || others.length > 0 || !right) return null;
  const sign = ({ '≤': '<=', '≥': '>=' } as Record<string, Sign>)[parts[2] ?? ''] ?? (parts[2] as Sign);
  return { left: only, sign, right };
}

/** The table as it will be kept, or sentences beside the fields that are wrong. */
export function readForm(typed: TypedForm): TableForm | Refusal {
  const fields: Record<string, string> = {};
  const keys = typed.columns.map((_, index) => `c${index + 1}`);
  // A sum adds numbers, never another sum: no circle can be written.
  const numbers = new Set(keys.filter((_, index) => typed.columns[index]?.kind === 'number'));
  const numeric = new Set(
    keys.filter((_, index) => ['number', 'sum'].includes(typed.columns[index]?.kind ?? '')),
  );
  const seen = new Set<string>();
  const columns = typed.columns.map((column, index): FormColumn => {
    const key = keys[index] ?? '';
    for (const [field, words] of Object.entries(columnFaults(column, key, numbers, typed.rows)))
      fields[`columns[${index}].${field}`] = words;
    const name = wordKey(column.title);
    if (seen.has(name)) fields[`columns[${index}].title`] = text.faults.titleTwice;
    seen.add(name);
    const bounded = column.kind === 'number';
    return {
      ...{ key, title: column.title, kind: column.kind, hint: column.hint, source: column.source || null },
      required: column.required && column.kind !== 'sum',
      min: bounded ? column.min : null,
      max: bounded ? column.max : null,
      choices: column.kind === 'choice' ? choicesOf(column.choices) : [],
      of: column.kind === 'sum' ? (keysOf(column.of, numbers) ?? []) : [],
    };
  });
  if (columns.length === 0) fields.columns = text.faults.columns;
  const titles = typed.rows === 'fixed' ? linesOf(typed.titles) : [];
  if (typed.rows === 'fixed' && titles.length === 0) fields.titles = text.faults.titles;
  const twice = titles.find(
    (title, index) => titles.findIndex((other) => wordKey(other) === wordKey(title)) < index,
  );
  if (twice) fields.titles = text.faults.titlesTwice(twice);
  const checks = linesOf(typed.checks).flatMap((line) => {
    const check = checkOf(line, numeric);
    if (!check) fields.checks ??= text.faults.check(line);
    return check ? [check] : [];
  });
  if (Object.keys(fields).length > 0)
    return refuse('form-wrong', Object.values(fields)[0] ?? '', { kind: 'invalid', fields });
  return { rows: typed.rows, titles, columns, checks };
}

const checkWords = ({ left, sign, right }: Check): string =>
  `${numberOf(left)} ${sign} ${right.map(numberOf).join(' + ')}`;

/** What is kept, as it is typed: for the form that changes it. */
export const typedOf = (form: TableForm): TypedForm => ({
  rows: form.rows,
  titles: form.titles.join('\n'),
  columns: form.columns.map((column) => ({
    ...{ title: column.title, kind: column.kind, required: column.required, hint: column.hint },
    ...{ min: column.min, max: column.max, choices: column.choices.join('; ') },
    ...{ of: column.of.map(numberOf).join(' + '), source: column.source ?? '' },
  })),
  checks: form.checks.map(checkWords).join('\n'),
});

/** «гр. 2 не больше гр. 1» */
export function sayCheck({ left, sign, right }: Check): string {
  const words = { '<=': 'не больше', '>=': 'не меньше', '=': 'равна' }[sign];
  return `гр. ${numberOf(left)} ${words} ${right.map((key) => `гр. ${numberOf(key)}`).join(' + ')}`;
}
