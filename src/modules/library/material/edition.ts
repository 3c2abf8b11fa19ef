// Writing an edition: each save is a new row, so that the history of a material is the material itself.
import type { WriteCtx } from '../../../kernel/ctx.ts';
import type { Author, Edition } from './material.queries.ts';
import type { EditionInput } from './material.schema.ts';

export interface EditionParts extends Omit<EditionInput, 'authors'> {
  readonly authorIds: readonly string[];
  readonly fileIds: readonly string[];
  readonly change: string;
}

/** An existing edition as the parts of the next one. */
export const partsOf = (edition: Edition): EditionParts => ({
  ...{ kind: edition.kind, title: edition.title, annotation: edition.annotation, subjects: edition.subjects },
  ...{ audience: edition.audience, carrier: edition.carrier, place: edition.place },
  ...{ publisher: edition.publisher, year: edition.year, pages: edition.pages, url: edition.url },
  ...{ description: edition.description, change: '', fileIds: edition.fileIds },
  authorIds: edition.authors.map((each: Author) => each.personId),
});

export async function writeEdition(
  ctx: WriteCtx,
  materialId: string,
  number: number,
  { authorIds, fileIds, ...said }: EditionParts,
): Promise<void> {
  const key = { territory_id: ctx.territory.id, material_id: materialId, number };
  await ctx.db
    .insertInto('library.editions')
    .values({ ...key, ...said, made_at: ctx.now, made_by_person_id: ctx.actor.personId })
    .execute();
  if (authorIds.length > 0)
    await ctx.db
      .insertInto('library.edition_authors')
      .values(authorIds.map((person_id, index) => ({ ...key, ordinal: index + 1, person_id })))
      .execute();
  if (fileIds.length > 0)
    await ctx.db
      .insertInto('library.edition_files')
      .values(fileIds.map((file_id) => ({ ...key, file_id })))
      .execute();
}
