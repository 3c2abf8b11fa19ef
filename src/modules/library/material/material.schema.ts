// Shapes of what is said about a material: its edition, who reviews it, the review, reasons of its steps.
import { z } from 'zod';
import { optionalUploadSchema, uploadSchema } from '../../../platform/files/index.ts';
import {
  type Carrier,
  carriers,
  type Mark,
  type MaterialKind,
  marks,
  materialKinds,
  optionsOf,
  materialText as text,
  type Verdict,
  verdicts,
} from './material.text.ts';

const { fields, hints, refusals } = text;
const words = (max: number) => z.string().trim().max(max, `Не больше ${max} знаков.`).default('');
const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as [K, ...K[]];

/** «математика, физика» → two subjects. */
export const subjectsField = z
  .union([z.string().max(600), z.array(z.string().max(100)).max(20)])
  .default('')
  .transform((given) => [
    ...new Set(
      (typeof given === 'string' ? given.split(/[,;]+/) : given).map((each) => each.trim()).filter(Boolean),
    ),
  ])
  .meta({ label: fields.subjects, hint: hints.subjects, widget: 'text' });

export const yearField = z
  .union([
    z.literal(''),
    z.coerce.number({ error: refusals.year }).int(refusals.year).min(1900, refusals.year),
  ])
  .nullable()
  .default(null)
  .transform((year) => year || null)
  .pipe(z.number().max(2200, refusals.year).nullable())
  .meta({ label: fields.year, widget: 'number', width: 'short' });

const author = z.object({
  personId: z
    .union([z.literal(''), z.uuid({ error: refusals.nobody })])
    .default('')
    .meta({ label: 'Кто', widget: 'picker', source: 'people.pick' }),
});

const editionShape = {
  kind: z
    .enum(keysOf(materialKinds) as [MaterialKind, ...MaterialKind[]], { error: refusals.required })
    .meta({ label: fields.kind, options: optionsOf(materialKinds), widget: 'select' }),
  title: z
    .string({ error: refusals.required })
    .trim()
    .min(3, refusals.required)
    .max(300, 'Не больше 300 знаков.')
    .meta({ label: fields.title, hint: hints.title, widget: 'text' }),
  authors: z
    .array(author)
    .max(12)
    .default([])
    .meta({ label: fields.authors, hint: hints.authors, spareRows: 2 }),
  annotation: words(3000).meta({ label: fields.annotation, hint: hints.annotation, widget: 'textarea' }),
  subjects: subjectsField,
  audience: words(300).meta({ label: fields.audience, hint: hints.audience, widget: 'text' }),
  carrier: z
    .enum(keysOf(carriers) as [Carrier, ...Carrier[]])
    .default('electronic')
    .meta({ label: fields.carrier, options: optionsOf(carriers), widget: 'radio' }),
  place: words(100).meta({ label: fields.place, group: 'Для библиографического описания', widget: 'text' }),
  publisher: words(200).meta({
    label: fields.publisher,
    group: 'Для библиографического описания',
    widget: 'text',
  }),
  year: yearField.meta({ label: fields.year, group: 'Для библиографического описания', width: 'short' }),
  pages: words(40).meta({
    ...{ label: fields.pages, hint: hints.pages, group: 'Для библиографического описания' },
    ...{ widget: 'text', width: 'short' },
  }),
  url: words(400).meta({
    label: fields.url,
    hint: hints.url,
    group: 'Для библиографического описания',
    widget: 'text',
  }),
  description: words(2000).meta({
    ...{ label: fields.description, hint: hints.description, group: 'Для библиографического описания' },
    widget: 'textarea',
  }),
} as const;

export const makeSchema = z.object({
  ...editionShape,
  file: optionalUploadSchema.meta({ label: fields.file, hint: hints.file }),
});
export type EditionInput = Omit<z.output<typeof makeSchema>, 'file'>;

/** What the record was when the person opened it (decision 10). */
export const seen = {
  id: z.uuid().meta({ widget: 'none' }),
  version: z.coerce.number().int().positive().max(2_147_483_647).meta({ widget: 'none' }),
};

export const saveSchema = z.object({
  ...seen,
  ...editionShape,
  change: words(300).meta({ label: fields.change, hint: hints.change, widget: 'text' }),
});
export const attachSchema = z.object({
  ...seen,
  file: uploadSchema.meta({ label: fields.file, hint: hints.file }),
});
export const detachSchema = z.object({ ...seen, fileId: z.uuid().meta({ widget: 'none' }) });

const reviewer = z.object({
  personId: z
    .union([z.literal(''), z.uuid({ error: refusals.nobody })])
    .default('')
    .meta({ label: fields.reviewer, widget: 'picker', source: 'people.pick' }),
});
const dueOn = z.iso.date({ error: refusals.past }).meta({ label: fields.due, width: 'short' });

export const submitSchema = z.object({
  ...seen,
  reviewers: z
    .array(reviewer)
    .max(5)
    .default([])
    .meta({ label: fields.reviewers, hint: hints.reviewers, spareRows: 1 }),
  dueOn,
});

const reason = z
  .string({ error: refusals.reason })
  .trim()
  .min(3, refusals.reason)
  .max(500)
  .meta({ label: fields.reason, widget: 'textarea' });

export const reassignSchema = z.object({
  reviewId: z.uuid().meta({ widget: 'none' }),
  personId: z
    .uuid({ error: refusals.nobody })
    .meta({ label: fields.reviewer, widget: 'picker', source: 'people.pick' }),
  dueOn,
  reason,
});

const marked = z.object({
  key: z.string().max(80).meta({ widget: 'hidden' }),
  mark: z
    .enum(keysOf(marks) as [Mark, ...Mark[]], { error: refusals.marks })
    .meta({ label: fields.mark, options: optionsOf(marks) }),
  note: words(1000).meta({ label: fields.note, widget: 'text' }),
});
export type MarkLine = z.output<typeof marked>;

export const reviewSchema = z.object({
  reviewId: z.uuid().meta({ widget: 'none' }),
  marks: z.array(marked).max(40),
  verdict: z
    .enum(keysOf(verdicts) as [Verdict, ...Verdict[]], { error: refusals.verdict })
    .meta({ label: fields.verdict, options: optionsOf(verdicts), widget: 'radio' }),
  remarks: words(6000).meta({ label: fields.remarks, hint: hints.remarksOfReview, widget: 'textarea' }),
});

export const stepSchema = z.object(seen);
export const reasonSchema = z.object({ ...seen, reason });
export const restoreSchema = z.object({
  ...seen,
  reason: words(500).meta({ label: fields.reason, widget: 'textarea' }),
});
