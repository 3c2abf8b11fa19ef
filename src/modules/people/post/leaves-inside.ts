// Leaves follow their post: whoever changes the days of posts calls this in the same transaction.
import { sql } from 'kysely';
import type { WriteCtx } from '../../../kernel/ctx.ts';

/** A leave past the end of its post ends with it, one that had not begun is gone; the rest learn the post's new days. */
export async function keepLeavesInside(ctx: WriteCtx, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return;
  const of = sql`p.territory_id = ${ctx.territory.id} and l.territory_id = p.territory_id
    and l.post_id = p.id and p.id = any(${[...postIds]}::uuid[])`;
  await sql`delete from people.leaves l using people.posts p
    where ${of} and l.starts_on >= p.ends_on`.execute(ctx.db);
  await sql`update people.leaves l set post_during = p.during,
      ends_on = case when p.ends_on < coalesce(l.ends_on, 'infinity'::date) then p.ends_on else l.ends_on end
    from people.posts p where ${of} and l.post_during <> p.during`.execute(ctx.db);
}
