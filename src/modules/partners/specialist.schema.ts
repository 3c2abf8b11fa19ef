// Shapes of what is written about an outside specialist.
import { z } from 'zod';
import { portionSize } from '../../kernel/list.ts';
import { day, keysOf, optionalDay, sentence } from './partner.schema.ts';
import { type Engagement, engagements, specialistText as text } from './specialist.text.ts';

const { fields: label, hints, faults, groups } = text;
const nameLetters = /^[\p{L}][\p{L}\s.'’-]*$/u;

const namePart = (field: 'surname' | 'given' | 'patronymic') =>
  z
    .string()
    .trim()
    .max(80, 'Не больше 80 знаков.')
    .refine((value) => value === '' || nameLetters.test(value), { error: faults.letters })
    .transform((value) => value.replace(/\s+/g, ' '))
    .default('')
    .meta({ label: label[field], group: groups.who, width: 'half' });

interface Engaged {
  readonly personId: string | null;
  readonly surname: string;
  readonly given: string;
  readonly gender: string | null;
  readonly partnerId: string | null;
  readonly affiliation: string;
  readonly startsOn: string;
  readonly lastDay: string | null;
}

/** Somebody known, or a whole name; from a partner, or from somewhere in words. */
function complaintsOf(input: Engaged): [string, string][] {
  const known = input.personId !== null;
  const found: [string, boolean, string][] = [
    ['personId', !known && !input.surname && !input.given, faults.person],
    ['surname', !known && !input.surname && input.given !== '', faults.surname],
    ['given', !known && input.surname !== '' && !input.given, faults.given],
    ['gender', !known && input.surname !== '' && input.gender === null, faults.gender],
    ['affiliation', input.partnerId === null && input.affiliation === '', faults.whence],
    ['lastDay', input.lastDay !== null && input.lastDay < input.startsOn, faults.period],
  ];
  return found.flatMap(([path, wrong, words]) => (wrong ? [[path, words]] : []));
}

export const engageSchema = z
  .object({
    personId: z
      .uuid({ error: faults.person })
      .nullable()
      .default(null)
      .meta({ label: label.personId, hint: hints.personId, widget: 'picker', group: groups.who }),
    surname: namePart('surname'),
    given: namePart('given'),
    patronymic: namePart('patronymic'),
    gender: z
      .enum(['female', 'male'], { error: faults.gender })
      .nullable()
      .default(null)
      .meta({
        ...{ label: label.gender, hint: hints.gender, group: groups.who },
        ...{ widget: 'select', options: [...text.genders], width: 'half' },
      }),
    email: z
      .union([z.literal(''), z.email()], { error: faults.email })
      .default('')
      .meta({ label: label.email, widget: 'email', group: groups.who, width: 'half' }),
    phone: z
      .string()
      .trim()
      .max(60, 'Не больше 60 знаков.')
      .default('')
      .meta({ label: label.phone, widget: 'tel', group: groups.who, width: 'half' }),
    partnerId: z
      .uuid({ error: faults.partner })
      .nullable()
      .default(null)
      .meta({ label: label.partnerId, widget: 'select', group: groups.whence }),
    affiliation: z
      .string()
      .trim()
      .max(300, 'Не больше 300 знаков.')
      .default('')
      .meta({ label: label.affiliation, hint: hints.affiliation, group: groups.whence }),
    engagement: z.enum(keysOf<Engagement>(engagements), { error: faults.engagement }).meta({
      ...{ label: label.engagement, widget: 'select', group: groups.terms },
      options: Object.entries(engagements).map(([value, words]) => ({ value, label: words })),
    }),
    work: sentence(faults.work, 300).meta({ label: label.work, hint: hints.work, group: groups.terms }),
    document: sentence(faults.document, 300).meta({
      ...{ label: label.document, hint: hints.document, group: groups.terms },
    }),
    startsOn: day.meta({ label: label.startsOn, widget: 'date', width: 'short', group: groups.terms }),
    lastDay: optionalDay.meta({
      ...{ label: label.lastDay, hint: hints.lastDay, group: groups.terms },
      ...{ widget: 'date', width: 'short' },
    }),
  })
  .superRefine((input, check) => {
    for (const [path, message] of complaintsOf(input))
      check.addIssue({ code: 'custom', path: [path], message });
  });
export type NewSpecialist = z.output<typeof engageSchema>;

export const endSpecialistSchema = z.object({
  id: z.uuid().meta({ widget: 'hidden' }),
  version: z.coerce.number().int().positive().meta({ widget: 'hidden' }),
  on: day.meta({ label: label.on, widget: 'date', width: 'short' }),
});

const fromAddress = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());

export const specialistFilter = z.object({
  q: fromAddress(200).catch(''),
  /** The day on which they are engaged; today unless told. */
  on: z
    .union([z.literal(''), z.iso.date()])
    .catch('')
    .default(''),
  partnerId: z
    .union([z.literal(''), z.uuid()])
    .catch('')
    .default(''),
  engagement: z
    .enum(['', ...keysOf<Engagement>(engagements)])
    .catch('')
    .default(''),
  state: z.enum(['', 'past', 'all']).catch('').default(''),
  after: fromAddress(600).catch(''),
  limit: portionSize.catch(50),
});
export type SpecialistFilter = z.output<typeof specialistFilter>;
