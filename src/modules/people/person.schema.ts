// Shapes of what is written about a person: names, contacts, case forms.
import { z } from 'zod';
import { CASES, type CaseForms } from '../../platform/language/index.ts';
import { employmentKinds, leaveKinds, personText as text } from './person.text.ts';
import { isPosition } from './positions.ts';
import { subjectNamed, subjectsIn } from './post/subjects.ts';

const nameLetters = /^[\p{L}][\p{L}\s.'’-]*$/u;

const namePart = (part: 'surname' | 'given' | 'patronymic') =>
  z
    .string({ error: text.faults[part] })
    .trim()
    .min(1, text.faults[part])
    .max(80, `${text.fields[part]}: не больше 80 знаков.`)
    .regex(nameLetters, text.faults.letters)
    .transform((value) => value.replace(/\s+/g, ' '));

export const day = z.iso.date({ error: text.faults.date });
/** null: not known, or without end. An empty box of a form arrives as null. */
export const optionalDay = day.nullable().default(null);
export const optionalId = z.uuid({ error: text.faults.pick }).nullable().default(null);

export const documentField = z
  .string({ error: text.faults.document })
  .trim()
  .min(3, text.faults.document)
  .max(300, 'Документ: не больше 300 знаков.');

export const nameShape = {
  surname: namePart('surname'),
  given: namePart('given'),
  patronymic: namePart('patronymic').nullable().default(null),
  gender: z.enum(['female', 'male'], { error: text.faults.gender }),
};

export const contactShape = {
  birthDate: optionalDay.refine((value) => value === null || value >= '1900-01-01', {
    error: text.faults.birthDate,
  }),
  email: z.union([z.literal(''), z.email()], { error: text.faults.email }).default(''),
  phone: z.string().trim().max(60, 'Телефон: не больше 60 знаков.').default(''),
};

const position = z
  .string({ error: text.faults.position })
  .refine(isPosition, { error: text.faults.position });
const documentText = z.string().trim().max(300, 'Документ: не больше 300 знаков.').default('');

/** «математика, физика» in one box, or a list; names of the reference list where they are known. */
const subjects = z
  .array(z.string().trim().max(200, text.faults.subject))
  .max(20, text.faults.subject)
  .default([])
  .transform((list) => [...new Set(list.flatMap(subjectsIn))]);

const share = (most: number, fault: string) =>
  z
    .number({ error: fault })
    .min(0.01, fault)
    .max(most, fault)
    .transform((value) => Math.round(value * 100) / 100);

/** What a post is about and how it is held; the same at the appointment and when it is put right. */
const termsShape = {
  positionText: z.string().trim().max(200, 'Должность по документам: не больше 200 знаков.').default(''),
  subjects,
  employment: z.enum(employmentKinds, { error: text.faults.employment }).default('main'),
  load: share(3, text.faults.load).nullable().default(null),
  hoursPerWeek: share(72, text.faults.hours).nullable().default(null),
  document: documentText,
};

const placementShape = {
  place: z.enum(['institution', 'centre', 'authority'], { error: text.faults.institution }),
  institutionId: optionalId,
  position,
  detail: z.string().trim().max(200, 'Уточнение: не больше 200 знаков.').default(''),
  ...termsShape,
  startsOn: day,
};

interface Placement {
  readonly place: string;
  readonly institutionId: string | null;
}

/** A post is in an institution named, or in a unit without one. */
const placed = <T extends z.ZodType<Placement>>(schema: T) =>
  schema.refine((input) => input.place !== 'institution' || input.institutionId !== null, {
    error: text.faults.institution,
    path: ['institutionId'],
  });

export const addSchema = placed(
  z.object({ ...nameShape, ...contactShape, ...placementShape, another: z.boolean().default(false) }),
);
export type NewPerson = z.output<typeof addSchema>;

const seen = { id: z.uuid(), version: z.coerce.number().int().positive() };
export const changeSchema = z.object({ ...seen, ...nameShape, ...contactShape });

const form = z.string().trim().max(80, 'Не больше 80 знаков.').default('');
const casesOf = () =>
  z.object(
    Object.fromEntries(CASES.slice(1).map((one) => [one, form])) as Record<
      Exclude<keyof CaseForms, 'nominative'>,
      typeof form
    >,
  );
export const formsSchema = z.object({
  ...seen,
  surname: casesOf(),
  given: casesOf(),
  patronymic: casesOf().optional(),
});

const endsOn = optionalDay;
const inOrder = <T extends z.ZodType<{ startsOn: string; endsOn: string | null }>>(schema: T) =>
  schema.refine((input) => input.endsOn === null || input.endsOn >= input.startsOn, {
    error: text.faults.period,
    path: ['endsOn'],
  });

export const appointSchema = inOrder(placed(z.object({ personId: z.uuid(), ...placementShape, endsOn })));
export type NewPost = z.output<typeof appointSchema>;

/** A mistake in a post put right: its days, terms and words; the person, the place and the position stay. */
export const correctPostSchema = inOrder(
  z.object({
    ...seen,
    detail: z.string().trim().max(200, 'Уточнение: не больше 200 знаков.').default(''),
    ...termsShape,
    startsOn: day,
    endsOn,
  }),
);

/** Other terms from a day on: the post of the days before stays as it was. */
export const changeTermsSchema = z.object({ ...seen, from: day, ...termsShape });

export const leaveSchema = inOrder(
  z.object({
    postId: z.uuid(),
    kind: z.enum(leaveKinds, { error: text.faults.leave }),
    document: documentText,
    startsOn: day,
    endsOn,
  }),
);

export const vacancySchema = z.object({
  institutionId: z.uuid({ error: text.faults.institution }),
  position,
  subject: z
    .string()
    .trim()
    .max(200, text.faults.subject)
    .default('')
    .transform((value) => subjectNamed(value)),
  load: share(100, text.faults.vacantLoad),
  note: z.string().trim().max(300, 'Примечание: не больше 300 знаков.').default(''),
  startsOn: day,
});

/** Another name from a day on: the former one stays in the card and finds the person. */
export const renameSchema = z.object({
  ...seen,
  surname: namePart('surname'),
  given: namePart('given'),
  patronymic: namePart('patronymic').nullable().default(null),
  from: day,
  reason: z.string().trim().max(300, 'Основание: не больше 300 знаков.').default(''),
});

export const mergeSchema = z.object({ id: z.uuid(), keptId: z.uuid({ error: text.faults.pick }) });
export const partSchema = z.object({ id: z.uuid() });

/** The end of a post, a role or an acting appointment: its last day. */
export const endSchema = z.object({ id: z.uuid(), on: day });

export const endManySchema = z.object({
  ids: z.array(z.uuid()).min(1, text.faults.pick).max(200, text.faults.pick),
  on: day,
});

export const grantSchema = inOrder(
  z.object({
    personId: z.uuid(),
    kind: z.string({ error: text.faults.role }).min(1, text.faults.role),
    institutionId: optionalId,
    document: documentField,
    startsOn: day,
    endsOn,
  }),
);
export type NewRole = z.output<typeof grantSchema>;

export const actingSchema = inOrder(
  z.object({
    actingPersonId: z.uuid({ error: text.faults.person }),
    absentPersonId: optionalId,
    roleKind: z.string({ error: text.faults.role }).min(1, text.faults.role),
    institutionId: optionalId,
    postTitle: z.string({ error: text.faults.postTitle }).trim().min(3, text.faults.postTitle).max(200),
    orderNumber: z.string({ error: text.faults.order }).trim().min(1, text.faults.order).max(60),
    orderDate: day,
    startsOn: day,
    endsOn,
  }),
);
export type NewActing = z.output<typeof actingSchema>;

export const declareSchema = z
  .object({
    personId: z.uuid(),
    kind: z.enum(['spouse', 'parent', 'child', 'sibling', 'other-relative', 'interest'], {
      error: text.faults.relation,
    }),
    relativeId: optionalId,
    institutionId: optionalId,
  })
  .refine((input) => (input.kind === 'interest' ? input.institutionId : input.relativeId) !== null, {
    error: text.faults.relation,
    path: ['relativeId'],
  });
