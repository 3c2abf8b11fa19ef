// Drafts of documents: the modules that own the content draw the paper, here it is kept until it gets its number.
import { sql } from 'kysely';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Paper } from '../../platform/papers/index.ts';
import { signerOf } from './document.queries.ts';
import type {
  Audience,
  DocumentKind,
  DraftParts,
  EditableText,
  SignerSnapshot,
  SubjectLink,
} from './document.schema.ts';
import { documentText } from './document.text.ts';
import { officeFileOf } from './office.queries.ts';
import { withFile, withSigner, withTexts } from './requisites.ts';

const INSTITUTION = 'institutions.institution';

/** Official acts say «Проект» until they are registered; a form people sign by hand does not. */
const markedKinds: readonly DocumentKind[] = ['order', 'minutes', 'extract', 'proposals', 'letter'];
const countedByBody: readonly DocumentKind[] = ['minutes', 'extract', 'proposals'];

/** Keeps a draft; the fact is `document.drafted`. */
export async function draftDocument(ctx: WriteCtx, parts: DraftParts): Promise<{ id: string }> {
  const id = newId(ctx.now);
  const office = await officeFileOf(ctx, parts.kind);
  const institutions = institutionsOf(parts);
  await ctx.db
    .insertInto('documents.documents')
    .values({
      territory_id: ctx.territory.id,
      id,
      kind: parts.kind,
      template: parts.paper.template.name,
      template_version: parts.paper.template.version,
      title: parts.title,
      basis: parts.basis ?? null,
      series: parts.series ?? (countedByBody.includes(parts.kind) ? (parts.bodyId ?? '') : ''),
      paper: JSON.stringify(asDraft(parts.kind, parts.paper, office.index, office.storageTerm)),
      editable: JSON.stringify(parts.editable ?? []),
      office_index: office.index,
      storage_term: office.storageTerm,
      audience: parts.audience ?? usualAudience(parts, institutions.length > 0),
      body_id: parts.bodyId ?? null,
      ...signerColumns(parts.signer),
      regulation_version_id: parts.regulationVersionId ?? null,
      cancels_document_id: parts.cancels ?? null,
      created_at: ctx.now,
      created_by_person_id: ctx.actor.personId,
    })
    .execute();
  await linkSubjects(ctx, id, parts.subjects);
  await openToInstitutions(ctx, id, institutions);
  await recordFact(ctx, {
    name: 'document.drafted',
    subject: { kind: 'documents.document', id },
    data: { documentId: id, kind: parts.kind, template: parts.paper.template.name, title: parts.title },
  });
  return { id };
}

const asDraft = (kind: DocumentKind, paper: Paper, fileIndex: string, storageTerm: string): Paper => ({
  ...paper,
  ...(markedKinds.includes(kind) ? { draft: paper.draft ?? true } : {}),
  foot: withFile(paper.foot, { fileIndex, storageTerm }),
});

/** A closed paper stays closed unless its owner says otherwise. */
function usualAudience(parts: DraftParts, hasInstitutions: boolean): Audience {
  if (parts.kind === 'expert-sheet') return 'secretariat';
  if (parts.bodyId && ['minutes', 'extract', 'proposals', 'score-summary'].includes(parts.kind))
    return 'council';
  return hasInstitutions ? 'institution' : 'staff';
}

const institutionsOf = (parts: DraftParts): string[] => [
  ...new Set([
    ...(parts.institutions ?? []),
    ...parts.subjects.flatMap((subject) => (subject.kind === INSTITUTION ? [subject.id] : [])),
  ]),
];

/** What a template draws anew for a draft it has drawn before. */
export type Redrawn = Pick<DraftParts, 'paper' | 'editable' | 'signer'>;

/**
 * Draws a draft anew when its object has changed. What people put over the template stays: their wording of the editable
 * paragraphs and the signer they named; else it is signed by whom the template finds today.
 */
export async function replaceDraft(
  ctx: WriteCtx,
  documentId: string,
  { paper, editable, signer }: Redrawn,
): Promise<Refusal | { id: string }> {
  const row = await ctx.db
    .selectFrom('documents.documents')
    .select(['state', 'kind', 'editable', 'edited', 'office_index', 'storage_term'])
    .select(['signed_by_person_id', 'signer_post', 'signer_name', 'signer_acting'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', documentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound();
  if (row.state !== 'draft') return refuse('not-a-draft', documentText.notDraft);
  const places = editable ?? (row.editable as unknown as EditableText[]);
  const named = (await isSignerNamed(ctx, documentId)) ? signerOf(row) : null;
  const signed = named ? withSigner(paper, named) : paper;
  const worded = withTexts(signed, places, row.edited as unknown as Record<string, string>);
  const drawn = asDraft(row.kind as DocumentKind, worded, row.office_index ?? '', row.storage_term ?? '');
  await ctx.db
    .updateTable('documents.documents')
    .set({
      paper: JSON.stringify(drawn),
      editable: JSON.stringify(places),
      template: paper.template.name,
      template_version: paper.template.version,
      ...(named || !signer ? {} : signerColumns(signer)),
      version: sql`version + 1`,
    })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', documentId)
    .execute();
  return { id: documentId };
}

/** Whether people have put a signer over the template's own: the history says so. */
async function isSignerNamed(ctx: WriteCtx, documentId: string): Promise<boolean> {
  const fact = await ctx.db
    .selectFrom('journal.facts')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('subject_kind', '=', 'documents.document')
    .where('subject_id', '=', documentId)
    .where('name', '=', 'document.signer-changed')
    .limit(1)
    .executeTakeFirst();
  return fact !== undefined;
}

const signerColumns = (signer: SignerSnapshot | undefined) => ({
  signed_by_person_id: signer?.personId ?? null,
  signer_post: signer?.post ?? null,
  signer_name: signer?.name ?? null,
  signer_acting: signer?.acting ?? false,
});

/** Takes a draft away when its object no longer needs it; a registered document stays. */
export async function discardDraft(ctx: WriteCtx, documentId: string): Promise<Refusal | { id: string }> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('documents.documents')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', documentId)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return refuse('not-a-draft', documentText.notDraft);
  await recordFact(ctx, {
    name: 'document.discarded',
    subject: { kind: 'documents.document', id: documentId },
    data: { documentId },
  });
  return { id: documentId };
}

/** Ties a document to what it is about, also later: a site that the order itself has made. */
export async function linkSubjects(
  ctx: WriteCtx,
  documentId: string,
  subjects: readonly SubjectLink[],
): Promise<void> {
  if (subjects.length === 0) return;
  await ctx.db
    .insertInto('documents.subjects')
    .values(
      subjects.map((subject) => ({
        territory_id: ctx.territory.id,
        document_id: documentId,
        subject_kind: subject.kind,
        subject_id: subject.id,
        subject_title: subject.title ?? '',
        subject_path: subject.path ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Institutions that read the document when its audience is `institution`. */
export async function openToInstitutions(
  ctx: WriteCtx,
  documentId: string,
  institutions: readonly string[],
): Promise<void> {
  if (institutions.length === 0) return;
  await ctx.db
    .insertInto('documents.audience_institutions')
    .values(
      institutions.map((institutionId) => ({
        territory_id: ctx.territory.id,
        document_id: documentId,
        institution_id: institutionId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Opens or closes a document to readers; its content does not change, registered or not. */
export async function changeAudience(ctx: WriteCtx, documentId: string, audience: Audience): Promise<void> {
  await ctx.db
    .updateTable('documents.documents')
    .set({ audience, version: sql`version + 1` })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', documentId)
    .execute();
  await recordFact(ctx, {
    name: 'document.audience-changed',
    subject: { kind: 'documents.document', id: documentId },
    data: { documentId, audience },
  });
}
