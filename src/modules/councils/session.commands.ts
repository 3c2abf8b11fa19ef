// A session from its plan to its close: planned, summoned, opened with a frozen composition and a number, closed.
import { z } from 'zod';
import { momentIn } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDate } from '../../platform/language/index.ts';
import { notify } from '../notices/index.ts';
import { proposeAgendaItem } from './agenda.proposals.ts';
import { bodyPolicy } from './body.policy.ts';
import { type BodyRecord, visibleBody } from './body.queries.ts';
import { tellOwners } from './control/steering.commands.ts';
import { waitingTasks } from './control/task.queries.ts';
import { keysOf, optionalDay, optionalTime, time } from './councils.schema.ts';
import { refusals } from './councils.text.ts';
import { carryItem } from './decision.commands.ts';
import { isRemote, refusedBeforeDeadline } from './remote/remote.deadline.ts';
import { refusedByRules } from './remote/remote.rules.ts';
import { remoteText, sessionForms } from './remote/remote.text.ts';
import { wasNeverHeld } from './session.failing.ts';
import { sessionLifecycle } from './session.lifecycle.ts';
import { beginSession } from './session.opening.ts';
import { lockSession, sheetOf, visibleSession } from './session.queries.ts';
import { meetingMoment, quorumAt, undecidedItems } from './sheet.ts';

const bySession = z.object({ sessionId: z.uuid() });
const loadSession = (ctx: Parameters<typeof visibleSession>[0], input: { sessionId: string }) =>
  visibleSession(ctx, input.sessionId);

/** The office of the body (or whoever keeps it) plans a session; questions that wait come into its agenda at once. */
export const planSession = command({
  name: 'councils.session.plan',
  ru: 'Назначить заседание',
  norm: 'council-session',
  input: z.object({
    bodyId: z.uuid(),
    plannedOn: z.iso.date('Выберите день заседания').meta({ label: 'День' }),
    plannedTime: time.default('14:00').meta({ label: 'Время', widget: 'time' }),
    form: z
      .enum(keysOf(sessionForms))
      .default('in-person')
      .meta({
        ...{ label: remoteText.form, hint: remoteText.formHint, options: sessionForms },
      }),
    place: z.string().trim().min(2, 'Напишите, где собираются').max(200).meta({ label: 'Место' }),
    takeQueue: z.boolean().default(false).meta({ label: 'Включить в повестку вопросы, которые ждут' }),
  }),
  load: (ctx, input) => visibleBody(ctx, input.bodyId),
  ability: bodyPolicy.rules.plan,
  run: async (ctx, input, body: BodyRecord): Promise<Refusal | { id: string }> => {
    const refused = input.form === 'correspondence' ? await refusedByRules(ctx, body) : null;
    if (refused) return refused;
    const id = newId(ctx.now);
    await ctx.db
      .insertInto('councils.sessions')
      .values({
        territory_id: ctx.territory.id,
        id,
        body_id: body.id,
        state: sessionLifecycle.initial,
        planned_on: input.plannedOn,
        planned_time: input.plannedTime,
        form: input.form,
        place: input.place,
      })
      .execute();
    await recordFact(ctx, {
      name: 'council.session-planned',
      subject: { kind: sessionLifecycle.name, id },
      norm: 'council-session',
      data: { bodyId: body.id, on: input.plannedOn, time: input.plannedTime },
    });
    if (input.takeQueue) await takeQueue(ctx, body.id, id);
    await askForExecution(ctx, body.id);
    return { id };
  },
});

/** What was decided before and is not done yet is asked about at the next meeting, until it is done. */
async function askForExecution(ctx: WriteCtx, bodyId: string): Promise<void> {
  const waiting = await waitingTasks(ctx, { bodyId, states: ['open'] });
  if (waiting.length === 0) return;
  await proposeAgendaItem(ctx, {
    bodyId,
    subject: { kind: 'councils.body', id: bodyId },
    norm: 'decision-control',
    title: 'О выполнении решений, принятых ранее',
    materialsPath: `/councils/decisions?body=${bodyId}`,
    proposedDecision: 'Информацию о выполнении решений принять к сведению.',
    motion: 'note',
  });
}

async function takeQueue(ctx: WriteCtx, bodyId: string, sessionId: string): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('councils.items')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where('state', '=', 'queued')
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const [index, { id }] of waiting.entries()) {
    await ctx.db
      .updateTable('councils.items')
      .set((eb) => ({
        session_id: sessionId,
        position: index + 1,
        state: 'scheduled',
        version: eb('version', '+', 1),
      }))
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', id)
      .execute();
    await recordFact(ctx, {
      name: 'council.item-scheduled',
      subject: { kind: 'councils.item', id },
      norm: 'council-session',
      data: { sessionId },
    });
  }
}

/** The secretary sends the agenda to every member; refuses an empty agenda and an empty composition. */
export const summon = command({
  name: 'councils.session.summon',
  ru: 'Разослать повестку',
  norm: 'council-session',
  input: bySession,
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, _input, session): Promise<Refusal | { told: number }> => {
    if (isRemote(session)) return remoteText.refusals.correspondence();
    const sheet = await sheetOf(ctx, session.id);
    if (!sheet) return notFound();
    if (sheet.members.length === 0) return refusals.emptyBody();
    if (sheet.items.length === 0) return refusals.emptyAgenda();
    const moved = await advance(ctx, sessionLifecycle, session, 'summon', {
      set: { summoned_at: ctx.now },
      data: { items: sheet.items.length },
    });
    if (isRefusal(moved)) return moved;
    const where = session.place ? `, ${session.place}` : '';
    await notify(ctx, {
      to: sheet.members.map((member) => member.personId),
      name: 'council.session-summoned',
      text: `${formatDate(session.plannedOn)} в ${session.plannedTime}${where} — заседание ${sheet.body.nameGenitive}. Ознакомьтесь с повесткой и материалами.`,
      path: `/councils/sessions/${session.id}`,
      norm: 'council-session',
      due: session.plannedOn,
    });
    return { told: sheet.members.length };
  },
});

/**
 * Opens the meeting: the composition of the day is frozen, the regulation's version pinned, the number given.
 * A session entered afterwards names the hour it began.
 */
export const openSession = command({
  name: 'councils.session.open',
  ru: 'Открыть заседание',
  norm: 'council-session',
  input: bySession.extend({
    heldOn: optionalDay.meta({ label: 'День', hint: 'Пусто — сегодня' }),
    openedAt: optionalTime.meta({ label: 'Начало', hint: 'Пусто — сейчас', widget: 'time' }),
  }),
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, session): Promise<Refusal | { id: string; number: number }> => {
    if (isRemote(session)) return remoteText.refusals.correspondence();
    const day = input.heldOn ?? ctx.today;
    const openedAt =
      input.openedAt || input.heldOn
        ? momentIn(day, input.openedAt ?? session.plannedTime, ctx.territory.zone)
        : ctx.now;
    if (openedAt.getTime() > ctx.now.getTime())
      return refuse('opens-in-the-future', 'Заседание нельзя открыть раньше, чем оно началось.', {
        kind: 'invalid',
        fields: { openedAt: 'Это время ещё не наступило.' },
      });
    const begun = await beginSession(ctx, session, { day, openedAt });
    return isRefusal(begun) ? begun : { id: begun.id, number: begun.number };
  },
});

/** Closes the meeting; undecided questions refuse it unless they are put off to the next agenda. */
export const closeSession = command({
  name: 'councils.session.close',
  ru: 'Закрыть заседание',
  norm: 'council-session',
  input: bySession.extend({
    postponeRest: z
      .boolean()
      .default(false)
      .meta({ label: 'Нерассмотренные вопросы отложить до следующего заседания' }),
  }),
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input, session): Promise<Refusal | { id: string }> => {
    await lockSession(ctx, session.id);
    const sheet = await sheetOf(ctx, session.id);
    if (!sheet) return notFound();
    const early = refusedBeforeDeadline(ctx, sheet.session);
    if (early) return early;
    const quorum = quorumAt(sheet, null, meetingMoment(ctx, sheet));
    if (
      sheet.session.state === 'open' &&
      sheet.session.attendanceMarked &&
      wasNeverHeld(sheet, meetingMoment(ctx, sheet))
    )
      return refusals.neverHeld(quorum);
    const rest = undecidedItems(sheet);
    if (rest.length > 0 && !input.postponeRest) return refusals.undecided(rest.map((item) => item.title));
    for (const item of rest) {
      const carried = await carryItem(ctx, sheet, item, 'не рассмотрен на заседании');
      if (isRefusal(carried)) return carried;
    }
    const moved = await advance(ctx, sessionLifecycle, session, 'close', {
      set: { closed_at: meetingMoment(ctx, sheet) },
      data: { number: session.number, postponed: rest.length },
    });
    if (isRefusal(moved)) return moved;
    await tellOwners(
      ctx,
      sheet.items.flatMap((item) => item.decision?.tasks.map((task) => task.id) ?? []),
    );
    return { id: session.id };
  },
});

/** Cancels a session not yet open; its questions wait for the next one, members already summoned are told. */
export const cancelSession = command({
  name: 'councils.session.cancel',
  ru: 'Отменить заседание',
  norm: 'council-session',
  input: bySession.extend({
    reason: z.string().trim().min(3, 'Напишите причину').max(500).meta({ label: 'Причина' }),
  }),
  load: loadSession,
  ability: bodyPolicy.rules.plan,
  run: async (ctx, input, session): Promise<Refusal | { id: string }> => {
    const sheet = await sheetOf(ctx, session.id);
    const moved = await advance(ctx, sessionLifecycle, session, 'cancel', {
      set: { cancel_reason: input.reason },
      data: { reason: input.reason },
    });
    if (isRefusal(moved)) return moved;
    await ctx.db
      .updateTable('councils.items')
      .set((eb) => ({ session_id: null, position: null, state: 'queued', version: eb('version', '+', 1) }))
      .where('territory_id', '=', ctx.territory.id)
      .where('session_id', '=', session.id)
      .execute();
    if (sheet && session.state === 'summoned')
      await notify(ctx, {
        to: sheet.members.map((member) => member.personId),
        name: 'council.session-cancelled',
        text: `Заседание ${sheet.body.nameGenitive} ${formatDate(session.plannedOn)} отменено: ${input.reason}.`,
        path: `/councils/sessions/${session.id}`,
        urgent: true,
      });
    return { id: session.id };
  },
});
