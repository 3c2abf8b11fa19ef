// Shapes of a case: what is asked when it begins and when it is put right.
import { z } from 'zod';
import { closingText as text } from '../closing.text.ts';

const optionalId = z.uuid().optional();
const line = (label: string, hint: string, max = 300) =>
  z.string().trim().max(max).default('').meta({ label, hint, widget: 'text' });

export const beginning = z.object({
  kind: z.string({ error: text.refusals.kind }).min(1, text.refusals.kind).max(60).meta({
    label: text.kind,
    widget: 'select',
  }),
  reason: z
    .string()
    .trim()
    .min(5, text.refusals.reason)
    .max(2000)
    .meta({ label: text.reason, hint: text.reasonHint, widget: 'textarea' }),
  successorId: optionalId.meta({
    label: text.successorId,
    hint: text.successorIdHint,
    widget: 'select',
  }),
  successor: line(text.successor, text.successorHint, 500),
  closesOn: z.iso.date(text.refusals.day).meta({ label: text.closesOn, hint: text.closesOnHint }),
  groundAct: line(text.ground, text.groundHint, 500),
});

export const keyed = { id: z.uuid(), version: z.coerce.number().int() };

export const changing = beginning.extend({
  ...keyed,
  documentId: optionalId.meta({ label: text.order, hint: text.orderHint, widget: 'select' }),
});

export const reversing = z.object({
  ...keyed,
  issuer: z.string().trim().min(3).max(300).meta({ label: text.reversalIssuer }),
  number: z.string().trim().min(1).max(60).meta({ label: text.reversalNumber, width: 'short' }),
  on: z.iso.date().meta({ label: text.reversalOn }),
});
