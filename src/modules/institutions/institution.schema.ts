// Shapes of what is written about an institution; identifiers are checked by their control digits.
import { z } from 'zod';
import { isInn, isOgrn, isOktmo } from './identifiers.ts';
import {
  type InstitutionKind,
  institutionKinds,
  type Programme,
  programmeKinds,
  type Settlement,
  settlementKinds,
  institutionText as text,
} from './institution.text.ts';

const digits = (value: string) => value.replace(/[\s\u00A0-]/g, '');

/** A number of the state: blank or null means unknown; spaces of the classifier are dropped. */
const identifier = (isRight: (value: string) => boolean, fault: string) =>
  z
    .string({ error: fault })
    .max(40, fault)
    .transform(digits)
    .refine((value) => value === '' || isRight(value), { error: fault })
    .transform((value) => value || null)
    .nullable()
    .default(null);

const isKpp = (value: string) => /^\d{4}[\dA-Z]{2}\d{3}$/.test(value);

const name = (label: string, max: number) =>
  z
    .string({ error: `Напишите ${label.toLowerCase()}.` })
    .trim()
    .min(1, `Напишите ${label.toLowerCase()}.`)
    .max(max, `${label}: не больше ${max} знаков.`)
    .transform((value) => value.replace(/\s+/g, ' '));

export const dateField = z.iso.date({ error: text.faults.date });
export const actField = z
  .string({ error: text.faults.act })
  .trim()
  .min(3, text.faults.act)
  .max(300, 'Документ: не больше 300 знаков.');

export const nameShape = {
  shortName: name(text.fields.shortName, 300),
  fullName: name(text.fields.fullName, 600),
};

export const identifierShape = {
  inn: identifier(isInn, text.faults.inn),
  kpp: identifier(isKpp, text.faults.kpp),
  ogrn: identifier(isOgrn, text.faults.ogrn),
};

const kindField = z.enum(Object.keys(institutionKinds) as [InstitutionKind, ...InstitutionKind[]], {
  error: text.faults.kind,
});

/** «school12.ru» or the same with a protocol and a path. */
export const isSite = (value: string) => /^(https?:\/\/)?[^\s/]+\.[^\s/.]{2,}(\/\S*)?$/i.test(value);

const contactLine = (label: string, max: number) =>
  z.string().trim().max(max, `${label}: не больше ${max} знаков.`).default('');

export const contactShape = {
  address: contactLine(text.fields.address, 400),
  phone: contactLine(text.fields.phone, 120),
  email: z.union([z.literal(''), z.email()], { error: text.faults.email }).default(''),
  site: contactLine(text.fields.site, 200).refine((value) => value === '' || isSite(value), {
    error: text.faults.site,
  }),
};

const code = identifier((value) => /^[\dA-Za-zА-Яа-я-]{1,20}$/.test(value), text.faults.code);

/** What a region's list and the charter say besides names and numbers. */
export const belongingShape = {
  regionCode: code,
  areaCode: code,
  municipalityCode: code,
  settlement: z
    .union([z.literal(''), z.enum(Object.keys(settlementKinds) as [Settlement, ...Settlement[]])])
    .transform((value) => value || null)
    .nullable()
    .default(null),
  founder: contactLine(text.fields.founder, 300),
  programmes: z.array(z.enum(Object.keys(programmeKinds) as [Programme, ...Programme[]])).default([]),
  parentId: z.uuid({ error: text.faults.pick }).nullable().default(null),
};

export const registerSchema = z.object({
  kind: kindField,
  ...nameShape,
  ...identifierShape,
  oktmo: identifier(isOktmo, text.faults.oktmo),
  ...contactShape,
  ...belongingShape,
  openedOn: dateField.nullable().default(null),
  act: contactLine(text.fields.act, 300),
});
type Registered = z.output<typeof registerSchema>;
type Belonging = keyof typeof belongingShape;
export type NewInstitution = Omit<Registered, Belonging> & Partial<Pick<Registered, Belonging>>;

/** What the record was when the person opened it: a stale write is refused (decision 10). */
const seen = { id: z.uuid(), version: z.coerce.number().int().positive().max(2_147_483_647) };

export const correctSchema = z.object({
  ...seen,
  kind: kindField,
  ...identifierShape,
  oktmo: identifier(isOktmo, text.faults.oktmo),
  ...contactShape,
  ...belongingShape,
});
export const contactsSchema = z.object({ ...seen, ...contactShape });

/** A change by document: since when and by what act. */
const byAct = { id: z.uuid(), on: dateField, act: actField };

export const renameSchema = z.object({ ...byAct, ...nameShape });
export const reregisterSchema = z.object({ ...byAct, ...nameShape, ...identifierShape });
export const mergeSchema = z.object({ ...byAct, intoId: z.uuid({ error: text.faults.pick }) });
export const splitSchema = z.object({
  ...byAct,
  parts: z
    .array(z.object({ ...nameShape, ...identifierShape }))
    .min(1, 'Назовите хотя бы одну новую организацию.')
    .max(10, 'Не больше десяти организаций за раз.'),
  closes: z.boolean().default(false),
});
export const closeSchema = z.object(byAct);

/** Two records of one institution: the duplicate gives way to the record that stays. */
export const mergeDuplicateSchema = z.object({
  id: z.uuid(),
  duplicateOf: z.uuid({ error: text.faults.pick }),
});
export const partDuplicateSchema = z.object({ id: z.uuid() });
