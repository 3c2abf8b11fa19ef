// Reads one row by the mapping: values with notes on what was put right, faults with what to do.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { straightenLetters, tidyText } from '../../platform/sheets/index.ts';
import { importText as text } from './import.text.ts';
import type { Fault, FieldValue, ListField, ListKind, Values } from './list-kind.ts';

export interface RowReading {
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
}

export type Edits = Readonly<Record<string, string>>;

/** The text of every mapped field: what the operator typed on the page stands over the cell. */
export function textsOf(
  mapping: readonly string[],
  cells: readonly string[],
  edits: Edits,
): Map<string, string> {
  const texts = new Map(
    mapping.flatMap((field, column) => (field ? [[field, tidyText(cells[column] ?? '')] as const] : [])),
  );
  for (const [field, typed] of Object.entries(edits)) texts.set(field, tidyText(typed));
  return texts;
}

export function readRow(
  ctx: ReadCtx,
  kind: ListKind,
  mapping: readonly string[],
  cells: readonly string[],
  edits: Edits,
): RowReading {
  const texts = textsOf(mapping, cells, edits);
  const values: Record<string, FieldValue> = {};
  const faults: Fault[] = [];
  const notes: string[] = [];
  for (const field of kind.fields) {
    const given = texts.get(field.key);
    if (given === undefined) continue;
    const straight = straightenLetters(given);
    if (straight !== given) notes.push(text.latinLetters(field.title, straight));
    const read = field.read(straight);
    if ('fault' in read) faults.push({ field: field.key, text: read.fault });
    else {
      values[field.key] = read.value;
      if (read.note) notes.push(read.note);
    }
  }
  const swapped = faults.length > 1 ? swappedPair(kind.fields, faults, texts) : null;
  if (swapped) faults.unshift({ field: '', text: text.swapped(swapped[0].title, swapped[1].title) });
  const finished = kind.finish?.(values, ctx) ?? { values };
  faults.push(...(finished.faults ?? []));
  for (const { key, title, required } of kind.fields) {
    const said = finished.values[key];
    const isEmpty = said === undefined || said === null || said === '';
    if (required && isEmpty && !faults.some((fault) => fault.field === key))
      faults.push({ field: key, text: text.required(title) });
  }
  return { values: finished.values, faults, notes: [...notes, ...(finished.notes ?? [])] };
}

/** Two faulty cells each of which would be right in the other's column: the columns change places half-way. */
function swappedPair(
  fields: readonly ListField[],
  faults: readonly Fault[],
  texts: ReadonlyMap<string, string>,
): readonly [ListField, ListField] | null {
  const faulty = fields.filter(({ key }) => faults.some((fault) => fault.field === key));
  for (const [index, one] of faulty.entries()) {
    for (const other of faulty.slice(index + 1)) {
      const isRight = (field: ListField, words: string | undefined) => words && 'value' in field.read(words);
      if (isRight(one, texts.get(other.key)) && isRight(other, texts.get(one.key))) return [one, other];
    }
  }
  return null;
}
