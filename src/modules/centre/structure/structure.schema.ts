// Shapes of what is written about the structure: a version's grounds, units, seats, the act that approves.
import { z } from 'zod';
import { positionGroups, positionsOf } from '../../people/index.ts';
import { structureText as text } from './structure.text.ts';

export const hiddenId = z.uuid().meta({ widget: 'hidden' });
export const seenVersion = z.number().int().meta({ widget: 'hidden' });
export const line = (label: string, max: number) =>
  z.string().trim().max(max, `${label}: не больше ${max} знаков.`);

const positionOptions = positionGroups.flatMap((group) =>
  positionsOf(group).map((name) => ({ value: name, label: name, group })),
);
const knownPositions = new Set(positionOptions.map((each) => each.value));

export const draftSchema = z.object({
  grounds: line(text.fields.grounds, 4000)
    .min(5, text.faults.grounds)
    .meta({ label: text.fields.grounds, hint: text.hints.grounds, widget: 'textarea' }),
});
export const groundsSchema = draftSchema.extend({ id: hiddenId, version: seenVersion });
export const agreementSchema = z.object({
  agreedWith: line(text.fields.agreedWith, 200)
    .default('')
    .meta({ label: text.fields.agreedWith, hint: text.hints.agreement }),
});
export const stepSchema = z.object({ id: hiddenId, version: seenVersion });
export const returnSchema = stepSchema.extend({
  reason: line(text.fields.reason, 2000)
    .min(5, text.faults.reason)
    .meta({ label: text.fields.reason, widget: 'textarea' }),
});

export const unitSchema = z.object({
  versionId: hiddenId,
  unitId: z.uuid().nullable().default(null).meta({ widget: 'hidden' }),
  name: line(text.fields.name, 200)
    .min(2, text.faults.name)
    .meta({ label: text.fields.name, hint: text.hints.unit }),
  tasks: line(text.fields.tasks, 2000).default('').meta({ label: text.fields.tasks, widget: 'textarea' }),
});
export const removeUnitSchema = z.object({ versionId: hiddenId, unitId: hiddenId });

export const seatSchema = z.object({
  versionId: hiddenId,
  seatId: z.uuid().nullable().default(null).meta({ widget: 'hidden' }),
  unitId: z.uuid(text.faults.unit).meta({ label: text.fields.unitId, widget: 'select' }),
  position: z
    .string(text.faults.position)
    .refine((name) => knownPositions.has(name), { error: text.faults.position })
    .meta({ label: text.fields.position, widget: 'select', options: positionOptions }),
  detail: line(text.fields.detail, 200)
    .default('')
    .meta({ label: text.fields.detail, hint: text.hints.detail }),
  rates: z
    .number(text.faults.rates)
    .min(0.01, text.faults.rates)
    .max(100, text.faults.rates)
    .meta({ label: text.fields.rates, hint: text.hints.rates, widget: 'text', width: 'short' }),
  requirementKey: line(text.fields.requirementKey, 60)
    .default('')
    .meta({ label: text.fields.requirementKey, widget: 'select' }),
});
export const removeSeatSchema = z.object({ versionId: hiddenId, seatId: hiddenId });

export const approveSchema = stepSchema.extend({
  actIssuer: line(text.fields.actIssuer, 200)
    .min(3, text.faults.act)
    .meta({ label: text.fields.actIssuer, group: 'Акт' }),
  actNumber: line(text.fields.actNumber, 60)
    .min(1, text.faults.act)
    .meta({ label: text.fields.actNumber, width: 'half', group: 'Акт' }),
  actDate: z.iso.date(text.faults.date).meta({ label: text.fields.actDate, width: 'half', group: 'Акт' }),
  startsOn: z.iso
    .date(text.faults.date)
    .meta({ label: text.fields.startsOn, hint: text.hints.startsOn, width: 'short', group: 'Акт' }),
  agreedWith: line(text.fields.agreedWith, 200)
    .default('')
    .meta({ label: text.fields.agreedWith, group: 'Согласование' }),
  agreedBy: line(text.fields.agreedBy, 200)
    .default('')
    .meta({ label: text.fields.agreedBy, hint: text.hints.agreedBy, group: 'Согласование' }),
  agreedOn: z.iso
    .date(text.faults.date)
    .nullable()
    .default(null)
    .meta({ label: text.fields.agreedOn, width: 'short', group: 'Согласование' }),
});
export type Approval = z.output<typeof approveSchema>;
export type SeatInput = z.output<typeof seatSchema>;

/** The day a page is asked about; today when the address names none or an impossible one. */
export function dayAsked(ctx: { readonly today: string }, query: URLSearchParams): string {
  const read = z.iso.date().safeParse(query.get('on') ?? '');
  return read.success ? read.data : ctx.today;
}
