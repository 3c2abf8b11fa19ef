// One line by its form: added to a draft or changed in it; what another person wrote meanwhile is shown beside the field.
import { z } from 'zod';
import { addDays } from '../../../kernel/clock.ts';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { formatDateShort } from '../../../platform/language/index.ts';
import { planPolicy } from '../plan/plan.policy.ts';
import { anyPlan, type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';
import { shownCell } from './line.cells.ts';
import { type Line, visibleLine } from './line.queries.ts';
import { type LineInput, lineShape } from './line.schema.ts';
import { lineText as text } from './line.text.ts';
import {
  columnsOfInput,
  holdDraft,
  insertLines,
  lineSubject,
  setCoWorkers,
  updateLines,
} from './line.writing.ts';

const norm = 'annual-plan';

/** A keeper adds a line; title, term and the responsible person are enough. */
export const addLine = command({
  name: 'planning.line.add',
  ru: text.add,
  norm,
  input: z.object({ planId: z.uuid(), ...lineShape }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    const columns = columnsOfInput(input, plan.schoolYear);
    if (isRefusal(columns)) return columns;
    const [id = ''] = await insertLines(ctx, plan.id, [columns]);
    await setCoWorkers(ctx, id, input.coWorkers);
    await recordFact(ctx, { name: 'line.added', subject: lineSubject(id), norm, data: { planId: plan.id } });
    return { id, planId: plan.id };
  },
});

/** A line with its plan: what every command over a line needs. */
export interface LineOfPlan {
  readonly line: Line;
  readonly plan: Plan;
  readonly state: Plan['state'];
  readonly approver: Plan['approver'];
}

export async function lineWithPlan(ctx: ReadCtx, id: string): Promise<LineOfPlan | null> {
  const line = await visibleLine(ctx, id);
  const plan = line ? await anyPlan(ctx, line.planId) : null;
  return line && plan ? { line, plan, state: plan.state, approver: plan.approver } : null;
}

/** What stands in the base now, beside each field where it differs from what this person typed. */
function bothValues(input: LineInput, { line, plan }: LineOfPlan): Refusal {
  const theirs: Readonly<Record<string, string>> = {
    title: line.title,
    term: line.term,
    direction: shownCell(line, 'direction', plan.catalogue),
    task: shownCell(line, 'task', plan.catalogue),
    form: line.form,
    audience: line.audience,
    result: line.result,
    responsibleId: line.responsible,
    responsibleWords: line.responsibleWords,
    place: line.place,
    subjects: line.subjects,
    programme: line.programme,
    funding: line.funding,
    startsOn: line.startsOn ? formatDateShort(line.startsOn) : '',
    lastDay: line.endsOn ? formatDateShort(addDays(line.endsOn, -1)) : '',
  };
  const mine: Readonly<Record<string, unknown>> = {
    ...input,
    direction: shownCell({ ...line, direction: input.direction }, 'direction', plan.catalogue),
    task: shownCell({ ...line, task: input.task }, 'task', plan.catalogue),
    responsibleId: input.responsibleId === line.responsibleId ? line.responsible : 'другой',
    startsOn: input.startsOn ? formatDateShort(input.startsOn) : theirs.startsOn,
    lastDay: input.lastDay ? formatDateShort(input.lastDay) : theirs.lastDay,
  };
  const fields = Object.fromEntries(
    Object.entries(theirs)
      .filter(([field, value]) => String(mine[field] ?? '') !== value)
      .map(([field, value]) => [
        field,
        `Сейчас записано: «${value || 'пусто'}». Сохраните ещё раз, чтобы осталось Ваше.`,
      ]),
  );
  return refuse('stale', text.refusals.conflict, {
    norm,
    fields,
    details: { version: line.version, theirs },
  });
}

/** A keeper changes a line of a draft; a change made meanwhile is a 409 with both values. */
export const saveLine = command({
  name: 'planning.line.save',
  ru: 'Сохранить пункт',
  norm,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), ...lineShape }),
  load: (ctx, input) => lineWithPlan(ctx, input.id),
  ability: planPolicy.rules.keep,
  run: async (ctx: WriteCtx, input, found: LineOfPlan) => {
    const frozen = await holdDraft(ctx, found.plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    const now = await lineWithPlan(ctx, input.id);
    if (!now) return notFound(text.refusals.gone);
    if (now.line.version !== input.version) return bothValues(input, now);
    const columns = columnsOfInput(input, found.plan.schoolYear);
    if (isRefusal(columns)) return columns;
    await updateLines(ctx, [{ ...columns, id: input.id }]);
    await setCoWorkers(ctx, input.id, input.coWorkers);
    await recordFact(ctx, {
      name: 'line.changed',
      subject: lineSubject(input.id),
      norm,
      data: { fields: 'сведения пункта' },
    });
    return { id: input.id, planId: found.plan.id };
  },
});
