// Looking at the inventory: a page of it, one record with its handovers and checks.
import { type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { addMonths, type CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import type { AssetKind, CheckOutcome } from '../premises.text.ts';
import { type AssetFilter, assetFilter } from './asset.schema.ts';

export interface Asset {
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: string;
  readonly inventoryNumber: string;
  readonly place: string;
  readonly seats: number | null;
  readonly cost: number | null;
  readonly isBookable: boolean;
  readonly note: string;
  readonly startsOn: CivilDate;
  /** The first day off the books; null while it is kept. */
  readonly endsOn: CivilDate | null;
  readonly writtenOffReason: string;
  readonly writtenOffAct: string;
  readonly version: number;
  readonly responsibleId: string | null;
  /** «Шумилина О.Г.»; empty when nobody answers. */
  readonly responsible: string;
  readonly checkedOn: CivilDate | null;
  readonly checkOutcome: CheckOutcome | null;
}

export interface Handover {
  readonly id: string;
  readonly personId: string;
  readonly person: string;
  readonly act: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

export interface Check {
  readonly id: string;
  readonly checkedOn: CivilDate;
  readonly checkedBy: string;
  readonly outcome: CheckOutcome;
  readonly note: string;
}

const shortName = (alias: string) =>
  sql<string>`coalesce(${sql.ref(`${alias}.surname`)} || chr(160) || left(${sql.ref(`${alias}.given`)}, 1) || '.'
    || case when coalesce(${sql.ref(`${alias}.patronymic`)}, '') = '' then ''
       else left(${sql.ref(`${alias}.patronymic`)}, 1) || '.' end, '')`;

/** The handover in force today and the latest check stand beside each record in the same statement. */
const assetRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('premises.assets as a')
    .leftJoin('premises.handovers as h', (join) =>
      join
        .onRef('h.territory_id', '=', 'a.territory_id')
        .onRef('h.asset_id', '=', 'a.id')
        .on('h.starts_on', '<=', ctx.today)
        .on((eb) => eb.or([eb('h.ends_on', 'is', null), eb('h.ends_on', '>', ctx.today)])),
    )
    .leftJoin('people.persons as r', (join) =>
      join.onRef('r.territory_id', '=', 'h.territory_id').onRef('r.id', '=', 'h.person_id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('premises.checks as c')
          .select(['c.checked_on as on', 'c.outcome'])
          .whereRef('c.territory_id', '=', 'a.territory_id')
          .whereRef('c.asset_id', '=', 'a.id')
          .orderBy('c.checked_on', 'desc')
          .orderBy('c.id', 'desc')
          .limit(1)
          .as('k'),
      (join) => join.onTrue(),
    )
    .where('a.territory_id', '=', ctx.territory.id);

const columns = [
  ...(['a.id', 'a.kind', 'a.name', 'a.inventory_number as inventoryNumber', 'a.place', 'a.seats'] as const),
  ...(['a.cost', 'a.is_bookable as isBookable', 'a.note', 'a.starts_on as startsOn'] as const),
  ...(['a.ends_on as endsOn', 'a.written_off_reason as writtenOffReason'] as const),
  ...(['a.written_off_act as writtenOffAct', 'a.version', 'h.person_id as responsibleId'] as const),
  ...(['k.on as checkedOn', 'k.outcome as checkOutcome'] as const),
] as const;

export async function asset(ctx: ReadCtx, id: string): Promise<Asset | null> {
  if (!isId(id)) return null;
  const row = await assetRows(ctx)
    .select(columns)
    .select(shortName('r').as('responsible'))
    .where('a.id', '=', id)
    .executeTakeFirst();
  return (row as Asset | undefined) ?? null;
}

function filtered(ctx: ReadCtx, filter: AssetFilter) {
  let rows = assetRows(ctx);
  const gone = sql<SqlBool>`a.ends_on <= ${ctx.today}`;
  if (filter.state === 'written-off') rows = rows.where(gone);
  else if (filter.state !== 'all')
    rows = rows.where(sql<SqlBool>`(a.ends_on is null or a.ends_on > ${ctx.today})`);
  if (filter.state === 'nobody') rows = rows.where('h.person_id', 'is', null);
  if (filter.state === 'unchecked')
    rows = rows.where(sql<SqlBool>`(k.on is null or k.on <= ${addMonths(ctx.today, -12)})`);
  if (filter.state === 'faulty') rows = rows.where('k.outcome', 'in', ['damaged', 'missing']);
  if (filter.kind) rows = rows.where('a.kind', '=', filter.kind);
  if (filter.responsibleId) rows = rows.where('h.person_id', '=', filter.responsibleId);
  if (filter.q) rows = rows.where(sql<SqlBool>`strpos(a.search, public.search_key(${filter.q})) > 0`);
  return rows;
}

export interface AssetPage {
  readonly rows: readonly Asset[];
  readonly total: number;
  readonly after: string | undefined;
}

const natural = sql`collate public.ru_natural`;

/** A page of the inventory in Russian order, numbers as numbers. */
export async function assetsPage(ctx: ReadCtx, input: z.input<typeof assetFilter> = {}): Promise<AssetPage> {
  const filter = assetFilter.parse(input);
  let page = filtered(ctx, filter).select(columns).select(shortName('r').as('responsible'));
  const { after } = filter;
  if (isId(after.slice(0, 36)))
    page = page.where(
      sql<SqlBool>`(a.name ${natural}, a.id) > (${after.slice(36)}::text ${natural}, ${after.slice(0, 36)}::uuid)`,
    );
  const found = (await page
    .orderBy(sql`a.name ${natural}`)
    .orderBy('a.id')
    .limit(filter.limit + 1)
    .execute()) as Asset[];
  const { total } = await filtered(ctx, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit);
  const last = rows.at(-1);
  return { rows, total, after: last && found.length > filter.limit ? last.id + last.name : undefined };
}

/** Who answered for it, the latest first. */
export const handoversOf = (ctx: ReadCtx, assetId: string): Promise<Handover[]> =>
  ctx.db
    .selectFrom('premises.handovers as h')
    .innerJoin('people.persons as r', (join) =>
      join.onRef('r.territory_id', '=', 'h.territory_id').onRef('r.id', '=', 'h.person_id'),
    )
    .select(['h.id', 'h.person_id as personId', 'h.act', 'h.starts_on as startsOn', 'h.ends_on as endsOn'])
    .select(shortName('r').as('person'))
    .where('h.territory_id', '=', ctx.territory.id)
    .where('h.asset_id', '=', assetId)
    .orderBy('h.starts_on', 'desc')
    .limit(100)
    .execute();

export async function checksOf(ctx: ReadCtx, assetId: string): Promise<Check[]> {
  const rows = await ctx.db
    .selectFrom('premises.checks as c')
    .leftJoin('people.persons as r', (join) =>
      join.onRef('r.territory_id', '=', 'c.territory_id').onRef('r.id', '=', 'c.checked_by_id'),
    )
    .select(['c.id', 'c.checked_on as checkedOn', 'c.outcome', 'c.note'])
    .select(shortName('r').as('checkedBy'))
    .where('c.territory_id', '=', ctx.territory.id)
    .where('c.asset_id', '=', assetId)
    .orderBy('c.checked_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(100)
    .execute();
  return rows as Check[];
}

/** What may be booked now: rooms first, then things. */
export async function bookable(
  ctx: ReadCtx,
): Promise<Pick<Asset, 'id' | 'kind' | 'name' | 'place' | 'seats'>[]> {
  const rows = await ctx.db
    .selectFrom('premises.assets as a')
    .select(['a.id', 'a.kind', 'a.name', 'a.place', 'a.seats'])
    .where('a.territory_id', '=', ctx.territory.id)
    .where('a.is_bookable', '=', true)
    .where((eb) => eb.or([eb('a.ends_on', 'is', null), eb('a.ends_on', '>', ctx.today)]))
    .orderBy(sql`a.kind <> 'room'`)
    .orderBy(sql`a.name ${natural}`)
    .limit(500)
    .execute();
  return rows as Asset[];
}
