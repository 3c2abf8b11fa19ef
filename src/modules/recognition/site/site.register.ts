// The register of sites: filters, Russian order, pages forth and back, what to choose from.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { schoolYearOf } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { portionSize } from '../../../kernel/list.ts';
import { everyone } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';

import { allSites, openTo, type SiteCard, siteStateKeys } from './site.queries.ts';

const word = z
  .string()
  .max(200)
  .transform((value) => value.replaceAll('\0', '').trim());

export const siteFilter = z.object({
  statusType: z.string().max(60).optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  direction: word.optional(),
  institutionId: z.uuid().optional(),
  state: z.enum(siteStateKeys).optional(),
  text: word.optional(),
  sort: z.enum(['institution', 'theme', 'direction', 'endsOn']).default('institution'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  after: z.string().max(900).optional(),
  before: z.string().max(900).optional(),
  limit: portionSize,
});
export type SiteFilter = z.output<typeof siteFilter>;

const sortKeys = {
  institution: sql`("institutionShortName" collate public.ru_natural)`,
  theme: sql`(theme collate "ru-x-icu")`,
  direction: sql`(direction collate "ru-x-icu")`,
  endsOn: sql`coalesce("endsOn", '9999')`,
} as const;
const sortValues = {
  institution: (row: SiteCard) => row.institutionShortName,
  theme: (row: SiteCard) => row.theme,
  direction: (row: SiteCard) => row.direction,
  endsOn: (row: SiteCard) => row.endsOn ?? '9999',
} as const;

function conditions(ctx: ReadCtx, filter: SiteFilter): RawBuilder<unknown>[] {
  const all = [openTo(ctx)];
  if (filter.statusType) all.push(sql`"statusType" = ${filter.statusType}`);
  if (filter.direction) all.push(sql`direction = ${filter.direction}`);
  if (filter.institutionId) all.push(sql`"institutionId" = ${filter.institutionId}`);
  if (filter.state) all.push(sql`state = ${filter.state}`);
  if (filter.year !== undefined) {
    const waits = filter.year === schoolYearOf(ctx.today) ? sql` or state = 'awaiting-order'` : sql``;
    all.push(sql`("schoolYear" = ${filter.year}${waits})`);
  }
  if (filter.text) {
    all.push(
      sql`strpos(lower("institutionShortName" || ' ' || theme || ' ' || direction), lower(${filter.text})) > 0`,
    );
  }
  return all;
}

const where = (ctx: ReadCtx, filter: SiteFilter) => sql.join(conditions(ctx, filter), sql` and `);

function cursorAt(text: string | undefined): [string, string] | null {
  if (!text) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [value, id] = Array.isArray(parsed) ? parsed : [];
    const isText = typeof value === 'string' && !value.includes('\0');
    return isText && typeof id === 'string' && isId(id) ? [value, id] : null;
  } catch {
    return null;
  }
}

export interface SitesPage {
  readonly rows: SiteCard[];
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A page of sites with the cursors of its neighbours; `before` reads backwards from the page it came from. */
export async function sitesPage(ctx: ReadCtx, filter: SiteFilter): Promise<SitesPage> {
  const key = sortKeys[filter.sort];
  const back = cursorAt(filter.before);
  const from = back ?? cursorAt(filter.after);
  const isAscending = (filter.dir === 'asc') === (back === null);
  const direction = sql.raw(isAscending ? 'asc' : 'desc');
  const beyond = from
    ? sql` and (${key}, id) ${sql.raw(isAscending ? '>' : '<')} (${from[0]}, ${from[1]}::uuid)`
    : sql``;
  const { rows } = await sql<SiteCard>`
    select * from (${allSites(ctx, filter.year ?? null)}) all_sites
    where ${where(ctx, filter)}${beyond}
    order by ${key} ${direction}, id ${direction} limit ${filter.limit + 1}`.execute(ctx.db as never);
  const hasMore = rows.length > filter.limit;
  const page = rows.slice(0, filter.limit);
  if (back) page.reverse();
  const cursorOf = (row: SiteCard | undefined) =>
    row && Buffer.from(JSON.stringify([sortValues[filter.sort](row), row.id])).toString('base64url');
  return {
    rows: page,
    before: (back ? hasMore : from !== null) ? cursorOf(page[0]) : undefined,
    after: (back ? true : hasMore) ? cursorOf(page.at(-1)) : undefined,
  };
}

export async function countSites(ctx: ReadCtx, filter: SiteFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from (${allSites(ctx, filter.year ?? null)}) all_sites where ${where(ctx, filter)} limit 10001) counted`.execute(
    ctx.db as never,
  );
  return rows[0]?.count ?? 0;
}

/** School years that have a status, the latest first; directions in Russian order. */
export async function siteChoices(ctx: ReadCtx): Promise<{ years: number[]; directions: string[] }> {
  const { rows } = await sql<{ years: number[] | null; directions: string[] | null }>`
    select (select array_agg(distinct t.school_year order by t.school_year desc) from recognition.site_terms t
             where t.territory_id = ${ctx.territory.id}) as years,
           (select array_agg(d.direction order by d.direction collate "ru-x-icu") from (
              select distinct s.direction from recognition.sites s where s.territory_id = ${ctx.territory.id}
                and exists (select from recognition.site_terms t where t.territory_id = s.territory_id and t.site_id = s.id)) d
           ) as directions`.execute(ctx.db as never);
  return { years: rows[0]?.years ?? [], directions: rows[0]?.directions ?? [] };
}

/** The public list of sites by year and direction; open to all. */
export const listSites = query({
  name: 'recognition.sites',
  ru: 'Перечень площадок',
  input: siteFilter,
  ability: everyone,
  run: (ctx, input) => sitesPage(ctx, input),
});
