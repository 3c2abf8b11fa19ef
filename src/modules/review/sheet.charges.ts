// Expert sheets as personal charges: an expert assigned to a review answers for his sheet by its term.
import { sql } from 'kysely';
import { dateIn } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { Charge, ChargeSource } from '../centre/index.ts';
import { visibleTo } from './queries/reviews.ts';

/** Nothing of a review the reader is barred from; a reopened sheet counts by its first submission. */
async function charges(ctx: ReadCtx, period: { from: string; to: string }): Promise<Charge[]> {
  const { rows } = await sql<{
    id: string;
    personId: string;
    title: string;
    due: string;
    doneAt: Date | null;
  }>`
    select r.id, a.person_id as "personId", r.title, r.due_on as due, (
      select min(s.submitted_at) from review.sheets s where s.territory_id = a.territory_id
        and s.review_id = a.review_id and s.person_id = a.person_id) as "doneAt"
    from review.reviews r
    join review.assignments a on a.territory_id = r.territory_id and a.review_id = r.id and a.ended_at is null
    where r.territory_id = ${ctx.territory.id} and r.state <> 'withdrawn'
      and r.due_on >= ${period.from} and r.due_on <= ${period.to} and ${visibleTo(ctx)}`.execute(ctx.db);
  return rows.map(({ id, personId, title, due, doneAt }) => ({
    ...{ subjectId: id, personId, text: title, path: `/review/cards/${id}`, due },
    doneOn: doneAt && dateIn(doneAt, ctx.territory.zone),
  }));
}

export const sheetCharges: ChargeSource = { key: 'review.sheet', title: 'Экспертный лист', charges };
