// Every kept file of a territory the reader may see, with the case (дело) its record lies in: what an archive is made of.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { visibleTo } from './document.policy.ts';
import { mayOpenFile } from './file.queries.ts';
import { officeFiles } from './office.queries.ts';

export interface ArchivedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly purpose: string;
  readonly uploadedAt: Date;
  readonly subjectKind: string;
  /** Index and title of the case; null where no registered paper says which. */
  readonly officeIndex: string | null;
  readonly officeTitle: string;
  readonly storageTerm: string | null;
  /** The paper it belongs to: its own document or letter, else the first registered one about its record. */
  readonly title: string | null;
  readonly number: string | null;
  readonly date: string | null;
}

interface Row extends Omit<ArchivedFile, 'officeTitle'> {
  readonly subjectId: string;
  /** Whether the reader sees the document it is a file of; null where another room answers. */
  readonly isSeen: boolean | null;
}

/** By cases, then by the paper's date; `withheld` counts what the owners of the records do not show this reader. */
export async function archivedFiles(ctx: ReadCtx): Promise<{ files: ArchivedFile[]; withheld: number }> {
  const titles = new Map((await officeFiles(ctx)).map(({ index, title }) => [index, title]));
  const files: ArchivedFile[] = [];
  let withheld = 0;
  for (const row of await rowsOf(ctx))
    if (row.isSeen ?? (await mayOpenFile(ctx, row)))
      files.push({ ...row, officeTitle: titles.get(row.officeIndex ?? '') ?? '' });
    else withheld += 1;
  return { files, withheld };
}

async function rowsOf(ctx: ReadCtx): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select f.id, f.name, f.size, f.sha256, f.purpose, f.uploaded_at as "uploadedAt",
           f.subject_kind as "subjectKind", f.subject_id as "subjectId",
           case when f.subject_kind = 'documents.document' then d.id is not null and ${visibleTo(ctx)} end as "isSeen",
           coalesce(d.office_index, i.office_index, about.office_index) as "officeIndex",
           coalesce(d.storage_term, i.storage_term, about.storage_term) as "storageTerm",
           coalesce(d.title, i.title, about.subject_title) as title,
           coalesce(d.number, i.number, about.number) as number,
           coalesce(d.date, i.received_on, about.date)::text as date
      from documents.files f
      left join documents.documents d on f.subject_kind = 'documents.document'
       and d.territory_id = f.territory_id and d.id = f.subject_id
      left join documents.incoming i on f.subject_kind = 'documents.incoming'
       and i.territory_id = f.territory_id and i.id = f.subject_id
      left join lateral (
        select p.office_index, p.storage_term, p.number, p.date, s.subject_title
          from documents.subjects s
          join documents.documents p on p.territory_id = s.territory_id and p.id = s.document_id and p.state <> 'draft'
         where s.territory_id = f.territory_id and s.subject_kind = f.subject_kind and s.subject_id = f.subject_id
         order by p.date, p.id limit 1) about on true
     where f.territory_id = ${ctx.territory.id} and f.removed_at is null
     order by coalesce(d.office_index, i.office_index, about.office_index) collate public.ru_natural nulls last,
              coalesce(d.date, i.received_on, about.date) nulls last, f.subject_kind, f.subject_id, f.id`.execute(
    ctx.db,
  );
  return rows;
}
