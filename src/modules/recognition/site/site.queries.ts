// Looking at sites: who holds a status today, whose waits for the order, whose has ended; the state follows from dates.
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { everyone } from '../../../kernel/policy.ts';
import { query } from '../../../kernel/query.ts';
import { seesDraftedSites } from './site.policy.ts';

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
    .where('s.status_type', '=', 'site')
    .where('t.starts_on', '<=', on)
    .where((eb) => eb.fn.coalesce('t.ended_early_on', 't.ends_on'), '>', on)
    .orderBy('s.id')
    .execute();
}

export const siteStateKeys = [
  'in-force',
  'awaiting-order',
  'coming',
  'expired',
  'terminated',
  'drafted',
] as const;
export type SiteState = (typeof siteStateKeys)[number];

/** Organisations that hold a status in force on a date. */
export async function siteHolders(ctx: ReadCtx, on: CivilDate): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('recognition.sites as s')
    .innerJoin('recognition.site_terms as t', (join) =>
      join.onRef('t.territory_id', '=', 's.territory_id').onRef('t.site_id', '=', 's.id'),
    )
    .select('s.institution_id as id')
    .distinct()
    .where('s.territory_id', '=', ctx.territory.id)
    .where('s.status_type', '=', 'site')
    .where('t.starts_on', '<=', on)
    .where((eb) => eb.fn.coalesce('t.ended_early_on', 't.ends_on'), '>', on)
    .execute();
  return rows.map(({ id }) => id);
}

/** What everybody may know of a site: the list of sites is public. */
export interface SiteCard {
  readonly id: string;
  readonly statusType: string;
  readonly institutionId: string;
  readonly institutionShortName: string;
  readonly institutionName: string;
  readonly direction: string;
  readonly theme: string;
  readonly goal: string;
  readonly subject: string;
  readonly services: string;
  /** Whom the status serves. */
  readonly scope: 'territory' | 'network';
  readonly state: SiteState;
  readonly schoolYear: number | null;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly endedEarlyOn: CivilDate | null;
  readonly orderDocumentId: string | null;
  readonly orderNumber: string | null;
  readonly orderDate: CivilDate | null;
  readonly headId: string | null;
  readonly headName: string;
  readonly coHeadId: string | null;
  readonly coHeadName: string;
}

/** An application that continues the site and is not finally decided (decision 26). */
export const undecidedStates = ['submitted', 'returned', 'admitted', 'proposed', 'not-proposed'] as const;

const initials = (alias: string) =>
  sql`trim(${sql.ref(`${alias}.surname`)} || ' ' || left(${sql.ref(`${alias}.given`)}, 1) || '.' || coalesce(left(nullif(${sql.ref(`${alias}.patronymic`)}, ''), 1) || '.', ''))`;

/** The head of a role on a day, else the last one: an ended status still says who led it. */
const headJoin = (ctx: ReadCtx, role: 'head' | 'co-head', alias: string) => sql`
  left join lateral (
    select h.person_id, ${initials('p')} as name
    from recognition.site_heads h
    join people.persons p on p.territory_id = h.territory_id and p.id = h.person_id
    where h.territory_id = s.territory_id and h.site_id = s.id and h.role = ${role}
    order by h.starts_on <= ${ctx.today} desc, h.starts_on desc limit 1) ${sql.ref(alias)} on true`;

/** Rows of `all_sites`; `year` picks the term of that school year, without it the one that speaks today. */
export function allSites(ctx: ReadCtx, year: number | null): RawBuilder<unknown> {
  return sql`
    select s.id, s.status_type as "statusType", s.institution_id as "institutionId",
      i.short_name as "institutionShortName", i.full_name as "institutionName",
      s.direction, s.theme, s.goal, s.subject, s.services, s.scope,
      case when t.id is null then 'drafted'
        when t.ended_early_on <= ${ctx.today} then 'terminated'
        when t.starts_on > ${ctx.today} then 'coming'
        when t.ends_on > ${ctx.today} then 'in-force'
        when c.id is not null then 'awaiting-order'
        else 'expired' end as state,
      t.school_year as "schoolYear", t.starts_on::text as "startsOn", t.ends_on::text as "endsOn",
      t.ended_early_on::text as "endedEarlyOn", t.order_document_id as "orderDocumentId",
      d.number as "orderNumber", d.date::text as "orderDate",
      head.person_id as "headId", coalesce(head.name, '') as "headName",
      co_head.person_id as "coHeadId", coalesce(co_head.name, '') as "coHeadName"
    from recognition.sites s
    join institutions.institutions i on i.territory_id = s.territory_id and i.id = s.institution_id
    left join lateral (
      select * from recognition.site_terms each_term
      where each_term.territory_id = s.territory_id and each_term.site_id = s.id
      order by each_term.school_year = ${year ?? -1} desc, each_term.starts_on <= ${ctx.today} desc,
        each_term.starts_on desc
      limit 1) t on true
    left join documents.documents d on d.territory_id = s.territory_id and d.id = t.order_document_id
    left join lateral (
      select a.id from recognition.applications a
      join recognition.campaigns k on k.territory_id = a.territory_id and k.id = a.campaign_id
      where a.territory_id = s.territory_id and a.site_id = s.id and k.year = t.school_year + 1
        and a.state = any(${[...undecidedStates]}::text[]) and k.state <> 'cancelled'
      limit 1) c on t.id is not null
    ${headJoin(ctx, 'head', 'head')}
    ${headJoin(ctx, 'co-head', 'co_head')}
    where s.territory_id = ${ctx.territory.id}`;
}

/** A drafted site is the staff's business until its order has a number and a date. */
export const openTo = (ctx: ReadCtx) => (seesDraftedSites(ctx) ? sql`true` : sql`state <> 'drafted'`);

export async function siteCard(ctx: ReadCtx, id: string): Promise<SiteCard | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<SiteCard>`
    select * from (${allSites(ctx, null)} and s.id = ${id}) all_sites where ${openTo(ctx)}`.execute(
    ctx.db as never,
  );
  return rows[0] ?? null;
}

/** Ids of every site of the territory, drafts included. */
export async function siteIds(ctx: ReadCtx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('recognition.sites')
    .select('id')
    .where('territory_id', '=', ctx.territory.id)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export const showSite = query({
  name: 'recognition.site',
  ru: 'Площадка',
  input: z.object({ id: z.uuid() }),
  ability: everyone,
  run: (ctx, input) => siteCard(ctx, input.id),
});

export interface RegisteredStatus {
  readonly theme: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** Every term of an innovation site an organisation has had: the first condition of 000 §1.4 is looked up, not believed. */
export async function innovationStatuses(ctx: ReadCtx, institutionId: string): Promise<RegisteredStatus[]> {
  return ctx.db
    .selectFrom('recognition.sites as s')
    .innerJoin('recognition.site_terms as t', (join) =>
      join.onRef('t.territory_id', '=', 's.territory_id').onRef('t.site_id', '=', 's.id'),
    )
    .select(['s.theme', 't.starts_on as startsOn', 't.ends_on as endsOn'])
    .where('s.territory_id', '=', ctx.territory.id)
    .where('s.institution_id', '=', institutionId)
    .where('s.status_type', '=', 'innovation-site')
    .orderBy('t.starts_on', 'desc')
    .execute();
}
