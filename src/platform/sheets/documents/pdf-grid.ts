// A page ruled like a table as rows of cells: neighbours with no line between them are one cell.
import { joined, linesOfPage, type Rule, type Word, writtenLines } from './pdf-page.ts';

export interface GridCell {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface GridRow {
  readonly top: number;
  readonly cells: readonly GridCell[];
}

const near = 3;

/** Values that differ by less than a hair are one. */
function clustered(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of values.toSorted((a, b) => a - b))
    if (found.length === 0 || value - (found.at(-1) ?? 0) > near) found.push(value);
  return found;
}

const covers = (rules: readonly Rule[], at: number, point: number): boolean =>
  rules.some(
    (rule) => Math.abs(rule.at - at) <= near && rule.from - near <= point && rule.to + near >= point,
  );

const middleOf = (edges: readonly number[], band: number): number =>
  ((edges[band] ?? 0) + (edges[band + 1] ?? 0)) / 2;

const bandOf = (edges: readonly number[], value: number): number =>
  edges.findIndex(
    (edge, at) => value >= edge - near && value < (edges[at + 1] ?? Number.NEGATIVE_INFINITY) + near / 2,
  );

/** The root of every small field of the grid: fields without a line between them have the same one. */
function mergedFields(xs: readonly number[], ys: readonly number[], rules: readonly Rule[]): number[][] {
  const level = rules.filter((rule) => rule.isLevel);
  const upright = rules.filter((rule) => !rule.isLevel);
  const [columns, bands] = [xs.length - 1, ys.length - 1];
  const parents = Array.from({ length: columns * bands }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[at] = root;
    return root;
  };
  for (let band = 0; band < bands; band += 1)
    for (let column = 0; column < columns; column += 1) {
      const own = band * columns + column;
      const right = column + 1 < columns && !covers(upright, xs[column + 1] ?? 0, middleOf(ys, band));
      if (right) parents[rootOf(own + 1)] = rootOf(own);
      const above = band + 1 < bands && !covers(level, ys[band + 1] ?? 0, middleOf(xs, column));
      if (above) parents[rootOf(own + columns)] = rootOf(own);
    }
  return Array.from({ length: bands }, (_, band) =>
    Array.from({ length: columns }, (_, column) => rootOf(band * columns + column)),
  );
}

/** A cell merged downwards is told in each row it covers; null when the page is not ruled like a table. */
export function ruledRows(words: readonly Word[], rules: readonly Rule[]): GridRow[] | null {
  const xs = clustered(rules.filter((rule) => !rule.isLevel).map((rule) => rule.at));
  const ys = clustered(rules.filter((rule) => rule.isLevel).map((rule) => rule.at));
  if (xs.length < 3 || ys.length < 2) return null;
  const fields = mergedFields(xs, ys, rules);
  const inside = new Map<number, Word[]>();
  const outside: Word[] = [];
  for (const word of words) {
    const column = bandOf(xs, (word.from + word.to) / 2);
    const root = fields[bandOf(ys, word.y + word.size * 0.3)]?.[column];
    if (root === undefined) outside.push(word);
    else inside.set(root, [...(inside.get(root) ?? []), word]);
  }
  const texts = new Map(
    [...inside].map(([root, own]) => [root, writtenLines(own).map(joined).join(' ').replace(/\s+/g, ' ')]),
  );
  const rows = fields.map((roots, band): GridRow => {
    const distinct = [...new Set(roots)];
    const cells = distinct.map((root) => ({
      text: texts.get(root) ?? '',
      from: xs[roots.indexOf(root)] ?? 0,
      to: xs[roots.lastIndexOf(root) + 1] ?? 0,
    }));
    return { top: ys[band + 1] ?? 0, cells };
  });
  return [...rows, ...linesOfPage(outside)]
    .filter((row) => row.cells.some((cell) => cell.text !== ''))
    .toSorted((a, b) => b.top - a.top);
}
