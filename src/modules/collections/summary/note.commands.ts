// The analytical note with recommendations, assembled from the summary; and the letter that tells institutions of a collection.
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../../kernel/ctx.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { draftDocument } from '../../documents/index.ts';
import { answersOf } from '../answer/answer.queries.ts';
import { collectionPath, collectionSubject } from '../collection/collection.commands.ts';
import { collectionPolicy } from '../collection/collection.policy.ts';
import { type Collection, oneCollection } from '../collection/collection.queries.ts';
import { collectionText as text } from '../collection/collection.text.ts';
import { letterPaper, notePaper } from './note.papers.ts';
import { totalsOf } from './summary.queries.ts';

const norm = 'data-collection';
const load = (ctx: ReadCtx, input: { id: string }) => oneCollection(ctx, input.id);
const long = (label: string) => z.string().trim().max(20_000).default('').meta({ label, widget: 'textarea' });

export const saveNote = command({
  name: 'collections.note.save',
  ru: 'Сохранить справку',
  norm,
  input: z.object({
    id: z.uuid(),
    findings: long(text.fields.findings),
    recommendations: long(text.fields.recommendations),
  }),
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input) => {
    await ctx.db
      .updateTable('collections.collections')
      .set({ findings: input.findings, recommendations: input.recommendations })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', input.id)
      .execute();
    await recordFact(ctx, { name: 'collection.noted', subject: collectionSubject(input.id), norm });
    return { id: input.id };
  },
});

/** The paper a collection is about, with its card linked back. */
const subjectOf = (collection: Collection) => ({
  ...collectionSubject(collection.id),
  title: collection.title,
  path: collectionPath(collection.id),
});

async function remember(
  ctx: WriteCtx,
  collection: Collection,
  column: 'note_id' | 'letter_id',
  documentId: string,
): Promise<void> {
  await ctx.db
    .updateTable('collections.collections')
    .set({ [column]: documentId })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', collection.id)
    .execute();
}

/** The note becomes a draft of a document: its number, signature and storage are the office's. */
export const issueNote = command({
  name: 'collections.note.issue',
  ru: 'Оформить документом',
  norm,
  input: z.object({ id: z.uuid() }),
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input, collection: Collection) => {
    if (collection.noteId) return refuse('note-twice', text.refusals.hasNote, { norm });
    if (collection.recommendations === '') return refuse('no-recommendations', text.faults.note, { norm });
    const answers = await answersOf(ctx, input.id);
    if (!answers.some((answer) => answer.firstAnsweredAt))
      return refuse('no-answers', text.refusals.noAnswers, { norm });
    const paper = await notePaper(ctx, collection, answers, await totalsOf(ctx, collection));
    const { id: documentId } = await draftDocument(ctx, {
      kind: 'report',
      title: paper.title,
      audience: 'staff',
      subjects: [subjectOf(collection)],
      paper,
    });
    await remember(ctx, collection, 'note_id', documentId);
    return { documentId };
  },
});

/** An information letter to the institutions asked; they read it once it is registered. */
export const draftLetter = command({
  name: 'collections.letter.draft',
  ru: 'Подготовить информационное письмо',
  norm,
  input: z.object({ id: z.uuid() }),
  load,
  ability: collectionPolicy.rules.keep,
  run: async (ctx, input, collection: Collection) => {
    if (collection.letterId) return refuse('letter-twice', text.refusals.hasLetter, { norm });
    if (!collection.dueAt) return refuse('not-sent', text.refusals.notSent, { norm });
    const { paper, signer, editable } = await letterPaper(ctx, collection);
    const answers = await answersOf(ctx, input.id);
    const { id: documentId } = await draftDocument(ctx, {
      kind: 'letter',
      title: paper.title,
      audience: 'institution',
      institutions: answers.map((answer) => answer.institutionId),
      subjects: [subjectOf(collection)],
      paper,
      signer,
      editable,
    });
    await remember(ctx, collection, 'letter_id', documentId);
    return { documentId };
  },
});
