// Shapes of loans and requests: to whom, until when, what became of the copy.
import { z } from 'zod';
import { fundText as text } from '../fund/fund.text.ts';
import { seen } from '../material/material.schema.ts';

const { fields, hints, refusals } = text;
const day = (label: string) => z.iso.date({ error: refusals.date }).meta({ label, width: 'short' });
const maybe = z
  .union([z.literal(''), z.uuid({ error: refusals.nobody })])
  .nullable()
  .default(null);
const line = (label: string, max: number) =>
  z.string().trim().max(max, `Не больше ${max} знаков.`).default('').meta({ label, widget: 'text' });

export const giveSchema = z.object({
  id: z.uuid().meta({ widget: 'none' }),
  personId: maybe.meta({ label: fields.person, hint: hints.person, widget: 'picker', source: 'people.pick' }),
  institutionId: maybe.meta({ label: fields.institution, hint: hints.institution, widget: 'select' }),
  dueOn: day(fields.dueOn),
  note: line(fields.note, 300),
  requestId: maybe.meta({ widget: 'none' }),
});
export const returnSchema = z.object({ ...seen, note: line(fields.note, 300) });
export const prolongSchema = z.object({ ...seen, dueOn: day(fields.dueOn) });
export const loseSchema = z.object({
  ...seen,
  act: z
    .string({ error: refusals.act })
    .trim()
    .min(3, refusals.act)
    .max(200)
    .meta({
      ...{ label: fields.act, hint: hints.act, widget: 'text' },
    }),
});

export const askSchema = z.object({
  id: z.uuid().meta({ widget: 'none' }),
  note: line(fields.note, 300),
});
export const requestStepSchema = z.object(seen);
export const declineSchema = z.object({
  ...seen,
  reason: z
    .string({ error: refusals.reason })
    .trim()
    .min(3, refusals.reason)
    .max(300)
    .meta({
      ...{ label: fields.reason, widget: 'text' },
    }),
});
