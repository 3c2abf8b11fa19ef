// What I was told: the unread count of every page, the list, the wishes.
import { z } from 'zod';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { defaultPreferences } from './letter-time.ts';

/** Own unread notices, counted up to 100. */
export async function unreadCount(ctx: ReadCtx): Promise<number> {
  if (!ctx.actor.personId) return 0;
  const rows = await ctx.db
    .selectFrom('notices.notices')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', ctx.actor.personId)
    .where('read_at', 'is', null)
    .limit(100)
    .execute();
  return rows.length;
}

export const myNotices = query({
  name: 'notices.mine',
  ru: 'Мои уведомления',
  input: z.object({ before: z.uuid().optional() }),
  ability: signedIn,
  run: async (ctx, input) => {
    if (!ctx.actor.personId) return [];
    let select = ctx.db
      .selectFrom('notices.notices')
      .select(['id', 'name', 'text', 'path', 'norm', 'due', 'urgent', 'created_at', 'read_at'])
      .where('territory_id', '=', ctx.territory.id)
      .where('person_id', '=', ctx.actor.personId)
      .orderBy('id', 'desc')
      .limit(50);
    if (input.before) select = select.where('id', '<', input.before);
    return select.execute();
  },
});

export async function preferencesOf(ctx: ReadCtx) {
  const row = await ctx.db
    .selectFrom('notices.preferences')
    .selectAll()
    .where('territory_id', '=', ctx.territory.id)
    .where('person_id', '=', ctx.actor.personId ?? '')
    .executeTakeFirst();
  return row ?? defaultPreferences;
}
