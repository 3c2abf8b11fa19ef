// Looking at assignments: the centre's board over all its members, a member's own list; each in a fixed number of statements.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { AnswerState, AssignmentState } from './assignment.lifecycle.ts';

interface AssignmentRow {
  readonly id: string;
  readonly giverId: number;
  readonly title: string;
  readonly details: string;
  readonly dueOn: CivilDate;
  readonly givenOn: CivilDate;
  readonly state: AssignmentState;
  readonly reason: string;
  readonly memberId: number;
}

export interface Answer {
  readonly territoryId: number;
  readonly id: string;
  readonly state: AnswerState;
  readonly version: number;
  readonly takenOn: CivilDate;
  readonly executorId: string;
  readonly executor: string;
  readonly doneOn: CivilDate | null;
  readonly outcome: string;
  readonly lateReason: string;
  readonly evidence: string;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly fileType: string | null;
}

export type Standing = 'open' | 'taken' | 'done' | 'late' | 'overdue' | 'withdrawn';

/** An assignment to one territory with what it answered. */
export interface Charge extends AssignmentRow {
  readonly answer: Answer | null;
  readonly standing: Standing;
}

export function standingOf(
  row: Pick<AssignmentRow, 'state' | 'dueOn'>,
  answer: Pick<Answer, 'state' | 'doneOn'> | null,
  today: CivilDate,
): Standing {
  if (answer?.doneOn) return answer.doneOn > row.dueOn ? 'late' : 'done';
  if (row.state === 'withdrawn') return 'withdrawn';
  if (today > row.dueOn) return 'overdue';
  return answer ? 'taken' : 'open';
}

async function answersIn(ctx: ReadCtx, networkId: number, asCentre: boolean): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select a.territory_id as "territoryId", a.id, a.state, a.version, a.taken_on::text as "takenOn",
      a.executor_id as "executorId", a.executor, a.done_on::text as "doneOn", a.outcome,
      a.late_reason as "lateReason", a.evidence, a.file_id as "fileId", a.file_name as "fileName",
      a.file_type as "fileType"
    from network.readable_answers(${ctx.today}::date, ${asCentre}) a
    where a.network_id = ${networkId}`.execute(ctx.db as never);
  return rows;
}

/** Assignments readable in the network, the nearest term first: all of them to the centre, its own to a member. */
export async function chargesIn(ctx: ReadCtx, networkId: number, asCentre: boolean): Promise<Charge[]> {
  const { rows } = await sql<AssignmentRow>`
    select a.territory_id as "giverId", a.id, a.title, a.details, a.due_on::text as "dueOn",
      a.given_on::text as "givenOn", a.state, a.reason, a.member_id as "memberId"
    from network.readable_assignments(${ctx.today}::date) a where a.network_id = ${networkId}
    order by a.due_on desc, a.id desc, a.member_id limit 5000`.execute(ctx.db as never);
  const answers = new Map(
    (await answersIn(ctx, networkId, asCentre)).map((each) => [`${each.id} ${each.territoryId}`, each]),
  );
  return rows.map((row) => {
    const answer = answers.get(`${row.id} ${row.memberId}`) ?? null;
    return { ...row, answer, standing: standingOf(row, answer, ctx.today) };
  });
}

/** The charge of the reader's own territory, or null. */
export async function ownCharge(ctx: ReadCtx, networkId: number, id: string): Promise<Charge | null> {
  const all = await chargesIn(ctx, networkId, false);
  return all.find((each) => each.id === id && each.memberId === ctx.territory.id) ?? null;
}

/** The centre's own record, for taking it back. */
export async function givenAssignment(ctx: ReadCtx, id: string) {
  const row = await ctx.db
    .selectFrom('network.assignments')
    .select(['id', 'state', 'version', 'network_id as networkId'])
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, state: row.state as AssignmentState } : null;
}
