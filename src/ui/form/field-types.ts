// What a form field is, whoever describes it: a zod schema or a page by hand.
import type { Content, Option } from '../types.ts';

export type Widget =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'time'
  | 'datetime'
  | 'email'
  | 'tel'
  | 'password'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'checkboxes'
  | 'file'
  | 'picker'
  | 'table'
  | 'hidden';

export interface FieldDescriptor {
  /** Path in the input: `theme`, `head.name`, `plan`. */
  name: string;
  label: string;
  widget: Widget;
  required?: boolean | undefined;
  hint?: Content | undefined;
  /** Fields of one group stand together under this heading. */
  group?: string | undefined;
  options?: Option[] | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  step?: number | string | undefined;
  maxLength?: number | undefined;
  multiple?: boolean | undefined;
  /** Columns of an editable table. */
  columns?: FieldDescriptor[] | undefined;
  /** Empty rows offered at once in an editable table. */
  spareRows?: number | undefined;
  /** Kinds of files, as the browser wants them: `.pdf,.docx`. */
  accept?: string | undefined;
  maxMegabytes?: number | undefined;
  autocomplete?: string | undefined;
  /** Address that answers `?q=` with [{value, label, hint}] for a picker. */
  source?: string | undefined;
  /** Id of a datalist of ready words for a line of text. */
  list?: string | undefined;
  width?: 'short' | 'half' | 'full' | undefined;
}

/** Path of a field → one sentence that says what to do. */
export type FieldErrors = Record<string, string>;

/** What the form was filled with: typed values of a record or raw strings of a refused form. */
export type FormValues = Record<string, unknown>;

export function fieldId(name: string): string {
  return `f-${name.replace(/[^\wа-яё]+/gi, '-').replace(/-+$/, '')}`;
}

/** The value at a path such as `plan[0].title`. */
export function valueAt(values: FormValues | undefined, name: string): unknown {
  let value: unknown = values;
  for (const key of name.match(/[^.[\]]+/g) ?? []) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
