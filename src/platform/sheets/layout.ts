// Guesses which row is the heading and which column is what; a mapping remembered for the same headings comes first.
import type { ReadRow } from './read-shape.ts';
import { tidyText, wordKey } from './read-values.ts';

/** What a heading may name: its own title or the words people use for it. */
export interface NamedColumn {
  readonly key: string;
  readonly title: string;
  readonly synonyms: readonly string[];
}

/** The columns a table may have; of every group in `needs` one must be there. */
export interface TableKind {
  readonly fields: readonly NamedColumn[];
  readonly needs: readonly (readonly string[])[];
}

/** How the file was understood: a field's key for every column, '' for a column left out. */
export interface Layout {
  readonly headerLine: number;
  readonly headings: readonly string[];
  readonly mapping: readonly string[];
}

const MOST_HEAD_ROWS = 30;
const MOST_LEVELS = 3;

/** One column's heading over several rows: an upper cell spreads to the right over what it covers. */
function headingsOf(rows: readonly ReadRow[]): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const levels = rows.map(({ cells }, level) => {
    const isLowest = level === rows.length - 1;
    let spread = '';
    return Array.from({ length: width }, (_, column) => {
      const own = tidyText(cells[column] ?? '');
      if (own) spread = own;
      const below = rows.slice(level + 1).some((row) => tidyText(row.cells[column] ?? '') !== '');
      return own || isLowest || !below ? own : spread;
    });
  });
  return Array.from({ length: width }, (_, column) =>
    [...new Set(levels.map((level) => level[column] ?? '').filter(Boolean))].join(' '),
  );
}

interface Guess {
  readonly column: number;
  readonly field: string;
  readonly score: number;
}

/** 3 for the very words, 2 for a heading that begins so, 1 for one that holds them: every field it may be. */
function guessesOf(kind: TableKind, heading: string, column: number): Guess[] {
  const key = wordKey(heading);
  if (!key) return [];
  return kind.fields.flatMap((field) => {
    const scores = [field.title, ...field.synonyms].map((words) => {
      const wanted = wordKey(words);
      if (key === wanted) return 3;
      if (key.startsWith(`${wanted} `)) return 2 + wanted.length / 1000;
      return wanted.length > 3 && ` ${key} `.includes(` ${wanted} `) ? 1 + wanted.length / 1000 : 0;
    });
    const score = Math.max(...scores);
    return score > 0 ? [{ column, field: field.key, score }] : [];
  });
}

/**
 * Each field once: the surest heading takes it, the leftmost of equals. «Место работы: организация, должность» over two
 * columns: what lost the one field is taken for the next it names.
 */
export function guessMapping(kind: TableKind, headings: readonly string[]): string[] {
  const mapping: string[] = headings.map(() => '');
  const guesses = headings
    .flatMap((heading, column) => guessesOf(kind, heading, column))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  for (const { column, field } of guesses)
    if (mapping[column] === '' && !mapping.includes(field)) mapping[column] = field;
  return mapping;
}

/** Fields still wanted before rows can be judged, by their titles. */
export function missingOf(kind: TableKind, mapping: readonly string[]): string[] {
  return kind.needs
    .filter((group) => !group.some((key) => mapping.includes(key)))
    .map((group) =>
      group.map((key) => `«${kind.fields.find((field) => field.key === key)?.title ?? key}»`).join(' или '),
    );
}

/**
 * Looks for the heading among the first rows: the one to three rows together that name the most columns.
 * `remembered` wins where its headings are met again.
 */
export function guessLayout(
  kind: TableKind,
  first: readonly ReadRow[],
  remembered: Layout | null,
): Layout | null {
  const rows = first.slice(0, MOST_HEAD_ROWS);
  let best: (Layout & { score: number }) | null = null;
  for (let start = 0; start < rows.length; start += 1) {
    for (let levels = 1; levels <= MOST_LEVELS && start + levels <= rows.length; levels += 1) {
      const taken = rows.slice(start, start + levels);
      const headings = headingsOf(taken);
      const known = remembered && sameHeadings(remembered.headings, headings) ? remembered.mapping : null;
      const mapping = known ?? guessMapping(kind, headings);
      const score =
        mapping.filter(Boolean).length + (known ? 100 : 0) - missingOf(kind, mapping).length - levels / 10;
      const headerLine = taken.at(-1)?.line ?? 1;
      if (!best || score > best.score) best = { headerLine, headings, mapping, score };
    }
  }
  return best && { headerLine: best.headerLine, headings: best.headings, mapping: best.mapping };
}

const sameHeadings = (one: readonly string[], other: readonly string[]): boolean =>
  one.map(wordKey).join('|') === other.map(wordKey).join('|');
