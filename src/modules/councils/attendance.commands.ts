// Attendance is «все, кроме…»; coming and leaving later carry a time only when they change the quorum.
import { z } from 'zod';
import { dateIn, momentIn } from '../../kernel/clock.ts';
import { command } from '../../kernel/command.ts';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { recordFact } from '../../kernel/journal.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusal.ts';
import { bodyPolicy } from './body.policy.ts';
import { optionalId, optionalTime } from './councils.schema.ts';
import { quorumWords, refusals } from './councils.text.ts';
import { dayOf } from './papers/people.ts';
import { isRemote, refusedBeforeDeadline } from './remote/remote.deadline.ts';
import { remoteText } from './remote/remote.text.ts';
import { presiderAmong } from './session.presider.ts';
import { lockSession, sheetOf, visibleSession } from './session.queries.ts';
import {
  isPresentAt,
  meetingMoment,
  quorumAt,
  type Sheet,
  type SheetMember,
  undecidedItems,
} from './sheet.ts';

const loadSession = (ctx: ReadCtx, input: { sessionId: string }) => visibleSession(ctx, input.sessionId);
/**
 * The sheet of an open session, held for this transaction. Nothing is entered into one held by correspondence; it is
 * decided and closed `anyhow`, after the deadline of its ballots.
 */
export async function openSheet(
  ctx: WriteCtx,
  sessionId: string,
  held: 'in-person' | 'anyhow' = 'in-person',
): Promise<Sheet | Refusal> {
  await lockSession(ctx, sessionId);
  const sheet = await sheetOf(ctx, sessionId);
  if (!sheet) return notFound();
  if (sheet.session.state !== 'open') return refusals.notOpen();
  if (held === 'in-person' && isRemote(sheet.session)) return remoteText.refusals.correspondence();
  return refusedBeforeDeadline(ctx, sheet.session) ?? sheet;
}

/**
 * Everybody of the composition is present from the opening, except those named. May be repeated until somebody voted.
 * The one who presides is the chair, else whoever acts for the chair by an order, else a deputy; the secretary likewise, unless somebody else is named.
 */
export const markAttendance = command({
  name: 'councils.attendance.mark',
  ru: 'Отметить явку',
  norm: 'council-session',
  input: z.object({
    sessionId: z.uuid(),
    members: z
      .array(
        z.object({
          personId: z.uuid(),
          absent: z.boolean().default(false),
          reason: z.string().trim().max(200).default(''),
        }),
      )
      .max(200)
      .default([])
      .meta({ label: 'Отсутствуют' }),
    presiderId: optionalId.meta({ label: 'Председательствует' }),
    secretaryId: optionalId.meta({ label: 'Протокол ведёт' }),
    invited: z.string().trim().max(2000).default('').meta({ label: 'Приглашённые' }),
  }),
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input): Promise<Refusal | { present: number; words: string }> => {
    const sheet = await openSheet(ctx, input.sessionId);
    if (isRefusal(sheet)) return sheet;
    const reasons = new Map(
      input.members.filter((each) => each.absent).map((each) => [each.personId, each.reason]),
    );
    const present = sheet.members.filter((member) => !reasons.has(member.personId));
    if (sheet.items.some((item) => item.votes.length > 0))
      return refuse('already-voted', 'Голосование уже было: приход и уход отмечайте по одному.', {
        norm: 'council-session',
      });
    await replacePresence(ctx, sheet, present);
    await writeReasons(ctx, sheet, reasons);
    const { members } = sheet;
    const presiderId =
      input.presiderId ?? (await presiderAmong(ctx, { members, present, on: dayOf(ctx, sheet) }));
    const secretaryId =
      input.secretaryId ??
      present.find((member) => member.role === 'secretary')?.personId ??
      sheet.session.secretaryId;
    if (present.length > 0 && !present.some((member) => member.personId === presiderId))
      return refuse(
        'nobody-presides',
        'Выберите, кто из присутствующих председательствует: ни председателя, ни заместителя нет.',
        {
          kind: 'invalid',
          fields: { presiderId: 'Выберите из присутствующих.' },
        },
      );
    await ctx.db
      .updateTable('councils.sessions')
      .set({
        presider_id: presiderId,
        secretary_id: secretaryId,
        invited: input.invited,
        attendance_marked: true,
      })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', sheet.session.id)
      .execute();
    const quorum = quorumAt(
      { ...sheet, members: arrivedNow(sheet, present) },
      null,
      sheet.session.openedAt ?? ctx.now,
    );
    await recordFact(ctx, {
      name: 'council.attendance-marked',
      subject: { kind: 'councils.session', id: sheet.session.id },
      norm: 'council-quorum',
      data: { present: quorum.present, composition: quorum.composition, reached: quorum.reached },
    });
    return { present: present.length, words: quorumWords(quorum) };
  },
});

function arrivedNow(sheet: Sheet, present: readonly SheetMember[]): SheetMember[] {
  const openedAt = sheet.session.openedAt as Date;
  return sheet.members.map((member) => ({
    ...member,
    presences: present.includes(member) ? [{ id: '', arrivedAt: openedAt, leftAt: null }] : [],
  }));
}

async function replacePresence(ctx: WriteCtx, sheet: Sheet, present: readonly SheetMember[]): Promise<void> {
  await ctx.db
    .deleteFrom('councils.presences')
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sheet.session.id)
    .execute();
  if (present.length === 0) return;
  await ctx.db
    .insertInto('councils.presences')
    .values(present.map(({ personId }) => presenceRow(ctx, sheet, personId, sheet.session.openedAt as Date)))
    .execute();
}

const presenceRow = (ctx: WriteCtx, sheet: Sheet, personId: string, arrivedAt: Date) => ({
  territory_id: ctx.territory.id,
  id: newId(ctx.now),
  session_id: sheet.session.id,
  person_id: personId,
  arrived_at: arrivedAt,
});

async function writeReasons(
  ctx: WriteCtx,
  sheet: Sheet,
  reasons: ReadonlyMap<string, string>,
): Promise<void> {
  for (const member of sheet.members) {
    const reason = reasons.get(member.personId) ?? null;
    if (reason === member.absenceReason) continue;
    await ctx.db
      .updateTable('councils.session_members')
      .set({ absence_reason: reason })
      .where('territory_id', '=', ctx.territory.id)
      .where('session_id', '=', sheet.session.id)
      .where('person_id', '=', member.personId)
      .execute();
  }
}

/** Whether one more or one fewer in the room turns the quorum of any question still open; then the time is asked. */
export function movesQuorum(sheet: Sheet, member: SheetMember, to: 'in' | 'out', at: Date): boolean {
  const presences = to === 'in' ? [{ id: '', arrivedAt: new Date(0), leftAt: null }] : [];
  const after: Sheet = {
    ...sheet,
    members: sheet.members.map((each) => (each.personId === member.personId ? { ...each, presences } : each)),
  };
  return [null, ...undecidedItems(sheet)].some(
    (item) => quorumAt(sheet, item, at).reached !== quorumAt(after, item, at).reached,
  );
}

const movement = z.object({
  sessionId: z.uuid(),
  personId: z.uuid('Выберите члена совета').meta({ label: 'Кто' }),
  time: optionalTime.meta({ label: 'Время', hint: 'Нужно, только если меняется кворум', widget: 'time' }),
});

/** The moment of a movement, or the refusal that asks for it or finds it impossible. */
function movementMoment(ctx: WriteCtx, sheet: Sheet, time: string | null, needed: boolean): Date | Refusal {
  const openedAt = sheet.session.openedAt as Date;
  if (!time) {
    if (!needed) return meetingMoment(ctx, sheet);
    return refuse('time-needed', 'Из-за этого меняется кворум: укажите время.', {
      kind: 'invalid',
      norm: 'council-quorum',
      fields: { time: 'Укажите время: меняется кворум.' },
    });
  }
  const at = momentIn(dateIn(openedAt, ctx.territory.zone), time, ctx.territory.zone);
  if (at.getTime() >= openedAt.getTime() && at.getTime() <= ctx.now.getTime()) return at;
  return refuse('time-outside', 'Время — после начала заседания и не позже текущего.', {
    kind: 'invalid',
    fields: { time: 'Исправьте время.' },
  });
}

/** A member came after the opening; counted from that moment on. */
export const arrive = command({
  name: 'councils.attendance.arrive',
  ru: 'Пришёл',
  norm: 'council-quorum',
  input: movement,
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input): Promise<Refusal | { id: string }> => {
    const sheet = await openSheet(ctx, input.sessionId);
    if (isRefusal(sheet)) return sheet;
    if (!sheet.session.attendanceMarked) return refusals.noAttendance();
    const member = sheet.members.find((each) => each.personId === input.personId);
    if (!member) return notFound('Этого человека нет в составе совета на день заседания.');
    const at = movementMoment(
      ctx,
      sheet,
      input.time,
      movesQuorum(sheet, member, 'in', meetingMoment(ctx, sheet)),
    );
    if (isRefusal(at)) return at;
    await ctx.db
      .insertInto('councils.presences')
      .values(presenceRow(ctx, sheet, member.personId, at))
      .execute();
    await writeReasons(ctx, { ...sheet, members: [member] }, new Map());
    await movementFact(ctx, sheet, 'council.member-arrived', at);
    return { id: member.personId };
  },
});

/** A member left before the close; his votes before that moment stand, later ones are refused. */
export const leave = command({
  name: 'councils.attendance.leave',
  ru: 'Ушёл',
  norm: 'council-quorum',
  input: movement,
  load: loadSession,
  ability: bodyPolicy.rules.run,
  run: async (ctx, input): Promise<Refusal | { id: string }> => {
    const sheet = await openSheet(ctx, input.sessionId);
    if (isRefusal(sheet)) return sheet;
    const moment = meetingMoment(ctx, sheet);
    const member = sheet.members.find((each) => each.personId === input.personId);
    const presence = member?.presences.find((each) => each.leftAt === null);
    if (!member || !presence || !isPresentAt(member, moment))
      return refuse('not-present', 'Этот член совета не отмечен присутствующим. Обновите страницу.', {
        norm: 'council-session',
      });
    const at = movementMoment(ctx, sheet, input.time, movesQuorum(sheet, member, 'out', moment));
    if (isRefusal(at)) return at;
    // A vote of this very moment stays: presence ends just after it.
    const lastVote = Math.max(
      0,
      ...sheet.items.flatMap((item) =>
        item.votes.filter((v) => v.personId === member.personId).map((v) => v.castAt.getTime()),
      ),
    );
    if (input.time && lastVote >= at.getTime())
      return refuse('voted-later', 'После этого времени он уже голосовал: исправьте время.', {
        norm: 'council-quorum',
        kind: 'invalid',
        fields: { time: 'Позже последнего голоса.' },
      });
    const leftAt = lastVote >= at.getTime() ? new Date(lastVote + 1) : at;
    await ctx.db
      .updateTable('councils.presences')
      .set({ left_at: leftAt })
      .where('territory_id', '=', ctx.territory.id)
      .where('id', '=', presence.id)
      .execute();
    await movementFact(ctx, sheet, 'council.member-left', leftAt);
    return { id: member.personId };
  },
});

async function movementFact(ctx: WriteCtx, sheet: Sheet, name: string, at: Date): Promise<void> {
  const after = await sheetOf(ctx, sheet.session.id);
  const quorum = after ? quorumAt(after, null, at) : null;
  await recordFact(ctx, {
    name,
    subject: { kind: 'councils.session', id: sheet.session.id },
    norm: 'council-quorum',
    data: {
      at: at.toISOString(),
      present: quorum?.present ?? null,
      composition: quorum?.composition ?? null,
      reached: quorum?.reached ?? null,
    },
  });
}
