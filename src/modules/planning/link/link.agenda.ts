// What planning offers to the agenda of a body: open lines of its own plan and of plans linked with it, near the day of the meeting.
import { sql } from 'kysely';
import { addDays } from '../../../kernel/clock.ts';
import type { OfferSource } from '../../councils/index.ts';
import { personNames } from '../../people/index.ts';
import { linePath } from '../execution/execution.commands.ts';
import { lineLifecycle } from '../line/line.lifecycle.ts';
import { wholeYearKinds } from '../line/line.queries.ts';
import { openPlanSql } from '../plan/plan.visibility.ts';
import { linkText as text } from './link.text.ts';

/** Days before a meeting and after it whose lines are worth a question: what has just been, what is being prepared. */
const before = 14;
const after = 45;

export const lineOffers: OfferSource = {
  kind: lineLifecycle.name,
  label: text.offered,
  once: true,
  offers: async (ctx, bodyId, on) => {
    const rows = await ctx.db
      .selectFrom('planning.lines as l')
      .innerJoin('planning.plans as p', (join) =>
        join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
      )
      .select(['l.id', 'l.title', 'l.term', 'l.responsible_id as responsibleId'])
      .where('l.territory_id', '=', ctx.territory.id)
      .where('p.state', 'in', ['approved', 'executing'])
      .where('l.state', '=', 'open')
      .where('l.term_kind', 'not in', [...wholeYearKinds])
      .where('l.starts_on', '<=', addDays(on, after))
      .where('l.ends_on', '>', addDays(on, -before))
      .where((eb) =>
        eb.or([
          eb('p.body_id', '=', bodyId),
          sql<boolean>`exists (select from planning.links k where k.territory_id = l.territory_id
            and k.line_id = l.id and k.subject_kind = 'councils.body' and k.subject_id = ${bodyId})`,
        ]),
      )
      // A line of the service that the body has taken into its own plan is offered once, as its own.
      .where(
        sql<boolean>`not exists (select from planning.links k
          join planning.lines o on o.territory_id = k.territory_id and o.id = k.line_id
          join planning.plans op on op.territory_id = o.territory_id and op.id = o.plan_id and op.body_id = ${bodyId}
          where k.territory_id = l.territory_id and k.subject_kind = 'planning.line' and k.subject_id = l.id::text)`,
      )
      .where(openPlanSql(ctx))
      .orderBy('l.ends_on')
      .orderBy('l.id')
      .limit(50)
      .execute();
    const names = await personNames(
      ctx,
      rows.map((row) => row.responsibleId),
    );
    return rows.map(({ id, title, term, responsibleId }) => {
      const who = (names.get(responsibleId) ?? '').replaceAll('\u00a0', ' ');
      return {
        ...{ kind: lineLifecycle.name, id, path: linePath(id) },
        ...{ title: text.question(title), note: `${term}, ${who}`, speaker: who },
      };
    });
  },
};
