// The shape of a profile file: a regulation as data, checked before a single row is written.
import { z } from 'zod';
import { CASES } from '../../platform/language/index.ts';
import { clauseKey } from './clause.schema.ts';
import { normBySlug } from './norms/index.ts';

const forms = z.strictObject(
  Object.fromEntries(CASES.map((one) => [one, z.string().min(1)])) as Record<
    (typeof CASES)[number],
    z.ZodString
  >,
);

export const termForms = forms.extend({ short: z.string().min(1).optional(), plural: forms.optional() });

const knownNorm = z.string().refine((slug) => normBySlug(slug) !== null, { error: 'no such norm' });

/** Of an approving act, and of any other: the number and the date may be blank (REG-04). */
const act = z.strictObject({
  key: z.string().min(1),
  role: z.enum(['approves', 'parent', 'founding', 'structure', 'legal-basis']),
  level: z.enum(['federal', 'regional', 'municipal', 'local']),
  kind: z.string().min(1),
  issuer: z.string(),
  number: z.string().min(1).nullable(),
  date: z.iso.date().nullable(),
  title: z.string().min(1),
  superseded: z.boolean().default(false),
  supersededBy: z.string().min(1).nullable().default(null),
});

const approval = z.strictObject({
  kind: z.enum(['Принято', 'Утверждено', 'Приказ']),
  body: z.string().default(''),
  post: z.string().default(''),
  document: z.string().default(''),
  number: z.string().default(''),
  date: z.iso.date().nullable().default(null),
});

const calendarEntry = z.strictObject({
  rule: z.literal('yearly'),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  clause: z.string().nullable().default(null),
  hard: z.boolean(),
  movesToWorkingDay: z.boolean().default(false),
});

const clause = z.strictObject({
  key: clauseKey,
  printed: z.string(),
  heading: z.boolean(),
  text: z.string().min(1),
  rows: z.array(z.string().regex(/^[A-Z]{3}-\d{2}$/)),
  norms: z.array(knownNorm),
});

export const profileSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z][a-z0-9-]+$/),
    territory: z.string().min(1),
    kind: z.string().min(1),
    status: z.enum(['draft', 'in-force']),
    title: z.string().min(1),
    citation: z.strictObject({ genitive: z.string().min(1), approvedBy: z.string().min(1).optional() }),
    effectiveFrom: z.iso.date().optional(),
    acts: z.array(act),
    approval: z.array(approval).default([]),
    warnings: z.array(z.string().min(1)).default([]),
    terms: z.record(z.string(), termForms),
    calendar: z.record(knownNorm, calendarEntry),
    parameters: z.record(knownNorm, z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])),
    clauses: z.array(clause).min(1),
  })
  .superRefine((profile, ctx) => {
    const keys = new Set(profile.clauses.map((each) => each.key));
    if (keys.size !== profile.clauses.length) ctx.addIssue('a clause key is used twice');
    for (const [norm, { clause: key }] of Object.entries(profile.calendar)) {
      if (key !== null && !keys.has(key)) ctx.addIssue(`calendar ${norm} names an unknown clause ${key}`);
    }
  });
export type Profile = z.output<typeof profileSchema>;
