// A table a report fills itself: every number knows the records that make it, so it is always as long as its list.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { ReportBlock } from '../../regulations/index.ts';

/** A record behind a number. Nothing personal: people are shown by lists of their own room, as the reader may see them. */
export interface Item {
  readonly title: string;
  readonly hint: string;
  readonly on: CivilDate | null;
  /** Within the territory. */
  readonly path: string;
}

export interface Cell {
  readonly value: number;
  /** Places in the table's `items`; null when the list is of another room. */
  readonly items: readonly number[] | null;
  /** The list of another room with the same filter. */
  readonly path: string | null;
  /** The whole the number is a share of. */
  readonly of: number | null;
}

export interface Table {
  readonly block: ReportBlock;
  readonly title: string;
  /** Head of the first column. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly Cell[] }[];
  readonly total: readonly Cell[] | null;
  /** Columns drawn as bars, by their places; empty: no chart. */
  readonly chart: readonly number[];
  readonly items: readonly Item[];
}

/** More bars than this say less than the table. */
export const mostBars = 14;

export interface Period {
  readonly schoolYear: number;
  readonly from: CivilDate;
  /** The day after the last one. */
  readonly to: CivilDate;
}

/** Asks the rooms a constant number of times, whatever their size; null: the service keeps nothing of the kind. */
export type Gather = (ctx: ReadCtx, period: Period) => Promise<Table | null>;

/** A record in a row and in some of the columns; with a weight it adds that much (hours). */
export interface Entry {
  readonly row: string;
  readonly columns: readonly string[];
  readonly item: Item;
  readonly weight?: number;
}

interface Tally {
  readonly block: ReportBlock;
  readonly title: string;
  readonly corner: string;
  readonly columns: readonly {
    readonly key: string;
    readonly title: string;
    readonly weighed?: boolean;
    readonly drawn?: boolean;
  }[];
  /** Rows in the order they stand; rows of entries that are not named here come after them. */
  readonly rows: readonly { readonly key: string; readonly title: string }[];
  readonly entries: readonly Entry[];
}

/** Puts entries into cells; rows nobody is in are left out, the total stands below several rows. */
export function tally({ block, title, corner, columns, rows, entries }: Tally): Table {
  const cellOf = (mine: readonly number[], column: Tally['columns'][number]): Cell => {
    const items = mine.filter((index) => entries[index]?.columns.includes(column.key));
    const value = column.weighed
      ? items.reduce((sum, index) => sum + (entries[index]?.weight ?? 0), 0)
      : items.length;
    return { value, items, path: null, of: null };
  };
  const byRow = Map.groupBy(entries.keys(), (index) => entries[index]?.row ?? '');
  const named = rows.filter(({ key }) => byRow.has(key));
  const others = [...byRow.keys()]
    .filter((key) => !rows.some((row) => row.key === key))
    .map((key) => ({ key, title: key }));
  const shown = [...named, ...others].map((row) => ({
    title: row.title,
    cells: columns.map((column) => cellOf(byRow.get(row.key) ?? [], column)),
  }));
  return {
    ...{ block, title, corner, columns: columns.map((column) => column.title), rows: shown },
    total: shown.length > 1 ? columns.map((column) => cellOf([...entries.keys()], column)) : null,
    chart: columns.flatMap(({ drawn }, index) => (drawn ? [index] : [])),
    items: entries.map(({ item }) => item),
  };
}

/** A cell by its address «row.column»; the row «total» is the last one. */
export function cellAt(table: Table, row: string, column: number): Cell | null {
  const cells = row === 'total' ? table.total : table.rows[Number(row)]?.cells;
  return cells?.[column] ?? null;
}
