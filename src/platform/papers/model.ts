// What an official paper consists of: pure data, the same for PDF, DOCX and the preview on the screen.

/** Raised when a stored paper would be drawn differently; a snapshot keeps the version it was made under. */
export const PAPER_MODEL_VERSION = 1;

export type Run = { text: string; bold?: boolean; italic?: boolean; underline?: boolean };
/** A line break in the text is a line break on paper. */
export type Text = string | readonly Run[];
export type Align = 'left' | 'center' | 'right' | 'justify';

export type Paper = {
  model: typeof PAPER_MODEL_VERSION;
  template: { name: string; version: number };
  title: string;
  language: 'ru';
  page: {
    orientation: 'portrait' | 'landscape';
    /** `long` leaves 30 mm at the left: the paper is kept for more than ten years. */
    binding: 'normal' | 'long';
    fontSize?: 12 | 13 | 14;
  };
  /** Prints «Проект» in the corner. */
  draft?: boolean;
  blocks: readonly Block[];
  foot?: PaperFoot;
};

/** Stands at the bottom of the first page. */
export type PaperFoot = {
  /** Index of the file (дело) by the office's nomenclature. */
  fileIndex?: string;
  storageTerm?: string;
  note?: string;
  qr?: { text: string; caption?: string };
};

/** null prints a place to fill in by hand; an absent number means the act has none. */
export type ActRequisites = { date: string | null; number?: string | null };

export type ListItem = {
  text: Text;
  /** As printed in the source («5.10.»); without it items are counted. */
  label?: string;
  items?: readonly ListItem[];
};

export type ApprovalPart = {
  /** «УТВЕРЖДЕН», «Принято», «СОГЛАСОВАНО». */
  heading: string;
  lines: readonly string[];
  signature?: { post?: string; name: string | null };
  /** «протокол от 30.08.2016 № 1»: `prefix` is the word before. */
  requisites?: ActRequisites & { prefix?: string };
};

export type Column = {
  title: string;
  /** Share of the table's width; 1 when absent. */
  width?: number;
  align?: Align;
};
export type Cell = Text | number | null;
/** A row of cells, or one line across the table that opens a group. */
export type Row = readonly Cell[] | { group: Text };

export type Signer = {
  /** In full, already «И. о. директора …» for an acting head. */
  post: string;
  /** «М.П. Иванова»; null leaves a place. */
  name: string | null;
  date?: string | null;
};

export type Votes = { for: number | null; against: number | null; abstained: number | null };

export type Block =
  | { kind: 'letterhead'; lines: readonly string[]; details?: readonly string[] }
  | { kind: 'document-kind'; text: string; subtitle?: string }
  | { kind: 'requisites'; date: string | null; number: string | null; place?: string | null }
  | { kind: 'addressee'; lines: readonly string[] }
  | { kind: 'approval'; part: ApprovalPart }
  | { kind: 'approvals'; parts: readonly ApprovalPart[] }
  | { kind: 'subject'; text: string; align?: 'left' | 'center' }
  | { kind: 'heading'; text: string; level?: 1 | 2 }
  | { kind: 'paragraph'; text: Text; align?: Align; indent?: boolean; keepWithNext?: boolean }
  | { kind: 'list'; style: 'numbered' | 'bulleted'; items: readonly ListItem[]; start?: number }
  | { kind: 'facts'; rows: readonly { name: string; value: Text | null }[] }
  | {
      kind: 'table';
      columns: readonly Column[];
      rows: readonly Row[];
      total?: readonly Cell[];
      caption?: string;
      /** Said instead of rows when there are none. */
      empty?: string;
    }
  | {
      /** Bars side by side, one a row: a chart people can still edit in Word. Parts follow the legend. */
      kind: 'bars';
      legend: readonly string[];
      rows: readonly { title: string; parts: readonly number[] }[];
      caption?: string;
    }
  | {
      kind: 'hearing';
      number: number | string;
      heard: readonly Text[];
      spoke: readonly Text[];
      decided: readonly ListItem[];
      votes?: Votes;
    }
  | { kind: 'votes'; votes: Votes; outcome?: string }
  | { kind: 'signatures'; signers: readonly Signer[]; stamp?: boolean }
  | {
      kind: 'acquaintance';
      text: string;
      people: readonly { post?: string; name: string; date?: string | null }[];
      blankLines?: number;
    }
  | {
      kind: 'attachment';
      number: string | null;
      /** «к приказу департамента образования …». */
      to: string;
      act: ActRequisites;
      pageBreak?: boolean;
    }
  | { kind: 'note'; text: Text }
  | { kind: 'page-break' }
  | { kind: 'spacer'; lines?: number };
