// One cell of the plan's grid: the words typed or pasted become columns of the line, or a sentence that says what is wrong.
import { formatNumber } from '../../../platform/language/index.ts';
import type { Listed } from '../../regulations/index.ts';
import type { FoundPerson } from './line.people.ts';
import type { Line } from './line.queries.ts';
import type { LineColumns } from './line.schema.ts';
import { lineText as text } from './line.text.ts';
import { readTerm } from './term.ts';

export const cellFields = [
  'title',
  'form',
  'term',
  'audience',
  'responsible',
  'result',
  'direction',
  'task',
  'subjects',
  'place',
  'programme',
  'costPlanned',
  'responsibleWords',
  'funding',
  'times',
] as const;
export type CellField = (typeof cellFields)[number];

export interface CellHelp {
  readonly schoolYear: number;
  readonly directions: readonly Listed[];
  readonly tasks: readonly Listed[];
  readonly people: ReadonlyMap<string, FoundPerson>;
}

export type CellReading = { readonly set: Partial<LineColumns> } | { readonly fault: string };

const limits: Readonly<Partial<Record<CellField, number>>> = {
  title: 1000,
  term: 200,
  result: 500,
  form: 200,
  funding: 200,
};
const usualLimit = 300;

const columns = {
  title: 'title',
  form: 'form',
  audience: 'audience',
  subjects: 'subjects',
  place: 'place',
  result: 'result',
  programme: 'programme',
  responsibleWords: 'responsible_words',
  funding: 'funding',
} as const;

/** «2» or the words of the catalogue, whatever their case; '' takes the value away. */
function listedKey(rows: readonly Listed[], words: string): string | null {
  if (words === '') return '';
  const wanted = words.toLocaleLowerCase('ru');
  const found = rows.find(
    (row, index) =>
      row.key === words || row.text.toLocaleLowerCase('ru') === wanted || String(index + 1) === words,
  );
  return found?.key ?? null;
}

export function readCell(field: CellField, typed: string, help: CellHelp): CellReading {
  const words = typed.replace(/[ \t\u00a0]+/g, ' ').trim();
  const limit = limits[field] ?? usualLimit;
  if (words.length > limit) return { fault: text.faults.tooLong(limit) };
  switch (field) {
    case 'title':
      return words === '' ? { fault: text.faults.title } : { set: { title: words } };
    case 'term':
      return words === '' ? { fault: text.faults.term } : { set: termColumns(words, help.schoolYear) };
    case 'responsible':
      return responsibleOf(words, help);
    case 'direction':
    case 'task': {
      const key = listedKey(field === 'task' ? help.tasks : help.directions, words);
      return key === null ? { fault: text.faults[field](words) } : { set: { [field]: key } };
    }
    case 'costPlanned':
      return moneyOf(words);
    case 'times': {
      if (words === '') return { set: { times: null } };
      const count = Number(words);
      return Number.isInteger(count) && count >= 1 && count <= 366
        ? { set: { times: count } }
        : { fault: text.faults.times };
    }
    default:
      return { set: { [columns[field]]: words } };
  }
}

export function termColumns(words: string, schoolYear: number) {
  const { kind, startsOn, endsOn, times } = readTerm(words, schoolYear);
  return { term: words, term_kind: kind, starts_on: startsOn, ends_on: endsOn, times };
}

/** Several names in one cell: the first answers, the whole is printed. */
function responsibleOf(words: string, { people }: CellHelp): CellReading {
  if (words === '') return { fault: text.faults.responsible };
  const [first = ''] = namesIn(words);
  const found = people.get(first) ?? 'none';
  if (found === 'none') return { fault: text.faults.noSuchPerson(first) };
  if (found === 'many') return { fault: text.faults.manyPeople(first) };
  return { set: { responsible_id: found.id, ...(first === words ? {} : { responsible_words: words }) } };
}

export const namesIn = (words: string): string[] =>
  words
    .split(/[,;\n/]/)
    .map((name) => name.trim())
    .filter(Boolean);

function moneyOf(words: string): CellReading {
  if (words === '') return { set: { cost_planned: null } };
  const plain = words.replace(/[\s\u00a0]|руб\.?|р\.|₽/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain)
    ? { set: { cost_planned: Number(plain) } }
    : { fault: text.faults.money };
}

const listedText = (rows: readonly Listed[], key: string): string =>
  rows.find((row) => row.key === key)?.text ?? key;

/** What the grid shows in the cell, and what a person is compared with when two write at once. */
export function shownCell(
  line: Pick<Line, Exclude<CellField, 'costPlanned' | 'times'>> & Pick<Line, 'costPlanned' | 'times'>,
  field: CellField,
  help: Pick<CellHelp, 'directions' | 'tasks'>,
): string {
  if (field === 'direction') return listedText(help.directions, line.direction);
  if (field === 'task') return listedText(help.tasks, line.task);
  if (field === 'responsible') return line.responsible.replaceAll('\u00a0', ' ');
  if (field === 'costPlanned')
    return line.costPlanned === null ? '' : formatNumber(line.costPlanned).replaceAll('\u00a0', ' ');
  if (field === 'times') return line.times === null ? '' : String(line.times);
  return line[field];
}
