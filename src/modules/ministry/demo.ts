// The demonstration's notice: the centre told the ministry in March of a collection that comes late.
import type { WriteCtx } from '../../kernel/ctx.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { askReview, giveReview, registerDocument, reviewsOf } from '../documents/index.ts';
import { demoDone, linesOfPlan, onDay, planOfYear } from '../planning/index.ts';
import { composeNotice } from './notice.commands.ts';

const late = 'Сборник лучших уроков педагогов территорий';

export async function loadMinistryDemo(ctx: WriteCtx, people: ReadonlyMap<string, string>): Promise<void> {
  const director = people.get('buguruslan-mmc');
  const methodist = people.get('buguruslan-methodist');
  if (ctx.territory.slug !== 'buguruslan' || !director || !methodist) return;
  const writes = onDay(ctx, '2026-03-23', director, 'centre-head');
  const plan = await planOfYear(writes, 2025);
  const line = plan ? (await linesOfPlan(writes, plan)).find(({ title }) => title === late) : null;
  if (!plan || !line) return;
  const reason = 'Материалы двух районов пришли без согласий авторов';
  const measures = 'Методисты служб собирают согласия, вёрстка остальных разделов закончена';
  const { documentId } = await demoDone<{ documentId: string }>(writes, composeNotice, {
    planId: plan.id,
    lines: [{ lineId: line.id, reason, newDay: '2026-04-17', measures }],
  });
  await demoDone(writes, askReview, {
    ...{ documentId, authorId: director, reviewerId: methodist, dueOn: '2026-03-24' },
  });
  const reviewer = onDay(ctx, '2026-03-24', methodist, 'methodist');
  const [review] = await reviewsOf(reviewer, documentId);
  await demoDone(reviewer, giveReview, { reviewId: review?.id, verdict: 'agreed', remarks: '' });
  const registered = await registerDocument(onDay(ctx, '2026-03-24', director, 'centre-head'), {
    documentId,
  });
  if (isRefusal(registered)) throw new Error(`Demonstration: ${registered.text}`);
}
