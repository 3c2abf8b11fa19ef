// The grid of a draft: cells saved as they are typed, rows pasted from Excel, rows removed; two people never lose a word.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { type FactParts, recordFact, recordFacts } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { rowsOf } from '../../../ui/index.ts';
import { planPolicy } from '../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';
import { conflictsOf, type Edit, edit, pasteFaults, type Reading, readEdits } from './grid.reading.ts';
import { type CellField, type CellHelp, cellFields, namesIn, shownCell } from './line.cells.ts';
import { peopleByWords } from './line.people.ts';
import { linesOf } from './line.queries.ts';
import { lineText as text } from './line.text.ts';
import { holdDraft, insertLines, lineSubject, updateLines } from './line.writing.ts';

const norm = 'annual-plan';
const most = 500;

export interface SavedRow {
  readonly id: string;
  readonly row: number;
  readonly termKind: string;
  readonly cells: Readonly<Record<CellField, string>>;
}

async function helpFor(ctx: ReadCtx, plan: Plan, names: readonly string[]): Promise<CellHelp> {
  const { directions, tasks } = plan.catalogue;
  return { schoolYear: plan.schoolYear, directions, tasks, people: await peopleByWords(ctx, names) };
}

async function writeRows(ctx: WriteCtx, plan: Plan, reading: Reading): Promise<string[]> {
  await updateLines(ctx, reading.changed);
  const ids = await insertLines(
    ctx,
    plan.id,
    reading.added.map((each) => each.columns),
  );
  const facts: FactParts[] = [
    ...reading.changed.map((each) => ({
      name: 'line.changed',
      subject: lineSubject(each.id),
      norm,
      data: { fields: each.fields.map((field) => text.fields[field].toLocaleLowerCase('ru')).join(', ') },
    })),
    ...ids.map((id) => ({ name: 'line.added', subject: lineSubject(id), norm, data: { planId: plan.id } })),
  ];
  await recordFacts(ctx, facts);
  return ids;
}

/** Everything a keeper typed or pasted since the last save: what is understood is saved, what is not comes back. */
export const saveCells = command({
  name: 'planning.grid.save',
  ru: 'Сохранить ячейки',
  norm,
  input: z.object({ planId: z.uuid(), edits: z.array(edit).max(most * cellFields.length) }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    const touched = [...new Set(input.edits.flatMap((each) => each.line ?? []))];
    const linesNow = (ids: readonly string[]) => linesOf(ctx, plan.id, [], { ids });
    const before = new Map((await linesNow(touched)).map((line) => [line.id, line]));
    const names = input.edits.flatMap((each) =>
      each.field === 'responsible' ? namesIn(each.value).slice(0, 1) : [],
    );
    const help = await helpFor(ctx, plan, names);
    const conflict = conflictsOf(input.edits, before, help);
    if (conflict) return conflict;
    const reading = readEdits(input.edits, before, help);
    const ids = await writeRows(ctx, plan, reading);
    const rows = new Map<string, number>([
      ...reading.changed.map((each) => [each.id, each.row] as const),
      ...ids.map((id, index) => [id, reading.added[index]?.row ?? 0] as const),
    ]);
    const after = await linesNow([...rows.keys()]);
    return {
      planId: plan.id,
      saved: after.map(
        (line): SavedRow => ({
          id: line.id,
          row: rows.get(line.id) ?? 0,
          termKind: line.termKind,
          cells: Object.fromEntries(
            cellFields.map((field) => [field, shownCell(line, field, help)]),
          ) as SavedRow['cells'],
        }),
      ),
      faults: reading.faults,
    };
  },
});

/** Rows copied in Excel, put into a box: all of them or none, so that nothing is lost and nothing comes twice. */
export const pasteLines = command({
  name: 'planning.grid.paste',
  ru: 'Добавить строки',
  norm,
  input: z.object({
    planId: z.uuid(),
    direction: z.string().max(60).default('').meta({ label: text.fields.direction, widget: 'select' }),
    rows: z
      .string()
      .min(1, text.refusals.nothing)
      .max(400_000)
      .meta({ label: text.pasteField, widget: 'textarea' }),
  }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    const rows = rowsOf(input.rows);
    if (rows.length === 0) return refuse('nothing-pasted', text.refusals.nothing, { kind: 'invalid' });
    if (rows.length > most) return refuse('too-many-rows', text.refusals.tooMany, { kind: 'invalid' });
    const edits = rows.flatMap((cells, row): Edit[] => [
      ...pasteOrder.map((field, at) => ({ row, field, value: cells[at] ?? '', was: '' })),
      ...(input.direction ? [{ row, field: 'direction' as const, value: input.direction, was: '' }] : []),
    ]);
    const names = edits.flatMap((each) =>
      each.field === 'responsible' ? namesIn(each.value).slice(0, 1) : [],
    );
    const reading = readEdits(edits, new Map(), await helpFor(ctx, plan, names));
    if (reading.faults.length > 0) return pasteFaults(reading.faults);
    const ids = await writeRows(ctx, plan, reading);
    return { planId: plan.id, count: ids.length };
  },
});

export const pasteOrder = ['title', 'form', 'term', 'audience', 'responsible', 'result'] as const;

/** Takes lines out of a draft; a line of an approved plan is cancelled by a correction instead. */
export const removeLines = command({
  name: 'planning.line.remove',
  ru: text.remove,
  norm,
  input: z.object({ planId: z.uuid(), ids: z.array(z.uuid()).min(1).max(most) }),
  load: (ctx, input) => visiblePlan(ctx, input.planId),
  ability: planPolicy.rules.keep,
  run: async (ctx, input, plan: Plan) => {
    const frozen = await holdDraft(ctx, plan.id, planText.refusals.frozen);
    if (frozen) return frozen;
    const { numDeletedRows } = await ctx.db
      .deleteFrom('planning.lines')
      .where('territory_id', '=', ctx.territory.id)
      .where('plan_id', '=', plan.id)
      .where('id', 'in', input.ids)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return refuse('line-gone', text.refusals.gone);
    await recordFact(ctx, {
      name: 'plan.lines-removed',
      subject: { kind: 'planning.plan', id: plan.id },
      norm,
      data: { count: Number(numDeletedRows) },
    });
    return { planId: plan.id };
  },
});
