// A draft is shown to a named reviewer before it is signed: asked by who prepares it, answered by the reviewer alone.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { rule } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { hashOf } from '../../platform/papers/index.ts';
import { notify } from '../notices/index.ts';
import { person } from '../people/index.ts';
import { norms } from '../regulations/index.ts';
import { documentPolicy } from './document.policy.ts';
import { oneDocument } from './document.queries.ts';
import { type DocumentRecord, documentPath } from './document.schema.ts';
import { documentText } from './document.text.ts';
import { type DocumentReview, oneReview } from './review.queries.ts';
import { reviewText as text } from './review.text.ts';

const norm = norms.documentReview.slug;
const people = { widget: 'picker', source: 'people.pick' } as const;

const invalid = (name: string, field: string, words: string): Refusal =>
  refuse(name, words, { kind: 'invalid', norm, fields: { [field]: words } });

/** Who prepares the draft names its author and the one who looks it through; refuses the author himself. */
export const askReviewCommand = command({
  name: 'documents.review.ask',
  ru: 'Отправить на согласование',
  norm,
  input: z.object({
    documentId: z.uuid().meta({ widget: 'none' }),
    authorId: z.uuid({ error: text.refusals.nobody }).meta({ label: text.fields.author, ...people }),
    reviewerId: z
      .uuid({ error: text.refusals.nobody })
      .meta({ label: text.fields.reviewer, hint: text.hints.reviewer, ...people }),
    dueOn: z.iso.date({ error: text.refusals.past }).meta({ label: text.fields.due, width: 'short' }),
  }),
  load: (ctx, input) => oneDocument(ctx, input.documentId),
  ability: documentPolicy.rules.edit,
  run: async (ctx, input, document) => {
    if (document.state !== 'draft') return refuse('not-a-draft', documentText.notDraft);
    if (input.authorId === input.reviewerId) return invalid('reviews-own', 'reviewerId', text.refusals.own);
    if (input.dueOn < ctx.today) return invalid('term-in-past', 'dueOn', text.refusals.past);
    for (const field of ['authorId', 'reviewerId'] as const)
      if (!(await person(ctx, input[field]))) return invalid('no-person', field, text.refusals.nobody);
    await ctx.db
      .insertInto('documents.reviews')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(ctx.now), document_id: document.id },
        ...{ author_id: input.authorId, reviewer_id: input.reviewerId },
        ...{ asked_at: ctx.now, due_on: input.dueOn },
      })
      .execute();
    await recordFact(ctx, {
      name: 'document.review-asked',
      subject: { kind: 'documents.document', id: document.id },
      norm,
      data: { documentId: document.id, dueOn: input.dueOn },
    });
    await notify(ctx, {
      to: [input.reviewerId],
      name: 'document.review-asked',
      text: text.notices.asked(document.title, input.dueOn),
      path: documentPath(document.id),
      norm,
      due: input.dueOn,
    });
    return { id: document.id };
  },
});

export interface AskedReview {
  readonly review: DocumentReview;
  readonly document: DocumentRecord;
}

const isReviewer = rule<AskedReview>(
  'document-reviewer',
  { text: text.refusals.notReviewer, norm },
  (ctx, { review }) => ctx.actor.personId === review.reviewerId,
);

async function loadAsked(ctx: ReadCtx, { reviewId }: { reviewId: string }): Promise<AskedReview | null> {
  const review = await oneReview(ctx, reviewId);
  const document = review && (await oneDocument(ctx, review.documentId));
  return review && document ? { review, document } : null;
}

/** The reviewer agrees with the very text shown, or sends it back with remarks; the word stays as it was given. */
export const giveReviewCommand = command({
  name: 'documents.review.give',
  ru: 'Поставить решение',
  norm,
  input: z.object({
    reviewId: z.uuid().meta({ widget: 'none' }),
    verdict: z.enum(['agreed', 'refused'], { error: 'Выберите решение.' }).meta({
      label: text.fields.verdict,
      options: { agreed: 'Согласовать', refused: 'Вернуть с замечаниями' },
    }),
    remarks: z
      .string()
      .trim()
      .max(4000)
      .default('')
      .meta({ label: text.fields.remarks, hint: text.hints.remarks, widget: 'textarea' }),
  }),
  load: loadAsked,
  ability: isReviewer,
  run: async (ctx, input, { review, document }) => {
    if (document.state !== 'draft') return refuse('not-a-draft', documentText.notDraft);
    if (input.verdict === 'refused' && input.remarks === '')
      return invalid('no-remarks', 'remarks', text.refusals.remarks);
    const { numUpdatedRows } = await ctx.db
      .updateTable('documents.reviews')
      .set({
        ...{ verdict: input.verdict, remarks: input.remarks, given_at: ctx.now },
        paper_hash: hashOf(document.paper),
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', review.id)
      .where('verdict', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) return refuse('review-given', text.refusals.given, { norm });
    await recordFact(ctx, {
      name: 'document.review-given',
      subject: { kind: 'documents.document', id: document.id },
      norm,
      data: { documentId: document.id, verdict: input.verdict, remarks: input.remarks },
    });
    await notify(ctx, {
      to: [review.authorId],
      name: 'document.review-given',
      text:
        input.verdict === 'agreed'
          ? text.notices.agreed(document.title)
          : text.notices.refused(document.title, input.remarks),
      path: documentPath(document.id),
      norm,
      urgent: input.verdict === 'refused',
    });
    return { id: document.id, verdict: input.verdict };
  },
});
