// Reminders of unfinished sheets before the term, on its day and after it; then the chair learns who is late (000 §5.4).
import { sql } from 'kysely';
import { type CivilDate, daysBetween } from '../../kernel/clock.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { reminderSince } from '../../kernel/deadline.ts';
import { dailyJob } from '../../kernel/jobs.ts';
import { countOf, formatDate } from '../../platform/language/index.ts';
import { membersOn } from '../councils/index.ts';
import { notify } from '../notices/index.ts';
import { personNames } from '../people/index.ts';
import { norms, parametersOf, versionById } from '../regulations/index.ts';
import { freeNewlyConflicted } from './commands/conflicts.ts';
import { conflictsOfReviews } from './queries/conflicts.ts';
import { reviewText } from './review.text.ts';

const norm = 'expertise-deadline';

export interface UnfinishedSheet {
  readonly reviewId: string;
  readonly personId: string;
  readonly bodyId: string;
  readonly versionId: string;
  readonly dueOn: CivilDate;
}

/** Live assignments of open reviews without a submitted sheet; of one expert, or of all. */
export async function unfinishedSheets(
  ctx: ReadCtx,
  personId: string | null = null,
): Promise<UnfinishedSheet[]> {
  const { rows } = await sql<UnfinishedSheet>`
    select a.review_id as "reviewId", a.person_id as "personId", r.body_id as "bodyId",
           r.regulation_version_id as "versionId", r.due_on as "dueOn"
      from review.assignments a
      join review.reviews r on r.territory_id = a.territory_id and r.id = a.review_id and r.state = 'open'
     where a.territory_id = ${ctx.territory.id} and a.ended_at is null
       and (${personId}::uuid is null or a.person_id = ${personId}::uuid)
       and not exists (select from review.sheets s where s.territory_id = a.territory_id
         and s.review_id = a.review_id and s.person_id = a.person_id and s.state = 'submitted')
     order by r.due_on, a.person_id, a.review_id`.execute(ctx.db);
  return rows;
}

/** Runs every day: frees experts whose new posts made a conflict, reminds the unfinished, tells the chair of the late. */
export const remindExperts = dailyJob({
  name: 'review.reminders',
  hour: 8,
  run: async (ctx, since) => {
    await freeNewlyConflicted(ctx, null);
    const unfinished = await unfinishedSheets(ctx);
    const batches = Map.groupBy(unfinished, (each) => `${each.bodyId} ${each.versionId} ${each.dueOn}`);
    for (const batch of batches.values()) {
      await remindBatch(ctx, batch, since);
      await escalate(ctx, batch);
    }
  },
});

async function remindBatch(
  ctx: WriteCtx,
  batch: readonly UnfinishedSheet[],
  since: CivilDate,
): Promise<void> {
  const first = batch[0];
  if (!first) return;
  const { days } = parametersOf(await versionById(ctx, first.versionId), norms.reminders);
  const step = reminderSince(first.dueOn, days, since, ctx.today);
  if (step === null) return;
  const left = daysBetween(ctx.today, first.dueOn);
  const due = formatDate(first.dueOn);
  for (const [personId, own] of Map.groupBy(batch, (each) => each.personId)) {
    await notify(ctx, {
      to: [personId],
      name: 'review.reminder',
      text:
        left < 0
          ? reviewText.notices.overdueForExpert(own.length, due)
          : reviewText.notices.reminder(own.length, due, left),
      path: '/review',
      norm,
      due: first.dueOn,
      urgent: left <= 0,
      key: `review.reminder:${first.bodyId}:${first.dueOn}:${step}`,
    });
  }
}

/** From the day after the term, once a term and a chair: who is late and by how many sheets, without what is closed to him. */
async function escalate(ctx: WriteCtx, batch: readonly UnfinishedSheet[]): Promise<void> {
  const first = batch[0];
  if (!first || ctx.today <= first.dueOn) return;
  const members = await membersOn(ctx, first.bodyId, ctx.today);
  const chairs = members.filter((member) => member.role === 'chair');
  const bosses = chairs.length > 0 ? chairs : members.filter((member) => member.role === 'deputy-chair');
  const closed = await conflictsOfReviews(
    ctx,
    batch.map((each) => each.reviewId),
    bosses.map((member) => member.personId),
  );
  const names = await personNames(
    ctx,
    batch.map((each) => each.personId),
  );
  for (const { personId: boss } of bosses) {
    const seen = batch.filter(
      (each) => !closed.some((conflict) => conflict.personId === boss && conflict.reviewId === each.reviewId),
    );
    if (seen.length === 0) continue;
    const late = [...Map.groupBy(seen, (each) => each.personId)]
      .map(
        ([personId, own]) =>
          `${names.get(personId) ?? ''} — ${countOf(own.length, 'лист', 'листа', 'листов')}`,
      )
      .join('; ');
    await notify(ctx, {
      to: [boss],
      name: 'review.overdue',
      text: reviewText.notices.escalation(formatDate(first.dueOn), late),
      path: `/review/assignments?body=${first.bodyId}`,
      norm,
      due: first.dueOn,
      urgent: true,
      key: `review.overdue:${first.bodyId}:${first.dueOn}`,
    });
  }
}
