// What happens to staff and roles when an institution is succeeded or closed.
import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/clock.ts';
import type { PublishedFact, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';
import { keepLeavesInside } from './post/leaves-inside.ts';

/** Posts that go on past the day in the institution. */
const postsPast = (ctx: WriteCtx, institutionId: string, on: CivilDate) =>
  ctx.db
    .selectFrom('people.posts')
    .selectAll()
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', institutionId)
    .where('starts_on', '<', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .execute();

const rolesPast = (ctx: WriteCtx, institutionId: string, on: CivilDate) =>
  ctx.db
    .selectFrom('people.roles')
    .select(['person_id', 'kind', 'scope_kind', 'document', 'ends_on'])
    .where('territory_id', '=', ctx.territory.id)
    .where('scope_id', '=', institutionId)
    .where('starts_on', '<', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .execute();

const leavesPast = (ctx: WriteCtx, postIds: readonly string[], on: CivilDate) =>
  ctx.db
    .selectFrom('people.leaves')
    .select(['post_id', 'kind', 'document', 'starts_on', 'ends_on'])
    .where('territory_id', '=', ctx.territory.id)
    .where('post_id', 'in', [...postIds])
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .execute();

async function endPast(ctx: WriteCtx, institutionId: string, on: CivilDate): Promise<void> {
  const ended = await ctx.db
    .updateTable('people.posts')
    .set((eb) => ({ ends_on: on, version: eb('version', '+', 1) }))
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', institutionId)
    .where('starts_on', '<', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .returning('id')
    .execute();
  await keepLeavesInside(
    ctx,
    ended.map((post) => post.id),
  );
  await ctx.db
    .updateTable('people.vacancies')
    .set({ ends_on: on })
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', institutionId)
    .where('starts_on', '<', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
    .execute();
  for (const table of ['people.roles', 'people.delegations'] as const) {
    await ctx.db
      .updateTable(table)
      .set({ ends_on: on })
      .where('territory_id', '=', ctx.territory.id)
      .where('scope_id', '=', institutionId)
      .where('starts_on', '<', on)
      .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', on)]))
      .execute();
  }
}

type PastPost = Awaited<ReturnType<typeof postsPast>>[number];
type PastLeave = Awaited<ReturnType<typeof leavesPast>>[number];

/** The same posts in the successor from the day on, with their subjects and the leaves that go on. */
async function passPosts(
  ctx: WriteCtx,
  posts: readonly PastPost[],
  leaves: readonly PastLeave[],
  successorId: string,
  on: CivilDate,
): Promise<void> {
  const heirs = posts.map((post) => ({ post, id: newId(ctx.now) }));
  const written = await ctx.db
    .insertInto('people.posts')
    .values(
      heirs.map(({ post: { during: _, ...post }, id }) => ({
        ...post,
        ...{ id, institution_id: successorId, starts_on: on, version: 1 },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'during'])
    .execute();
  const during = new Map(written.map((post) => [post.id, post.during]));
  const kept = heirs.filter((heir) => during.has(heir.id));
  if (kept.length === 0) return;
  const pairs = kept.map(({ post, id }) => ({ was: post.id, now: id }));
  await sql`insert into people.post_subjects (territory_id, post_id, subject)
    select s.territory_id, pair.now, s.subject
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair(was uuid, now uuid)
      join people.post_subjects s on s.territory_id = ${ctx.territory.id} and s.post_id = pair.was`.execute(
    ctx.db,
  );
  const heirOf = new Map(kept.map(({ post, id }) => [post.id, id]));
  const passed = leaves.flatMap((leave) => {
    const id = heirOf.get(leave.post_id);
    return id ? [{ ...leave, post_id: id, post_during: during.get(id) ?? '' }] : [];
  });
  if (passed.length > 0)
    await ctx.db
      .insertInto('people.leaves')
      .values(
        passed.map((leave) => ({
          ...leave,
          territory_id: ctx.territory.id,
          id: newId(ctx.now),
          starts_on: leave.starts_on > on ? leave.starts_on : on,
        })),
      )
      .execute();
}

interface Succeeded {
  readonly predecessorId: string;
  readonly on: CivilDate;
  /** 'split': people stay where they are until somebody places them. */
  readonly kind?: 'reregistration' | 'split';
}

/**
 * Staff and roles go over to the successor the same day, so that nobody loses a post by re-registration or merger.
 * Who holds the same post in the successor already keeps one.
 */
export async function followSuccession(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  const { predecessorId, on, kind } = fact.data as unknown as Succeeded;
  if (kind === 'split') return;
  const posts = await postsPast(ctx, predecessorId, on);
  const roles = await rolesPast(ctx, predecessorId, on);
  const leaves =
    posts.length > 0
      ? await leavesPast(
          ctx,
          posts.map((post) => post.id),
          on,
        )
      : [];
  await endPast(ctx, predecessorId, on);
  const successor = { territory_id: ctx.territory.id, starts_on: on };
  if (posts.length > 0) {
    await passPosts(ctx, posts, leaves, fact.subjectId, on);
  }
  if (roles.length > 0) {
    await ctx.db
      .insertInto('people.roles')
      .values(roles.map((role) => ({ ...role, ...successor, id: newId(ctx.now), scope_id: fact.subjectId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Posts and roles in an institution that ended without a successor end with it. */
export async function followClosure(ctx: WriteCtx, fact: PublishedFact): Promise<void> {
  await endPast(ctx, fact.subjectId, (fact.data as { on: CivilDate }).on);
}
