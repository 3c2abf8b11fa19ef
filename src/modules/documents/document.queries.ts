// Looking at documents: one card, those of a subject, what waits for my acquaintance. Always through visibleTo.
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Database } from '../../kernel/database.ts';
import { everyone } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import type { Paper } from '../../platform/papers/index.ts';
import { visibleTo } from './document.policy.ts';
import {
  type Audience,
  type DocumentKind,
  type DocumentRecord,
  type DocumentState,
  type DocumentSummary,
  documentPath,
  type EditableText,
  type SubjectLink,
} from './document.schema.ts';

/** One document with its links; `any` is for modules and commands that have asked the right themselves. */
export async function oneDocument(
  ctx: ReadCtx,
  id: string,
  sight: 'visible' | 'any' = 'visible',
): Promise<DocumentRecord | null> {
  let select = ctx.db
    .selectFrom('documents.documents as d')
    .selectAll('d')
    .select([
      sql<
        SubjectLink[]
      >`coalesce((select jsonb_agg(jsonb_build_object('kind', s.subject_kind, 'id', s.subject_id,
        'title', s.subject_title, 'path', s.subject_path) order by s.subject_title collate "ru-x-icu")
        from documents.subjects s where s.territory_id = d.territory_id and s.document_id = d.id), '[]')`.as(
        'subjects',
      ),
      sql<string[]>`array(select a.institution_id::text from documents.audience_institutions a
        where a.territory_id = d.territory_id and a.document_id = d.id)`.as('institutions'),
    ])
    .where('d.territory_id', '=', ctx.territory.id)
    .where('d.id', '=', id);
  if (sight === 'visible') select = select.where(visibleTo(ctx));
  const row = await select.executeTakeFirst();
  return row ? recordOf(row) : null;
}

type Row = Selectable<Database['documents.documents']> & { subjects: SubjectLink[]; institutions: string[] };

function recordOf(row: Row): DocumentRecord {
  return {
    id: row.id,
    kind: row.kind as DocumentKind,
    title: row.title,
    state: row.state as DocumentState,
    number: row.number,
    date: row.date,
    path: documentPath(row.id),
    version: row.version,
    template: { name: row.template, version: row.template_version },
    basis: row.basis,
    series: row.series,
    year: row.year,
    paper: row.paper as Paper,
    editable: row.editable as EditableText[],
    edited: row.edited as Record<string, string>,
    paperHash: row.paper_hash,
    pdfHash: row.pdf_hash,
    officeIndex: row.office_index,
    storageTerm: row.storage_term,
    audience: row.audience as Audience,
    bodyId: row.body_id,
    signer: signerOf(row),
    regulationVersionId: row.regulation_version_id,
    createdAt: row.created_at,
    createdBy: row.created_by_person_id,
    registeredAt: row.registered_at,
    registeredBy: row.registered_by_person_id,
    cancelledAt: row.cancelled_at,
    cancelledBy: row.cancelled_by_person_id,
    cancelReason: row.cancel_reason,
    cancels: row.cancels_document_id,
    cancelledByDocument: row.cancelled_by_document_id,
    subjects: row.subjects,
    institutions: row.institutions,
  };
}

/** Who signs, as the row remembers it. */
export const signerOf = (
  row: Pick<Row, 'signed_by_person_id' | 'signer_post' | 'signer_name' | 'signer_acting'>,
): DocumentRecord['signer'] =>
  row.signer_post === null
    ? null
    : {
        personId: row.signed_by_person_id,
        post: row.signer_post,
        name: row.signer_name ?? '',
        acting: row.signer_acting,
      };

const summaryColumns = ['d.id', 'd.kind', 'd.title', 'd.state', 'd.number', 'd.date'] as const;

export interface SummaryRow {
  id: string;
  kind: string;
  title: string;
  state: string;
  number: string | null;
  date: string | null;
}

export const summaryOf = (row: SummaryRow): DocumentSummary => ({
  id: row.id,
  kind: row.kind as DocumentKind,
  title: row.title,
  state: row.state as DocumentState,
  number: row.number,
  date: row.date,
  path: documentPath(row.id),
});

/** Documents about a record that the actor may see, newest first: «order is reachable from the object and back». */
export async function documentsOf(
  ctx: ReadCtx,
  subject: { kind: string; id: string },
): Promise<DocumentSummary[]> {
  const rows = await ctx.db
    .selectFrom('documents.documents as d')
    .innerJoin('documents.subjects as s', (join) =>
      join.onRef('s.territory_id', '=', 'd.territory_id').onRef('s.document_id', '=', 'd.id'),
    )
    .select(summaryColumns)
    .where('d.territory_id', '=', ctx.territory.id)
    .where('s.subject_kind', '=', subject.kind)
    .where('s.subject_id', '=', subject.id)
    .where(visibleTo(ctx))
    .orderBy('d.id', 'desc')
    .execute();
  return rows.map(summaryOf);
}

export interface Acquaintance {
  readonly personId: string;
  readonly askedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly remark: string;
}

/** Who was asked to get acquainted and who has; the caller has shown that the document is visible. */
export async function acquaintancesOf(ctx: ReadCtx, documentId: string): Promise<Acquaintance[]> {
  const rows = await ctx.db
    .selectFrom('documents.acquaintances')
    .select(['person_id', 'asked_at', 'acknowledged_at', 'remark'])
    .where('territory_id', '=', ctx.territory.id)
    .where('document_id', '=', documentId)
    .orderBy('asked_at')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    askedAt: row.asked_at,
    acknowledgedAt: row.acknowledged_at,
    remark: row.remark,
  }));
}

/** Issued documents this person was asked to read and has not yet acknowledged. */
export async function awaitingMe(ctx: ReadCtx): Promise<DocumentSummary[]> {
  if (!ctx.actor.personId) return [];
  const rows = await ctx.db
    .selectFrom('documents.acquaintances as q')
    .innerJoin('documents.documents as d', (join) =>
      join.onRef('d.territory_id', '=', 'q.territory_id').onRef('d.id', '=', 'q.document_id'),
    )
    .select(summaryColumns)
    .where('q.territory_id', '=', ctx.territory.id)
    .where('q.person_id', '=', ctx.actor.personId)
    .where('q.acknowledged_at', 'is', null)
    .where('d.state', '=', 'registered')
    .orderBy('q.asked_at')
    .limit(50)
    .execute();
  return rows.map(summaryOf);
}

export const documentQuery = query({
  name: 'documents.document',
  ru: 'Документ',
  input: z.object({ id: z.uuid() }),
  ability: everyone,
  run: (ctx, input) => oneDocument(ctx, input.id),
});
