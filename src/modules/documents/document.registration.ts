// Registration: number and date freeze the paper; from here on it exists as it was issued.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { advance, staleWrite } from '../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { hashOf, renderPdf } from '../../platform/papers/index.ts';
import { carryOutCancelling } from './cancel.commands.ts';
import { freezeCitations } from './citation.commands.ts';
import { withCitations } from './citation.paper.ts';
import { citationsOf } from './citation.queries.ts';
import { documentLifecycle } from './document.lifecycle.ts';
import { oneDocument } from './document.queries.ts';
import type { DocumentRecord } from './document.schema.ts';
import { callDocument, documentText } from './document.text.ts';
import { keepIssued } from './file.keeping.ts';
import { takeNumber } from './numbering.ts';
import { withRequisites } from './requisites.ts';
import { reviewComplaint } from './review.queries.ts';

export interface RegistrationParts {
  readonly documentId: string;
  /** Absent: the next free number of the kind and year. */
  readonly number?: string | undefined;
  /** Absent: today in the territory. */
  readonly date?: CivilDate | undefined;
}

export interface Registered {
  readonly id: string;
  readonly number: string;
  readonly date: CivilDate;
}

/**
 * For modules whose own command has already asked the right (a receipt, minutes being signed).
 * Refuses a date to come, a number in use, a document registered already, one whose review is due and not there.
 */
export async function registerDocument(
  ctx: WriteCtx,
  parts: RegistrationParts,
): Promise<Registered | Refusal> {
  const document = await oneDocument(ctx, parts.documentId, 'any');
  return document ? register(ctx, document, parts) : notFound();
}

/** The whole of it under the lock of the number's counter: a crash leaves neither a hole nor a half record. */
export async function register(
  ctx: WriteCtx,
  document: DocumentRecord,
  parts: RegistrationParts,
): Promise<Registered | Refusal> {
  const date = parts.date ?? ctx.today;
  if (date > ctx.today) {
    return refuse('date-in-future', documentText.dateInFuture(ctx.today), {
      kind: 'invalid',
      fields: { date: documentText.dateInFutureShort },
    });
  }
  if (!(await stillDraft(ctx, document))) return staleWrite();
  const unreviewed = await reviewComplaint(ctx, document);
  if (unreviewed) return unreviewed;
  const taken = await takeNumber(
    ctx,
    { kind: document.kind, series: document.series, date },
    parts.number ?? null,
  );
  if (isRefusal(taken)) return taken;
  await freezeCitations(ctx, document.id);
  const citations = await citationsOf(ctx, document.id);
  const cited = withCitations(
    document.paper,
    citations.map((each) => each.act),
  );
  const paper = withRequisites(cited, {
    number: taken.number,
    date,
    fileIndex: document.officeIndex,
    storageTerm: document.storageTerm,
  });
  const pdf = await renderPdf(paper);
  await keepIssued(
    ctx,
    document.id,
    `${callDocument({ kind: document.kind, number: taken.number, date })}.pdf`,
    pdf,
  );
  const moved = await advance(ctx, documentLifecycle, document, 'register', {
    set: {
      number: taken.number,
      serial: taken.serial,
      date,
      year: taken.year,
      paper: JSON.stringify(paper),
      paper_hash: hashOf(paper),
      pdf_hash: hashOf(pdf),
      registered_at: ctx.now,
      registered_by_person_id: ctx.actor.personId,
    },
    data: {
      documentId: document.id,
      kind: document.kind,
      template: document.template.name,
      title: document.title,
      number: taken.number,
      date,
      subjects: document.subjects.map(({ kind, id }) => ({ kind, id })),
    },
  });
  if (isRefusal(moved)) return moved;
  const undone = await carryOutCancelling(ctx, document, { number: taken.number, date });
  return undone ?? { id: document.id, number: taken.number, date };
}

/** Locks the row: what was read a moment ago must still be what is registered. */
async function stillDraft(ctx: WriteCtx, document: DocumentRecord): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('documents.documents')
    .select(['version', sql<boolean>`state = ${document.state}`.as('same')])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', document.id)
    .forUpdate()
    .executeTakeFirst();
  return row?.version === document.version && row.same;
}
