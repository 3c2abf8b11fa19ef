// Reading sessions: visibility, the whole sheet in a fixed number of queries, lists for pages.
import type { ReadCtx } from '../../kernel/ctx.ts';
import { personNames } from '../people/index.ts';
import { readableBodies } from './body.policy.ts';
import { bodyById, membersOn } from './body.queries.ts';
import { isId } from './councils.schema.ts';
import type { MemberRole } from './councils.text.ts';
import { agendaItems } from './item.rows.ts';
import type { SessionForm } from './remote/remote.text.ts';
import { rulesOf } from './rules.ts';
import type { SessionState } from './session.lifecycle.ts';
import type { SessionRecord, Sheet, SheetMember } from './sheet.ts';

const sessionColumns = [
  's.id',
  's.body_id as bodyId',
  'b.institution_id as institutionId',
  's.state',
  's.version',
  's.form',
  's.ballots_until as ballotsUntil',
  's.planned_on as plannedOn',
  's.planned_time as plannedTime',
  's.place',
  's.year',
  's.number',
  's.regulation_version_id as versionId',
  's.opened_at as openedAt',
  's.closed_at as closedAt',
  's.presider_id as presiderId',
  's.secretary_id as secretaryId',
  's.attendance_marked as attendanceMarked',
  's.invited',
  's.remarks_until as remarksUntil',
  's.chair_signed_at as chairSignedAt',
  's.secretary_signed_at as secretarySignedAt',
  's.document_id as documentId',
  's.cancel_reason as cancelReason',
  's.fail_reason as failReason',
] as const;

function selectSessions(ctx: ReadCtx) {
  return ctx.db
    .selectFrom('councils.sessions as s')
    .innerJoin('councils.bodies as b', (join) =>
      join.onRef('b.territory_id', '=', 's.territory_id').onRef('b.id', '=', 's.body_id'),
    )
    .where('s.territory_id', '=', ctx.territory.id);
}

/** Only sessions of the bodies the actor reads. */
export function visibleSessions(ctx: ReadCtx) {
  const { all, bodyIds, institutionIds } = readableBodies(ctx);
  const sessions = selectSessions(ctx);
  if (all) return sessions;
  return sessions.where((eb) =>
    eb.or([
      ...(bodyIds.length > 0 ? [eb('s.body_id', 'in', bodyIds)] : []),
      ...(institutionIds.length > 0 ? [eb('b.institution_id', 'in', institutionIds)] : []),
      eb.lit(false),
    ]),
  );
}

type SessionRow = Awaited<ReturnType<typeof oneSessionRow>>;
const oneSessionRow = (ctx: ReadCtx, id: string) =>
  visibleSessions(ctx).select(sessionColumns).where('s.id', '=', id).executeTakeFirstOrThrow();

const recordOf = (row: SessionRow): SessionRecord => ({
  ...row,
  state: row.state as SessionState,
  form: row.form as SessionForm,
});

/** A session the actor may read; null otherwise. */
export async function visibleSession(ctx: ReadCtx, id: string): Promise<SessionRecord | null> {
  if (!isId(id)) return null;
  const row = await visibleSessions(ctx).select(sessionColumns).where('s.id', '=', id).executeTakeFirst();
  return row ? recordOf(row) : null;
}

/** Takes the session for the rest of the transaction: attendance, votes and closing take turns on it. */
export async function lockSession(ctx: ReadCtx, id: string): Promise<void> {
  await ctx.db
    .selectFrom('councils.sessions')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export interface SessionLine extends SessionRecord {
  readonly bodyName: string;
  readonly items: number;
  /** The reader has marked the materials as read. */
  readonly isRead: boolean;
  /** The reader's ballot of a vote by correspondence is in, or the reader was in the room. */
  readonly hasSent: boolean;
}

/** Sessions for a list, the latest first; `of` narrows to one body or to the bodies the actor sits in. */
export async function sessionLines(
  ctx: ReadCtx,
  of: { bodyIds: readonly string[] },
  limit = 100,
): Promise<SessionLine[]> {
  if (of.bodyIds.length === 0) return [];
  const rows = await visibleSessions(ctx)
    .select(sessionColumns)
    .select((eb) => [
      'b.short_name as bodyName',
      eb
        .selectFrom('councils.items as i')
        .select((count) => count.fn.countAll<number>().as('items'))
        .whereRef('i.territory_id', '=', 's.territory_id')
        .whereRef('i.session_id', '=', 's.id')
        .as('items'),
      eb
        .exists(
          eb
            .selectFrom('councils.readings as r')
            .select('r.person_id')
            .whereRef('r.territory_id', '=', 's.territory_id')
            .whereRef('r.session_id', '=', 's.id')
            .where('r.person_id', '=', ctx.actor.personId),
        )
        .as('isRead'),
      eb
        .exists(
          eb
            .selectFrom('councils.presences as p')
            .select('p.person_id')
            .whereRef('p.territory_id', '=', 's.territory_id')
            .whereRef('p.session_id', '=', 's.id')
            .where('p.person_id', '=', ctx.actor.personId),
        )
        .as('hasSent'),
    ])
    .where('s.body_id', 'in', of.bodyIds)
    .orderBy('s.planned_on', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...recordOf(row),
    bodyName: row.bodyName,
    isRead: Boolean(row.isRead),
    hasSent: Boolean(row.hasSent),
    items: Number(row.items ?? 0),
  }));
}

/** Which bodies meet on these days: a day and a name for everybody's plans, nothing of what is decided. */
export async function sessionDays(
  ctx: ReadCtx,
  days: readonly string[],
): Promise<{ readonly on: string; readonly body: string }[]> {
  if (days.length === 0) return [];
  return selectSessions(ctx)
    .select(['s.planned_on as on', 'b.short_name as body'])
    .where('s.planned_on', 'in', [...days])
    .where('s.state', 'not in', ['cancelled', 'not-held'])
    .where('b.institution_id', 'is', null)
    .orderBy('s.planned_on')
    .orderBy('s.id')
    .execute();
}

/** The whole sheet of a session the actor may read; null otherwise. */
export async function sheetOf(ctx: ReadCtx, sessionId: string): Promise<Sheet | null> {
  const session = await visibleSession(ctx, sessionId);
  if (!session) return null;
  const body = await bodyById(ctx, session.bodyId);
  if (!body) return null;
  const rules = await rulesOf(ctx, body, session.versionId);
  return {
    session,
    body,
    ...rules,
    members: session.openedAt ? await sessionMembers(ctx, sessionId) : await plannedMembers(ctx, session),
    items: await agendaItems(ctx, (items) => items.where('i.session_id', '=', sessionId)),
    remarks: await remarksOf(ctx, sessionId),
  };
}

async function remarksOf(ctx: ReadCtx, sessionId: string): Promise<Sheet['remarks']> {
  const rows = await ctx.db
    .selectFrom('councils.remarks')
    .select(['id', 'item_id as itemId', 'person_id as personId', 'kind', 'text', 'at', 'answer'])
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sessionId)
    .orderBy('id')
    .execute();
  return rows as unknown as Sheet['remarks'];
}

/** Who has read the agenda and the materials, and when. */
export async function readingsOf(ctx: ReadCtx, sessionId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await ctx.db
    .selectFrom('councils.readings')
    .select(['person_id as personId', 'read_at as at'])
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sessionId)
    .execute();
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}

async function plannedMembers(ctx: ReadCtx, session: SessionRecord): Promise<SheetMember[]> {
  const members = await membersOn(ctx, session.bodyId, session.plannedOn);
  return members.map(({ personId, role, organisation }) => ({
    personId,
    role,
    organisation,
    absenceReason: null,
    presences: [],
  }));
}

const roleOrder: Record<MemberRole, number> = { chair: 0, 'deputy-chair': 1, secretary: 2, member: 3 };
const byRole = (a: { role: MemberRole }, b: { role: MemberRole }) => roleOrder[a.role] - roleOrder[b.role];

async function sessionMembers(ctx: ReadCtx, sessionId: string): Promise<SheetMember[]> {
  const members = await ctx.db
    .selectFrom('councils.session_members')
    .select(['person_id as personId', 'role', 'organisation', 'absence_reason as absenceReason'])
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sessionId)
    .orderBy('person_id')
    .execute();
  const presences = await ctx.db
    .selectFrom('councils.presences')
    .select(['id', 'person_id as personId', 'arrived_at as arrivedAt', 'left_at as leftAt'])
    .where('territory_id', '=', ctx.territory.id)
    .where('session_id', '=', sessionId)
    .orderBy('arrived_at')
    .execute();
  const names = await personNames(
    ctx,
    members.map((member) => member.personId),
  );
  return members
    .map((member) => ({
      ...member,
      role: member.role as MemberRole,
      presences: presences.filter((presence) => presence.personId === member.personId),
    }))
    .sort(
      (a, b) =>
        byRole(a, b) || (names.get(a.personId) ?? '').localeCompare(names.get(b.personId) ?? '', 'ru'),
    );
}
