// Every day: reviewers are reminded before the term, on its day and after it; then the head learns who is late.
import { reminderSince } from '../../../kernel/deadline.ts';
import { dailyJob } from '../../../kernel/jobs.ts';
import { notify } from '../../notices/index.ts';
import { peopleWithRole } from '../../people/index.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { materialText as text } from './material.text.ts';
import { awaitedReviews } from './review.queries.ts';

const norm = norms.materialReview.slug;

export const remindOfReviews = dailyJob({
  name: 'library.review-reminders',
  hour: 8,
  run: async (ctx, since) => {
    const owed = await awaitedReviews(ctx, null);
    if (owed.length === 0) return;
    const { days } = parametersOf(await currentVersion(ctx, norms.reminders.slug), norms.reminders);
    const heads = await peopleWithRole(ctx, 'centre-head', { kind: 'territory' });
    for (const { id, title, reviewer, reviewerId, dueOn } of owed) {
      const step = reminderSince(dueOn, days, since, ctx.today);
      if (step === null) continue;
      const late = dueOn < ctx.today;
      const common = { path: `/library/reviews/${id}`, norm, due: dueOn };
      await notify(ctx, {
        ...common,
        ...{ to: [reviewerId], name: 'material.review-reminder', urgent: step <= 0 },
        text: late ? text.notices.late(title, dueOn) : text.notices.reminder(title, dueOn),
        key: `library.review:${id}:${step}`,
      });
      if (late)
        await notify(ctx, {
          ...common,
          ...{ to: heads.map(({ personId }) => personId), name: 'material.review-late' },
          text: text.notices.lateForHead(title, reviewer, dueOn),
          key: `library.review-late:${id}:${step}`,
        });
    }
  },
});
