// Looking at partners: one, a page of the register, choices for forms of other rooms.
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { addDays, addMonths, type CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { personNames } from '../people/index.ts';
import { seesContacts } from './partner.policy.ts';
import { type PartnerFilter, partnerFilter } from './partner.schema.ts';
import { type PartnerKind, partnerKinds } from './partner.text.ts';
import { countWorks } from './work.queries.ts';

export interface Partner {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly shortName: string;
  readonly name: string;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly ogrn: string | null;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
  readonly site: string;
  readonly address: string;
  readonly responsibleId: string | null;
  readonly startsOn: CivilDate;
  /** The first day after the partnership; null while it goes on. */
  readonly endsOn: CivilDate | null;
  readonly closing: string;
  readonly version: number;
}

export interface Agreement {
  readonly id: string;
  readonly partnerId: string;
  readonly title: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
  readonly endedEarly: string;
  readonly version: number;
}

export interface ListedPartner extends Partner {
  readonly responsible: string;
  /** The agreement in force that lasts longest. */
  readonly agreement: string | null;
  readonly agreementEndsOn: CivilDate | null;
  /** Joint doings of the last twelve months. */
  readonly works: number;
}

export interface PartnerPage {
  readonly rows: readonly ListedPartner[];
  readonly total: number;
  readonly after: string | undefined;
}

/** Days before its end when an agreement is told to be ending. */
export const endingDays = 60;

const columns = [
  ...(['p.id', 'p.kind', 'p.short_name as shortName', 'p.name', 'p.inn', 'p.kpp', 'p.ogrn'] as const),
  ...(['p.contact', 'p.phone', 'p.email', 'p.site', 'p.address'] as const),
  ...(['p.responsible_id as responsibleId', 'p.starts_on as startsOn', 'p.ends_on as endsOn'] as const),
  ...(['p.closing', 'p.version'] as const),
] as const;

const natural = sql`collate public.ru_natural`;

const inTerritory = (ctx: ReadCtx) =>
  ctx.db.selectFrom('partners.partners as p').where('p.territory_id', '=', ctx.territory.id);

/** Who to ask and how is left out for those who do not work with partners. */
const asSeen = <T extends Partner>(ctx: ReadCtx, found: T): T =>
  seesContacts(ctx) ? found : { ...found, contact: '', phone: '', email: '' };

export async function partner(ctx: ReadCtx, id: string): Promise<Partner | null> {
  if (!isId(id)) return null;
  const row = await inTerritory(ctx).select(columns).where('p.id', '=', id).executeTakeFirst();
  return row ? asSeen(ctx, row as Partner) : null;
}

const agreementColumns = [
  ...(['a.id', 'a.partner_id as partnerId', 'a.title', 'a.starts_on as startsOn'] as const),
  ...(['a.ends_on as endsOn', 'a.ended_early as endedEarly', 'a.version'] as const),
] as const;

const agreementsIn = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('partners.agreements as a')
    .select(agreementColumns)
    .where('a.territory_id', '=', ctx.territory.id);

/** Agreements with a partner, the latest first. */
export const agreementsOf = (ctx: ReadCtx, partnerId: string): Promise<Agreement[]> =>
  agreementsIn(ctx).where('a.partner_id', '=', partnerId).orderBy('a.starts_on', 'desc').execute();

export async function agreement(ctx: ReadCtx, id: string): Promise<Agreement | null> {
  return isId(id) ? ((await agreementsIn(ctx).where('a.id', '=', id).executeTakeFirst()) ?? null) : null;
}

/** Agreements of acting partners whose last day is not later than the given one. */
export const agreementsEnding = (ctx: ReadCtx, until: CivilDate) =>
  agreementsIn(ctx)
    .innerJoin('partners.partners as p', (join) =>
      join.onRef('p.territory_id', '=', 'a.territory_id').onRef('p.id', '=', 'a.partner_id'),
    )
    .select(['p.short_name as partner', 'p.responsible_id as responsibleId'])
    .where('p.ends_on', 'is', null)
    .where('a.ended_early', '=', '')
    .where('a.ends_on', '<=', addDays(until, 1))
    .where(sql<SqlBool>`not exists (select from partners.agreements n where n.territory_id = a.territory_id
      and n.partner_id = a.partner_id and n.starts_on >= a.starts_on and n.id <> a.id
      and (n.ends_on is null or n.ends_on > a.ends_on))`);

/** Agreements in force today beside a partner `p`, the longest first. */
const inForce = (ctx: ReadCtx) => sql`partners.agreements a where a.territory_id = p.territory_id
  and a.partner_id = p.id and a.starts_on <= ${ctx.today} and (a.ends_on is null or a.ends_on > ${ctx.today})`;

function filtered(ctx: ReadCtx, filter: PartnerFilter) {
  let rows = inTerritory(ctx);
  if (filter.state === 'closed') rows = rows.where('p.ends_on', 'is not', null);
  else if (filter.state !== 'all') rows = rows.where('p.ends_on', 'is', null);
  if (filter.state === 'without') rows = rows.where(sql<SqlBool>`not exists (select from ${inForce(ctx)})`);
  if (filter.state === 'ending')
    rows = rows.where(sql<SqlBool>`(select max(coalesce(a.ends_on, 'infinity'::date)) from ${inForce(ctx)})
      <= ${addDays(ctx.today, endingDays + 1)}`);
  if (filter.kind) rows = rows.where('p.kind', '=', filter.kind);
  if (filter.responsibleId) rows = rows.where('p.responsible_id', '=', filter.responsibleId);
  if (filter.q)
    rows = rows.where((eb) =>
      eb.or([
        sql<SqlBool>`strpos(p.search, public.search_key(${filter.q})) > 0`,
        eb('p.inn', '=', filter.q.replace(/\D/g, '')),
      ]),
    );
  return rows;
}

/** A place in the order of names: the id, then the name. */
const cursorOf = (row: Pick<Partner, 'id' | 'shortName'>) => row.id + row.shortName;

/** A page of the register in Russian order, numbers as numbers. */
export async function partnersPage(
  ctx: ReadCtx,
  input: z.input<typeof partnerFilter> = {},
): Promise<PartnerPage> {
  const filter = partnerFilter.parse(input);
  let page = filtered(ctx, filter)
    .select(columns)
    .select([
      sql<
        string | null
      >`(select a.title from ${inForce(ctx)} order by a.ends_on desc nulls first limit 1)`.as('agreement'),
      sql<CivilDate | null>`(select a.ends_on from ${inForce(ctx)} order by a.ends_on desc nulls first limit 1)`.as(
        'agreementEndsOn',
      ),
    ]);
  if (isId(filter.after.slice(0, 36)))
    page = page.where(
      sql<SqlBool>`(p.short_name ${natural}, p.id) > (${filter.after.slice(36)}::text ${natural}, ${filter.after.slice(0, 36)}::uuid)`,
    );
  const found = await page
    .orderBy(sql`p.short_name ${natural}`)
    .orderBy('p.id')
    .limit(filter.limit + 1)
    .execute();
  const { total } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const kept = found.slice(0, filter.limit);
  const names = await personNames(
    ctx,
    kept.flatMap((row) => (row.responsibleId ? [row.responsibleId] : [])),
  );
  const works = await countWorks(
    ctx,
    kept.map(({ id }) => id),
    addMonths(ctx.today, -12),
  );
  const rows = kept.map((row) =>
    asSeen(ctx, {
      ...(row as Partner & Pick<ListedPartner, 'agreement' | 'agreementEndsOn'>),
      responsible: names.get(row.responsibleId ?? '') ?? '',
      works: works.get(row.id) ?? 0,
    }),
  );
  const last = rows.at(-1);
  return { rows, total, after: last && found.length > filter.limit ? cursorOf(last) : undefined };
}

/** Whoever already has this ИНН: an acting partner, or an institution of the municipal system. */
export async function holderOfInn(
  ctx: ReadCtx,
  inn: string,
  exceptId: string | null,
): Promise<{ place: 'partner' | 'institution'; id: string; name: string } | null> {
  const { rows } = await sql<{ place: 'partner' | 'institution'; id: string; name: string }>`
    select 'partner' as place, p.id, p.short_name as name from partners.partners p
     where p.territory_id = ${ctx.territory.id} and p.inn = ${inn} and p.ends_on is null
       and p.id is distinct from ${exceptId}::uuid
    union all
    select 'institution', i.id, i.short_name from institutions.institutions i
     where i.territory_id = ${ctx.territory.id} and i.inn = ${inn} and i.state = 'active'
     limit 1`.execute(ctx.db);
  return rows[0] ?? null;
}

/** Short names by id, for records of other rooms. */
export async function partnerNames(ctx: ReadCtx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await inTerritory(ctx)
    .select(['p.id', 'p.short_name as name'])
    .where('p.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Acting partners as choices of a form; the one chosen already stays among them. */
export async function partnerOptions(
  ctx: ReadCtx,
  chosen: string | null = null,
): Promise<{ value: string; label: string }[]> {
  const kept = chosen && isId(chosen) ? chosen : null;
  return inTerritory(ctx)
    .select(['p.id as value', 'p.short_name as label'])
    .where((eb) => eb.or([eb('p.ends_on', 'is', null), eb('p.id', '=', kept)]))
    .orderBy(sql`p.short_name ${natural}`)
    .limit(500)
    .execute();
}

export const partnersQuery = query({
  name: 'partners.list',
  ru: 'Реестр партнёров',
  input: partnerFilter,
  ability: signedIn,
  run: partnersPage,
});

export const partnerQuery = query({
  name: 'partners.one',
  ru: 'Карточка партнёра',
  input: z.object({ id: z.uuid() }),
  ability: signedIn,
  run: async (ctx, { id }) => {
    const found = await partner(ctx, id);
    return found && { ...found, agreements: await agreementsOf(ctx, id) };
  },
});

/** Hits of the search line. */
export async function searchPartners(ctx: ReadCtx, words: string) {
  if (ctx.actor.kind === 'visitor') return [];
  const rows = await filtered(ctx, partnerFilter.parse({ q: words.slice(0, 200), state: 'all' }))
    .select(['p.id', 'p.short_name as name', 'p.kind'])
    .orderBy(sql`p.short_name ${natural}`)
    .limit(8)
    .execute();
  return rows.map((row) => ({
    title: row.name,
    hint: partnerKinds[row.kind as PartnerKind],
    path: `/partners/${row.id}`,
    kind: 'Партнёр',
  }));
}
