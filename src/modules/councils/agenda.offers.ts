// What an agenda could take besides the questions proposed: open decisions, remarks without an answer, lines of the plan.
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDate } from '../../platform/language/index.ts';
import { proposeAgendaItem } from './agenda.proposals.ts';
import { bodyPolicy } from './body.policy.ts';
import { waitingTasks } from './control/task.queries.ts';
import { refusals, offerText as text } from './councils.text.ts';
import { lockSession, visibleSession } from './session.queries.ts';
import type { SessionRecord } from './sheet.ts';

/** One thing that may become a question; the question keeps the way back to it. */
export interface AgendaOffer {
  readonly kind: string;
  readonly id: string;
  /** The question as the agenda will print it. */
  readonly title: string;
  /** When and who: «срок 15 апреля, Шумилина О.Г.». */
  readonly note: string;
  /** Its page within the territory. */
  readonly path: string;
  readonly speaker?: string;
}

export interface OfferSource {
  readonly kind: string;
  /** What it is, in one or two words: «пункт плана». */
  readonly label: string;
  /** A thing once considered is not offered again. */
  readonly once: boolean;
  readonly offers: (ctx: ReadCtx, bodyId: string, on: CivilDate) => Promise<readonly AgendaOffer[]>;
}

/** The longest question an agenda takes. */
const longest = 500;

const openDecisions: OfferSource = {
  kind: 'councils.task',
  label: text.decision,
  once: false,
  offers: async (ctx, bodyId) =>
    (await waitingTasks(ctx, { bodyId, states: ['open'] })).map((task) => ({
      ...{ kind: 'councils.task', id: task.id, path: `/councils/decisions/${task.id}` },
      title: text.ofDecision(task.text),
      note: text.note(formatDate(task.dueOn), task.owner),
      speaker: task.owner.replaceAll('\u00a0', ' '),
    })),
};

const openRemarks: OfferSource = {
  kind: 'councils.remark',
  label: text.remark,
  once: true,
  offers: async (ctx, bodyId) => {
    const rows = await ctx.db
      .selectFrom('councils.remarks as r')
      .innerJoin('councils.sessions as s', (join) =>
        join.onRef('s.territory_id', '=', 'r.territory_id').onRef('s.id', '=', 'r.session_id'),
      )
      .select(['r.id', 'r.text', 's.id as sessionId', 's.number', 's.planned_on as on'])
      .where('r.territory_id', '=', ctx.territory.id)
      .where('s.body_id', '=', bodyId)
      .where('r.kind', '=', 'remark')
      .where('r.answer', 'is', null)
      .orderBy('r.id')
      .limit(50)
      .execute();
    return rows.map((row) => ({
      ...{ kind: 'councils.remark', id: row.id, path: `/councils/sessions/${row.sessionId}/minutes` },
      title: text.ofRemark(row.number, row.text),
      note: text.session(formatDate(row.on)),
    }));
  },
};

let sources: readonly OfferSource[] = [openDecisions, openRemarks];

/** Called once by the composition root: rooms that stand above add what they have. */
export function useAgendaOffers(given: readonly OfferSource[]): void {
  sources = [openDecisions, openRemarks, ...given];
}

/** «пункт плана»: where a question came from; null for questions of other kinds. */
export const originOf = (kind: string | null): string | null =>
  sources.find((source) => source.kind === kind)?.label ?? null;

/** What the agenda of a session could still take, by sources; what already waits or stands on an agenda is left out. */
export async function offersFor(ctx: ReadCtx, session: SessionRecord): Promise<AgendaOffer[]> {
  const { bodyId, plannedOn } = session;
  const before = await ctx.db
    .selectFrom('councils.items')
    .select(['subject_kind as kind', 'subject_id as id', 'state'])
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where(
      'subject_kind',
      'in',
      sources.map((source) => source.kind),
    )
    .where('state', 'in', ['queued', 'scheduled', 'decided'])
    .execute();
  const found: AgendaOffer[] = [];
  for (const source of sources) {
    const taken = before
      .filter((item) => item.kind === source.kind && (source.once || item.state !== 'decided'))
      .map((item) => item.id);
    const offers = await source.offers(ctx, bodyId, plannedOn);
    found.push(...offers.filter((offer) => !taken.includes(offer.id)));
  }
  return found;
}

/** The office takes one of the offers into the agenda, with its origin kept; what is no longer offered is refused. */
export const takeOffer = command({
  name: 'councils.item.take',
  ru: text.take,
  norm: 'council-session',
  input: z.object({ sessionId: z.uuid(), kind: z.string().max(60), id: z.uuid() }),
  load: (ctx, input) => visibleSession(ctx, input.sessionId),
  ability: bodyPolicy.rules.run,
  run: async (ctx, { kind, id }, session): Promise<Refusal | { id: string }> => {
    if (session.state !== 'planned' && session.state !== 'summoned') return refusals.notOpen();
    await lockSession(ctx, session.id);
    const offer = (await offersFor(ctx, session)).find((each) => each.kind === kind && each.id === id);
    if (!offer) return refuse('not-offered', text.gone, { kind: 'conflict', norm: 'council-session' });
    return proposeAgendaItem(
      ctx,
      {
        ...{ bodyId: session.bodyId, subject: { kind, id }, materialsPath: offer.path, motion: 'note' },
        title: offer.title.slice(0, longest),
        speaker: offer.speaker ?? '',
      },
      session.id,
    );
  },
});
