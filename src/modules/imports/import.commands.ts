// A list that was read, step by step: say what its columns are, put rows right, write, take back.

import { sql } from 'kysely';
import { z } from 'zod';
import { type AnyCommand, command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { advance, canAdvance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { ReadRow } from '../../platform/sheets/index.ts';
import { type Layout, missingOf } from '../../platform/sheets/index.ts';
import { rememberForm } from './forms/form.ts';
import { importLifecycle } from './import.lifecycle.ts';
import { importPolicy } from './import.policy.ts';
import { allRows, type Import, importById, scopeOf } from './import.queries.ts';
import { importText as text } from './import.text.ts';
import { judgeRows, type RawRow, rawIn } from './judging.ts';
import { kindOf } from './kinds.ts';
import { rememberLayout } from './layouts.ts';
import { readList } from './read-list.ts';
import { acceptMark, answerOf } from './staff-extras/index.ts';

const invalid = (name: string, field: string, complaint: string): Refusal =>
  refuse(name, complaint, { kind: 'invalid', fields: { [field]: complaint } });

const ready = (record: Import): Refusal | null =>
  record.state === 'ready' ? null : refuse('import-not-ready', text.refusals.notReady);

async function* again(ctx: WriteCtx, record: Import, layout: Layout): AsyncGenerator<RawRow> {
  const rawOf = rawIn(layout, kindOf(record.kind));
  for await (const { line, cells, edits, choice } of allRows(ctx, record.id))
    yield { ...rawOf({ line, cells }), edits, choice };
}

/** Judges every row anew: after the columns changed, or after somebody else changed the records. */
export async function judgeAgain(ctx: WriteCtx, record: Import, mapping: readonly string[]): Promise<void> {
  const layout = { headerLine: record.headerLine ?? 0, headings: record.headings, mapping };
  // Held by batches: the rows that are read are the rows that are written.
  await judgeRows(ctx, kindOf(record.kind), scopeOf(record), mapping, again(ctx, record, layout));
}

const mapSchema = z.object({
  id: z.uuid(),
  columns: z
    .array(
      z.object({
        column: z.coerce.number().int().min(0).max(199),
        field: z.string().max(60).nullable().default(''),
      }),
    )
    .max(200),
});

/** The operator says which column is what; the rows are judged anew and the layout is remembered at writing. */
export const mapColumns = command({
  name: 'imports.map',
  ru: 'Указать столбцы',
  norm: null,
  input: mapSchema,
  load: (ctx, input) => importById(ctx, input.id),
  ability: importPolicy.rules.load,
  run: async (ctx, input, record) => {
    const kind = kindOf(record.kind);
    const complaint = ready(record);
    if (complaint) return complaint;
    const known = new Set(kind.fields.map(({ key }) => key));
    const mapping = record.headings.map((_, column) => {
      const said = input.columns.find((each) => each.column === column)?.field ?? '';
      return known.has(said) ? said : '';
    });
    const twice = kind.fields.find(({ key }) => mapping.filter((each) => each === key).length > 1);
    if (twice) return invalid('mapped-twice', 'mapping', text.refusals.twice(twice.title));
    const missing = missingOf(kind, mapping);
    if (missing.length > 0)
      return invalid('not-mapped', 'mapping', text.refusals.missing(missing.join(', ')));
    await ctx.db
      .updateTable('imports.imports')
      .set((eb) => ({ mapping: JSON.stringify(mapping), note: '', version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', record.id)
      .execute();
    await judgeAgain(ctx, record, mapping);
    return { id: record.id };
  },
});

const fixSchema = z.object({
  id: z.uuid(),
  fixes: z
    .array(
      z.object({
        line: z.coerce.number().int().positive().max(2_000_000),
        field: z.string().max(60),
        text: z.string().max(2000).nullable().default(''),
      }),
    )
    .max(2000),
});

/**
 * The operator puts cells right on the page: the cell of the file stays, what was typed stands over it. The field
 * '_choice' answers a row under question: 'new', 'skip' or the record it is.
 */
export const fixRows = command({
  name: 'imports.fix',
  ru: 'Проверить исправленное',
  norm: null,
  input: fixSchema,
  load: (ctx, input) => importById(ctx, input.id),
  ability: importPolicy.rules.load,
  run: async (ctx, { fixes }, record) => {
    const complaint = ready(record);
    if (complaint) return complaint;
    const kind = kindOf(record.kind);
    const known = new Set([...kind.fields.map(({ key }) => key), '_choice']);
    if (fixes.some(({ field }) => !known.has(field)))
      return invalid('unknown-field', 'fixes', text.refusals.unknownRow);
    const byLine = Map.groupBy(fixes, ({ line }) => line);
    const lines = [...byLine.keys()];
    const before = await rowsAt(ctx, record.id, sql`line = any(${lines}::int[])`);
    if (before.length !== lines.length) return invalid('unknown-row', 'fixes', text.refusals.unknownRow);
    const layout = { headerLine: record.headerLine ?? 0, headings: record.headings, mapping: record.mapping };
    const rawOf = rawIn(layout, kind);
    const edited = before.map((row) => {
      const said = byLine.get(row.line) ?? [];
      const typed = said
        .filter(({ field }) => field !== '_choice')
        .map(({ field, text: words }) => [field, words ?? '']);
      const choice = said.find(({ field }) => field === '_choice');
      const edits = { ...row.edits, ...Object.fromEntries(typed) };
      return { ...rawOf(row), edits, choice: choice ? choice.text || null : row.choice };
    });
    await judgeRows(ctx, kind, scopeOf(record), record.mapping, edited);
    await judgeKin(
      ctx,
      record,
      layout,
      lines,
      before.flatMap(({ identities }) => identities),
    );
    return { id: record.id, lines };
  },
});

type KeptRow = ReadRow & {
  readonly edits: Readonly<Record<string, string>>;
  readonly choice: string | null;
  readonly identities: readonly string[];
};

async function rowsAt(ctx: WriteCtx, importId: string, where: ReturnType<typeof sql>): Promise<KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    select line, cells, edits, choice, identities from imports.rows
     where territory_id = ${ctx.territory.id} and import_id = ${importId} and ${where} order by line`.execute(
    ctx.db,
  );
  return rows;
}

/** Rows that were or have become the same record as a corrected one: judged together, in the order of the file. */
async function judgeKin(
  ctx: WriteCtx,
  record: Import,
  layout: Layout,
  lines: readonly number[],
  former: readonly string[],
): Promise<void> {
  const now = await rowsAt(ctx, record.id, sql`line = any(${[...lines]}::int[])`);
  const shared = [...new Set([...former, ...now.flatMap(({ identities }) => identities)])];
  const kin = await rowsAt(ctx, record.id, sql`identities && ${shared}::text[]`);
  const rawOf = rawIn(layout, kindOf(record.kind));
  const rows = kin.map((row) => ({
    ...rawOf(row),
    edits: row.edits,
    choice: row.choice,
  }));
  await judgeRows(ctx, kindOf(record.kind), scopeOf(record), record.mapping, rows);
}

/** The operator lets every row whose only trouble is an unclear part be written without that part. */
export const acceptUnread = command({
  name: 'imports.accept',
  ru: text.acceptAll,
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => importById(ctx, input.id),
  ability: importPolicy.rules.load,
  run: async (ctx, _input, record) => {
    const complaint = ready(record);
    if (complaint) return complaint;
    const asked = await rowsAt(
      ctx,
      record.id,
      sql`verdict = 'suspicious' and candidates = '[]'::jsonb and faults <> '[]'::jsonb`,
    );
    if (asked.length === 0) return refuse('no-questions', text.refusals.noQuestions);
    const layout = { headerLine: record.headerLine ?? 0, headings: record.headings, mapping: record.mapping };
    const rawOf = rawIn(layout, kindOf(record.kind));
    const accepted = asked.map((row) => ({
      ...rawOf(row),
      ...{ edits: row.edits, choice: `${answerOf(row.choice) ?? ''}${acceptMark}` },
    }));
    await judgeRows(ctx, kindOf(record.kind), scopeOf(record), record.mapping, accepted);
    return { id: record.id, rows: accepted.length };
  },
});

/** The operator writes the list: a job does it in one transaction; refuses an empty change and unmapped columns. */
export const applyImport = command({
  name: 'imports.apply',
  ru: 'Записать в реестр',
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => importById(ctx, input.id),
  ability: importPolicy.rules.load,
  run: async (ctx, _input, record) => {
    if (!canAdvance(importLifecycle, record.state, 'apply'))
      return refuse('import-not-ready', text.refusals.notReady);
    const kind = kindOf(record.kind);
    const missing = missingOf(kind, record.mapping);
    if (missing.length > 0) return refuse('not-mapped', text.refusals.missing(missing.join(', ')));
    if (!record.counts.new && !record.counts.changed)
      return refuse('nothing-to-write', text.refusals.nothing);
    const moved = await advance(ctx, importLifecycle, record, 'apply', {
      set: { note: '', person_id: ctx.actor.personId, account_id: ctx.actor.accountId },
      data: { file: record.fileName },
    });
    if (isRefusal(moved)) return moved;
    await rememberLayout(ctx, record);
    await rememberForm(ctx, record);
    await ctx.enqueue({
      job: 'imports.write',
      input: { id: record.id },
      key: `${record.id}:${moved.version}`,
    });
    return { id: record.id };
  },
});

/** The operator takes the whole load back; refuses where later edits would be lost, naming them. */
export const undoImport = command({
  name: 'imports.undo',
  ru: 'Отменить загрузку',
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => importById(ctx, input.id),
  ability: importPolicy.rules.load,
  run: async (ctx, _input, record) => {
    if (record.state !== 'applied') return refuse('import-not-applied', text.refusals.notApplied);
    const undone = await kindOf(record.kind).undo(ctx, scopeOf(record));
    if (isRefusal(undone)) return undone;
    const moved = await advance(ctx, importLifecycle, record, 'undo', {
      set: { undone_at: ctx.now },
      data: { file: record.fileName, records: undone.records },
    });
    return isRefusal(moved) ? moved : { id: record.id, ...undone };
  },
});

/** The operator closes a load without writing it. */
export const dropImport = command({
  name: 'imports.drop',
  ru: 'Не записывать',
  norm: null,
  input: z.object({ id: z.uuid() }),
  load: (ctx, input) => importById(ctx, input.id),
  ability: importPolicy.rules.load,
  run: async (ctx, _input, record) =>
    advance(ctx, importLifecycle, record, 'drop', { data: { file: record.fileName } }),
});

export const importCommands: readonly AnyCommand[] = [
  ...[readList, mapColumns, fixRows, acceptUnread, applyImport, undoImport, dropImport],
];
