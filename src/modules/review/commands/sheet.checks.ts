// What a sheet is asked: its input, scores within the scale, what is missing for submission, whether anything changed.
import { z } from 'zod';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { SheetForm } from '../queries/sheets.ts';
import type { Sheet, SheetScore } from '../review.schema.ts';
import { reviewText } from '../review.text.ts';

const { refusals } = reviewText;

/** An unmarked scale comes as an empty text or not at all; it is no score, never zero. */
const score = z
  .preprocess((value) => {
    if (value === '' || value === null) return undefined;
    return typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  }, z.number().int().min(0).max(1000).optional())
  .optional()
  .transform((value) => value ?? null);

const sheetFields = {
  reviewId: z.uuid(),
  /** The version the expert saw; 0 before the first saving. */
  version: z.coerce.number().int().min(0).default(0),
  scores: z
    .array(
      z.object({
        criterion: z.string().max(80),
        score,
        justification: z
          .string()
          .trim()
          .max(4000)
          .default('')
          .meta({ label: 'Обоснование', widget: 'textarea' }),
      }),
    )
    .max(60)
    .default([]),
  conclusion: z.string().max(80).default('').meta({ label: 'Заключение', widget: 'radio' }),
  comment: z
    .string()
    .trim()
    .max(8000)
    .default('')
    .meta({ label: 'Замечания и пожелания', widget: 'textarea' }),
};
export const sheetInput = z.object(sheetFields);
export type SheetInput = z.output<typeof sheetInput>;

/** The stored draft as an input: every criterion of the form in its order, so that faults name the fields of the page. */
export const contentOf = (
  form: SheetForm,
  sheet: Sheet,
): Pick<SheetInput, 'scores' | 'conclusion' | 'comment'> => ({
  scores: form.criteria.map(
    ({ key }) =>
      sheet.scores.find((each) => each.criterion === key) ?? {
        criterion: key,
        score: null,
        justification: '',
      },
  ),
  conclusion: sheet.conclusion,
  comment: sheet.comment,
});

/** Faults of what is written whether or not the sheet is finished: unknown criteria and scores outside the scale. */
export function faultsOfScores(form: SheetForm, input: SheetInput): Record<string, string> {
  const faults: Record<string, string> = {};
  const seen = new Set<string>();
  input.scores.forEach(({ criterion, score }, index) => {
    const known = form.criteria.find((each) => each.key === criterion);
    if (!known || seen.has(criterion)) faults[`scores[${index}].criterion`] = refusals.criterionUnknown;
    else if (score !== null && score > known.max)
      faults[`scores[${index}].score`] = refusals.scoreOutside(known.max);
    seen.add(criterion);
  });
  if (input.conclusion && !form.conclusions.some((each) => each.key === input.conclusion)) {
    faults.conclusion = refusals.conclusionUnknown;
  }
  return faults;
}

/** What is missing for submission: every required criterion scored and justified, and a conclusion. */
export function missingIn(
  form: SheetForm,
  input: Pick<SheetInput, 'scores' | 'conclusion'>,
): Record<string, string> {
  const faults: Record<string, string> = {};
  form.criteria.forEach((criterion, order) => {
    if (!criterion.required) return;
    const found = input.scores.findIndex((each) => each.criterion === criterion.key);
    const at = found < 0 ? order : found;
    const given = input.scores[found];
    if (given?.score === undefined || given.score === null)
      faults[`scores[${at}].score`] = refusals.scoreMissing;
    if (!given?.justification) faults[`scores[${at}].justification`] = refusals.justificationMissing;
  });
  if (!input.conclusion) faults.conclusion = refusals.conclusionMissing;
  return faults;
}

export const invalid = (faults: Record<string, string>): Refusal =>
  refuse('sheet-incomplete', refusals.notFilled(Object.keys(faults).length), {
    kind: 'invalid',
    norm: 'expert-sheet',
    fields: faults,
  });

/** Saving as it is typed and the button may bring the same text twice: there is nothing to quarrel about. */
export function isSameContent(sheet: Sheet, input: SheetInput): boolean {
  const worded = (scores: readonly SheetScore[]) =>
    scores
      .filter((each) => each.score !== null || each.justification)
      .map((each) => `${each.criterion} ${each.score ?? ''} ${each.justification}`)
      .toSorted()
      .join('\n');
  return (
    sheet.conclusion === input.conclusion &&
    sheet.comment === input.comment &&
    worded(sheet.scores) === worded(input.scores)
  );
}
