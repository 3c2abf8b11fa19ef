// Shapes of the inventory: a record, a handover, a check, a write-off.
import { z } from 'zod';
import { portionSize } from '../../../kernel/list.ts';
import {
  type AssetKind,
  assetKindOptions,
  assetKinds,
  type CheckOutcome,
  checkOptions,
  checkOutcomes,
  premisesText as text,
} from '../premises.text.ts';

const { fields: label, faults, hints } = text;
const keysOf = <K extends string>(record: Readonly<Record<K, string>>) => Object.keys(record) as [K, ...K[]];
const words = (max: number) => z.string().trim().max(max, faults.tooLong(max)).default('');
const day = z.iso.date({ error: faults.date });

const shape = {
  kind: z
    .enum(keysOf<AssetKind>(assetKinds), { error: faults.kind })
    .meta({ label: label.kind, widget: 'select', options: assetKindOptions }),
  name: z
    .string({ error: faults.name })
    .trim()
    .min(1, faults.name)
    .max(300, faults.tooLong(300))
    .meta({ label: label.name }),
  inventoryNumber: words(60).meta({ label: label.inventoryNumber, width: 'short' }),
  place: words(300).meta({ label: label.place, hint: hints.place }),
  seats: z
    .number(faults.seats)
    .int(faults.seats)
    .min(1, faults.seats)
    .max(5000, faults.seats)
    .nullable()
    .default(null)
    .meta({ label: label.seats, hint: hints.seats, widget: 'number', width: 'short' }),
  cost: z
    .number(faults.money)
    .min(0, faults.money)
    .max(9_999_999_999, faults.money)
    .nullable()
    .default(null)
    .meta({ label: label.cost, widget: 'number', width: 'short' }),
  isBookable: z.boolean().default(false).meta({ label: label.isBookable, hint: hints.isBookable }),
  note: words(1000).meta({ label: label.note, widget: 'textarea' }),
};

export const assetSchema = z.object({
  ...shape,
  startsOn: day.meta({ label: label.startsOn, widget: 'date', width: 'short' }),
});
export type NewAsset = z.output<typeof assetSchema>;

const seen = {
  id: z.uuid().meta({ widget: 'hidden' }),
  version: z.coerce.number().int().positive().meta({ widget: 'hidden' }),
};
export const assetEditSchema = z.object({ ...seen, ...shape });

export const handOverSchema = z.object({
  id: z.uuid().meta({ widget: 'hidden' }),
  personId: z.uuid({ error: faults.person }).meta({ label: label.person, widget: 'picker' }),
  since: day.meta({ label: label.since, widget: 'date', width: 'short' }),
  act: words(200).meta({ label: label.act, hint: hints.act }),
});

export const checkSchema = z
  .object({
    id: z.uuid().meta({ widget: 'hidden' }),
    checkedOn: day.meta({ label: label.checkedOn, widget: 'date', width: 'short' }),
    outcome: z
      .enum(keysOf<CheckOutcome>(checkOutcomes), { error: faults.outcome })
      .meta({ label: label.outcome, widget: 'select', options: checkOptions }),
    note: words(500).meta({ label: label.checkNote, widget: 'textarea' }),
  })
  .refine((input) => input.outcome === 'present' || input.note !== '', {
    error: faults.note,
    path: ['note'],
  });

export const writeOffSchema = z.object({
  ...seen,
  on: day.meta({ label: label.writeOffOn, widget: 'date', width: 'short' }),
  reason: z
    .string({ error: faults.reason })
    .trim()
    .min(3, faults.reason)
    .max(500, faults.tooLong(500))
    .meta({ label: label.writeOffReason, widget: 'textarea' }),
  act: words(200).meta({ label: label.writeOffAct }),
});

export const assetFilter = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  kind: z
    .union([z.enum(keysOf<AssetKind>(assetKinds)), z.literal('')])
    .catch('')
    .default(''),
  state: z
    .enum(['used', 'nobody', 'unchecked', 'faulty', 'written-off', 'all'])
    .catch('used')
    .default('used'),
  responsibleId: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  after: z.string().max(400).catch('').default(''),
  limit: portionSize.catch(50),
});
export type AssetFilter = z.output<typeof assetFilter>;
