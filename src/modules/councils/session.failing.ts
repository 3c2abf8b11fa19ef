// A meeting without a quorum is not closed as if it were held: it is «не состоялось», its questions wait for the next one.
import { z } from 'zod';
import { command } from '../../kernel/command.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { formatDate } from '../../platform/language/index.ts';
import { notify } from '../notices/index.ts';
import { openSheet } from './attendance.commands.ts';
import { bodyPolicy } from './body.policy.ts';
import { quorumWords, refusals } from './councils.text.ts';
import { isRemote } from './remote/remote.deadline.ts';
import { remoteText } from './remote/remote.text.ts';
import { itemLifecycle, sessionLifecycle } from './session.lifecycle.ts';
import { visibleSession } from './session.queries.ts';
import { meetingMoment, quorumAt, type Sheet, undecidedItems } from './sheet.ts';

/** Nothing was decided, and there are not enough members: neither now nor when it began. */
export function wasNeverHeld(sheet: Sheet, at: Date): boolean {
  if (sheet.items.some((item) => item.state === 'decided')) return false;
  const moments = [at, ...(sheet.session.openedAt ? [sheet.session.openedAt] : [])];
  return moments.every((moment) => !quorumAt(sheet, null, moment).reached);
}

/** The secretary writes down that the meeting did not take place; refuses while there is a quorum or a decision. */
export const failSession = command({
  name: 'councils.session.fail',
  ru: 'Признать несостоявшимся',
  norm: 'council-quorum',
  input: z.object({ sessionId: z.uuid() }),
  load: (ctx, input) => visibleSession(ctx, input.sessionId),
  ability: bodyPolicy.rules.run,
  run: async (ctx, input): Promise<Refusal | { id: string }> => {
    const sheet = await openSheet(ctx, input.sessionId, 'anyhow');
    if (isRefusal(sheet)) return sheet;
    const { session } = sheet;
    if (!session.attendanceMarked) return refusals.noAttendance();
    const at = meetingMoment(ctx, sheet);
    const quorum = quorumAt(sheet, null, at);
    if (quorum.reached || !wasNeverHeld(sheet, at))
      return refuse(
        'was-held',
        `Заседание состоялось: ${quorumWords(quorum)}. Закройте его, нерассмотренные вопросы можно отложить.`,
        { norm: 'council-quorum' },
      );
    return markNotHeld(ctx, sheet, at);
  },
});

function reasonOf(sheet: Sheet, at: Date): string {
  const quorum = quorumAt(sheet, null, at);
  const words = quorumWords(quorum);
  return isRemote(sheet.session) ? remoteText.quorum(quorum, words) : words;
}

/** The meeting was not held: its questions wait for the next agenda, the members are told. */
export async function markNotHeld(ctx: WriteCtx, sheet: Sheet, at: Date): Promise<Refusal | { id: string }> {
  const { session } = sheet;
  const reason = reasonOf(sheet, at);
  for (const item of undecidedItems(sheet)) {
    const moved = await advance(ctx, itemLifecycle, item, 'unschedule', {
      set: { session_id: null, position: null },
    });
    if (isRefusal(moved)) return moved;
  }
  const moved = await advance(ctx, sessionLifecycle, session, 'fail', {
    set: { closed_at: at, fail_reason: reason },
    data: { number: session.number, reason: reason },
  });
  if (isRefusal(moved)) return moved;
  await notify(ctx, {
    to: sheet.members.map((member) => member.personId),
    name: 'council.session-failed',
    text: `Заседание ${sheet.body.nameGenitive} ${formatDate(session.plannedOn)} не состоялось: ${reason}. Вопросы перейдут в следующую повестку.`,
    path: `/councils/sessions/${session.id}`,
    norm: 'council-quorum',
  });
  return { id: session.id };
}
