// The grid of a draft: cells saved as they are typed, rows pasted from Excel, rows removed; two people never lose a word.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { type FactParts, recordFact, recordFacts } from '../../../kernel/journal.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import { rowsOf } from '../../../ui/index.ts';
import { planPolicy } from '../plan/plan.policy.ts';
import { type Plan, visiblePlan } from '../plan/plan.queries.ts';
import { planText } from '../plan/plan.text.ts';
import { type CellField, type CellHelp, cellFields, namesIn, readCell, shownCell } from './line.cells.ts';
import { peopleByWords } from './line.people.ts';
import { type Line, linesOf } from './line.queries.ts';
import type { LineColumns } from './line.schema.ts';
import { lineText as text } from './line.text.ts';
import {
  columnsOfLine,
  emptyLine,
  holdDraft,
  insertLines,
  lineSubject,
  updateLines,
} from './line.writing.ts';

const norm = 'annual-plan';
const most = 500;

const edit = z.object({
  /** The line; absent for a row that is not saved yet. */
  line: z.uuid().nullish(),
  /** The row of the person's screen: the answer speaks of it by this number. */
  row: z.coerce.number().int().min(0).max(100_000).default(0),
  field: z.enum(cellFields),
  value: z.string().max(5000).default(''),
  /** What the person saw in the cell before. */
  was: z.string().max(5000).default(''),
});
type Edit = z.output<typeof edit>;

interface Fault {
  readonly line: string | null;
  readonly row: number;
  readonly field: CellField;
  readonly value: string;
  readonly text: string;
}

export interface SavedRow {
  readonly id: string;
  readonly row: number;
  readonly termKind: string;
  readonly cells: Readonly<Record<CellField, string>>;
}

const same = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

interface Conflict {
  readonly line: string;
  readonly field: CellField;
  readonly mine: string;
  /** Null: the line is gone. */
  readonly theirs: string | null;
}

/** Cells somebody else has changed since this person saw them; the same words twice are no conflict. */
function conflictsOf(
  edits: readonly Edit[],
  lines: ReadonlyMap<string, Line>,
  help: CellHelp,
): Refusal | null {
  const conflicts = edits.flatMap((each): Conflict[] => {
    if (!each.line) return [];
    const line = lines.get(each.line);
    if (!line) return [{ line: each.line, field: each.field, mine: each.value, theirs: null }];
    const now = shownCell(line, each.field, help);
    return same(now, each.was) || same(now, each.value)
      ? []
      : [{ line: each.line, field: each.field, mine: each.value, theirs: now }];
  });
  if (conflicts.length === 0) return null;
  const isGone = conflicts.every((each) => each.theirs === null);
  return refuse('stale-cells', isGone ? text.refusals.gone : text.refusals.conflict, {
    norm,
    details: { conflicts },
  });
}

interface Reading {
  readonly changed: (LineColumns & {
    readonly id: string;
    readonly row: number;
    readonly fields: CellField[];
  })[];
  readonly added: { readonly row: number; readonly columns: LineColumns }[];
  readonly faults: Fault[];
}

/** Rows of the screen one by one: what is understood is written, what is not goes back with a sentence. */
function readEdits(edits: readonly Edit[], lines: ReadonlyMap<string, Line>, help: CellHelp): Reading {
  const reading: Reading = { changed: [], added: [], faults: [] };
  const byRow = Map.groupBy(edits, (each) => each.line ?? `new ${each.row}`);
  for (const cells of byRow.values()) {
    const [first] = cells;
    if (!first) continue;
    const line = first.line ? lines.get(first.line) : undefined;
    let set: Partial<LineColumns> = {};
    const faults: Fault[] = [];
    for (const each of cells) {
      const read = readCell(each.field, each.value, help);
      if ('set' in read) set = { ...set, ...read.set };
      else
        faults.push({
          line: line?.id ?? null,
          row: each.row,
          field: each.field,
          value: each.value,
          text: read.fault,
        });
    }
    reading.faults.push(...faults);
    if (line && Object.keys(set).length > 0)
      reading.changed.push({
        ...columnsOfLine(line),
        ...set,
        id: line.id,
        row: first.row,
        fields: cells.map((each) => each.field),
      });
    if (!line) takeNewRow(reading, first.row, set, faults);
  }
  return reading;
}

/** A new row is saved as soon as it has a title, a term and a responsible person; until then it stays on the screen. */
function takeNewRow(
  reading: Reading,
  row: number,
  set: Partial<LineColumns>,
  faults: readonly Fault[],
): void {
  const { title, term, term_kind, responsible_id } = set;
  const lacking = (['title', 'term', 'responsible'] as const).filter(
    (field) =>
      set[field === 'responsible' ? 'responsible_id' : field] === undefined &&
      !faults.some((fault) => fault.field === field),
  );
  for (const field of lacking)
    reading.faults.push({ line: null, row, field, value: '', text: text.faults[field] });
  if (title && term && term_kind && responsible_id && faults.length === 0)
    reading.added.push({ row, columns: { ...emptyLine, ...set, title, term, term_kind, responsible_id } });
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

function pasteFaults(faults: readonly Fault[]): Refusal {
  const lines = faults
    .slice(0, 20)
    .map(
      (each) => `Строка ${each.row + 1}, ${text.fields[each.field].toLocaleLowerCase('ru')}: ${each.text}.`,
    );
  const more = faults.length > 20 ? ` И ещё ${faults.length - 20}.` : '';
  const words = text.refusals.pasteFaults(countOf(faults.length, 'место', 'места', 'мест'));
  return refuse('paste-faults', words, {
    kind: 'invalid',
    norm,
    fields: { rows: `${lines.join(' ')}${more}` },
  });
}

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
