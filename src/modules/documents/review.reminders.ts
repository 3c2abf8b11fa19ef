// Every day: reviewers of drafts are reminded before the term, on its day and after it.
import type { CivilDate } from '../../kernel/clock.ts';
import { reminderSince } from '../../kernel/deadline.ts';
import { dailyJob } from '../../kernel/jobs.ts';
import { notify } from '../notices/index.ts';
import { currentVersion, norms, parametersOf } from '../regulations/index.ts';
import { documentPath } from './document.schema.ts';
import { reviewText as text } from './review.text.ts';

interface Awaited {
  readonly id: string;
  readonly documentId: string;
  readonly title: string;
  readonly reviewerId: string;
  readonly dueOn: CivilDate;
}

export const remindReviewers = dailyJob({
  name: 'documents.review-reminders',
  hour: 8,
  run: async (ctx, since) => {
    const awaited: Awaited[] = await ctx.db
      .selectFrom('documents.reviews as r')
      .innerJoin('documents.documents as d', (join) =>
        join.onRef('d.territory_id', '=', 'r.territory_id').onRef('d.id', '=', 'r.document_id'),
      )
      .select(['r.id', 'd.id as documentId', 'd.title', 'r.reviewer_id as reviewerId', 'r.due_on as dueOn'])
      .where('r.territory_id', '=', ctx.territory.id)
      .where('r.verdict', 'is', null)
      .where('d.state', '=', 'draft')
      .orderBy('r.id')
      .execute();
    if (awaited.length === 0) return;
    const { days } = parametersOf(await currentVersion(ctx, norms.reminders.slug), norms.reminders);
    for (const { id, documentId, title, reviewerId, dueOn } of awaited) {
      const step = reminderSince(dueOn, days, since, ctx.today);
      if (step === null) continue;
      await notify(ctx, {
        to: [reviewerId],
        name: 'document.review-reminder',
        text: dueOn < ctx.today ? text.notices.late(title, dueOn) : text.notices.reminder(title, dueOn),
        path: documentPath(documentId),
        norm: norms.documentReview.slug,
        due: dueOn,
        urgent: step <= 0,
        key: `document.review:${id}:${step}`,
      });
    }
  },
});
