// Rows of both journals in one shape: the same for the screen, the printed journal and the sheet.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { everyRow, PORTION } from '../../../kernel/list.ts';
import { personNames } from '../../people/index.ts';
import { visibleTo } from '../document.policy.ts';
import { documentPath } from '../document.schema.ts';
import { correspondenceText as text } from './correspondence.text.ts';

export type JournalSide = 'incoming' | 'outgoing';

const day = z.iso.date().optional().catch(undefined);
const words = z.string().trim().max(200).default('').catch('');

/** A bent address asks nothing of that field. */
export const journalFilter = z.object({
  since: day,
  till: day,
  correspondent: words,
  office: words,
  state: z.enum(['open', 'late', 'closed']).optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
});
export type JournalFilter = z.output<typeof journalFilter>;

export const filterFrom = (query: URLSearchParams): JournalFilter =>
  journalFilter.parse(Object.fromEntries([...query].filter(([, value]) => value !== '')));

export interface JournalLine {
  readonly id: string;
  readonly path: string;
  readonly number: string;
  readonly date: CivilDate;
  readonly correspondent: string;
  /** What the sender called it; empty in the journal of letters sent. */
  readonly theirs: string;
  readonly title: string;
  readonly officeIndex: string;
  readonly storageTerm: string;
  /** Who does what it asks, or who signed it. */
  readonly person: string;
  readonly mark: string;
  readonly isLate: boolean;
}

const PAGE = 50;

const matches = (column: RawBuilder<unknown>, wanted: string) =>
  sql`position(public.search_key(${wanted}) in public.search_key(${column})) > 0`;

interface IncomingRow {
  readonly id: string;
  readonly number: string;
  readonly date: CivilDate;
  readonly correspondent: string;
  readonly theirNumber: string;
  readonly theirDate: CivilDate | null;
  readonly title: string;
  readonly officeIndex: string;
  readonly storageTerm: string;
  readonly executorId: string | null;
  readonly dueOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly outcome: string;
}

/** What the journal says of a letter: done and how, late, or at work. */
export function markOf(row: Pick<IncomingRow, 'dueOn' | 'closedOn' | 'outcome'>, today: CivilDate): string {
  if (row.closedOn) return text.closed(row.closedOn, row.outcome);
  return row.dueOn && row.dueOn < today ? text.late(row.dueOn) : text.open(row.dueOn);
}

function incomingConditions(ctx: ReadCtx, filter: JournalFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`i.territory_id = ${ctx.territory.id}`];
  if (filter.since) parts.push(sql`i.received_on >= ${filter.since}::date`);
  if (filter.till) parts.push(sql`i.received_on <= ${filter.till}::date`);
  if (filter.office) parts.push(sql`i.office_index = ${filter.office}`);
  if (filter.correspondent) parts.push(matches(sql`i.correspondent`, filter.correspondent));
  if (filter.state === 'closed') parts.push(sql`i.closed_on is not null`);
  if (filter.state === 'open') parts.push(sql`i.closed_on is null`);
  if (filter.state === 'late') parts.push(sql`i.closed_on is null and i.due_on < ${ctx.today}::date`);
  return sql.join(parts, sql` and `);
}

function outgoingConditions(ctx: ReadCtx, filter: JournalFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    sql`d.territory_id = ${ctx.territory.id} and d.kind in ('letter', 'notice') and d.state <> 'draft'`,
    visibleTo(ctx),
  ];
  if (filter.since) parts.push(sql`d.sort_date >= ${filter.since}::date`);
  if (filter.till) parts.push(sql`d.sort_date <= ${filter.till}::date`);
  if (filter.office) parts.push(sql`d.office_index = ${filter.office}`);
  if (filter.correspondent) parts.push(matches(sql`d.correspondent`, filter.correspondent));
  return sql.join(parts, sql` and `);
}

interface Reading {
  /** The newest first on the screen; a printed journal goes in the order of its numbers. */
  readonly order: 'newest' | 'oldest';
  readonly limit: number;
  readonly after?: string | undefined;
}

const cursor = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function past(after: string | undefined, columns: RawBuilder<unknown>, order: Reading['order']) {
  const found = after ? cursor.exec(after) : null;
  if (!found) return sql``;
  const sign = order === 'newest' ? sql`<` : sql`>`;
  return sql`and ${columns} ${sign} (${found[1]}::date, ${found[2]}::uuid)`;
}

async function incomingLines(ctx: ReadCtx, filter: JournalFilter, reading: Reading): Promise<JournalLine[]> {
  const direction = reading.order === 'newest' ? sql`desc` : sql`asc`;
  const { rows } = await sql<IncomingRow>`
    select i.id, i.number, i.received_on as date, i.correspondent, i.their_number as "theirNumber",
           i.their_date as "theirDate", i.title, i.office_index as "officeIndex", i.storage_term as "storageTerm",
           i.executor_id as "executorId", i.due_on as "dueOn", i.closed_on as "closedOn", i.outcome
      from documents.incoming i
     where ${incomingConditions(ctx, filter)} ${past(reading.after, sql`(i.received_on, i.id)`, reading.order)}
     order by i.received_on ${direction}, i.id ${direction} limit ${reading.limit}`.execute(ctx.db);
  const names = await personNames(
    ctx,
    rows.flatMap((row) => row.executorId ?? []),
  );
  return rows.map((row) => ({
    ...row,
    path: incomingPath(row.id),
    theirs: text.theirs(row.theirNumber, row.theirDate),
    person: names.get(row.executorId ?? '') ?? '',
    mark: markOf(row, ctx.today),
    isLate: row.closedOn === null && row.dueOn !== null && row.dueOn < ctx.today,
  }));
}

type OutgoingRow = Omit<JournalLine, 'path' | 'theirs' | 'isLate' | 'mark'> & { reason: string | null };

async function outgoingLines(ctx: ReadCtx, filter: JournalFilter, reading: Reading): Promise<JournalLine[]> {
  const direction = reading.order === 'newest' ? sql`desc` : sql`asc`;
  const { rows } = await sql<OutgoingRow>`
    select d.id, d.number, d.date, d.correspondent, d.title, coalesce(d.office_index, '') as "officeIndex",
           coalesce(d.storage_term, '') as "storageTerm", coalesce(d.signer_name, '') as person,
           d.cancel_reason as reason
      from documents.documents d
     where ${outgoingConditions(ctx, filter)} ${past(reading.after, sql`(d.sort_date, d.id)`, reading.order)}
     order by d.sort_date ${direction}, d.id ${direction} limit ${reading.limit}`.execute(ctx.db);
  return rows.map(({ reason, ...row }) => ({
    ...row,
    path: documentPath(row.id),
    theirs: '',
    mark: reason ? text.cancelled(reason) : '',
    isLate: false,
  }));
}

export const incomingPath = (id: string): string => `/documents/incoming/${id}`;

const lines = { incoming: incomingLines, outgoing: outgoingLines };

const cursorOf = (line: JournalLine | undefined) => (line ? `${line.date}_${line.id}` : undefined);

/** One page of the screen, the newest first. */
export async function journalScreen(ctx: ReadCtx, side: JournalSide, filter: JournalFilter) {
  const rows = await lines[side](ctx, filter, { order: 'newest', limit: PAGE + 1, after: filter.after });
  const shown = rows.slice(0, PAGE);
  return { rows: shown, after: rows.length > PAGE ? cursorOf(shown.at(-1)) : undefined };
}

export async function journalCount(ctx: ReadCtx, side: JournalSide, filter: JournalFilter): Promise<number> {
  const { rows } =
    side === 'incoming'
      ? await sql<{ total: number }>`select count(*)::int as total from documents.incoming i
          where ${incomingConditions(ctx, filter)}`.execute(ctx.db)
      : await sql<{ total: number }>`select count(*)::int as total from documents.documents d
          where ${outgoingConditions(ctx, filter)}`.execute(ctx.db);
  return rows[0]?.total ?? 0;
}

/** The whole journal of the filter in its own order, a portion at a time. */
export const journalLines = (
  ctx: ReadCtx,
  side: JournalSide,
  filter: JournalFilter,
): AsyncGenerator<JournalLine> =>
  everyRow(async (after) => {
    const rows = await lines[side](ctx, filter, {
      order: 'oldest',
      limit: PORTION,
      after: after || undefined,
    });
    return { rows, after: rows.length === PORTION ? cursorOf(rows.at(-1)) : undefined };
  });
