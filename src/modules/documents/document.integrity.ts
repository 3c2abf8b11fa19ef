// Whether an issued document is still what was issued: its snapshot, and the PDF kept and drawn again.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { hashOf, renderPdf } from '../../platform/papers/index.ts';
import type { DocumentRecord } from './document.schema.ts';
import { type FileEntry, filesOf, openFile } from './file.queries.ts';

export interface Integrity {
  /** The snapshot has the hash it was frozen with. */
  readonly paper: boolean;
  /** The PDF kept at registration has the hash it was frozen with. */
  readonly kept: boolean;
  /** This version of the program draws the same bytes from the snapshot. */
  readonly redrawn: boolean;
}

/** null for a draft: nothing is frozen yet. */
export async function verifyDocument(ctx: ReadCtx, document: DocumentRecord): Promise<Integrity | null> {
  if (document.state === 'draft') return null;
  const kept = await issuedBytes(ctx, document);
  return {
    paper: hashOf(document.paper) === document.paperHash,
    kept: kept !== null && hashOf(kept) === document.pdfHash,
    redrawn: hashOf(await renderPdf(document.paper)) === document.pdfHash,
  };
}

export async function issuedFile(ctx: ReadCtx, document: DocumentRecord): Promise<FileEntry | null> {
  const files = await filesOf(ctx, { kind: 'documents.document', id: document.id }, 'issued');
  return files[0] ?? null;
}

/** The bytes as they were issued; null when the store has lost them. */
export async function issuedBytes(ctx: ReadCtx, document: DocumentRecord): Promise<Uint8Array | null> {
  const file = await issuedFile(ctx, document);
  const stream = file && (await openFile(ctx, file.id));
  return stream ? new Uint8Array(await new Response(stream).arrayBuffer()) : null;
}
