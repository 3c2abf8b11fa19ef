// Judges rows in batches: reads cells, finds doubles inside the file, asks the kind about the rest, copies verdicts in.
import { sql } from 'kysely';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { type CopiedValue, copyRows } from '../../platform/db/index.ts';
import { importText as text } from './import.text.ts';
import type { ImportScope, Judged, ListKind, ReadValues } from './list-kind.ts';
import { type Edits, type RowReading, readRow } from './reading.ts';

/** A row as it lies in the file, with what the operator has said about it. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it is not of the list. */
  readonly aside: string | null;
  readonly edits: Edits;
  readonly choice: string | null;
}

const BATCH = 2000;

const columns = [
  ...['line', 'cells', 'edits', 'reading', 'identities', 'verdict', 'faults', 'notes', 'difference'],
  ...['candidates', 'choice', 'target_id', 'target_version', 'parts'],
];

/** A temporary table of the transaction, shaped as the rows; COPY goes there (decision 5). */
async function openStaging(ctx: WriteCtx): Promise<void> {
  await sql`create temp table if not exists staged_rows on commit drop as
    select ${sql.join(columns.map((column) => sql.ref(column)))} from imports.rows with no data`.execute(
    ctx.db,
  );
  await sql`truncate pg_temp.staged_rows`.execute(ctx.db);
}

async function landStaging(ctx: WriteCtx, importId: string): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const updates = sql.join(
    columns.slice(1).map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`),
  );
  await sql`insert into imports.rows (territory_id, import_id, ${list})
    select ${ctx.territory.id}, ${importId}::uuid, ${list} from pg_temp.staged_rows
    on conflict (territory_id, import_id, line) do update set ${updates}`.execute(ctx.db);
}

/** A text[] as COPY reads it. */
const arrayText = (words: readonly string[]): string =>
  `{${words.map((each) => `"${each.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

interface Looked {
  readonly row: RawRow;
  readonly reading: RowReading | null;
  readonly identities: readonly string[];
}

/**
 * Judges and keeps every row of the stream. `seen` holds the first line of every identity met so far, so that the
 * second row of the same record says where the first one is; given from outside when only some rows are judged anew.
 */
export async function judgeRows(
  ctx: WriteCtx,
  kind: ListKind,
  scope: ImportScope,
  mapping: readonly string[],
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  seen: Map<string, { line: number; values: string }> = new Map(),
): Promise<void> {
  await openStaging(ctx);
  let batch: RawRow[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const judged = await judgeBatch(ctx, kind, scope, mapping, batch, seen);
    await copyRows(ctx.db, 'staged_rows', columns, judged);
    batch = [];
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  await landStaging(ctx, scope.id);
}

async function judgeBatch(
  ctx: WriteCtx,
  kind: ListKind,
  scope: ImportScope,
  mapping: readonly string[],
  batch: readonly RawRow[],
  seen: Map<string, { line: number; values: string }>,
): Promise<CopiedValue[][]> {
  const looked: Looked[] = batch.map((row) => {
    if (row.aside) return { row, reading: null, identities: [] };
    const reading = readRow(ctx, kind, mapping, row.cells, row.edits);
    return { row, reading, identities: kind.identities(reading.values) };
  });
  const verdicts = new Map<number, Judged>();
  const asked: ReadValues[] = [];
  for (const { row, reading, identities } of looked) {
    const own = reading && (aloneVerdict(row, reading) ?? doubleVerdict(row, reading, identities, seen));
    if (!reading) verdicts.set(row.line, { verdict: 'skipped', notes: [row.aside ?? ''] });
    else if (own) verdicts.set(row.line, own);
    else asked.push({ line: row.line, values: reading.values, choice: row.choice });
  }
  for (const [line, judged] of await kind.judge(ctx, scope, asked)) verdicts.set(line, judged);
  return looked.map(({ row, reading, identities }) => {
    const judged = verdicts.get(row.line) ?? { verdict: 'skipped' as const };
    const notes = [...(reading?.notes ?? []), ...(judged.notes ?? [])];
    return [
      row.line,
      JSON.stringify(row.cells),
      JSON.stringify(row.edits),
      JSON.stringify(reading?.values ?? {}),
      arrayText(identities),
      judged.verdict,
      JSON.stringify(judged.faults ?? []),
      JSON.stringify(notes),
      JSON.stringify(judged.difference ?? {}),
      JSON.stringify(judged.candidates ?? []),
      row.choice,
      judged.targetId ?? null,
      judged.targetVersion ?? null,
      JSON.stringify(judged.parts ?? {}),
    ];
  });
}

/** What the row says by itself: left out by the operator, or faulty. */
function aloneVerdict(row: RawRow, { faults }: RowReading): Judged | null {
  if (row.choice === 'skip') return { verdict: 'skipped', notes: [text.leftOut] };
  return faults.length > 0 ? { verdict: 'fault', faults } : null;
}

/** The same record twice in one file: a full repeat is passed over, a differing one is a fault. */
function doubleVerdict(
  row: RawRow,
  { values }: RowReading,
  identities: readonly string[],
  seen: Map<string, { line: number; values: string }>,
): Judged | null {
  const said = JSON.stringify(values);
  const first = identities.flatMap((each) => seen.get(each) ?? [])[0];
  if (!first || first.line === row.line) {
    for (const each of identities) seen.set(each, { line: row.line, values: said });
    return null;
  }
  return first.values === said
    ? { verdict: 'skipped', notes: [text.repeats(first.line)] }
    : { verdict: 'fault', faults: [{ field: '', text: text.contradicts(first.line) }] };
}
