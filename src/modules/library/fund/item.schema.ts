// Shapes of what is said about items of the fund, their copies, and lists of them.
import { z } from 'zod';
import { optionalUploadSchema } from '../../../platform/files/index.ts';
import { seen, subjectsField, yearField } from '../material/material.schema.ts';
import { optionsOf } from '../material/material.text.ts';
import { type ItemKind, itemKinds, fundText as text } from './fund.text.ts';

const { fields, hints, refusals } = text;
const line = (label: string, max: number, more: object = {}) =>
  z
    .string()
    .trim()
    .max(max, `Не больше ${max} знаков.`)
    .default('')
    .meta({ label, widget: 'text', ...more });

const published = { group: 'Выходные данные' };

export const itemShape = {
  kind: z
    .enum(Object.keys(itemKinds) as [ItemKind, ...ItemKind[]], { error: refusals.required })
    .meta({ label: fields.kind, options: optionsOf(itemKinds), widget: 'select' }),
  title: z
    .string({ error: refusals.title })
    .trim()
    .min(2, refusals.title)
    .max(400, 'Не больше 400 знаков.')
    .meta({ label: fields.title, widget: 'text' }),
  subtitle: line(fields.subtitle, 300, { hint: hints.subtitle }),
  authors: line(fields.authors, 400, { hint: hints.authors }),
  subjects: subjectsField,
  annotation: line(fields.annotation, 2000, { widget: 'textarea' }),
  place: line(fields.place, 100, published),
  publisher: line(fields.publisher, 200, published),
  year: yearField.meta({ label: fields.year, width: 'short', ...published }),
  issue: line(fields.issue, 60, { width: 'short', ...published }),
  pages: line(fields.pages, 40, { width: 'short', ...published }),
  isbn: line(fields.isbn, 40, published),
  url: line(fields.url, 400, published),
  description: line(fields.description, 2000, { widget: 'textarea', hint: hints.description, ...published }),
} as const;

const copies = { group: 'Экземпляры' };
export const copyShape = {
  number: line(fields.number, 40, { hint: hints.number, width: 'short', ...copies }),
  copies: z.coerce
    .number({ error: refusals.copies })
    .int(refusals.copies)
    .min(0, refusals.copies)
    .max(200, refusals.copies)
    .default(1)
    .meta({ label: fields.copies, width: 'short', ...copies }),
  shelf: line(fields.shelf, 100, { hint: hints.shelf, ...copies }),
  source: line(fields.source, 200, copies),
  price: z
    .union([z.literal(''), z.coerce.number({ error: refusals.price }).min(0, refusals.price).max(9_999_999)])
    .nullable()
    .default(null)
    .transform((price) => (price === '' ? null : price))
    .meta({ label: fields.price, widget: 'number', width: 'short', ...copies }),
} as const;

export const addItemSchema = z.object({ ...itemShape, ...copyShape });
export type ItemInput = Omit<z.output<typeof addItemSchema>, keyof typeof copyShape>;
export type CopiesInput = Pick<z.output<typeof addItemSchema>, keyof typeof copyShape>;

export const correctItemSchema = z.object({ ...seen, ...itemShape });
export const addCopiesSchema = z.object({ id: z.uuid().meta({ widget: 'none' }), ...copyShape });
export const moveCopySchema = z.object({
  id: z.uuid().meta({ widget: 'none' }),
  shelf: line(fields.shelf, 100, { hint: hints.shelf }),
});

export const readIntakeSchema = z.object({
  file: optionalUploadSchema.meta({ label: fields.file, hint: hints.file, accept: '.xlsx,.xls,.csv,.txt' }),
  pasted: z
    .string()
    .max(2_000_000)
    .default('')
    .meta({ label: fields.paste, hint: hints.paste, widget: 'textarea' }),
});

export const writeOffSchema = z.object({
  number: z
    .string({ error: refusals.required })
    .trim()
    .min(1, refusals.required)
    .max(40)
    .meta({ label: fields.actNumber, widget: 'text', width: 'short' }),
  onDate: z.iso.date({ error: refusals.date }).meta({ label: fields.actDate, width: 'short' }),
  reason: z
    .string({ error: refusals.reason })
    .trim()
    .min(3, refusals.reason)
    .max(500)
    .meta({ label: fields.reason, widget: 'text' }),
  numbers: z
    .string({ error: refusals.noNumbers })
    .trim()
    .min(1, refusals.noNumbers)
    .max(20_000)
    .meta({ label: fields.actCopies, hint: hints.actCopies, widget: 'textarea' }),
  commission: z
    .string()
    .trim()
    .max(2000)
    .default('')
    .meta({ label: fields.commission, hint: hints.commission, widget: 'textarea' }),
});
