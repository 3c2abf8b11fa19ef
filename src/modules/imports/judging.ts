// Judges rows in batches: reads cells, finds doubles inside the file, asks the kind about the rest, copies verdicts in.

import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { type CopiedValue, copyRows } from '../../platform/db/index.ts';
import type { Layout, ReadRow } from '../../platform/sheets/index.ts';
import { importText as text } from './import.text.ts';
import type { ImportScope, Judged, ListKind, ReadValues } from './list-kind.ts';
import { type Edits, type RowReading, readRow } from './reading.ts';
import { asideIn } from './rows-of-file.ts';

/** A row as it lies in the file, with what the operator has said about it. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it is not of the list. */
  readonly aside: string | null;
  readonly edits: Edits;
  readonly choice: string | null;
}

/** Makes rows of the file into rows to judge, as they lie there: nobody has said anything of them yet. */
export function rawIn(layout: Layout, kind: ListKind): (row: ReadRow) => RawRow {
  const asideOf = asideIn(layout, kind);
  return (row) => ({ line: row.line, cells: row.cells, aside: asideOf(row), edits: {}, choice: null });
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

/** The rows judged anew take the place of those that were; an update would cost more than both. */
async function landStaging(ctx: WriteCtx, importId: string): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`delete from imports.rows where territory_id = ${ctx.territory.id} and import_id = ${importId}::uuid
    and line in (select line from pg_temp.staged_rows)`.execute(ctx.db);
  await sql`insert into imports.rows (territory_id, import_id, ${list})
    select ${ctx.territory.id}, ${importId}::uuid, ${list} from pg_temp.staged_rows`.execute(ctx.db);
}

/** A text[] as COPY reads it. */
const arrayText = (words: readonly string[]): string =>
  `{${words.map((each) => `"${each.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

/** The first row of every identity met so far, with a print of what it said: the texts themselves are not held. */
type Seen = Map<string, { readonly line: number; readonly print: string }>;

interface Looked {
  readonly row: RawRow;
  readonly reading: RowReading | null;
  readonly identities: readonly string[];
  /** The values as they are kept. */
  readonly said: string;
}

/** Judges and keeps every row of the stream; the second row of the same record says where the first one is. */
export async function judgeRows(
  ctx: WriteCtx,
  kind: ListKind,
  scope: ImportScope,
  mapping: readonly string[],
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  tell: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  await openStaging(ctx);
  const seen: Seen = new Map();
  let batch: RawRow[] = [];
  // The database compares one batch while the next one is being read.
  let compared: Promise<unknown> = Promise.resolve();
  let done = 0;
  const flush = async () => {
    const looked = batch.map((row) => lookAt(ctx, kind, mapping, row));
    batch = [];
    await compared;
    done += looked.length;
    compared = judgeBatch(ctx, kind, scope, looked, seen)
      .then((judged) => copyRows(ctx.db, 'staged_rows', columns, judged))
      .then(() => tell(done));
    // Heard at the next await; until then it is nobody's unhandled rejection.
    compared.catch(() => {});
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  await compared;
  await landStaging(ctx, scope.id);
  await countVerdicts(ctx, scope.id);
}

/** Writes how many rows got each verdict into the record. */
async function countVerdicts(ctx: WriteCtx, importId: string): Promise<void> {
  await sql`
    update imports.imports set counts = coalesce((
      select jsonb_object_agg(verdict, n) from (select verdict, count(*) as n from imports.rows
       where territory_id = ${ctx.territory.id} and import_id = ${importId} group by verdict) counted), '{}')
     where territory_id = ${ctx.territory.id} and id = ${importId}`.execute(ctx.db);
}

function lookAt(ctx: WriteCtx, kind: ListKind, mapping: readonly string[], row: RawRow): Looked {
  if (row.aside) return { row, reading: null, identities: [], said: '{}' };
  const reading = readRow(ctx, kind, mapping, row.cells, row.edits);
  return { row, reading, identities: kind.identities(reading.values), said: JSON.stringify(reading.values) };
}

/** «[]» without asking: most rows have nothing in most of the columns. */
const listText = (list: readonly unknown[] | undefined): string =>
  list && list.length > 0 ? JSON.stringify(list) : '[]';
const recordText = (record: object | undefined): string => (record ? JSON.stringify(record) : '{}');

async function judgeBatch(
  ctx: WriteCtx,
  kind: ListKind,
  scope: ImportScope,
  batch: readonly Looked[],
  seen: Seen,
): Promise<CopiedValue[][]> {
  const verdicts = new Map<number, Judged>();
  const asked: ReadValues[] = [];
  for (const looked of batch) {
    const { row, reading } = looked;
    const own = reading && (aloneVerdict(row, reading) ?? doubleVerdict(looked, seen));
    if (!reading) verdicts.set(row.line, { verdict: 'skipped', notes: [row.aside ?? ''] });
    else if (own) verdicts.set(row.line, own);
    else asked.push({ line: row.line, values: reading.values, choice: row.choice });
  }
  if (asked.length > 0)
    for (const [line, judged] of await kind.judge(ctx, scope, asked)) verdicts.set(line, judged);
  return batch.map(({ row, reading, identities, said }) => {
    const judged = verdicts.get(row.line) ?? { verdict: 'skipped' as const };
    return [
      row.line,
      JSON.stringify(row.cells),
      recordText(row.edits),
      said,
      arrayText(identities),
      judged.verdict,
      listText(judged.faults),
      listText([...(reading?.notes ?? []), ...(judged.notes ?? [])]),
      recordText(judged.difference),
      listText(judged.candidates),
      row.choice,
      judged.targetId ?? null,
      judged.targetVersion ?? null,
      recordText(judged.parts),
    ];
  });
}

/** What the row says by itself: left out by the operator, or faulty. */
function aloneVerdict(row: RawRow, { faults }: RowReading): Judged | null {
  if (row.choice === 'skip') return { verdict: 'skipped', notes: [text.leftOut] };
  return faults.length > 0 ? { verdict: 'fault', faults } : null;
}

/** The same record twice in one file: a full repeat is passed over, a differing one is a fault. */
function doubleVerdict({ row, identities, said }: Looked, seen: Seen): Judged | null {
  const print = hash('sha1', said);
  const first = identities.flatMap((each) => seen.get(each) ?? [])[0];
  if (!first || first.line === row.line) {
    for (const each of identities) seen.set(each, { line: row.line, print });
    return null;
  }
  return first.print === print
    ? { verdict: 'skipped', notes: [text.repeats(first.line)] }
    : { verdict: 'fault', faults: [{ field: '', text: text.contradicts(first.line) }] };
}
