// What the card of a document shows: everything of one reading.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { refusalOf } from '../../../kernel/perform.ts';
import { hashOf } from '../../../platform/papers/index.ts';
import { historyOf, personNames } from '../../people/index.ts';
import { versionById } from '../../regulations/index.ts';
import { draftCancellingCommand } from '../cancel.commands.ts';
import { citationsOf } from '../citation.queries.ts';
import { cancelWay, effectsOfCancelling } from '../document.cancellation.ts';
import { verifyDocument } from '../document.integrity.ts';
import { acquaintancesOf, oneDocument } from '../document.queries.ts';
import type { DocumentRecord } from '../document.schema.ts';
import { documentSentences } from '../document.sentences.ts';
import { filesOf } from '../file.queries.ts';
import { laterDatedBefore } from '../journal.queries.ts';
import { proposeNumber } from '../numbering.ts';
import { officeFileOf } from '../office.queries.ts';
import { reviewComplaint, reviewRule, reviewsOf } from '../review.queries.ts';
import { reviewSentences } from '../review.text.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loadCard(ctx: ReadCtx, id: string) {
  const document = uuid.test(id) ? await oneDocument(ctx, id) : null;
  if (!document) return null;
  const subject = { kind: 'documents.document', id };
  const acquaintances = await acquaintancesOf(ctx, id);
  const names = await personNames(ctx, [
    ...acquaintances.map((each) => each.personId),
    ...[document.createdBy, document.registeredBy, document.cancelledBy].filter((each) => each !== null),
  ]);
  const isDraft = document.state === 'draft';
  const rule = await reviewRule(ctx);
  return {
    document,
    acquaintances,
    names,
    reviews: await reviewsOf(ctx, id),
    review: {
      required: (rule.kinds as readonly string[]).includes(document.kind),
      complaint: isDraft ? await reviewComplaint(ctx, document) : null,
      due: addDays(ctx.today, rule.days),
      hash: hashOf(document.paper),
    },
    citations: await citationsOf(ctx, id),
    regulation: document.regulationVersionId ? await versionById(ctx, document.regulationVersionId) : null,
    files: (await filesOf(ctx, subject)).filter((file) => file.purpose !== 'issued'),
    history: await historyOf(ctx, subject, { ...documentSentences, ...reviewSentences }),
    effects: await effectsShown(ctx, document),
    integrity: await verifyDocument(ctx, document),
    proposed: isDraft ? await proposeNumber(ctx, { ...document, date: ctx.today }) : '',
    office: isDraft ? await officeFileOf(ctx, document.kind) : null,
    laterBefore: isDraft ? null : await laterDatedBefore(ctx, id),
  };
}

/** Of an order that may be cancelled, and of a cancelling draft: what its registration will undo. */
async function effectsShown(ctx: ReadCtx, document: DocumentRecord) {
  if (document.state === 'draft') {
    const target = document.cancels ? await oneDocument(ctx, document.cancels, 'any') : null;
    return target ? effectsOfCancelling(ctx, target) : null;
  }
  const may = document.state === 'registered' && cancelWay(document.kind) === 'order';
  return may && !refusalOf(ctx, draftCancellingCommand, document) ? effectsOfCancelling(ctx, document) : null;
}

export type CardData = NonNullable<Awaited<ReturnType<typeof loadCard>>>;
