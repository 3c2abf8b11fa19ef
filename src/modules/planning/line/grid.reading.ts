// What a keeper typed into the grid, row by row: what is understood, what is not and why, what another has changed meanwhile.
import { z } from 'zod';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { countOf } from '../../../platform/language/index.ts';
import { type CellField, type CellHelp, cellFields, readCell, shownCell } from './line.cells.ts';
import type { Line } from './line.queries.ts';
import type { LineColumns } from './line.schema.ts';
import { lineText as text } from './line.text.ts';
import { columnsOfLine, emptyLine } from './line.writing.ts';

const norm = 'annual-plan';

export const edit = z.object({
  /** The line; absent for a row that is not saved yet. */
  line: z.uuid().nullish(),
  /** The row of the person's screen: the answer speaks of it by this number. */
  row: z.coerce.number().int().min(0).max(100_000).default(0),
  field: z.enum(cellFields),
  value: z.string().max(5000).default(''),
  /** What the person saw in the cell before. */
  was: z.string().max(5000).default(''),
});
export type Edit = z.output<typeof edit>;

interface Fault {
  readonly line: string | null;
  readonly row: number;
  readonly field: CellField;
  readonly value: string;
  readonly text: string;
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
export function conflictsOf(
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

export interface Reading {
  readonly changed: (LineColumns & {
    readonly id: string;
    readonly row: number;
    readonly fields: CellField[];
  })[];
  readonly added: { readonly row: number; readonly columns: LineColumns }[];
  readonly faults: Fault[];
}

/** Rows of the screen one by one: what is understood is written, what is not goes back with a sentence. */
export function readEdits(edits: readonly Edit[], lines: ReadonlyMap<string, Line>, help: CellHelp): Reading {
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

export function pasteFaults(faults: readonly Fault[]): Refusal {
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
