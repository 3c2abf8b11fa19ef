// A requirement as data: what is demanded, how much, by which clause; and how one stood when a person was appointed.
import { z } from 'zod';
import { line } from '../structure/structure.schema.ts';
import {
  type Outcome,
  type RequirementKind,
  requirementKinds,
  appointmentText as text,
} from './appointment.text.ts';

const kinds = Object.keys(requirementKinds) as [RequirementKind, ...RequirementKind[]];
const kindOptions = kinds.map((value) => ({ value, label: requirementKinds[value] }));

export const requirementItem = z
  .object({
    kind: z
      .enum(kinds, text.faults.items)
      .meta({ label: text.fields.kind, widget: 'select', options: kindOptions }),
    years: z
      .number(text.faults.years)
      .int(text.faults.years)
      .min(1, text.faults.years)
      .max(40, text.faults.years)
      .nullable()
      .default(null)
      .meta({ label: text.fields.years, width: 'short' }),
    clause: line(text.fields.clause, 120).min(1, text.faults.clause).meta({ label: text.fields.clause }),
  })
  .refine((item) => item.kind !== 'service' || item.years !== null, {
    error: text.faults.years,
    path: ['years'],
  });
export type RequirementItem = z.output<typeof requirementItem>;

export const setRequirementsSchema = z.object({
  key: line(text.fields.key, 60)
    .regex(/^[a-z0-9-]+$/, text.faults.key)
    .meta({ label: text.fields.key, hint: text.hints.key, width: 'half' }),
  name: line(text.fields.name, 200).min(3, text.faults.name).meta({ label: text.fields.name }),
  items: z
    .array(requirementItem)
    .min(1, text.faults.items)
    .max(12)
    .meta({ label: text.fields.items, widget: 'table', spareRows: 1 }),
  appointedBy: line(text.fields.appointedBy, 200)
    .default('')
    .meta({ label: text.fields.appointedBy, hint: text.hints.appointedBy }),
  basis: line(text.fields.basis, 400)
    .min(3, text.faults.basis)
    .meta({ label: text.fields.basis, hint: text.hints.basis }),
  startsOn: z.iso.date(text.faults.date).meta({ label: text.fields.startsOn, width: 'short' }),
});

/** One requirement on the day of an appointment: how the record stood and what it said. */
export interface CheckLine {
  readonly kind: RequirementKind;
  /** «стаж педагогической работы не менее 5 лет» */
  readonly text: string;
  readonly clause: string;
  readonly outcome: Outcome;
  readonly record: string;
}
