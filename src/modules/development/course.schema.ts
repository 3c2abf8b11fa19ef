// Shapes of what is written about providers, courses and quotas.
import { z } from 'zod';
import { portionSize } from '../../kernel/list.ts';
import {
  type ProviderKind,
  providerKinds,
  type TrainingForm,
  type TrainingKind,
  courseText as text,
  trainingForms,
  trainingKinds,
} from './course.text.ts';

const words = (max: number) => z.string().trim().max(max, `Не больше ${max} знаков.`).default('');
const keysOf = <K extends string>(record: Readonly<Record<K, string>>) => Object.keys(record) as [K, ...K[]];

export const kindField = z.enum(keysOf<TrainingKind>(trainingKinds), { error: text.faults.kind });
export const formField = z.enum(keysOf<TrainingForm>(trainingForms), { error: text.faults.form });
export const hoursField = z.coerce
  .number({ error: text.faults.hours })
  .int(text.faults.hours)
  .min(1, text.faults.hours)
  .max(2000, text.faults.hours);
export const optionalDay = z.iso.date({ error: 'Укажите дату.' }).nullable().default(null);

/** «математики; физики» → ['математики', 'физики']; a list stays a list. */
const listField = z
  .union([z.string().max(1000), z.array(z.string().max(200)).max(60)])
  .default('')
  .transform((value) => [
    ...new Set(
      (typeof value === 'string' ? value.split(/[;\n]/) : value).map((part) => part.trim()).filter(Boolean),
    ),
  ]);

export const providerShape = {
  name: z
    .string({ error: text.faults.name })
    .trim()
    .min(1, text.faults.name)
    .max(600, 'Не больше 600 знаков.'),
  shortName: z
    .string({ error: text.faults.name })
    .trim()
    .min(1, text.faults.name)
    .max(120, 'Не больше 120 знаков.'),
  kind: z.enum(keysOf<ProviderKind>(providerKinds)).default('institute'),
  /** The partner this provider is: its courses count as joint work. */
  partnerId: z.uuid({ error: text.faults.partner }).nullable().default(null),
  licence: words(200),
  contact: words(300),
  email: z.union([z.literal(''), z.email()], { error: text.faults.email }).default(''),
  site: words(200),
};
export const providerSchema = z.object(providerShape);
export type NewProvider = z.output<typeof providerSchema>;

const courseShape = {
  providerId: z.uuid({ error: text.faults.provider }),
  title: z
    .string({ error: text.faults.title })
    .trim()
    .min(1, text.faults.title)
    .max(500, 'Не больше 500 знаков.'),
  programme: words(4000),
  kind: kindField,
  form: formField,
  hours: hoursField,
  startsOn: optionalDay,
  endsOn: optionalDay,
  terms: words(200),
  positions: listField,
  subjects: listField,
};

interface Dated {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly terms: string;
}
const dated = <T extends z.ZodType<Dated>>(schema: T) =>
  schema
    .refine((input) => input.terms !== '' || (input.startsOn !== null && input.endsOn !== null), {
      error: text.faults.dates,
      path: ['startsOn'],
    })
    .refine((input) => !input.startsOn || !input.endsOn || input.endsOn >= input.startsOn, {
      error: text.faults.order,
      path: ['endsOn'],
    });

/** What the person saw when the form was opened: a stale write is refused (decision 10). */
export const seen = { id: z.uuid(), version: z.coerce.number().int().positive() };

export const courseSchema = dated(z.object(courseShape));
export const courseEditSchema = dated(z.object({ ...seen, ...courseShape }));
export type NewCourse = z.output<typeof courseSchema>;
export const providerEditSchema = z.object({ ...seen, ...providerShape });

export const quotaSchema = z.object({
  courseId: z.uuid(),
  institutionId: z.uuid().nullable().default(null),
  seats: z.coerce
    .number({ error: text.faults.seats })
    .int(text.faults.seats)
    .min(0, text.faults.seats)
    .max(10_000, text.faults.seats),
});

export const courseFilter = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim()),
  providerId: z.union([z.literal(''), z.uuid()]).default(''),
  kind: z.enum(['', ...keysOf<TrainingKind>(trainingKinds)]).default(''),
  state: z.enum(['', 'open', 'closed', 'cancelled']).default(''),
  after: z.string().max(200).default(''),
  limit: portionSize,
});
export type CourseFilter = z.input<typeof courseFilter>;
