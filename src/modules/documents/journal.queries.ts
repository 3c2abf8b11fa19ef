// The journal of registration: numbered documents of one kind and year in the order of their numbers, as the office prints it.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { personNames } from '../people/index.ts';
import { visibleTo } from './document.policy.ts';
import { type SummaryRow, summaryOf } from './document.queries.ts';
import type { DocumentKind, DocumentSummary } from './document.schema.ts';

export interface JournalEntry extends DocumentSummary {
  readonly signer: string | null;
  readonly registeredBy: string;
  readonly registeredAt: Date;
  readonly cancelReason: string | null;
  readonly officeIndex: string | null;
  readonly storageTerm: string | null;
}

const MOST_ENTRIES = 2_000;

interface JournalRow extends SummaryRow {
  signer_name: string | null;
  registered_by_person_id: string | null;
  registered_at: Date;
  cancel_reason: string | null;
  office_index: string | null;
  storage_term: string | null;
}

/** `year` is the year of numbering: of the school year its first calendar year. */
export async function journalOf(ctx: ReadCtx, kind: DocumentKind, year: number): Promise<JournalEntry[]> {
  const { rows } = await sql<JournalRow>`
    select d.id, d.kind, d.title, d.state, d.number, d.date, d.signer_name,
           d.registered_by_person_id, d.registered_at, d.cancel_reason, d.office_index, d.storage_term
      from documents.documents d
     where d.territory_id = ${ctx.territory.id} and d.kind = ${kind} and d.year = ${year} and ${visibleTo(ctx)}
     order by d.series, d.serial, d.number collate public.ru_natural, d.id
     limit ${MOST_ENTRIES}`.execute(ctx.db);
  const ids = rows.flatMap((row) => row.registered_by_person_id ?? []);
  const names = await personNames(ctx, ids);
  return rows.map((row) => ({
    ...summaryOf(row),
    signer: row.signer_name,
    registeredBy: names.get(row.registered_by_person_id ?? '') ?? '',
    registeredAt: row.registered_at,
    cancelReason: row.cancel_reason,
    officeIndex: row.office_index,
    storageTerm: row.storage_term,
  }));
}

/** The number before this one in the same sequence, when it is dated later: people mistype years. */
export async function laterDatedBefore(
  ctx: ReadCtx,
  documentId: string,
): Promise<{ number: string; date: string } | null> {
  const { rows } = await sql<{ number: string; date: string; later: boolean }>`
    select earlier.number, earlier.date, earlier.date > d.date as later
      from documents.documents d
      join documents.documents earlier on earlier.territory_id = d.territory_id and earlier.kind = d.kind
        and earlier.series = d.series and earlier.year = d.year and earlier.serial < d.serial
     where d.territory_id = ${ctx.territory.id} and d.id = ${documentId}
     order by earlier.serial desc limit 1`.execute(ctx.db);
  const before = rows[0];
  return before?.later ? { number: before.number, date: before.date } : null;
}
