// A line put on another day of the calendar: in a draft its term changes at once, in an approved plan the day becomes the term of a correction.
import { z } from 'zod';
import { addDays, type CivilDate, daysBetween } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { staleWrite } from '../../../kernel/lifecycle.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { daysText } from '../cyclogram/recurrence.text.ts';
import { planPolicy } from '../plan/plan.policy.ts';
import { planText } from '../plan/plan.text.ts';
import { termColumns } from './line.cells.ts';
import { type LineOfPlan, lineWithPlan } from './line.commands.ts';
import type { Line } from './line.queries.ts';
import { columnsOfLine, holdDraft, lineSubject, updateLines } from './line.writing.ts';

const norm = 'annual-plan';
/** A term of several days keeps its length; a longer one becomes the day it is put on. */
const longest = 14;

const outside = 'Этот день не входит в учебный год плана: выберите другой.';

/** «15 октября», «до 15 октября», «15–17 октября»: the words of the line's term on another day. */
export function termOnDay(line: Pick<Line, 'startsOn' | 'endsOn' | 'termKind'>, day: CivilDate): string {
  if (line.termKind === 'until') return `до ${daysText(day, day)}`;
  const length = line.startsOn && line.endsOn ? daysBetween(line.startsOn, line.endsOn) : 1;
  return daysText(day, length <= longest ? addDays(day, length - 1) : day);
}

export const isInYear = (day: CivilDate, schoolYear: number): boolean =>
  day >= `${schoolYear}-09-01` && day < `${schoolYear + 1}-09-01`;

const badDay = (): Refusal =>
  refuse('day-outside', outside, { kind: 'invalid', norm, fields: { day: outside } });

/** A keeper drags a line of a draft to a day, or names the day; refuses a stale version and a day of another year. */
export const placeLine = command({
  name: 'planning.line.place',
  ru: 'Перенести на день',
  norm,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    day: z.iso.date().meta({ label: 'На какой день', widget: 'date', width: 'short' }),
  }),
  load: (ctx, input) => lineWithPlan(ctx, input.id),
  ability: planPolicy.rules.keep,
  run: async (ctx, input, { line, plan }: LineOfPlan) => {
    const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    if (!isInYear(input.day, plan.schoolYear)) return badDay();
    const now = await lineWithPlan(ctx, input.id);
    if (now?.line.version !== input.version) return staleWrite({ term: now?.line.term ?? '' });
    const term = termColumns(termOnDay(line, input.day), plan.schoolYear);
    await updateLines(ctx, [{ ...columnsOfLine(line), ...term, id: line.id }]);
    await recordFact(ctx, {
      ...{ name: 'line.placed', subject: lineSubject(line.id), norm },
      data: { term: term.term, was: line.term },
    });
    return { id: line.id, planId: plan.id, day: input.day };
  },
});
