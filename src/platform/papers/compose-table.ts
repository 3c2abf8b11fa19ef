// Tables and pairs of facts as pieces: widths, totals, groups, and which rows may be cut by a page.
import { breakEvery } from './clean-text.ts';
import type { Block, Cell, Run, Text } from './model.ts';
import { PAPER_TEXT as T } from './paper.text.ts';
import type { Piece, TableCellPiece, TablePiece } from './pieces.ts';

/** What a table has to know about the rest of the paper. */
export type TableSetting = { toRuns: (text: Text) => Run[]; widthMm: number; fontSize: number };

/** A cell longer than this may be cut by the end of a page; a shorter one moves whole. */
const LONG_CELL = 600;
/** A Cyrillic letter of a bold serif, as a share of the font size; and the padding of a cell in mm. */
const LETTER = 0.62;
const PADDING_MM = 3;
const MM_PER_POINT = 25.4 / 72;

const NUMBER = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 });

export function composeTable(
  block: Extract<Block, { kind: 'table' | 'facts' }>,
  setting: TableSetting,
): Piece[] {
  return block.kind === 'facts' ? [composeFacts(block, setting)] : composeGrid(block, setting);
}

function composeFacts(block: Extract<Block, { kind: 'facts' }>, { toRuns }: TableSetting): TablePiece {
  return {
    is: 'table',
    header: false,
    frame: false,
    before: 0.5,
    columns: [1, 2].map((width) => ({ title: loose([]), width, align: 'left' })),
    rows: block.rows.map((row) =>
      asRow([loose(toRuns(row.name)), loose(toRuns(row.value ?? '_'.repeat(24)))]),
    ),
  };
}

function composeGrid(block: Extract<Block, { kind: 'table' }>, setting: TableSetting): Piece[] {
  const { toRuns } = setting;
  const widths = wideEnough(block, setting);
  const letters = lettersPerColumn(widths, setting);
  const measure = (runs: Run[], index: number) => fitColumn(runs, letters[index] ?? 0);
  const fill = (cells: readonly Cell[], shape: (runs: Run[]) => Run[] = (runs) => runs) =>
    block.columns.map((_, index) => measure(shape(cellRuns(cells[index], toRuns)), index));
  const across = (runs: Run[]) => ({ ...asRow([loose(runs)]), group: true });

  const rows = block.rows.map((row) =>
    'group' in row ? across(asBold(toRuns(row.group))) : asRow(fill(row)),
  );
  if (rows.length === 0) rows.push(across(toRuns(block.empty ?? T.noRows)));
  if (block.total) rows.push({ ...asRow(fill(block.total, asBold)), total: true });
  const columns = block.columns.map((column, index) => ({
    title: measure(asBold(toRuns(column.title)), index),
    width: widths[index] ?? 1,
    align: column.align ?? 'left',
  }));
  const table: TablePiece = { is: 'table', header: true, frame: true, before: 0.5, columns, rows };
  return block.caption ? [composeCaption(toRuns(block.caption)), table] : [table];
}

/**
 * Millimetres of each column: the shares the template asked for, evened out so that no ordinary word has to be cut —
 * first by the words of the whole table, else by those of its head; where neither fits, the shares stay.
 */
function wideEnough(block: Extract<Block, { kind: 'table' }>, setting: TableSetting): number[] {
  const shares = block.columns.map((column) => Math.max(column.width ?? 1, 0.1));
  const sum = shares.reduce((total, share) => total + share, 0);
  const given = shares.map((share) => (share / sum) * setting.widthMm);
  const needs = (texts: (index: number) => string[]) =>
    given.map((_, index) => Math.max(...texts(index).map((text) => widestWord(text, setting)), 0));
  const head = (index: number) => [plainOf(block.columns[index]?.title ?? '')];
  const body = (index: number) =>
    [...block.rows, ...(block.total ? [block.total] : [])].flatMap((row) =>
      'group' in row ? [] : [plainOf(row[index])],
    );
  return (
    evenedOut(
      given,
      needs((index) => [...head(index), ...body(index)]),
    ) ??
    evenedOut(given, needs(head)) ??
    given
  );
}

/** What is missing in narrow columns is taken from the wide ones; null when they have not enough to give. */
function evenedOut(given: readonly number[], needed: readonly number[]): number[] | null {
  const spare = (width: number, index: number) => Math.max(0, width - (needed[index] ?? 0));
  const missing = given.reduce((sum, width, index) => sum + Math.max(0, (needed[index] ?? 0) - width), 0);
  const surplus = given.reduce((sum, width, index) => sum + spare(width, index), 0);
  if (missing > surplus) return null;
  if (missing === 0) return [...given];
  return given.map((width, index) =>
    Math.max(
      width - (spare(width, index) / surplus) * missing,
      Math.min(needed[index] ?? 0, width + missing),
    ),
  );
}

const plainOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : typeof cell === 'number'
      ? NUMBER.format(cell)
      : typeof cell === 'string'
        ? cell
        : cell.map((run) => run.text).join('');

/** Longer words — addresses, codes — are divided anyway. */
const ORDINARY_WORD = 16;

function widestWord(text: string, { fontSize }: TableSetting): number {
  const words = text.split(/[\s\u200B\u00A0]+/u).filter((word) => word.length <= ORDINARY_WORD);
  const letters = Math.max(0, ...words.map((word) => word.length));
  return letters * (fontSize - 2) * LETTER * MM_PER_POINT + PADDING_MM + 0.1;
}

function composeCaption(runs: Run[]): Piece {
  const still = { indent: false, size: 'normal', before: 0.5, after: 0, keep: true } as const;
  return { is: 'text', runs, align: 'left', role: 'body', ...still };
}

function lettersPerColumn(widths: readonly number[], { widthMm, fontSize }: TableSetting): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  const letterMm = (fontSize - 2) * LETTER * MM_PER_POINT;
  return widths.map((width) => Math.floor(((width / sum) * widthMm - PADDING_MM) / letterMm));
}

/** Russian words get hyphens where they are too wide; numbers, links and addresses just break. */
function fitColumn(runs: readonly Run[], letters: number): TableCellPiece {
  const isWide = (word: string) => word.length > letters;
  const tight = runs.some((run) => run.text.split(/[\s\u200B]+/u).some(isWide));
  if (!tight) return { runs, tight };
  const fitted = runs.map((run) => ({
    ...run,
    text: run.text.replace(/[^\s\u200B\p{Script=Cyrillic}]+/gu, (word) =>
      isWide(word) ? breakEvery(word, letters) : word,
    ),
  }));
  return { runs: fitted, tight };
}

function cellRuns(cell: Cell | undefined, toRuns: TableSetting['toRuns']): Run[] {
  if (cell === null || cell === undefined) return [];
  return typeof cell === 'number' ? [{ text: NUMBER.format(cell) }] : toRuns(cell);
}

function asRow(cells: TableCellPiece[]): TablePiece['rows'][number] {
  const lengths = cells.map(({ runs }) => runs.reduce((sum, run) => sum + run.text.length, 0));
  return { cells, group: false, total: false, whole: Math.max(...lengths) <= LONG_CELL };
}

function loose(runs: readonly Run[]): TableCellPiece {
  return { runs, tight: false };
}

function asBold(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, bold: true }));
}
