// Filling in an answer: cells saved as they are typed, rows pasted and removed, files; two people never lose a word.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { uploadSchema } from '../../../platform/files/index.ts';
import { rowsOf as clipboardRows } from '../../../ui/index.ts';
import { storeFile } from '../../documents/index.ts';
import type { FormColumn, TableForm } from '../collection/form.ts';
import { answerPolicy } from './answer.policy.ts';
import { type AnswerRecord, answerSubject, helpFor, rowsOf, visibleAnswer } from './answer.queries.ts';
import { answerText as text } from './answer.text.ts';
import { deleteRows, holdAnswer, insertRows, mostRows, touch, updateRows } from './answer.writing.ts';
import { type AnswerRow, type CellHelp, faultsOf, readCell, sayCell } from './cells.ts';

const norm = 'data-collection';
export const loadAnswer = (ctx: ReadCtx, input: { answerId: string }) => visibleAnswer(ctx, input.answerId);

const edit = z.object({
  /** The row; absent for one that is not saved yet. */
  line: z.uuid().nullish(),
  /** The row of the person's screen: the answer speaks of it by this number. */
  row: z.coerce.number().int().min(0).max(100_000).default(0),
  field: z.string().max(8),
  value: z.string().max(5000).default(''),
  /** What the person saw in the cell before. */
  was: z.string().max(5000).default(''),
});
type Edit = z.output<typeof edit>;

const isTyped = (column: FormColumn) => column.kind !== 'sum' && column.kind !== 'file';
const same = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

interface Table {
  readonly form: TableForm;
  readonly columns: ReadonlyMap<string, FormColumn>;
  readonly rows: ReadonlyMap<string, AnswerRow>;
  readonly help: CellHelp;
}

interface Conflict {
  readonly line: string;
  readonly field: string;
  readonly mine: string;
  /** Null: the row is gone. */
  readonly theirs: string | null;
}

/** Cells somebody else has filled since this person saw them: both texts go back, neither is lost. */
function conflictsOf(edits: readonly Edit[], table: Table): Refusal | null {
  const conflicts = edits.flatMap((each): Conflict[] => {
    if (!each.line) return [];
    const base = { line: each.line, field: each.field, mine: each.value };
    const row = table.rows.get(each.line);
    const column = table.columns.get(each.field);
    if (!row || !column) return [{ ...base, theirs: null }];
    // Compared as they are kept: «40,5» and 40.5 are one number.
    const kept = row.cells[each.field] ?? '';
    const meant = (words: string) => readCell(column, words, table.help);
    return same(kept, meant(each.was)) || same(kept, meant(each.value))
      ? []
      : [{ ...base, theirs: sayCell(column, kept, table.help) }];
  });
  if (conflicts.length === 0) return null;
  const isGone = conflicts.every((each) => each.theirs === null);
  return refuse('stale-cells', isGone ? text.refusals.rowGone : text.refusals.conflict, {
    norm,
    details: { conflicts },
  });
}

/** A row of the screen as it is now kept: shown words by column. */
const shownRow = (table: Table, row: AnswerRow, number: number) => ({
  id: row.id,
  row: number,
  cells: Object.fromEntries(
    table.form.columns.map((column) => [
      column.key,
      sayCell(column, row.cells[column.key] ?? '', table.help),
    ]),
  ),
});

export const saveCells = command({
  name: 'collections.answer.save',
  ru: 'Сохранить',
  norm,
  input: z.object({ answerId: z.uuid(), edits: z.array(edit).min(1).max(5000) }),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    if (held) return held;
    const { form } = record.collection;
    const before = await rowsOf(ctx, input.answerId);
    const table: Table = {
      form,
      columns: new Map(form.columns.filter(isTyped).map((column) => [column.key, column])),
      rows: new Map(before.map((row) => [row.id, row])),
      help: await helpFor(ctx, record),
    };
    const conflict = conflictsOf(input.edits, table);
    if (conflict) return conflict;
    const typed = (edits: readonly Edit[]) =>
      Object.fromEntries(
        edits.flatMap(({ field, value }) => {
          const column = table.columns.get(field);
          return column ? [[field, readCell(column, value, table.help)] as const] : [];
        }),
      );
    const byRow = [...Map.groupBy(input.edits, (each) => each.line ?? `new ${each.row}`).values()];
    const known = byRow.flatMap((edits) => {
      const row = table.rows.get(edits[0]?.line ?? '');
      return row
        ? [{ number: edits[0]?.row ?? 0, row: { ...row, cells: { ...row.cells, ...typed(edits) } } }]
        : [];
    });
    const fresh = byRow.filter((edits) => !edits[0]?.line);
    if (fresh.length > 0 && form.rows !== 'free')
      return refuse('rows-are-given', text.refusals.fixedRows, { norm });
    if (before.length + fresh.length > mostRows)
      return refuse('too-many-rows', text.refusals.tooMany, { norm });
    await updateRows(
      ctx,
      form,
      known.map(({ row }) => row),
    );
    const after = Math.max(0, ...before.map((row) => row.position));
    const added = await insertRows(
      ctx,
      input.answerId,
      form,
      after,
      fresh.map((edits) => ({ title: '', cells: typed(edits) })),
    );
    await touch(ctx, input.answerId);
    const numbers = new Map([
      ...known.map(({ row, number }) => [row.id, number] as const),
      ...added.map((row, index) => [row.id, fresh[index]?.[0]?.row ?? 0] as const),
    ]);
    const now = (await rowsOf(ctx, input.answerId)).filter((row) => numbers.has(row.id));
    return {
      answerId: input.answerId,
      saved: now.map((row) => shownRow(table, row, numbers.get(row.id) ?? 0)),
      faults: faultsOf(form, now, table.help)
        .filter((fault) => !fault.isEmpty)
        .map((fault) => ({
          line: fault.row,
          row: numbers.get(fault.row) ?? 0,
          field: fault.key,
          text: fault.text,
        })),
    };
  },
});

/** Rows copied in a spreadsheet, for a browser without scripts: columns in the order of the table. */
export const pasteRows = command({
  name: 'collections.answer.paste',
  ru: text.paste,
  norm,
  input: z.object({
    answerId: z.uuid(),
    rows: z
      .string()
      .min(1, 'Вставьте строки.')
      .max(1_000_000)
      .meta({ label: text.fields.rows, hint: text.hints.rows, widget: 'textarea' }),
  }),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    if (held) return held;
    const { form } = record.collection;
    const help = await helpFor(ctx, record);
    const before = await rowsOf(ctx, input.answerId);
    const pasted = clipboardRows(input.rows).map((words) =>
      Object.fromEntries(
        form.columns.flatMap((column, index) =>
          isTyped(column) ? [[column.key, readCell(column, words[index] ?? '', help)] as const] : [],
        ),
      ),
    );
    if (form.rows === 'free') {
      if (before.length + pasted.length > mostRows)
        return refuse('too-many-rows', text.refusals.tooMany, { norm });
      const after = Math.max(0, ...before.map((row) => row.position));
      await insertRows(
        ctx,
        input.answerId,
        form,
        after,
        pasted.map((cells) => ({ title: '', cells })),
      );
    } else
      await updateRows(
        ctx,
        form,
        before
          .slice(0, pasted.length)
          .map((row, index) => ({ ...row, cells: { ...row.cells, ...pasted[index] } })),
      );
    await touch(ctx, input.answerId);
    return { answerId: input.answerId };
  },
});

export const removeRows = command({
  name: 'collections.answer.remove',
  ru: 'Убрать строки',
  norm,
  input: z.object({ answerId: z.uuid(), ids: z.array(z.uuid()).min(1).max(mostRows) }),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    if (held) return held;
    if (record.collection.form.rows !== 'free')
      return refuse('rows-are-given', text.refusals.fixedRows, { norm });
    await deleteRows(ctx, input.answerId, input.ids);
    await touch(ctx, input.answerId);
    return { answerId: input.answerId };
  },
});

export const attachFile = command({
  name: 'collections.answer.attach',
  ru: 'Приложить файл',
  norm,
  input: z.object({
    answerId: z.uuid(),
    rowId: z.uuid().meta({ label: text.fields.row, widget: 'select' }),
    column: z.string().max(8).meta({ label: text.fields.column, widget: 'select' }),
    file: uploadSchema.meta({ label: text.fields.attachment, widget: 'file', maxMegabytes: 25 }),
  }),
  load: loadAnswer,
  ability: answerPolicy.rules.fill,
  run: async (ctx, input, record: AnswerRecord) => {
    const held = await holdAnswer(ctx, record);
    if (held) return held;
    const { form } = record.collection;
    const row = (await rowsOf(ctx, input.answerId)).find((each) => each.id === input.rowId);
    const column = form.columns.find((each) => each.key === input.column && each.kind === 'file');
    if (!row || !column)
      return refuse('no-such-cell', row ? text.refusals.notColumn : text.refusals.rowGone, {
        kind: 'invalid',
        fields: row ? { column: text.refusals.notColumn } : { rowId: text.refusals.rowGone },
      });
    const kept = await storeFile(ctx, input.file, answerSubject(input.answerId), 'cell');
    if (isRefusal(kept)) return kept;
    await updateRows(ctx, form, [{ id: row.id, cells: { ...row.cells, [column.key]: kept.id } }]);
    await touch(ctx, input.answerId);
    return { answerId: input.answerId };
  },
});
