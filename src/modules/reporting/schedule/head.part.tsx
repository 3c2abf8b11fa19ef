// Reports on the head's page: what was not given in time and what waits for approval.
import { Stat, StatRow } from '../../../ui/index.ts';
import type { HeadPart } from '../../centre/index.ts';
import { seesReports } from '../report/report.policy.ts';
import { dueStandings, reportText as text } from '../report.text.ts';
import { scheduleOf } from './schedule.queries.ts';

export const reportHeadPart: HeadPart = {
  key: 'reporting',
  section: async (ctx) => {
    if (seesReports.check(ctx, undefined)) return null;
    const all = await scheduleOf(ctx, ctx.schoolYear);
    const count = (wanted: string) => all.filter(({ standing }) => standing === wanted).length;
    return {
      title: text.title,
      body: (view) => (
        <StatRow>
          <Stat
            value={count('overdue')}
            label={dueStandings.overdue}
            tone="trouble"
            href={view.url('/reporting?late=yes')}
          />
          <Stat
            value={count('on-approval')}
            label={dueStandings['on-approval']}
            tone="waiting"
            href={view.url('/reporting')}
          />
          <Stat
            value={count('approved')}
            label={dueStandings.approved}
            tone="done"
            href={view.url('/reporting')}
          />
        </StatRow>
      ),
    };
  },
};
