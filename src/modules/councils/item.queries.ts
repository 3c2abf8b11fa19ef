// Questions before councils as other modules ask for them: by subject, by body, one with its session.
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { hasRole } from '../../kernel/ctx.ts';
import { recuse } from './agenda.proposals.ts';
import { mayView, readableBodies } from './body.policy.ts';
import { isId } from './councils.schema.ts';
import { agendaItems } from './item.rows.ts';
import { isSigned } from './session.lifecycle.ts';
import { sheetOf } from './session.queries.ts';
import type { AgendaItem, SessionRecord, Sheet } from './sheet.ts';

export interface ItemOfSubject extends AgendaItem {
  /** State of its session: outcomes speak outside the council only when the minutes are signed. */
  readonly sessionState: SessionRecord['state'] | null;
  readonly sessionNumber: number | null;
  readonly path: string;
}

/** Every question about a record, the earliest first, with decisions; rights are the asking module's own. */
export async function itemsFor(
  ctx: ReadCtx,
  subject: { kind: string; id: string },
): Promise<ItemOfSubject[]> {
  const items = await agendaItems(ctx, (all) =>
    all.where('i.subject_kind', '=', subject.kind).where('i.subject_id', '=', subject.id),
  );
  const ids = items.flatMap((item) => (item.sessionId ? [item.sessionId] : []));
  const sessions =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('councils.sessions')
          .select(['id', 'state', 'number'])
          .where('territory_id', '=', ctx.territory.id)
          .where('id', 'in', ids)
          .execute();
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return items
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((item) => {
      const session = byId.get(item.sessionId ?? '');
      return {
        ...item,
        sessionState: (session?.state as SessionRecord['state'] | undefined) ?? null,
        sessionNumber: session?.number ?? null,
        path: `/councils/items/${item.id}`,
      };
    });
}

/** Ids of the records of a kind that stand before a body: waiting, on an agenda, or decided in minutes not yet signed. */
export async function subjectsBefore(ctx: ReadCtx, bodyId: string, kind: string): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('councils.items')
    .select('subject_id as subjectId')
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where('subject_kind', '=', kind)
    .where('state', 'in', ['queued', 'scheduled', 'decided'])
    .execute();
  return new Set(rows.flatMap((row) => row.subjectId ?? []));
}

/** Adds automatic recusals to every open question about a record: conflicts found after it was proposed. */
export async function recuseFrom(
  ctx: WriteCtx,
  subject: { kind: string; id: string },
  people: readonly { readonly personId: string; readonly reason: string }[],
): Promise<void> {
  const open = await ctx.db
    .selectFrom('councils.items')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('state', 'in', ['queued', 'scheduled'])
    .execute();
  for (const item of open) await recuse(ctx, item.id, people);
}

/** Questions of a body that wait for an agenda. */
export const queueOf = (ctx: ReadCtx, bodyId: string): Promise<AgendaItem[]> =>
  agendaItems(ctx, (items) => items.where('i.body_id', '=', bodyId).where('i.state', '=', 'queued'));

/** An item as an agenda shows it to the actor: a recused member sees the title, not the closed part. */
export function openPart(ctx: ReadCtx, item: AgendaItem): AgendaItem {
  if (mayView(ctx, item)) return item;
  const decision = item.decision && { ...item.decision, grounds: [] };
  const closed = { materialsPath: null, proposedDecision: '', proposedRefusal: '', listened: '', spoke: '' };
  return { ...item, ...closed, decision };
}

/**
 * One question with its sheet for its own page: readers of the body see it always (closed parts hidden from the
 * recused), people of the institution it is about only once the minutes are signed.
 */
export async function itemPage(
  ctx: ReadCtx,
  id: string,
): Promise<{ item: AgendaItem; sheet: Sheet | null; extractOnly: boolean } | null> {
  if (!isId(id)) return null;
  const item = (await agendaItems(ctx, (items) => items.where('i.id', '=', id)))[0];
  if (!item) return null;
  const own = readableBodies(ctx);
  const sheet = item.sessionId ? await sheetOf(ctx, item.sessionId) : null;
  if (sheet || own.all || own.bodyIds.includes(item.bodyId))
    return { item: openPart(ctx, item), sheet, extractOnly: false };
  const concerns =
    item.institutionId !== null &&
    hasRole(ctx, ['institution-head', 'institution-operator'], {
      kind: 'institution',
      id: item.institutionId,
    });
  if (!concerns || !item.sessionId) return null;
  const state = await ctx.db
    .selectFrom('councils.sessions')
    .select('state')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', item.sessionId)
    .executeTakeFirst();
  if (!state || !isSigned(state.state as SessionRecord['state'])) return null;
  return {
    item: { ...item, materialsPath: null, spoke: '', recusals: [], votes: [] },
    sheet: null,
    extractOnly: true,
  };
}
