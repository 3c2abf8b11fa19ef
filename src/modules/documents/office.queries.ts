// The office's nomenclature of files (номенклатура дел): index, title, storage term; a territory's rows stand over the defaults.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type DocumentKind, documentKinds } from './document.schema.ts';
import { officeDefaults } from './document.text.ts';

export interface OfficeFile {
  /** null while the territory keeps the default. */
  readonly id: string | null;
  readonly index: string;
  readonly title: string;
  readonly storageTerm: string;
  /** Documents of this kind go into this file by themselves. */
  readonly kind: DocumentKind | null;
  /** How numbers of the kind start again: each calendar or each school year. */
  readonly yearUnit: 'calendar' | 'school' | null;
}

export async function officeFiles(ctx: ReadCtx): Promise<OfficeFile[]> {
  const rows = await ctx.db
    .selectFrom('documents.office_files')
    .select(['id', 'index', 'title', 'storage_term', 'kind', 'year_unit'])
    .where('territory_id', '=', ctx.territory.id)
    .execute();
  const own = rows.map(
    (row): OfficeFile => ({
      id: row.id,
      index: row.index,
      title: row.title,
      storageTerm: row.storage_term,
      kind: row.kind as DocumentKind | null,
      yearUnit: row.year_unit as OfficeFile['yearUnit'],
    }),
  );
  const taken = new Set(own.map((file) => file.kind));
  const defaults = documentKinds
    .filter((kind) => !taken.has(kind))
    .map((kind): OfficeFile => ({ id: null, kind, ...officeDefaults[kind] }));
  return [...own, ...defaults].sort((one, other) =>
    one.index.localeCompare(other.index, 'ru', { numeric: true }),
  );
}

/** The file a kind of documents goes into, with the year its numbers are counted in. */
export async function officeFileOf(ctx: ReadCtx, kind: DocumentKind): Promise<OfficeFile> {
  const row = await ctx.db
    .selectFrom('documents.office_files')
    .select(['id', 'index', 'title', 'storage_term', 'year_unit'])
    .where('territory_id', '=', ctx.territory.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return { id: null, kind, ...officeDefaults[kind] };
  return {
    id: row.id,
    index: row.index,
    title: row.title,
    storageTerm: row.storage_term,
    kind,
    yearUnit: row.year_unit as OfficeFile['yearUnit'],
  };
}
