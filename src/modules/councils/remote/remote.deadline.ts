// The last moment for ballots: its words, and who still may or may not act because of it.
import { dateIn, timeIn } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { formatDate } from '../../../platform/language/index.ts';
import { quorumWords } from '../councils.text.ts';
import type { Quorum } from '../quorum.ts';
import { quorumAt, type SessionRecord, type Sheet } from '../sheet.ts';
import { remoteText as text } from './remote.text.ts';

type Formed = Pick<SessionRecord, 'form' | 'ballotsUntil'>;

export const isRemote = (session: Pick<SessionRecord, 'form'>): boolean => session.form === 'correspondence';

/** «14 мая 2026 г., 18:00» in the territory's zone. */
export function untilWords(ctx: ReadCtx, { ballotsUntil }: Formed): string {
  if (!ballotsUntil) return '';
  const { zone } = ctx.territory;
  return `${formatDate(dateIn(ballotsUntil, zone))}, ${timeIn(ballotsUntil, zone)}`;
}

/** The quorum a session had: of those in the room at its opening, by correspondence of the ballots received. */
export function quorumOfSession(sheet: Sheet): string {
  const { session } = sheet;
  const remote = isRemote(session);
  const at = remote ? (session.closedAt ?? session.ballotsUntil) : session.openedAt;
  if (!at) return '';
  return quorumOf(quorumAt(sheet, null, at), remote);
}

/** «присутствуют 7 из 9…», by correspondence «проголосовали 7 из 9…» */
export const quorumOf = (quorum: Quorum, remote: boolean): string =>
  remote ? text.quorum(quorum, quorumWords(quorum)) : quorumWords(quorum);

/** Ballots are still received: nothing is counted or decided before the deadline. */
export const takesBallots = (ctx: ReadCtx, session: Formed): boolean =>
  session.ballotsUntil !== null && ctx.now.getTime() < session.ballotsUntil.getTime();

export const refusedBeforeDeadline = (ctx: ReadCtx, session: Formed): Refusal | null =>
  takesBallots(ctx, session) ? text.refusals.awaited(untilWords(ctx, session)) : null;
