// What a kind of list declares: its columns with the words people use for them, what makes a row itself, how it is written.
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import type { Refusal } from '../../kernel/refusal.ts';

/** A value of a cell as understood: null is «not said». */
export type FieldValue = string | number | boolean | readonly string[] | null;
export type Values = Readonly<Record<string, FieldValue>>;

/** A value, with a note where something was put right on the way; or what is wrong and what to do. */
export type ReadField = { readonly value: FieldValue; readonly note?: string } | { readonly fault: string };

export interface ListField {
  readonly key: string;
  readonly title: string;
  /** Headings people give this column, in any case, with any signs; the title is one of them. */
  readonly synonyms: readonly string[];
  readonly read: (text: string) => ReadField;
  /** Whether the row is no row without it. */
  readonly required?: boolean;
  /** The value in words, for the difference and the marked file. */
  readonly show?: (value: FieldValue) => string;
  readonly width?: number;
  /** The value is taken apart; the grid shows the words of the file. */
  readonly isTakenApart?: true;
}

export interface Fault {
  /** Key of the field; '' is about the whole row. */
  readonly field: string;
  readonly text: string;
}

/** A row as the fields read it. */
export interface ReadValues {
  readonly line: number;
  readonly values: Values;
  /** What the operator said about a suspicious row: 'new', 'skip', or the id it is. */
  readonly choice: string | null;
}

export interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

export interface Judged {
  readonly verdict: 'new' | 'changed' | 'same' | 'suspicious' | 'fault' | 'skipped';
  readonly faults?: readonly Fault[];
  readonly notes?: readonly string[];
  /** Field → before and after, in values. */
  readonly difference?: Readonly<Record<string, readonly [FieldValue, FieldValue]>>;
  readonly candidates?: readonly Candidate[];
  readonly targetId?: string | null;
  readonly targetVersion?: number | null;
  /** What the kind wants to know when it writes: ids of parts, what is new in them. */
  readonly parts?: Readonly<Record<string, unknown>>;
}

/** The import as the kind sees it. */
export interface ImportScope {
  readonly id: string;
  readonly institutionId: string | null;
  readonly fileName: string;
  /** The day the list speaks of, where it says one. */
  readonly listedOn: string | null;
}

export interface Written {
  /** Lines whose records changed since they were judged; nothing was written then. */
  readonly stale: readonly number[];
}

export interface ListKind {
  readonly key: string;
  readonly ru: string;
  readonly lead: string;
  /** Words for counting its records: организация, организации, организаций. */
  readonly count: readonly [string, string, string];
  /** Whether the list is of one institution and is chosen before the file. */
  readonly perInstitution: boolean;
  readonly fields: readonly ListField[];
  /** Each group needs one of its fields among the columns. */
  readonly needs: readonly (readonly string[])[];
  /** Joins and derives after the cells are read: a full name taken apart, a type told by the name. */
  readonly finish?: (values: Values, ctx: ReadCtx) => { values: Values; notes?: string[]; faults?: Fault[] };
  /** What makes two rows of one file the same record: sharing any of these is enough. */
  readonly identities: (values: Values) => readonly string[];
  /** Compares a batch with what is known; asks the database a fixed number of times for the batch. */
  readonly judge: (
    ctx: ReadCtx,
    scope: ImportScope,
    rows: readonly ReadValues[],
  ) => Promise<Map<number, Judged>>;
  /** Writes every new and changed row, set by set, one fact a row; says how far it is. */
  readonly write: (
    ctx: WriteCtx,
    scope: ImportScope,
    tell: (done: number) => Promise<void>,
  ) => Promise<Written>;
  /** Takes the whole back; refuses where later edits would be lost, naming them. */
  readonly undo: (ctx: WriteCtx, scope: ImportScope) => Promise<Refusal | { readonly records: number }>;
}
