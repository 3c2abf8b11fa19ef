// The demonstration's talk about a site's plan: what the co-head remarked in autumn, what the head answered, what is done.
import type { CivilDate } from '../../../kernel/clock.ts';
import { momentIn } from '../../../kernel/clock.ts';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import type { RemarkKind, RemarkState } from './remark.text.ts';
import type { Fulfilment } from './site-plan.queries.ts';
import { planOfSite } from './site-plan.queries.ts';

export interface DemoTalk {
  remarks?: {
    kind: RemarkKind;
    about?: string;
    body: string;
    on: CivilDate;
    state: RemarkState;
    answer?: string;
    answeredOn?: CivilDate;
  }[];
  /** By the number of the line. */
  marks?: Record<number, { fulfilment: Fulfilment; outcome: string }>;
}

export async function loadPlanTalk(ctx: WriteCtx, siteId: string, talk: DemoTalk): Promise<void> {
  const plan = await planOfSite(ctx, siteId);
  if (!plan) return;
  const at = (day: CivilDate) => momentIn(day, '12:00', ctx.territory.zone);
  for (const { on, answeredOn, answer = '', about = '', ...rest } of talk.remarks ?? [])
    await ctx.db
      .insertInto('recognition.site_plan_remarks')
      .values({
        ...{ territory_id: ctx.territory.id, id: newId(at(on)), plan_id: plan.id, ...rest, about, answer },
        ...{ made_by_id: plan.coHeadId ?? '', made_at: at(on) },
        ...(answeredOn ? { resolved_by_id: plan.headId, resolved_at: at(answeredOn) } : {}),
      })
      .execute();
  for (const [position, mark] of Object.entries(talk.marks ?? {}))
    await ctx.db
      .updateTable('recognition.site_plan_lines')
      .set(mark)
      .where('territory_id', '=', ctx.territory.id)
      .where('plan_id', '=', plan.id)
      .where('position', '=', Number(position))
      .execute();
}
