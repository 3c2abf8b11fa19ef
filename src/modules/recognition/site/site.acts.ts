// What a registered act changes at a site: another head or co-head, a status of another kind.
import type { PublishedFact, WriteCtx } from '../../../kernel/ctx.ts';
import { newId } from '../../../kernel/ids.ts';
import { recordFact } from '../../../kernel/journal.ts';
import { norms } from '../../regulations/index.ts';
import { type RegisteredOrder, setHead, siteKind } from './site.activation.ts';

type Act = {
  id: string;
  site_id: string;
  kind: string;
  starts_on: string;
  ends_on: string | null;
  school_year: number | null;
  head_person_id: string | null;
  co_head_person_id: string | null;
};

/** Listens to `document.registered`: an act waiting for its number is carried out in the same transaction. */
export async function takeRegisteredAct(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const order = fact.data as unknown as RegisteredOrder;
  const act = await ctx.db
    .selectFrom('recognition.site_acts')
    .select(['id', 'site_id', 'kind', 'starts_on', 'ends_on', 'school_year'])
    .select(['head_person_id', 'co_head_person_id'])
    .where('territory_id', '=', ctx.territory.id)
    .where('document_id', '=', order.documentId)
    .where('applied_at', 'is', null)
    .executeTakeFirst();
  if (!act) return;
  if (act.kind === 'heads') await changeHeads(ctx, act, order);
  else await beginStatus(ctx, act, order);
  await ctx.db
    .updateTable('recognition.site_acts')
    .set({ applied_at: ctx.now })
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', act.id)
    .execute();
}

/** Never before the order's own date. */
async function changeHeads(ctx: WriteCtx, act: Act, order: RegisteredOrder): Promise<void> {
  const startsOn = [act.starts_on, order.date].toSorted().at(-1) ?? order.date;
  const role = act.head_person_id ? 'head' : 'co-head';
  const personId = act.head_person_id ?? act.co_head_person_id;
  await setHead(ctx, act.site_id, role, personId, startsOn, order.documentId);
  await recordFact(ctx, {
    name: 'site.head-replaced',
    subject: { kind: siteKind, id: act.site_id },
    norm: norms.siteHeads.slug,
    data: { role, number: order.number, date: order.date, startsOn },
  });
}

async function beginStatus(ctx: WriteCtx, act: Act, order: RegisteredOrder): Promise<void> {
  const endsOn = act.ends_on ?? act.starts_on;
  const startsOn = order.date > act.starts_on && order.date < endsOn ? order.date : act.starts_on;
  await ctx.db
    .insertInto('recognition.site_terms')
    .values({
      territory_id: ctx.territory.id,
      id: newId(ctx.now),
      site_id: act.site_id,
      school_year: act.school_year ?? 0,
      starts_on: startsOn,
      ends_on: endsOn,
      order_document_id: order.documentId,
    })
    .execute();
  await setHead(ctx, act.site_id, 'head', act.head_person_id, startsOn, order.documentId);
  await recordFact(ctx, {
    name: 'site.status-granted',
    subject: { kind: siteKind, id: act.site_id },
    norm: norms.statusTypes.slug,
    data: { number: order.number, date: order.date, startsOn, endsOn },
  });
}
