// What is asked of an author: the words of a collection, its table, whom and by when.
import { z } from 'zod';
import { chosenShape, lineChoice, termShape } from '../assignment/assignment.schema.ts';
import { columnKinds, rowKinds, sources, collectionText as text } from './collection.text.ts';
import type { ColumnKind, RowKind, Source } from './form.ts';

const f = text.fields;
const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const keysOf = <K extends string>(words: Readonly<Record<K, string>>) => Object.keys(words) as [K, ...K[]];

/** A table of a form has no tick boxes: its cells are chosen. */
const yesNo = [
  { value: 'true', label: 'да' },
  { value: 'false', label: 'нет' },
];

const bound = z.number().min(-1e9).max(1e9).nullable().default(null);

export const wordsShape = {
  title: z.string().trim().min(3, text.faults.title).max(300).meta({ label: f.title, widget: 'text' }),
  purpose: z
    .string()
    .trim()
    .max(3000)
    .default('')
    .meta({ label: f.purpose, hint: text.hints.purpose, widget: 'textarea' }),
  basis: z
    .string()
    .trim()
    .max(300)
    .default('')
    .meta({ label: f.basis, hint: text.hints.basis, widget: 'text' }),
};

export const startSchema = z.object({
  ...wordsShape,
  lineId: lineChoice,
  copyOf: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .meta({ label: f.copyOf, hint: text.hints.copyOf, widget: 'select' }),
});

const columnSchema = z.object({
  title: z.string().trim().min(1, text.faults.columnTitle).max(200).meta({ label: f.column.title }),
  kind: z
    .enum(keysOf<ColumnKind>(columnKinds))
    .default('text')
    .meta({ label: f.column.kind, widget: 'select', options: optionsOf(columnKinds) }),
  required: z.boolean().default(false).meta({ label: f.column.required, widget: 'select', options: yesNo }),
  choices: z.string().trim().max(2000).default('').meta({ label: f.column.choices, widget: 'text' }),
  min: bound.meta({ label: f.column.min, widget: 'number' }),
  max: bound.meta({ label: f.column.max, widget: 'number' }),
  of: z.string().trim().max(200).default('').meta({ label: f.column.of, widget: 'text' }),
  source: z
    .union([z.literal(''), z.enum(keysOf<Source>(sources))])
    .default('')
    .meta({ label: f.column.source, widget: 'select', options: optionsOf(sources) }),
  hint: z.string().trim().max(300).default('').meta({ label: f.column.hint, widget: 'text' }),
});

export const formSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...wordsShape,
  rows: z
    .enum(keysOf<RowKind>(rowKinds))
    .default('one')
    .meta({ label: f.rows, widget: 'radio', options: optionsOf(rowKinds) }),
  titles: z
    .string()
    .max(20_000)
    .default('')
    .meta({ label: f.titles, hint: text.hints.titles, widget: 'textarea' }),
  columns: z
    .array(columnSchema)
    .max(60)
    .default([])
    .meta({
      label: f.columns,
      hint: `${text.hints.choices} ${text.hints.of}`,
      widget: 'table',
      spareRows: 4,
    }),
  checks: z
    .string()
    .max(4000)
    .default('')
    .meta({ label: f.checks, hint: text.hints.checks, widget: 'textarea' }),
});

export const sendSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...termShape,
  ...chosenShape,
});
