// Lines of the plan a room or a thing may be booked for: open ones of plans being carried out, found by their words.
import { sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { OccasionSource } from '../../premises/index.ts';
import { linePath } from '../execution/execution.commands.ts';
import { lineLifecycle } from './line.lifecycle.ts';
import { visibleLine } from './line.queries.ts';

export const lineOccasions: OccasionSource = {
  kind: lineLifecycle.name,
  label: 'пункт плана',
  search: async (ctx: ReadCtx, words, limit) => {
    const rows = await ctx.db
      .selectFrom('planning.lines as l')
      .innerJoin('planning.plans as p', (join) =>
        join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
      )
      .select(['l.id', 'l.title'])
      .where('l.territory_id', '=', ctx.territory.id)
      .where('p.state', 'in', ['approved', 'executing'])
      .where('l.state', '=', 'open')
      .where(sql<boolean>`strpos(public.search_key(l.title), public.search_key(${words})) > 0`)
      .orderBy('l.ends_on')
      .orderBy('l.id')
      .limit(limit)
      .execute();
    return rows.map(({ id, title }) => ({ id, title, path: linePath(id) }));
  },
  one: async (ctx, id) => {
    const line = await visibleLine(ctx, id);
    return line && { id, title: line.title, path: linePath(id) };
  },
};
