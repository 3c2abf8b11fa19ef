// What the data says today beside what was approved: numbers that differ, and which records came and left.
import type { Cell, Item, Table } from '../figures/figure.ts';
import type { Given } from './report.queries.ts';

export interface Change {
  readonly where: string;
  readonly was: number;
  readonly now: number;
  readonly came: readonly Item[];
  readonly left: readonly Item[];
}

const itemsOf = (table: Table, cell: Cell | undefined): Item[] =>
  (cell?.items ?? []).flatMap((index) => table.items[index] ?? []);
const sign = (item: Item) => `${item.path} ${item.title} ${item.on ?? ''}`;
const without = (items: readonly Item[], others: readonly Item[]) => {
  const known = new Set(others.map(sign));
  return items.filter((item) => !known.has(sign(item)));
};

const titlesOf = (before: Table, after: Table): string[] => [
  ...new Set([...before.rows, ...after.rows].map(({ title }) => title)),
];

/** Rows and columns meet by their words: a table of another shape shows what it has and what it has not. */
function changesOf(before: Table, after: Table): Change[] {
  return titlesOf(before, after).flatMap((title) =>
    before.columns.flatMap((column, index): Change[] => {
      const place = after.columns.indexOf(column);
      const was = before.rows.find((row) => row.title === title)?.cells[index];
      const now = after.rows.find((row) => row.title === title)?.cells[place];
      const [earlier, later] = [itemsOf(before, was), itemsOf(after, now)];
      const [came, left] = [without(later, earlier), without(earlier, later)];
      if ((was?.value ?? 0) === (now?.value ?? 0) && came.length === 0 && left.length === 0) return [];
      const where = `${before.title}: ${title}, ${column}`;
      return [{ where, was: was?.value ?? 0, now: now?.value ?? 0, came, left }];
    }),
  );
}

export const changesSince = (given: Given, now: Given): Change[] =>
  given.sections.flatMap(({ key, table }) => {
    const after = now.sections.find((section) => section.key === key)?.table;
    return table && after ? changesOf(table, after) : [];
  });
