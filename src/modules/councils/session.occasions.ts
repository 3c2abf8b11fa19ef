// Meetings a room may be booked for: those still ahead, found by the body's name.
import { sql } from 'kysely';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { formatDate } from '../../platform/language/index.ts';
import type { Occasion, OccasionSource } from '../premises/index.ts';
import { visibleSession, visibleSessions } from './session.queries.ts';

export const sessionSubject = 'councils.session';

const occasion = (id: string, bodyName: string, plannedOn: string): Occasion => ({
  id,
  title: `Заседание: ${bodyName}, ${formatDate(plannedOn)}`,
  path: `/councils/sessions/${id}`,
});

export const sessionOccasions: OccasionSource = {
  kind: sessionSubject,
  label: 'заседание',
  search: async (ctx: ReadCtx, words, limit) => {
    const rows = await visibleSessions(ctx)
      .select(['s.id', 'b.name as bodyName', 's.planned_on as plannedOn'])
      .where('s.state', 'in', ['planned', 'summoned'])
      .where('s.planned_on', '>=', ctx.today)
      .where(sql<boolean>`strpos(public.search_key('заседание ' || b.name), public.search_key(${words})) > 0`)
      .orderBy('s.planned_on')
      .orderBy('s.id')
      .limit(limit)
      .execute();
    return rows.map((row) => occasion(row.id, row.bodyName, row.plannedOn));
  },
  one: async (ctx, id) => {
    if (!(await visibleSession(ctx, id))) return null;
    const row = await visibleSessions(ctx)
      .select(['s.id', 'b.name as bodyName', 's.planned_on as plannedOn'])
      .where('s.id', '=', id)
      .executeTakeFirstOrThrow();
    return occasion(row.id, row.bodyName, row.plannedOn);
  },
};
