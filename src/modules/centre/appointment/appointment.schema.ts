// Shapes of an appointment to a seat: a new post by an order, or somebody who works already put on a seat.
import { z } from 'zod';
import { employmentKinds, employments } from '../../people/index.ts';
import { hiddenId, line } from '../structure/structure.schema.ts';
import { appointmentText as text } from './appointment.text.ts';

const act = {
  actIssuer: line(text.fields.actIssuer, 200).min(3, text.faults.act).meta({ label: text.fields.actIssuer }),
  actNumber: line(text.fields.actNumber, 60)
    .min(1, text.faults.act)
    .meta({ label: text.fields.actNumber, width: 'half' }),
  actDate: z.iso.date(text.faults.date).meta({ label: text.fields.actDate, width: 'half' }),
};
const rest = {
  ictProof: line(text.fields.ictProof, 300)
    .default('')
    .meta({ label: text.fields.ictProof, hint: text.hints.ictProof }),
  note: line(text.fields.note, 1000)
    .default('')
    .meta({ label: text.fields.note, hint: text.hints.note, widget: 'textarea' }),
};
const startsOn = z.iso.date(text.faults.date).meta({ label: text.fields.startsOn, width: 'short' });

export const appointSchema = z.object({
  seatId: hiddenId,
  personId: z.uuid(text.faults.person).meta({ label: text.fields.personId, widget: 'hidden' }),
  ...act,
  startsOn,
  load: z
    .number(text.faults.load)
    .min(0.01, text.faults.load)
    .max(3, text.faults.load)
    .default(1)
    .meta({ label: text.fields.load, hint: text.hints.load, widget: 'text', width: 'short' }),
  employment: z
    .enum(employmentKinds)
    .default('main')
    .meta({ label: text.fields.employment, widget: 'select', options: employments }),
  ...rest,
});

export const placeSchema = z.object({
  seatId: hiddenId,
  postId: z.uuid(text.faults.post).meta({ label: text.fields.postId, widget: 'select' }),
  ...act,
  startsOn,
  ...rest,
});

export const vacateSchema = z.object({
  id: hiddenId,
  on: z.iso.date(text.faults.date).meta({ label: text.fields.on, width: 'short' }),
});
