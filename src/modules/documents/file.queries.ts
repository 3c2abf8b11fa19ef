// Looking at files: those of a record, and one for download if the owner of its record lets the reader see it.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { fileKey, fileStore } from '../../platform/files/index.ts';
import { visibleIncoming } from './correspondence/incoming.policy.ts';
import { oneDocument } from './document.queries.ts';
import type { FileSubject } from './file.keeping.ts';

export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly type: string;
  readonly purpose: string;
  readonly uploadedAt: Date;
  readonly uploadedBy: string | null;
  /** Path within the territory. */
  readonly path: string;
}

/** Answers whether the actor may see the files of a record. */
export type FileVisibility = (
  ctx: ReadCtx,
  subjectId: string,
  purpose: string,
  fileId: string,
) => Promise<boolean>;

/** What the files of an act of the catalogue are kept under. */
export const actSubject = 'regulations.act';

/** A document's own files are seen by whoever sees the document. */
const owners = new Map<string, FileVisibility>([
  ['documents.document', async (ctx, id) => (await oneDocument(ctx, id)) !== null],
  ['documents.incoming', async (ctx, id) => (await visibleIncoming(ctx, id)) !== null],
  // The catalogue of acts is open to those who work here; a visitor reads what the acts are called.
  [actSubject, async (ctx) => ctx.actor.kind === 'person'],
]);

/** Called by the composition root with what each module says of its own records. */
export function useFileVisibility(given: Readonly<Record<string, FileVisibility>>): void {
  for (const [kind, visible] of Object.entries(given)) owners.set(kind, visible);
}

const columns = [
  'id',
  'name',
  'size',
  'sha256',
  'type',
  'purpose',
  'uploaded_at',
  'uploaded_by_person_id',
] as const;

/** Files of one record, oldest first. The caller has already shown that the record is visible. */
export async function filesOf(ctx: ReadCtx, subject: FileSubject, purpose?: string): Promise<FileEntry[]> {
  const found = await filesOfMany(ctx, subject.kind, [subject.id], purpose);
  return found.get(subject.id) ?? [];
}

/** Files of many records of one kind by the record's id, in one statement; the caller has shown each to be visible. */
export async function filesOfMany(
  ctx: ReadCtx,
  kind: string,
  ids: readonly string[],
  purpose?: string,
): Promise<Map<string, FileEntry[]>> {
  if (ids.length === 0) return new Map();
  let select = ctx.db
    .selectFrom('documents.files')
    .select([...columns, 'subject_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .orderBy('id');
  if (purpose !== undefined) select = select.where('purpose', '=', purpose);
  const found = new Map<string, FileEntry[]>();
  for (const row of await select.execute())
    found.set(row.subject_id, [
      ...(found.get(row.subject_id) ?? []),
      {
        id: row.id,
        name: row.name,
        size: row.size,
        sha256: row.sha256,
        type: row.type,
        purpose: row.purpose,
        uploadedAt: row.uploaded_at,
        uploadedBy: row.uploaded_by_person_id,
        path: `/files/${row.id}`,
      },
    ]);
  return found;
}

/** A file of any record for download; null when it is not there, is removed or is not for this reader. */
export async function visibleFile(ctx: ReadCtx, id: string): Promise<{ name: string; type: string } | null> {
  const row = await ctx.db
    .selectFrom('documents.files')
    .select(['name', 'type', 'subject_kind', 'subject_id', 'purpose'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const file = { id, subjectKind: row.subject_kind, subjectId: row.subject_id, purpose: row.purpose };
  return (await mayOpenFile(ctx, file)) ? { name: row.name, type: row.type } : null;
}

/** What the owner of the file's record says of this reader. */
export function mayOpenFile(
  ctx: ReadCtx,
  file: {
    readonly id: string;
    readonly subjectKind: string;
    readonly subjectId: string;
    readonly purpose: string;
  },
): Promise<boolean> {
  const visible = owners.get(file.subjectKind);
  if (!visible) throw new Error(`Nobody answers for files of ${file.subjectKind}: see useFileVisibility`);
  return visible(ctx, file.subjectId, file.purpose, file.id);
}

export const openFile = (ctx: ReadCtx, id: string): Promise<ReadableStream<Uint8Array> | null> =>
  fileStore().open(fileKey(ctx.territory.id, id));
