// Lines of the sites' approved plans over given days, for a calendar of the whole service.
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';

export interface SiteDay {
  /** «plan id:3». */
  readonly id: string;
  readonly siteId: string;
  readonly institution: string;
  readonly title: string;
  readonly term: string;
  readonly startsOn: CivilDate;
  /** The day after the last one. */
  readonly endsOn: CivilDate;
  readonly path: string;
  readonly isCancelled: boolean;
}

export async function siteDaysBetween(
  ctx: ReadCtx,
  [from, after]: readonly [CivilDate, CivilDate],
): Promise<SiteDay[]> {
  if (ctx.actor.kind === 'visitor') return [];
  const rows = await ctx.db
    .selectFrom('recognition.site_plan_lines as l')
    .innerJoin('recognition.site_plans as p', (join) =>
      join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.plan_id'),
    )
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'p.territory_id').onRef('s.id', '=', 'p.site_id'),
    )
    .innerJoin('institutions.institutions as i', (join) =>
      join.onRef('i.territory_id', '=', 's.territory_id').onRef('i.id', '=', 's.institution_id'),
    )
    .select(['l.plan_id as planId', 'l.position', 'p.site_id as siteId', 'p.school_year as schoolYear'])
    .select(['i.short_name as institution', 'l.title', 'l.term', 'l.fulfilment'])
    .select(['l.starts_on as startsOn', 'l.ends_on as endsOn'])
    .where('l.territory_id', '=', ctx.territory.id)
    .where('p.state', '=', 'approved')
    .where('l.starts_on', '<', after)
    .where('l.ends_on', '>', from)
    .orderBy('l.ends_on')
    .orderBy('l.plan_id')
    .orderBy('l.position')
    .limit(5000)
    .execute();
  return rows.map((row) => ({
    ...{ id: `${row.planId}:${row.position}`, siteId: row.siteId, institution: row.institution },
    ...{ title: row.title, term: row.term, startsOn: row.startsOn ?? '', endsOn: row.endsOn ?? '' },
    path: `/recognition/sites/${row.siteId}/plan?year=${row.schoolYear}`,
    isCancelled: row.fulfilment === 'cancelled',
  }));
}
