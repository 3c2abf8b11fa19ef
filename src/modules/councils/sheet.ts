// A session as a sheet of paper holds it: who sits, who is in the room, the agenda with votes and decisions.
import { dateIn } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import type { BodyKind } from './body/body.kinds.ts';
import type { MemberRole, Motion, Outcome } from './councils.text.ts';
import type { QuorumRule, SessionRule } from './norms.ts';
import { type Choice, type Quorum, quorumOf, type Tally, tallyOf } from './quorum.ts';
import type { SessionForm } from './remote/remote.text.ts';
import type { ItemState, SessionState } from './session.lifecycle.ts';

export interface SessionRecord {
  readonly id: string;
  readonly bodyId: string;
  /** Institution of the body, for the rights; null for a body of the territory. */
  readonly institutionId: string | null;
  readonly state: SessionState;
  readonly version: number;
  readonly form: SessionForm;
  /** The last moment for ballots of a vote by correspondence, fixed when they are handed out. */
  readonly ballotsUntil: Date | null;
  readonly plannedOn: string;
  readonly plannedTime: string;
  readonly place: string;
  readonly year: number | null;
  readonly number: number | null;
  readonly versionId: string | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly presiderId: string | null;
  readonly secretaryId: string | null;
  readonly attendanceMarked: boolean;
  readonly invited: string;
  readonly remarksUntil: string | null;
  readonly chairSignedAt: Date | null;
  readonly secretarySignedAt: Date | null;
  readonly documentId: string | null;
  readonly cancelReason: string | null;
  readonly failReason: string | null;
}

export interface SheetBody {
  readonly id: string;
  readonly kind: BodyKind;
  readonly name: string;
  readonly nameGenitive: string;
  readonly shortName: string;
  readonly institutionId: string | null;
  readonly regulationId: string | null;
}

export interface SheetMember {
  readonly personId: string;
  readonly role: MemberRole;
  readonly organisation: string;
  readonly absenceReason: string | null;
  readonly presences: readonly {
    readonly id: string;
    readonly arrivedAt: Date;
    readonly leftAt: Date | null;
  }[];
}

/** A paper the decision rests on, with its page within the territory. */
export interface Ground {
  readonly title: string;
  readonly path: string | null;
}

export interface SheetTask {
  readonly id: string;
  readonly text: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

export interface SheetDecision {
  readonly outcome: Outcome;
  readonly text: string;
  readonly reason: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  /** What is to be done by it, as the minutes say it: who answers and until when. */
  readonly tasks: readonly SheetTask[];
  readonly quorum: Quorum;
  readonly tally: Tally;
  readonly byCastingVote: boolean;
  /** What was considered, as it stood at that moment. */
  readonly grounds: readonly Ground[];
  readonly at: Date;
}

export interface AgendaItem {
  readonly id: string;
  readonly version: number;
  readonly bodyId: string;
  readonly sessionId: string | null;
  readonly position: number | null;
  readonly state: ItemState;
  readonly title: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly institutionId: string | null;
  readonly speaker: string;
  readonly norm: string | null;
  readonly materialsPath: string | null;
  readonly proposedDecision: string;
  readonly proposedRefusal: string;
  readonly motion: Motion;
  readonly listened: string;
  readonly spoke: string;
  readonly recusals: readonly {
    readonly personId: string;
    readonly reason: string;
    readonly source: string;
  }[];
  /** Person ids of the recused, for `mayView`. */
  readonly recused: readonly string[];
  readonly votes: readonly { readonly personId: string; readonly choice: Choice; readonly castAt: Date }[];
  readonly ballot: 'open' | 'secret';
  /** Who has voted secretly; how is not known to anybody. */
  readonly voters: readonly string[];
  /** The count of a secret vote once it is over. */
  readonly box: Tally | null;
  readonly decision: SheetDecision | null;
}

/** Whether the outcome of the vote is known. */
export const isVoted = (item: Pick<AgendaItem, 'ballot' | 'votes' | 'box'>): boolean =>
  item.ballot === 'secret' ? item.box !== null : item.votes.length > 0;

export interface Sheet {
  readonly session: SessionRecord;
  readonly body: SheetBody;
  readonly rule: QuorumRule;
  readonly sessionRule: SessionRule;
  readonly members: readonly SheetMember[];
  readonly items: readonly AgendaItem[];
  readonly remarks: readonly {
    readonly id: string;
    readonly itemId: string | null;
    readonly personId: string;
    readonly kind: 'remark' | 'dissent';
    readonly text: string;
    readonly at: Date;
    readonly answer: string | null;
  }[];
}

export const isPresentAt = (member: SheetMember, at: Date): boolean =>
  member.presences.some(
    ({ arrivedAt, leftAt }) =>
      arrivedAt.getTime() <= at.getTime() && (leftAt === null || leftAt.getTime() > at.getTime()),
  );

/** Whether the member was in the room at any moment of the session. */
export const wasPresent = (member: SheetMember): boolean => member.presences.length > 0;

/**
 * The meeting's own clock: the present moment on the day of the session; entered afterwards, it stands at the last
 * moment written down, so that votes keep their order with arrivals and departures.
 */
export function meetingMoment(ctx: ReadCtx, sheet: Sheet): Date {
  const { openedAt } = sheet.session;
  if (!openedAt || dateIn(openedAt, ctx.territory.zone) === ctx.today) return ctx.now;
  const moments = [
    openedAt,
    ...sheet.members.flatMap((member) =>
      member.presences.flatMap(({ arrivedAt, leftAt }) => [arrivedAt, leftAt ?? arrivedAt]),
    ),
    ...sheet.items.flatMap((item) => item.votes.map((vote) => vote.castAt)),
  ];
  return new Date(Math.max(...moments.map((each) => each.getTime())));
}

/** Those who may vote on the item at a moment: present and not recused. */
export function eligibleFor(sheet: Sheet, item: Pick<AgendaItem, 'recused'>, at: Date): SheetMember[] {
  return sheet.members.filter((member) => isPresentAt(member, at) && !item.recused.includes(member.personId));
}

/** Quorum at a moment, of an item or (without recusals) of the session as a whole. */
export function quorumAt(sheet: Sheet, item: Pick<AgendaItem, 'recused'> | null, at: Date): Quorum {
  const present = sheet.members.filter((member) => isPresentAt(member, at));
  const recused = present.filter((member) => item?.recused.includes(member.personId));
  return quorumOf(
    { composition: sheet.members.length, present: present.length, recused: recused.length },
    sheet.rule,
  );
}

export const itemTally = (item: Pick<AgendaItem, 'votes'> & Partial<Pick<AgendaItem, 'box'>>): Tally =>
  item.box ?? tallyOf(item.votes.map((vote) => vote.choice));

/** Questions still without an answer. */
export const undecidedItems = (sheet: Sheet): AgendaItem[] =>
  sheet.items.filter((item) => item.state === 'scheduled');
