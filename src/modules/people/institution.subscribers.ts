// What happens to staff and roles when an institution is succeeded or closed.
import type { CivilDate } from '../../kernel/clock.ts';
import type { PublishedFact, WriteCtx } from '../../kernel/ctx.ts';
import { newId } from '../../kernel/ids.ts';

/** Posts that go on past the day in the institution. */
const postsPast = (ctx: WriteCtx, institutionId: string, on: CivilDate) =>
  ctx.db
    .selectFrom('people.posts')
    .select(['person_id', 'position', 'detail', 'workload', 'document', 'ends_on'])
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

async function endPast(ctx: WriteCtx, institutionId: string, on: CivilDate): Promise<void> {
  await ctx.db
    .updateTable('people.posts')
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
  await endPast(ctx, predecessorId, on);
  const successor = { territory_id: ctx.territory.id, starts_on: on };
  if (posts.length > 0) {
    await ctx.db
      .insertInto('people.posts')
      .values(
        posts.map((post) => ({ ...post, ...successor, id: newId(ctx.now), institution_id: fact.subjectId })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
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
