// Writing lines: one insert for many, one update for many; used by the grid, the form, the paste and the corrections.
import { sql } from 'kysely';
import { addDays, daysBetween } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { termColumns } from './line.cells.ts';
import type { Line } from './line.queries.ts';
import type { LineColumns, LineInput } from './line.schema.ts';
import { lineText as text } from './line.text.ts';

const norm = 'annual-plan';

export const lineSubject = (id: string) => ({ kind: 'planning.line', id });

export const emptyLine: Omit<LineColumns, 'title' | 'term' | 'term_kind' | 'responsible_id'> = {
  ...{ direction: '', task: '', form: '', audience: '', subjects: '', starts_on: null, ends_on: null },
  ...{ times: null, responsible_words: '', place: '', result: '', programme: '', cost_planned: null },
  ...{ funding: '', source: 'own', source_words: '' },
};

export const columnsOfLine = (line: Line): LineColumns => ({
  ...{ direction: line.direction, task: line.task, title: line.title, form: line.form },
  ...{ audience: line.audience, subjects: line.subjects, term: line.term, term_kind: line.termKind },
  ...{ starts_on: line.startsOn, ends_on: line.endsOn, times: line.times },
  ...{ responsible_id: line.responsibleId, responsible_words: line.responsibleWords, place: line.place },
  ...{ result: line.result, programme: line.programme, cost_planned: line.costPlanned },
  ...{ funding: line.funding, source: line.source, source_words: line.sourceWords },
});

/** What a form says as columns; days given by hand stand over the words of the term. */
export function columnsOfInput(input: LineInput, schoolYear: number): LineColumns | Refusal {
  const understood = termColumns(input.term, schoolYear);
  const starts = input.startsOn ?? understood.starts_on;
  const ends = input.lastDay ? addDays(input.lastDay, 1) : understood.ends_on;
  if (starts !== null && ends !== null && daysBetween(starts, ends) < 1)
    return refuse('term-backwards', text.faults.days, {
      kind: 'invalid',
      fields: { lastDay: text.faults.days },
    });
  const isByHand = input.startsOn !== null || input.lastDay !== null;
  return {
    ...{ direction: input.direction, task: input.task, title: input.title, form: input.form },
    ...{ audience: input.audience, subjects: input.subjects, term: input.term },
    term_kind: understood.term_kind === 'unknown' && isByHand ? 'period' : understood.term_kind,
    ...{
      starts_on: starts ?? (ends ? addDays(ends, -1) : null),
      ends_on: ends ?? (starts ? addDays(starts, 1) : null),
    },
    times: input.times ?? understood.times,
    ...{ responsible_id: input.responsibleId, responsible_words: input.responsibleWords, place: input.place },
    ...{ result: input.result, programme: input.programme },
    cost_planned: input.costPlanned,
    ...{ funding: input.funding, source: input.source, source_words: input.sourceWords },
  };
}

async function lastPosition(ctx: WriteCtx, planId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('planning.lines')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** Adds lines at the end of the plan; the caller holds the plan's row. Returns their ids in order. */
export async function insertLines(
  ctx: WriteCtx,
  planId: string,
  lines: readonly LineColumns[],
): Promise<string[]> {
  if (lines.length === 0) return [];
  const after = await lastPosition(ctx, planId);
  const rows = lines.map((line, index) => ({
    ...line,
    territory_id: ctx.territory.id,
    id: newId(ctx.now),
    plan_id: planId,
    position: after + index + 1,
    state: 'open',
  }));
  for (let from = 0; from < rows.length; from += 500)
    await ctx.db
      .insertInto('planning.lines')
      .values(rows.slice(from, from + 500))
      .execute();
  return rows.map((row) => row.id);
}

/** Writes all columns of many lines in one statement; every version goes one up. */
export async function updateLines(
  ctx: WriteCtx,
  lines: readonly (LineColumns & { readonly id: string })[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`update planning.lines l set
      direction = v.direction, task = v.task, title = v.title, form = v.form, audience = v.audience,
      subjects = v.subjects, term = v.term, term_kind = v.term_kind, starts_on = v.starts_on, ends_on = v.ends_on,
      times = v.times, responsible_id = v.responsible_id, responsible_words = v.responsible_words, place = v.place,
      result = v.result, programme = v.programme, cost_planned = v.cost_planned, funding = v.funding,
      source = v.source, source_words = v.source_words, version = l.version + 1
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as v(
      id uuid, direction text, task text, title text, form text, audience text, subjects text, term text,
      term_kind text, starts_on date, ends_on date, times int, responsible_id uuid, responsible_words text,
      place text, result text, programme text, cost_planned numeric, funding text, source text, source_words text)
    where l.territory_id = ${ctx.territory.id} and l.id = v.id`.execute(ctx.db);
}

export async function setCoWorkers(
  ctx: WriteCtx,
  lineId: string,
  personIds: readonly string[],
): Promise<void> {
  await ctx.db
    .deleteFrom('planning.co_workers')
    .where('territory_id', '=', ctx.territory.id)
    .where('line_id', '=', lineId)
    .execute();
  const people = [...new Set(personIds)];
  if (people.length > 0)
    await ctx.db
      .insertInto('planning.co_workers')
      .values(people.map((person_id) => ({ territory_id: ctx.territory.id, line_id: lineId, person_id })))
      .execute();
}

/** Locks the plan against everybody else's writing and says whether its lines may still be changed. */
export async function holdDraft(ctx: WriteCtx, planId: string, frozen: string): Promise<Refusal | null> {
  const row = await ctx.db
    .selectFrom('planning.plans')
    .select('state')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst();
  return row?.state === 'draft' ? null : refuse('plan-frozen', frozen, { norm });
}
