// Shapes of a line: what its form asks, and the columns a line is written by.
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import { type LineSource, sourceOptions, lineText as text } from './line.text.ts';
import type { TermKind } from './term.ts';

const words = (label: string, max: number, more: Record<string, unknown> = {}) =>
  z
    .string()
    .trim()
    .max(max, text.faults.tooLong(max))
    .default('')
    .meta({ label, ...more });

const optionalDay = (label: string, hint?: string) =>
  z.iso
    .date()
    .nullish()
    .transform((value) => value ?? null)
    .meta({ label, widget: 'date', width: 'short', ...(hint ? { hint } : {}) });

const money = (label: string) =>
  z
    .number(text.faults.money)
    .min(0, text.faults.money)
    .max(1_000_000_000, text.faults.money)
    .nullish()
    .transform((value) => value ?? null)
    .meta({ label, widget: 'number', width: 'short' });

const sources = [
  'own',
  'authority',
  'institute',
  'ministry',
  'partner',
] as const satisfies readonly LineSource[];
export const lineSource = z
  .enum(sources)
  .default('own')
  .meta({ label: text.fields.source, widget: 'select', options: sourceOptions });

/** What a person may say of a line; title, term and the responsible person are enough to save it. */
export const lineShape = {
  title: z
    .string()
    .trim()
    .min(1, text.faults.title)
    .max(1000, text.faults.tooLong(1000))
    .meta({ label: text.fields.title, widget: 'textarea' }),
  term: z
    .string()
    .trim()
    .min(1, text.faults.term)
    .max(200, text.faults.tooLong(200))
    .meta({ label: text.fields.term, hint: text.hints.term }),
  responsibleId: z
    .uuid(text.faults.responsible)
    .meta({ label: text.fields.responsible, hint: text.hints.responsible, widget: 'picker' }),
  direction: words(text.fields.direction, 60, { widget: 'select' }),
  task: words(text.fields.task, 60, { widget: 'select' }),
  form: words(text.fields.form, 200),
  audience: words(text.fields.audience, 300),
  result: words(text.fields.result, 500, { widget: 'textarea' }),
  startsOn: optionalDay(text.fields.startsOn, text.hints.startsOn),
  lastDay: optionalDay(text.fields.lastDay),
  times: z
    .number(text.faults.times)
    .int(text.faults.times)
    .min(1, text.faults.times)
    .max(366, text.faults.times)
    .nullish()
    .transform((value) => value ?? null)
    .meta({ label: text.fields.times, hint: text.hints.times, widget: 'number', width: 'short' }),
  coWorkers: z
    .array(z.uuid())
    .max(30)
    .default([])
    .meta({ label: text.fields.coWorkers, widget: 'checkboxes' }),
  responsibleWords: words(text.fields.responsibleWords, 300, { hint: text.hints.responsibleWords }),
  place: words(text.fields.place, 300),
  subjects: words(text.fields.subjects, 300),
  programme: words(text.fields.programme, 300, { hint: text.hints.programme }),
  costPlanned: money(text.fields.costPlanned),
  funding: words(text.fields.funding, 200),
  source: lineSource,
  sourceWords: words(text.fields.sourceWords, 300, { hint: text.hints.sourceWords }),
} as const;

export const lineSchema = z.object(lineShape);
export type LineInput = z.output<typeof lineSchema>;

/** The columns a line is written by; the ones its state and its place in the plan decide are not here. */
export interface LineColumns {
  readonly direction: string;
  readonly task: string;
  readonly title: string;
  readonly form: string;
  readonly audience: string;
  readonly subjects: string;
  readonly term: string;
  readonly term_kind: TermKind;
  readonly starts_on: CivilDate | null;
  readonly ends_on: CivilDate | null;
  readonly times: number | null;
  readonly responsible_id: string;
  readonly responsible_words: string;
  readonly place: string;
  readonly result: string;
  readonly programme: string;
  readonly cost_planned: number | null;
  readonly funding: string;
  readonly source: LineSource;
  readonly source_words: string;
}
