// Dated rules: their shapes and what holds while the service has set nothing of its own.
import { z } from 'zod';
import { ruleText as text } from './rule.text.ts';

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: text.faults.number })
    .int(text.faults.number)
    .min(least, text.faults.number)
    .max(most, text.faults.number);

/** How often a person has the right to be trained, and what counts as training. */
export const trainingRule = z.object({
  years: whole(1, 10).default(3),
  warningMonths: whole(0, 24).default(6),
  advancedHours: whole(1, 500).default(16),
  retrainingHours: whole(1, 2000).default(250),
});
export const practiceRule = z.object({ weeks: whole(1, 52).default(8) });
export const youngRule = z.object({ years: whole(1, 10).default(3), maxAge: whole(18, 60).default(35) });
/** Hours a person gathers between courses in a year; 0: the service has set no norm. The year begins with the month. */
export const interCourseRule = z.object({
  hours: whole(0, 500).default(0),
  fromMonth: whole(1, 12).default(1),
});

export const ruleShapes = {
  training: trainingRule,
  practice: practiceRule,
  'young-specialist': youngRule,
  'inter-course': interCourseRule,
} as const;

export interface Rules {
  readonly training: z.output<typeof trainingRule> & { readonly basis: string };
  readonly practice: z.output<typeof practiceRule> & { readonly basis: string };
  readonly 'young-specialist': z.output<typeof youngRule> & { readonly basis: string };
  readonly 'inter-course': z.output<typeof interCourseRule> & { readonly basis: string };
}

/** What holds where the service has set nothing: the law's term, the usual numbers. */
export const defaultBasis = {
  training: text.lawTraining,
  practice: text.ownSetting,
  'young-specialist': text.localAct,
  'inter-course': text.ownSetting,
} as const;

const dated = {
  startsOn: z.iso.date({ error: text.faults.date }),
  basis: z
    .string({ error: text.faults.basis })
    .trim()
    .min(3, text.faults.basis)
    .max(400, 'Не больше 400 знаков.'),
};
export const setTrainingSchema = trainingRule.extend(dated);
export const setPracticeSchema = practiceRule.extend(dated);
export const setYoungSchema = youngRule.extend(dated);
export const setInterCourseSchema = interCourseRule.extend(dated);
