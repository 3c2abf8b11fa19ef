// Sites and lines of their approved plans as choices for forms of rooms above; the reader chooses among what he may see.
import { type SqlBool, sql } from 'kysely';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { allSites, openTo, siteCard } from './site.queries.ts';

export interface SiteChoice {
  readonly id: string;
  /** «Гимназия № 4: Музейная педагогика». */
  readonly title: string;
  /** Within the territory. */
  readonly path: string;
}

/** Sites whose organisation or theme holds the words. */
export async function siteChoices(ctx: ReadCtx, words: string, limit: number): Promise<SiteChoice[]> {
  const { rows } = await sql<SiteChoice>`
    select id, "institutionShortName" || ': ' || theme as title, '/recognition/sites/' || id as path
      from (${allSites(ctx, null)}) all_sites
     where ${openTo(ctx)} and state in ('in-force', 'awaiting-order', 'coming', 'drafted')
       and strpos(public.search_key("institutionShortName" || ': ' || theme), public.search_key(${words})) > 0
     order by "institutionShortName" collate public.ru_natural, id limit ${limit}`.execute(ctx.db);
  return rows;
}

export async function siteChoice(ctx: ReadCtx, id: string): Promise<SiteChoice | null> {
  const site = await siteCard(ctx, id);
  return (
    site && {
      id,
      title: `${site.institutionShortName}: ${site.theme}`,
      path: `/recognition/sites/${id}`,
    }
  );
}

/** «Гимназия № 4, план 2025/2026, п. 2: Открытые уроки»: found by any part of what is shown. */
const lineTitle = sql<string>`i.short_name || ', план ' || p.school_year || '/' || (p.school_year + 1) || ', п. '
  || l.position || ': ' || l.title`;

/** An approved plan stands still, so its lines are known by their numbers: «plan id:3». */
const approvedLines = (ctx: ReadCtx) =>
  ctx.db
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
    .select(lineTitle.as('title'))
    .where('l.territory_id', '=', ctx.territory.id)
    .where('p.state', '=', 'approved')
    .orderBy('p.school_year', 'desc')
    .orderBy(sql`i.short_name collate public.ru_natural`)
    .orderBy('l.plan_id')
    .orderBy('l.position');

type Row = Awaited<ReturnType<ReturnType<typeof approvedLines>['execute']>>[number];

const choiceOf = (row: Row): SiteChoice => ({
  id: `${row.planId}:${row.position}`,
  title: row.title,
  path: `/recognition/sites/${row.siteId}/plan?year=${row.schoolYear}`,
});

/** Lines of approved plans whose organisation or words hold what was typed, the latest year first. */
export async function sitePlanLineChoices(ctx: ReadCtx, words: string, limit: number): Promise<SiteChoice[]> {
  if (ctx.actor.kind === 'visitor') return [];
  const rows = await approvedLines(ctx)
    .where(sql<SqlBool>`strpos(public.search_key(${lineTitle}), public.search_key(${words})) > 0`)
    .limit(limit)
    .execute();
  return rows.map(choiceOf);
}

export async function sitePlanLineChoice(ctx: ReadCtx, id: string): Promise<SiteChoice | null> {
  const [planId = '', position = ''] = id.split(':');
  if (ctx.actor.kind === 'visitor' || !isId(planId) || !/^[1-9]\d{0,3}$/.test(position)) return null;
  const row = await approvedLines(ctx)
    .where('l.plan_id', '=', planId)
    .where('l.position', '=', Number(position))
    .executeTakeFirst();
  return row ? choiceOf(row) : null;
}
