// The few shapes every paper is drawn with; the renderers know these and nothing about documents.
import type { Align, Run } from './model.ts';

export type TextPiece = {
  is: 'text';
  runs: readonly Run[];
  align: Align;
  /** What the text is to a screen reader and to Word's outline. */
  role: 'body' | 'title' | 'subject' | 'heading';
  /** First line moved in by 1.25 cm. */
  indent: boolean;
  size: 'normal' | 'small' | 'tiny';
  /** Empty space above and below, in lines. */
  before: number;
  after: number;
  /** Stays on one page with what follows. */
  keep: boolean;
};
export type ColumnCell = {
  /** A share of the width, or millimetres. */
  width: number | { mm: number };
  texts: readonly TextPiece[];
  /** Draws a line to write on at the foot of the cell. */
  line?: boolean;
};
export type ColumnsPiece = {
  is: 'columns';
  /** `row` reads as one sentence, so its cells meet at the foot; `corner` and `side` meet at the top. */
  layout: 'row' | 'corner' | 'side';
  cells: readonly ColumnCell[];
  before: number;
  keep: boolean;
};
export type TableCellPiece = {
  runs: readonly Run[];
  /** A word in it is wider than the column, so words may be divided. */
  tight: boolean;
};
export type TablePiece = {
  is: 'table';
  columns: readonly { title: TableCellPiece; width: number; align: Align }[];
  header: boolean;
  frame: boolean;
  rows: readonly { cells: readonly TableCellPiece[]; group: boolean; total: boolean; whole: boolean }[];
  before: number;
};
/** A chart of bars: every part has its share of the widest row. */
export type BarsPiece = {
  is: 'bars';
  legend: readonly { text: string; colour: string }[];
  rows: readonly {
    title: string;
    parts: readonly { value: number; share: number; colour: string; ink: string }[];
    /** Said at the end of the bar. */
    total: string;
  }[];
  before: number;
};
export type Piece =
  | TextPiece
  | ColumnsPiece
  | TablePiece
  | BarsPiece
  | { is: 'break' }
  | { is: 'gap'; lines: number };

export type Foot = { lines: readonly string[]; qr: { text: string; caption: string | null } | null };

export type Sheet = {
  title: string;
  landscape: boolean;
  leftMargin: 20 | 30;
  fontSize: number;
  draft: string | null;
  pieces: readonly Piece[];
  foot: Foot | null;
};
