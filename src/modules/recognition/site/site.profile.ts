// Work on sites as lines of a person's development profile: which site, in which role, since when.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import type { ProfileLine, ProfileSource } from '../../development/index.ts';

const roles: Readonly<Record<string, string>> = {
  head: 'руководитель площадки',
  'co-head': 'соруководитель площадки',
};

async function lines(ctx: ReadCtx, personId: string): Promise<ProfileLine[]> {
  const rows = await ctx.db
    .selectFrom('recognition.site_heads as h')
    .innerJoin('recognition.sites as s', (join) =>
      join.onRef('s.territory_id', '=', 'h.territory_id').onRef('s.id', '=', 'h.site_id'),
    )
    .select(['s.id', 's.theme', 'h.role', 'h.starts_on as startsOn'])
    .where('h.territory_id', '=', ctx.territory.id)
    .where('h.person_id', '=', personId)
    .orderBy('h.starts_on', 'desc')
    .execute();
  return rows.map((row) => ({
    title: row.theme,
    detail: roles[row.role] ?? '',
    on: row.startsOn,
    path: `/recognition/sites/${row.id}`,
  }));
}

export const siteWork: ProfileSource = { title: 'Работа на площадках', lines };
