// Files kept beside the records of any module: the row here, the content in the installation's store.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { fileKey, fileName, fileStore, inspectUpload, type Upload } from '../../platform/files/index.ts';

export interface FileSubject {
  readonly kind: string;
  readonly id: string;
}

export interface StoreOptions {
  /** Narrower than the general list: a scan is PDF, JPG or PNG. */
  readonly types?: readonly string[];
  readonly signature?: boolean;
  /** The field of the form the complaint stands beside; 'file' unless told. */
  readonly field?: string;
}

/** Name of the field the complaint belongs to, so that the form shows it beside the right question. */
const beside = (refusal: Refusal, field = 'file'): Refusal =>
  refuse(refusal.refusal, refusal.text, { kind: 'invalid', fields: { [field]: refusal.text } });

/** Keeps an uploaded file; its content is safe on disk before the row is committed. The fact is `file.attached`. */
export async function storeFile(
  ctx: WriteCtx,
  upload: Upload,
  subject: FileSubject,
  purpose: string,
  options: StoreOptions = {},
): Promise<{ id: string } | Refusal> {
  const inspected = await inspectUpload(upload, {
    ...(options.types ? { types: options.types } : {}),
    signature: options.signature ?? false,
  });
  if (isRefusal(inspected)) return beside(inspected, options.field);
  const id = await keep(ctx, inspected, subject, purpose);
  await recordFact(ctx, {
    name: 'file.attached',
    subject: { kind: subject.kind, id: subject.id },
    data: { fileId: id, name: inspected.name, size: inspected.bytes.byteLength, purpose },
  });
  return { id };
}

/** The very bytes a document was issued as: later versions of the program may draw otherwise. */
export async function keepIssued(
  ctx: WriteCtx,
  documentId: string,
  name: string,
  pdf: Uint8Array,
): Promise<void> {
  const file = { name: fileName(name, 'pdf'), type: 'application/pdf', bytes: pdf };
  await keep(ctx, file, { kind: 'documents.document', id: documentId }, 'issued');
}

async function keep(
  ctx: WriteCtx,
  file: { name: string; type: string; bytes: Uint8Array },
  subject: FileSubject,
  purpose: string,
): Promise<string> {
  const id = newId(ctx.now);
  const { size, sha256 } = await fileStore().put(fileKey(ctx.territory.id, id), file.bytes);
  await ctx.db
    .insertInto('documents.files')
    .values({
      territory_id: ctx.territory.id,
      id,
      name: file.name,
      size,
      sha256,
      type: file.type,
      subject_kind: subject.kind,
      subject_id: subject.id,
      purpose,
      uploaded_at: ctx.now,
      uploaded_by_person_id: ctx.actor.personId,
    })
    .execute();
  return id;
}

/** The file is no longer shown with its record; its content stays for the history. The fact is `file.removed`. */
export async function removeFile(
  ctx: WriteCtx,
  subject: FileSubject,
  fileId: string,
): Promise<{ id: string } | Refusal> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('documents.files')
    .set({ removed_at: ctx.now })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', fileId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('purpose', '<>', 'issued')
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n)
    return refuse('file-not-found', 'Файл уже убран или не найден. Обновите страницу.');
  await recordFact(ctx, { name: 'file.removed', subject, data: { fileId } });
  return { id: fileId };
}
