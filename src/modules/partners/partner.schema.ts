// Shapes of what is written about partners, their agreements and joint doings.
import { z } from 'zod';
import { optionalUploadSchema } from '../../platform/files/index.ts';
import { isInn, isOgrn, isSite } from '../institutions/index.ts';
import {
  kindOptions,
  type PartnerKind,
  partnerKinds,
  partnerText as text,
  type WorkKind,
  workKindOptions,
  workKinds,
} from './partner.text.ts';

const { fields: label, faults, agreement, work } = text;

export const keysOf = <K extends string>(record: Readonly<Record<K, string>>) =>
  Object.keys(record) as [K, ...K[]];
const tooLong = (max: number) => `Не больше ${max} знаков.`;
const line = (max: number) => z.string().trim().max(max, tooLong(max)).default('');
export const sentence = (fault: string, max: number) =>
  z.string({ error: fault }).trim().min(1, fault).max(max, tooLong(max));
export const day = z.iso.date({ error: faults.date });
export const optionalDay = day.nullable().default(null);
const personId = z.uuid({ error: faults.person }).nullable().default(null);

/** A number of the state: an empty box means unknown; spaces are dropped. */
const number = (isRight: (value: string) => boolean, fault: string) =>
  z
    .string({ error: fault })
    .max(40, fault)
    .transform((value) => value.replace(/[\s\u00A0-]/g, ''))
    .refine((value) => value === '' || isRight(value), { error: fault })
    .transform((value) => value || null)
    .nullable()
    .default(null);

const isKpp = (value: string) => /^\d{4}[\dA-Z]{2}\d{3}$/.test(value);

const partnerShape = {
  shortName: sentence(faults.shortName, 200).meta({ label: label.shortName, width: 'half' }),
  name: sentence(faults.name, 600).meta({ label: label.name, widget: 'textarea' }),
  kind: z
    .enum(keysOf<PartnerKind>(partnerKinds), { error: faults.kind })
    .meta({ label: label.kind, widget: 'select', options: kindOptions }),
  inn: number(isInn, faults.inn).meta({ label: label.inn, width: 'short' }),
  kpp: number(isKpp, faults.kpp).meta({ label: label.kpp, width: 'short' }),
  ogrn: number(isOgrn, faults.ogrn).meta({ label: label.ogrn, width: 'short' }),
  contact: line(300).meta({ label: label.contact }),
  phone: line(120).meta({ label: label.phone, widget: 'tel', width: 'half' }),
  email: z
    .union([z.literal(''), z.email()], { error: faults.email })
    .default('')
    .meta({ label: label.email, widget: 'email', width: 'half' }),
  site: line(200)
    .refine((value) => value === '' || isSite(value), { error: faults.site })
    .meta({ label: label.site, width: 'half' }),
  address: line(400).meta({ label: label.address }),
  responsibleId: personId.meta({ label: label.responsibleId, widget: 'picker' }),
};

export const partnerSchema = z.object({
  ...partnerShape,
  startsOn: day.meta({ label: label.startsOn, widget: 'date', width: 'short' }),
});
export type NewPartner = z.output<typeof partnerSchema>;

/** What the person saw when the form was opened: a stale write is refused (decision 10). */
const seen = { id: z.uuid(), version: z.coerce.number().int().positive() };
const hiddenSeen = {
  id: seen.id.meta({ widget: 'hidden' }),
  version: seen.version.meta({ widget: 'hidden' }),
};

export const partnerEditSchema = z.object({ ...hiddenSeen, ...partnerShape });

export const closeSchema = z.object({
  ...hiddenSeen,
  on: day.meta({ label: label.on, widget: 'date', width: 'short' }),
  closing: sentence(faults.closing, 300).meta({ label: label.closing }),
});
export const reopenSchema = z.object(hiddenSeen);

interface Term {
  readonly startsOn: string;
  readonly lastDay: string | null;
}
const inOrder = <T extends z.ZodType<Term>>(schema: T) =>
  schema.refine((input) => input.lastDay === null || input.lastDay >= input.startsOn, {
    error: faults.period,
    path: ['lastDay'],
  });

export const agreementSchema = inOrder(
  z.object({
    partnerId: z.uuid().meta({ widget: 'hidden' }),
    title: sentence(faults.title, 300).meta({ label: agreement.title, hint: agreement.titleHint }),
    startsOn: day.meta({ label: agreement.startsOn, widget: 'date', width: 'short' }),
    lastDay: optionalDay.meta({
      ...{ label: agreement.lastDay, hint: agreement.lastDayHint },
      ...{ widget: 'date', width: 'short' },
    }),
    file: optionalUploadSchema.meta({ label: agreement.file }),
  }),
);
export type NewAgreement = z.output<typeof agreementSchema>;

export const prolongSchema = z.object({
  ...hiddenSeen,
  lastDay: day.meta({ label: agreement.prolongTo, widget: 'date', width: 'short' }),
  by: sentence(faults.prolongBy, 300).meta({ label: agreement.prolongBy, hint: agreement.prolongHint }),
});

export const endAgreementSchema = z.object({
  ...hiddenSeen,
  on: day.meta({ label: agreement.endedOn, widget: 'date', width: 'short' }),
  reason: sentence(faults.reason, 300).meta({ label: agreement.reason }),
});

const workShape = {
  title: sentence(faults.heading, 400).meta({ label: work.heading, widget: 'textarea' }),
  kind: z
    .enum(keysOf<WorkKind>(workKinds), { error: faults.form })
    .meta({ label: work.form, widget: 'select', options: workKindOptions, width: 'half' }),
  on: day.meta({ label: work.on, widget: 'date', width: 'short' }),
  participants: z.coerce
    .number({ error: faults.participants })
    .int(faults.participants)
    .min(0, faults.participants)
    .max(100_000, faults.participants)
    .nullable()
    .default(null)
    .meta({ label: work.participants, widget: 'number', width: 'short' }),
  circle: line(300).meta({ label: work.circle, hint: work.circleHint }),
  result: line(2000).meta({ label: work.result, widget: 'textarea' }),
  responsibleId: personId.meta({ label: work.responsibleId, widget: 'picker' }),
};
export const workSchema = z.object({
  partnerId: z.uuid({ error: faults.partner }).meta({ widget: 'hidden' }),
  ...workShape,
});
export const workEditSchema = z.object({ ...hiddenSeen, ...workShape });
export type NewWork = z.output<typeof workSchema>;

const fromAddress = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());
const anyId = z
  .union([z.literal(''), z.uuid()])
  .catch('')
  .default('');
const anyDay = z
  .union([z.literal(''), z.iso.date()])
  .catch('')
  .default('');
const pageSize = z.coerce.number().int().min(1).max(200).catch(50).default(50);

/** What came in the address and is not understood asks nothing. */
export const partnerFilter = z.object({
  q: fromAddress(200).catch(''),
  kind: z
    .enum(['', ...keysOf<PartnerKind>(partnerKinds)])
    .catch('')
    .default(''),
  responsibleId: anyId,
  state: z.enum(['', 'ending', 'without', 'closed', 'all']).catch('').default(''),
  after: fromAddress(600).catch(''),
  limit: pageSize,
});
export type PartnerFilter = z.output<typeof partnerFilter>;

export const workFilter = z.object({
  q: fromAddress(200).catch(''),
  partnerId: anyId,
  partnerKind: z
    .enum(['', ...keysOf<PartnerKind>(partnerKinds)])
    .catch('')
    .default(''),
  kind: z
    .enum(['', ...keysOf<WorkKind>(workKinds)])
    .catch('')
    .default(''),
  from: anyDay,
  to: anyDay,
  after: fromAddress(200).catch(''),
  limit: pageSize,
});
export type WorkFilter = z.output<typeof workFilter>;

export const periodFilter = z.object({ from: anyDay, to: anyDay });
