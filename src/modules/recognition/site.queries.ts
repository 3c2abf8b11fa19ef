// Looking at sites: who holds the status today, whose status waits for the order, whose has ended.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';

export interface SiteHeading {
  readonly id: string;
  readonly institutionId: string;
  readonly direction: string;
  readonly theme: string;
  readonly goal: string;
  readonly schoolYear: number;
  readonly endsOn: CivilDate;
}

/** Sites of an organisation whose status is in force on a date (not ended early). */
export async function sitesInForce(
  ctx: ReadCtx,
  institutionId: string,
  on: CivilDate,
): Promise<SiteHeading[]> {
  return ctx.db
    .selectFrom('recognition.sites as s')
    .innerJoin('recognition.site_terms as t', (join) =>
      join.onRef('t.territory_id', '=', 's.territory_id').onRef('t.site_id', '=', 's.id'),
    )
    .select([
      's.id',
      's.institution_id as institutionId',
      's.direction',
      's.theme',
      's.goal',
      't.school_year as schoolYear',
      't.ends_on as endsOn',
    ])
    .where('s.territory_id', '=', ctx.territory.id)
    .where('s.institution_id', '=', institutionId)
    .where('t.starts_on', '<=', on)
    .where((eb) => eb.fn.coalesce('t.ended_early_on', 't.ends_on'), '>', on)
    .orderBy('s.id')
    .execute();
}
