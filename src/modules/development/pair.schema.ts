// Shapes of what is said about mentor pairs.
import { z } from 'zod';
import { seen } from './course.schema.ts';
import {
  type PairOutcome,
  type PairPaper,
  pairOutcomes,
  pairPapers,
  mentoringText as text,
} from './mentoring.text.ts';

const words = (max: number) => z.string().trim().max(max, `Не больше ${max} знаков.`).default('');
const day = z.iso.date({ error: text.faults.date });

export const programmeLine = z.object({
  what: words(500).meta({ label: text.fields.what }),
  term: words(100).meta({ label: text.fields.term }),
  result: words(300).meta({ label: text.fields.result }),
});
export type ProgrammeLine = z.output<typeof programmeLine>;

export const pairSchema = z
  .object({
    mentorId: z.uuid({ error: text.faults.person }),
    menteeId: z.uuid({ error: text.faults.person }),
    startsOn: day,
    endsOn: day,
    goal: z.string({ error: text.faults.goal }).trim().min(5, text.faults.goal).max(1000),
    programme: z.array(programmeLine).max(60).default([]),
  })
  .refine((input) => input.endsOn >= input.startsOn, { error: text.faults.order, path: ['endsOn'] });

export const pairSeen = z.object(seen);
export const finishSchema = z.object({
  ...seen,
  outcome: z.enum(Object.keys(pairOutcomes) as [PairOutcome, ...PairOutcome[]], {
    error: text.faults.outcome,
  }),
  outcomeText: words(2000),
});
export const stopSchema = z.object({
  ...seen,
  outcomeText: z.string({ error: text.faults.reason }).trim().min(3, text.faults.reason).max(500),
});
export const meetingSchema = z.object({
  pairId: z.uuid(),
  heldOn: day,
  topic: z.string({ error: text.faults.topic }).trim().min(3, text.faults.topic).max(300),
  text: words(2000),
});
export const pairFeedbackSchema = z.object({
  pairId: z.uuid(),
  mark: z.coerce
    .number({ error: text.faults.mark })
    .int(text.faults.mark)
    .min(1, text.faults.mark)
    .max(5, text.faults.mark),
  text: words(2000),
});
export const paperSchema = z.object({
  pairId: z.uuid(),
  paper: z.enum(Object.keys(pairPapers) as [PairPaper, ...PairPaper[]]),
});
