// A material is written: made, saved edition by edition, files attached and taken out; nothing is rewritten or erased.
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { changeRow } from '../../../kernel/versioned.ts';
import type { Upload } from '../../../platform/files/index.ts';
import { storeFile } from '../../documents/index.ts';
import { people } from '../../people/index.ts';
import { norms } from '../../regulations/index.ts';
import { keepsFund } from '../library.policy.ts';
import { type EditionParts, partsOf, writeEdition } from './edition.ts';
import { materialLifecycle } from './material.lifecycle.ts';
import { materialPolicy } from './material.policy.ts';
import { type Material, material } from './material.queries.ts';
import { attachSchema, detachSchema, type EditionInput, makeSchema, saveSchema } from './material.schema.ts';
import { materialText as text } from './material.text.ts';

const norm = norms.materialReview.slug;
export const materialSubject = (id: string) => ({ kind: materialLifecycle.name, id });

export const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

export const loadMaterial = (ctx: ReadCtx, input: { id: string }) => material(ctx, input.id);

/** Named people, each once, all of them known; the refusal points at the table of the form. */
export async function namedPeople(
  ctx: ReadCtx,
  lines: readonly { personId: string }[],
  field: string,
  nobody: string,
): Promise<string[] | Refusal> {
  const ids = lines.map(({ personId }) => personId).filter(Boolean);
  if (ids.length === 0) return invalid('nobody-named', field, nobody);
  if (new Set(ids).size < ids.length) return invalid('named-twice', field, text.refusals.twice);
  const known = await people(ctx, ids);
  return ids.every((id) => known.has(id)) ? ids : invalid('no-person', field, text.refusals.nobody);
}

const editionOf = (
  input: EditionInput,
  rest: Pick<EditionParts, 'authorIds' | 'fileIds' | 'change'>,
): EditionParts => ({
  ...{ kind: input.kind, title: input.title, annotation: input.annotation, subjects: input.subjects },
  ...{ audience: input.audience, carrier: input.carrier, place: input.place, publisher: input.publisher },
  ...{ year: input.year, pages: input.pages, url: input.url, description: input.description },
  ...rest,
});

const purpose = 'edition';
const keepFile = (ctx: WriteCtx, file: Upload, id: string) =>
  storeFile(ctx, file, materialSubject(id), purpose);

/** A worker of the service brings a new material in: a draft of its first edition. */
export const makeMaterial = command({
  name: 'library.material.make',
  ru: 'Внести материал',
  norm,
  input: makeSchema,
  ability: keepsFund,
  run: async (ctx, input) => {
    const authorIds = await namedPeople(ctx, input.authors, 'authors', text.refusals.noAuthors);
    if (isRefusal(authorIds)) return authorIds;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('library.materials')
      .values({
        ...{ territory_id: ctx.territory.id, id, state: materialLifecycle.initial },
        made_by_person_id: ctx.actor.personId,
      })
      .execute();
    const stored = input.file ? await keepFile(ctx, input.file, id) : null;
    if (isRefusal(stored)) return stored;
    const fileIds = stored ? [stored.id] : [];
    await writeEdition(ctx, id, 1, editionOf(input, { authorIds, fileIds, change: '' }));
    await recordFact(ctx, {
      name: 'material.made',
      subject: materialSubject(id),
      norm,
      data: { title: input.title },
    });
    return { id };
  },
});

/** What is under review or approved is not written over: it is returned, or begun anew as the next edition. */
export function refuseFrozen({ state }: Material): Refusal | null {
  if (state === 'draft' || state === 'returned') return null;
  const busy = state === 'review' || state === 'reviewed';
  return refuse('material-frozen', busy ? text.refusals.busy : text.refusals.frozen, { norm });
}

/** The next edition under the version the person saw. */
async function nextEdition(ctx: WriteCtx, found: Material, version: number, parts: EditionParts) {
  const number = found.edition + 1;
  const stale = await changeRow(ctx, 'library.materials', { id: found.id, version }, { edition: number });
  if (stale) return stale;
  await writeEdition(ctx, found.id, number, parts);
  await recordFact(ctx, {
    name: 'material.saved',
    subject: materialSubject(found.id),
    norm,
    data: { number, change: parts.change },
  });
  return { id: found.id, number };
}

/** Authors and the service save a draft: a new edition, the former ones stay. */
export const saveMaterial = command({
  name: 'library.material.save',
  ru: 'Сохранить',
  norm,
  input: saveSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.write,
  run: async (ctx, input, found) => {
    const frozen = refuseFrozen(found);
    if (frozen) return frozen;
    const authorIds = await namedPeople(ctx, input.authors, 'authors', text.refusals.noAuthors);
    if (isRefusal(authorIds)) return authorIds;
    const { fileIds } = found.shown;
    return nextEdition(
      ctx,
      found,
      input.version,
      editionOf(input, { authorIds, fileIds, change: input.change }),
    );
  },
});

/** A file is added to a draft; the edition before it stays without. */
export const attachFile = command({
  name: 'library.material.attach',
  ru: 'Приложить файл',
  norm,
  input: attachSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.write,
  run: async (ctx, input, found) => {
    const frozen = refuseFrozen(found);
    if (frozen) return frozen;
    const stored = await keepFile(ctx, input.file, found.id);
    if (isRefusal(stored)) return stored;
    const parts = partsOf(found.shown);
    const fileIds = [...parts.fileIds, stored.id];
    return nextEdition(ctx, found, input.version, {
      ...parts,
      fileIds,
      change: `приложен файл ${input.file.name}`,
    });
  },
});

/** A file is left out of the next edition; it stays with the editions that carried it. */
export const detachFile = command({
  name: 'library.material.detach',
  ru: 'Убрать файл',
  norm,
  input: detachSchema,
  load: loadMaterial,
  ability: materialPolicy.rules.write,
  run: async (ctx, input, found) => {
    const frozen = refuseFrozen(found);
    if (frozen) return frozen;
    const parts = partsOf(found.shown);
    if (!parts.fileIds.includes(input.fileId)) return refuse('no-such-file', text.refusals.noSuchFile);
    const fileIds = parts.fileIds.filter((each) => each !== input.fileId);
    return nextEdition(ctx, found, input.version, { ...parts, fileIds, change: 'убран файл' });
  },
});
