// What the plan tells rooms below: lines as things people answer for, and the plan's figures for the head's page.
import { addDays } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { Stat, StatRow } from '../../../ui/index.ts';
import type { ChargeSource, HeadPart } from '../../centre/index.ts';
import { linePath } from '../execution/execution.commands.ts';
import { linesOfPlan, planPath } from '../plan/plan.commands.ts';
import { planOfYear } from '../plan/plan.queries.ts';
import { seesDrafts } from '../plan/plan.visibility.ts';
import { countsOf } from './report.queries.ts';
import { reportText as text } from './report.text.ts';

/** Lines of plans being carried out or closed whose last day lies in the period; others see their own only. */
export const planCharges: ChargeSource = {
  key: 'planning.line',
  title: 'Пункт плана',
  charges: async (ctx, period) => {
    let rows = ctx.db
      .selectFrom('planning.lines as l')
      .innerJoin('planning.plans as p', (join) =>
        join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
      )
      .select([
        'l.id',
        'l.responsible_id as personId',
        'l.title',
        'l.ends_on as endsOn',
        'l.done_on as doneOn',
      ])
      .where('l.territory_id', '=', ctx.territory.id)
      .where('p.state', 'in', ['executing', 'closed'])
      .where('l.state', '<>', 'cancelled')
      .where('l.ends_on', '>', period.from)
      .where('l.ends_on', '<=', addDays(period.to, 1));
    if (!seesDrafts(ctx)) {
      if (!ctx.actor.personId) return [];
      rows = rows.where('l.responsible_id', '=', ctx.actor.personId);
    }
    const found = await rows.orderBy('l.ends_on').orderBy('l.id').limit(5000).execute();
    return found.flatMap(({ id, personId, title, endsOn, doneOn }) =>
      endsOn === null
        ? []
        : [{ subjectId: id, personId, text: title, path: linePath(id), due: addDays(endsOn, -1), doneOn }],
    );
  },
};

async function figures(ctx: ReadCtx) {
  const plan = seesDrafts(ctx) ? await planOfYear(ctx, ctx.schoolYear) : null;
  if (!plan || plan.state === 'draft' || plan.state === 'on-approval') return null;
  return { plan, counts: countsOf(await linesOfPlan(ctx, plan)) };
}

export const planHeadPart: HeadPart = {
  key: 'planning',
  section: async (ctx) => {
    const shown = await figures(ctx);
    if (!shown) return null;
    const { plan, counts } = shown;
    const columns = ['done', 'done-late', 'overdue', 'reported', 'ahead'] as const;
    const tones = {
      done: 'done',
      'done-late': 'trouble',
      overdue: 'trouble',
      reported: 'waiting',
      ahead: 'draft',
    } as const;
    return {
      title: text.title,
      body: (view) => (
        <StatRow>
          {columns.map((column) => (
            <Stat
              value={counts[column]}
              label={text.columns[column]}
              tone={tones[column]}
              href={view.url(
                column === 'ahead'
                  ? `${planPath(plan.id)}/report`
                  : `${planPath(plan.id)}?standing=${column}`,
              )}
            />
          ))}
        </StatRow>
      ),
    };
  },
};
