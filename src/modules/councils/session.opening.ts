// What begins with a session: the composition of the day is frozen, the regulation's version pinned, the number given.
import { schoolYearOf } from '../../kernel/clock.ts';
import type { WriteCtx } from '../../kernel/ctx.ts';
import { advance } from '../../kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { type BodyRecord, bodyById, membersOn } from './body.queries.ts';
import { refusals } from './councils.text.ts';
import { rulesOf, rulingVersion } from './rules.ts';
import { sessionLifecycle } from './session.lifecycle.ts';
import { actingIn } from './session.presider.ts';
import type { SessionRecord } from './sheet.ts';

interface Beginning {
  /** The day whose composition sits and whose year the number belongs to. */
  readonly day: string;
  readonly openedAt: Date;
  /** Columns of a session by correspondence. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/** Opens a session held from now on; refuses a body nobody sits in. Two sessions of one body begin in turn. */
export async function beginSession(
  ctx: WriteCtx,
  session: SessionRecord,
  { day, openedAt, set = {} }: Beginning,
): Promise<Refusal | { id: string; number: number; memberIds: readonly string[] }> {
  const body = await lockBody(ctx, session.bodyId);
  const members = await membersOn(ctx, body.id, day);
  if (members.length === 0) return refusals.emptyBody();
  const version = await rulingVersion(ctx, body);
  const { sessionRule } = await rulesOf(ctx, body, version?.id ?? null);
  const year = sessionRule.numbering === 'school-year' ? schoolYearOf(day) : Number(day.slice(0, 4));
  const number = await nextNumber(ctx, body.id, year);
  const leads =
    (await actingIn(ctx, { members, on: day }, 'chair')) ?? members.find((member) => member.role === 'chair');
  const secretary = members.find((member) => member.role === 'secretary');
  const moved = await advance(ctx, sessionLifecycle, session, 'open', {
    set: {
      ...{ opened_at: openedAt, year, number, regulation_version_id: version?.id ?? null },
      ...{ presider_id: leads?.personId ?? null, secretary_id: secretary?.personId ?? null },
      ...set,
    },
    data: { number, year, composition: members.length },
  });
  if (isRefusal(moved)) return moved;
  await ctx.db
    .insertInto('councils.session_members')
    .values(
      members.map(({ personId, role, organisation }) => ({
        ...{ territory_id: ctx.territory.id, session_id: session.id, person_id: personId },
        ...{ role, organisation },
      })),
    )
    .execute();
  return { id: session.id, number, memberIds: members.map((member) => member.personId) };
}

async function lockBody(ctx: WriteCtx, bodyId: string): Promise<BodyRecord> {
  await ctx.db
    .selectFrom('councils.bodies')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('id', '=', bodyId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return (await bodyById(ctx, bodyId)) as BodyRecord;
}

async function nextNumber(ctx: WriteCtx, bodyId: string, year: number): Promise<number> {
  const row = await ctx.db
    .selectFrom('councils.sessions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('territory_id', '=', ctx.territory.id)
    .where('body_id', '=', bodyId)
    .where('year', '=', year)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}
