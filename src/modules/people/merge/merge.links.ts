// What points at a person goes over to another and comes back: posts first, for pairs and leaves hold on to them.
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';
import { type LinkColumn, linksTo, type MovedLink, moveLinks, moveOne } from '../../../platform/db/index.ts';

/** A link of a post rather than of the person itself also says from which record to which it went. */
interface PersonLink extends MovedLink {
  readonly from?: string;
  readonly to?: string;
}

export interface MovedLinks {
  readonly moved: readonly PersonLink[];
  readonly stayed: number;
}

const posts = 'people.posts';

/** Posts of the merged record that stayed because the kept one holds the same: which stands for which. */
async function sameHeld(ctx: WriteCtx, mergedId: string, keptId: string) {
  const { rows } = await sql<{ from: string; to: string }>`
    select distinct on (a.id) a.id as "from", b.id as "to" from people.posts a
      join people.posts b on b.territory_id = a.territory_id and b.person_id = ${keptId}::uuid
        and b.institution_id is not distinct from a.institution_id and b.unit is not distinct from a.unit
        and b.position = a.position and b.detail = a.detail and b.during && a.during
     where a.territory_id = ${ctx.territory.id} and a.person_id = ${mergedId}::uuid
     order by a.id, b.starts_on desc`.execute(ctx.db);
  return rows;
}

/** Everything of one person given to another; what the other has already stays where it was. */
export async function moveEverything(ctx: WriteCtx, mergedId: string, keptId: string): Promise<MovedLinks> {
  const territoryId = ctx.territory.id;
  const links = await linksTo(ctx.db, 'people.persons');
  const ofPosts = await linksTo(ctx.db, posts);
  const moved: PersonLink[] = [];
  let stayed = 0;
  const take = async (which: readonly LinkColumn[], from: string, to: string, known: object = {}) => {
    const done = await moveLinks(ctx.db, which, { territoryId, from, to });
    moved.push(...done.moved.map((link) => ({ ...link, ...known })));
    stayed += done.stayed;
  };
  await take(
    links.filter(({ table }) => table === posts),
    mergedId,
    keptId,
  );
  for (const { from, to } of await sameHeld(ctx, mergedId, keptId))
    await take(ofPosts, from, to, { from, to });
  await take(
    links.filter(({ table }) => table !== posts),
    mergedId,
    keptId,
  );
  return { moved, stayed };
}

/** Links that still point where the merge sent them return; how many did. */
export async function moveBack(
  ctx: WriteCtx,
  merge: { readonly id: string; readonly keptId: string; readonly mergedId: string },
): Promise<number> {
  const known = [...(await linksTo(ctx.db, posts)), ...(await linksTo(ctx.db, 'people.persons'))];
  const links = await ctx.db
    .deleteFrom('people.moved_links')
    .where('territory_id', '=', ctx.territory.id)
    .where('merge_id', '=', merge.id)
    .returning(['table_name as table', 'column_name as column', 'row_key as key'])
    .returning(['from_id as from', 'to_id as to'])
    .execute();
  let returned = 0;
  for (const { table, column, key, from, to } of links) {
    const link = known.find((each) => each.table === table && each.column === column);
    const back = {
      territoryId: ctx.territory.id,
      ...{ from: to ?? merge.keptId, to: from ?? merge.mergedId },
    };
    const row = { ...link, table, column, key: key as Record<string, unknown> };
    if (await moveOne(ctx.db, row, back)) returned += 1;
  }
  return returned;
}
