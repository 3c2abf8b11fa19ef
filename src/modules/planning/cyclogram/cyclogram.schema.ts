// What the form of a recurring thing asks, and the columns it is written by.
import { z } from 'zod';
import { monthName, upperFirst } from '../../../platform/language/index.ts';
import { lineShape } from '../line/line.schema.ts';
import { cyclogramText as text } from './cyclogram.text.ts';
import { givesOptions, shiftOptions } from './recurrence.text.ts';
import { gives, lessonMonths, monthsOfYear, shifts } from './recurrence.ts';

/** When it comes: what the preview of the dates needs. */
export const whenShape = {
  words: z
    .string()
    .trim()
    .min(1, text.refusals.unknown)
    .max(200)
    .meta({ label: text.fields.words, hint: text.hints.words }),
  months: z
    .array(z.coerce.number().int().min(1).max(12))
    .min(1, text.refusals.months)
    .max(12)
    .default([...lessonMonths])
    .meta({
      label: text.fields.months,
      hint: text.hints.months,
      widget: 'checkboxes',
      width: 'short',
      options: monthsOfYear.map((month) => ({ value: String(month), label: upperFirst(monthName(month)) })),
    }),
  shift: z
    .enum(shifts)
    .default('after')
    .meta({ label: text.fields.shift, widget: 'select', options: shiftOptions }),
};

const { form, audience, direction, task, responsibleId, responsibleWords, place, result } = lineShape;

export const ruleShape = {
  title: lineShape.title.meta({ label: text.fields.title, widget: 'textarea' }),
  ...whenShape,
  gives: z
    .enum(gives)
    .default('each')
    .meta({ label: text.fields.gives, widget: 'select', options: givesOptions }),
  responsibleId,
  ...{ direction, task, form, audience, place, result, responsibleWords },
} as const;

export const ruleSchema = z.object(ruleShape);
export type RuleInput = z.output<typeof ruleSchema>;
