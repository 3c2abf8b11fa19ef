// What is asked when an assignment is given; choices of addressees are the same for assignments and collections.
import { z } from 'zod';
import { addresseeText } from '../addressee/addressee.text.ts';
import { assignmentText as text } from './assignment.text.ts';

const ids = (label: string, hint?: string) =>
  z
    .array(z.uuid())
    .max(1000)
    .default([])
    .meta({ label, widget: 'checkboxes', ...(hint ? { hint } : {}) });

export const chosenShape = {
  sets: z
    .array(z.string().max(80))
    .max(200)
    .default([])
    .meta({ label: addresseeText.fields.sets, hint: addresseeText.hints.sets, widget: 'checkboxes' }),
  institutions: ids(addresseeText.fields.institutions),
  except: ids(addresseeText.fields.except, addresseeText.hints.except),
};

export const termShape = {
  dueOn: z.iso.date().meta({ label: text.fields.dueOn, widget: 'date', width: 'short' }),
  dueTime: z
    .union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, text.faults.time)])
    .default('')
    .meta({ label: text.fields.dueTime, hint: text.hints.dueTime, widget: 'time', width: 'short' }),
};

export const lineChoice = z
  .union([z.literal(''), z.uuid()])
  .default('')
  .meta({ label: text.fields.lineId, hint: text.hints.lineId, widget: 'select' });

export const giveSchema = z.object({
  title: z
    .string()
    .trim()
    .min(3, text.faults.title)
    .max(300)
    .meta({ label: text.fields.title, widget: 'text' }),
  ...termShape,
  details: z.string().trim().max(4000).default('').meta({ label: text.fields.details, widget: 'textarea' }),
  needsFile: z.boolean().default(false).meta({ label: text.fields.needsFile, widget: 'checkbox' }),
  lineId: lineChoice,
  people: ids(addresseeText.fields.people),
  ...chosenShape,
});
