// Joint doings: entered ones, agreements, outside specialists and what other rooms did with partners, as one list.
import { type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { type WorkFilter, workFilter } from './partner.schema.ts';
import type { PartnerKind, WorkKind } from './partner.text.ts';
import { partnerParts } from './partner-parts.ts';

/** A line of the list, wherever it was written. */
export interface WorkLine {
  readonly id: string;
  readonly partnerId: string;
  readonly partner: string;
  readonly partnerKind: PartnerKind;
  readonly kind: WorkKind;
  readonly on: CivilDate;
  readonly title: string;
  readonly result: string;
  readonly participants: number | null;
  /** Path of the record within the territory. */
  readonly path: string;
}

/** A joint doing entered here. */
export interface Work {
  readonly id: string;
  readonly partnerId: string;
  readonly kind: WorkKind;
  readonly on: CivilDate;
  readonly title: string;
  readonly participants: number | null;
  readonly circle: string;
  readonly result: string;
  readonly responsibleId: string | null;
  readonly version: number;
}

const own = (ctx: ReadCtx) => sql`
  select i.id, i.partner_id, i.kind, i.on_date, i.title, i.result, i.participants, '/partners/work/' || i.id as path
    from partners.interactions i where i.territory_id = ${ctx.territory.id}
  union all
  select a.id, a.partner_id, 'agreement', a.starts_on, a.title, '', null, '/partners/' || a.partner_id
    from partners.agreements a where a.territory_id = ${ctx.territory.id}
  union all
  select s.id, s.partner_id, 'expertise', s.starts_on, s.work, s.document, 1, '/partners/specialists/' || s.id
    from partners.specialists s where s.territory_id = ${ctx.territory.id} and s.partner_id is not null`;

/** Every joint doing of the territory that has come: (id, partner_id, kind, on_date, title, result, participants, path). */
const everyWork = (ctx: ReadCtx) =>
  sql`(select * from (${sql.join([own(ctx), ...partnerParts().map((part) => part.work(ctx))], sql` union all `)}) w
    where w.on_date <= ${ctx.today}::date)`;

function conditions(ctx: ReadCtx, filter: WorkFilter) {
  const all = [sql<SqlBool>`p.territory_id = ${ctx.territory.id}`];
  if (filter.partnerId) all.push(sql<SqlBool>`w.partner_id = ${filter.partnerId}`);
  if (filter.partnerKind) all.push(sql<SqlBool>`p.kind = ${filter.partnerKind}`);
  if (filter.kind) all.push(sql<SqlBool>`w.kind = ${filter.kind}`);
  if (filter.from) all.push(sql<SqlBool>`w.on_date >= ${filter.from}::date`);
  if (filter.to) all.push(sql<SqlBool>`w.on_date <= ${filter.to}::date`);
  if (filter.q)
    all.push(
      sql<SqlBool>`strpos(public.search_key(w.title || ' ' || w.result), public.search_key(${filter.q})) > 0`,
    );
  return sql.join(all, sql` and `);
}

const joined = (ctx: ReadCtx) => sql`${everyWork(ctx)} w join partners.partners p on p.id = w.partner_id`;

export interface WorkPage {
  readonly rows: readonly WorkLine[];
  readonly total: number;
  readonly after: string | undefined;
}

/** A page of joint doings, the latest first. */
export async function worksPage(ctx: ReadCtx, input: z.input<typeof workFilter> = {}): Promise<WorkPage> {
  const filter = workFilter.parse(input);
  const where = conditions(ctx, filter);
  const [day, id] = [filter.after.slice(0, 10), filter.after.slice(10)];
  const further =
    /^\d{4}-\d{2}-\d{2}$/.test(day) && isId(id)
      ? sql<SqlBool>`(w.on_date, w.id) < (${day}::date, ${id}::uuid)`
      : sql<SqlBool>`true`;
  const { rows: found } = await sql<WorkLine>`
    select w.id, w.partner_id as "partnerId", p.short_name as partner, p.kind as "partnerKind", w.kind,
           w.on_date as "on", w.title, w.result, w.participants, w.path
      from ${joined(ctx)} where ${where} and ${further}
     order by w.on_date desc, w.id desc limit ${filter.limit + 1}`.execute(ctx.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from ${joined(ctx)} where ${where}`.execute(ctx.db);
  const rows = found.slice(0, filter.limit);
  const last = rows.at(-1);
  return {
    rows,
    total: counted[0]?.total ?? 0,
    after: last && found.length > filter.limit ? last.on + last.id : undefined,
  };
}

/** How many joint doings each of the partners has since a day. */
export async function countWorks(
  ctx: ReadCtx,
  partnerIds: readonly string[],
  since: CivilDate,
): Promise<Map<string, number>> {
  if (partnerIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; total: number }>`
    select w.partner_id as id, count(*)::int as total from ${everyWork(ctx)} w
     where w.partner_id = any(${[...partnerIds]}::uuid[]) and w.on_date > ${since}::date
     group by w.partner_id`.execute(ctx.db);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

export interface WorkCount {
  readonly partnerId: string;
  readonly partner: string;
  readonly partnerKind: PartnerKind;
  readonly kind: WorkKind;
  readonly works: number;
  readonly participants: number;
}

/** Joint doings of a period counted by partner and form. */
export async function worksOfPeriod(ctx: ReadCtx, from: CivilDate, to: CivilDate): Promise<WorkCount[]> {
  const { rows } = await sql<WorkCount>`
    select w.partner_id as "partnerId", p.short_name as partner, p.kind as "partnerKind", w.kind,
           count(*)::int as works, coalesce(sum(w.participants), 0)::int as participants
      from ${joined(ctx)} where p.territory_id = ${ctx.territory.id}
       and w.on_date >= ${from}::date and w.on_date <= ${to}::date
     group by w.partner_id, p.short_name, p.kind, w.kind
     order by p.short_name collate public.ru_natural, w.partner_id`.execute(ctx.db);
  return rows;
}

export async function work(ctx: ReadCtx, id: string): Promise<Work | null> {
  if (!isId(id)) return null;
  const row = await ctx.db
    .selectFrom('partners.interactions as i')
    .select(['i.id', 'i.partner_id as partnerId', 'i.kind', 'i.on_date as on', 'i.title', 'i.participants'])
    .select(['i.circle', 'i.result', 'i.responsible_id as responsibleId', 'i.version'])
    .where('i.territory_id', '=', ctx.territory.id)
    .where('i.id', '=', id)
    .executeTakeFirst();
  return (row as Work | undefined) ?? null;
}

export const worksQuery = query({
  name: 'partners.work.list',
  ru: 'Общие дела с партнёрами',
  input: workFilter,
  ability: signedIn,
  run: worksPage,
});
