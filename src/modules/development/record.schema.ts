// Shapes of what is written about somebody's training.
import { z } from 'zod';
import { portionSize } from '../../kernel/list.ts';
import { formField, hoursField, kindField, optionalDay, seen } from './course.schema.ts';
import { type TrainingKind, trainingKinds } from './course.text.ts';
import { exceptionKinds, type PracticeOutcome, practiceOutcomes, recordText as text } from './record.text.ts';

const words = (max: number) => z.string().trim().max(max, `Не больше ${max} знаков.`).default('');
const day = z.iso.date({ error: text.faults.date });
export const reasonField = z
  .string({ error: text.faults.reason })
  .trim()
  .min(3, text.faults.reason)
  .max(500, 'Не больше 500 знаков.');

export const addRecordSchema = z
  .object({
    personId: z.uuid({ error: text.faults.person }),
    courseId: z.uuid().nullable().default(null),
    title: words(500),
    provider: words(300),
    kind: kindField.default('advanced'),
    form: formField.default('on-site'),
    hours: hoursField,
    startsOn: day,
    endsOn: day,
    documentNumber: words(120),
    documentDate: optionalDay,
  })
  .refine((input) => input.courseId !== null || input.title !== '', {
    error: text.faults.title,
    path: ['title'],
  })
  .refine((input) => input.endsOn >= input.startsOn, { error: text.faults.order, path: ['endsOn'] })
  .refine((input) => (input.documentNumber === '') === (input.documentDate === null), {
    error: text.faults.documentBoth,
    path: ['documentDate'],
  });

export const recordSeen = z.object(seen);
export const certifySchema = z.object({
  ...seen,
  documentNumber: z.string({ error: text.faults.document }).trim().min(1, text.faults.document).max(120),
  documentDate: day,
  hours: hoursField.nullable().default(null),
});
export const reasonSchema = z.object({ ...seen, reason: reasonField });

const mark = z.coerce
  .number({ error: text.faults.mark })
  .int(text.faults.mark)
  .min(1, text.faults.mark)
  .max(5, text.faults.mark);
export const feedbackSchema = z.object({
  recordId: z.uuid(),
  usefulness: mark,
  quality: mark,
  text: words(2000),
});
export const checkSchema = z.object({
  recordId: z.uuid(),
  checkedOn: day,
  way: z.string({ error: text.faults.way }).trim().min(3, text.faults.way).max(300),
  outcome: z.enum(Object.keys(practiceOutcomes) as [PracticeOutcome, ...PracticeOutcome[]], {
    error: text.faults.outcome,
  }),
  text: words(2000),
});

const optionalId = z.union([z.literal(''), z.uuid()]).default('');

export const recordFilter = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim()),
  institutionId: optionalId,
  institutionKind: z.string().max(40).default(''),
  unit: z.enum(['', 'centre']).default(''),
  courseId: optionalId,
  personId: optionalId,
  kind: z.enum(['', ...(Object.keys(trainingKinds) as TrainingKind[])]).default(''),
  state: z.enum(['', 'planned', 'started', 'completed', 'certified', 'refused', 'dropped']).default(''),
  year: z.union([z.literal(''), z.coerce.number().int().min(1950).max(2100)]).default(''),
  exception: z.enum(['', ...(Object.keys(exceptionKinds) as (keyof typeof exceptionKinds)[])]).default(''),
  sort: z.enum(['ends', 'name']).default('ends'),
  after: z.string().max(600).default(''),
  limit: portionSize,
});
export type RecordFilter = z.input<typeof recordFilter>;
