// Looking at institutions: one, a page of the list, names for others' records, choices for a form.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { isId } from '../../kernel/ids.ts';
import { portionSize } from '../../kernel/list.ts';
import { signedIn } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import type { InstitutionState } from './institution.lifecycle.ts';
import {
  type InstitutionKind,
  institutionKinds,
  type Programme,
  type Settlement,
  institutionText as text,
} from './institution.text.ts';

export interface Institution {
  readonly id: string;
  readonly kind: InstitutionKind;
  readonly shortName: string;
  readonly fullName: string;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly ogrn: string | null;
  readonly oktmo: string | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly site: string;
  readonly regionCode: string | null;
  readonly areaCode: string | null;
  readonly municipalityCode: string | null;
  readonly settlement: Settlement | null;
  readonly founder: string;
  readonly programmes: Programme[];
  readonly parentId: string | null;
  readonly duplicateOf: string | null;
  readonly duplicateSince: Date | null;
  readonly state: InstitutionState;
  readonly openedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly version: number;
}

const columns = [
  'i.id',
  'i.kind',
  'i.short_name as shortName',
  'i.full_name as fullName',
  'i.inn',
  'i.kpp',
  'i.ogrn',
  'i.oktmo',
  'i.address',
  'i.phone',
  'i.email',
  'i.site',
  'i.region_code as regionCode',
  'i.area_code as areaCode',
  'i.municipality_code as municipalityCode',
  'i.settlement',
  'i.founder',
  'i.programmes',
  'i.parent_id as parentId',
  'i.duplicate_of as duplicateOf',
  'i.duplicate_since as duplicateSince',
  'i.state',
  'i.opened_on as openedOn',
  'i.closed_on as closedOn',
  'i.version',
] as const;

const inTerritory = (ctx: ReadCtx) =>
  ctx.db.selectFrom('institutions.institutions as i').where('i.territory_id', '=', ctx.territory.id);

/** Institutions of the territory with everything their cards show; narrowed by the caller. */
export const institutionsOf = (ctx: ReadCtx) => inTerritory(ctx).select(columns);

/** One institution of this territory, or null. */
export async function institution(ctx: ReadCtx, id: string): Promise<Institution | null> {
  if (!isId(id)) return null;
  const row = await inTerritory(ctx).select(columns).where('i.id', '=', id).executeTakeFirst();
  return (row as Institution | undefined) ?? null;
}

/** Text from an address; a null character has no place in the database. */
const fromAddress = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());
const words = fromAddress(200);
const cursor = fromAddress(600);

export const listFilter = z.object({
  q: words,
  kind: z.enum(['', ...(Object.keys(institutionKinds) as InstitutionKind[])]).default(''),
  state: z.enum(['active', 'closed', 'duplicate', 'all']).default('active'),
  area: words,
  after: cursor,
  before: cursor,
  limit: portionSize,
});
export type InstitutionFilter = z.input<typeof listFilter>;

export interface InstitutionPage {
  readonly rows: readonly Institution[];
  readonly total: number;
  /** Counting stops at 10 000 (decision 21). */
  readonly more: boolean;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const countLimit = 10_000;

/** A place in the order of names: the id, then the name. */
const cursorOf = (row: Institution) => row.id + row.shortName;
const isCursor = (text: string) => isId(text.slice(0, 36));
const natural = sql`collate public.ru_natural`;

function filtered(ctx: ReadCtx, filter: z.output<typeof listFilter>) {
  let rows = inTerritory(ctx);
  if (filter.state !== 'all') rows = rows.where('i.state', '=', filter.state);
  if (filter.area) {
    rows = rows.where((eb) =>
      eb.or([eb('i.area_code', '=', filter.area), eb('i.municipality_code', '=', filter.area)]),
    );
  }
  if (filter.kind) rows = rows.where('i.kind', '=', filter.kind);
  if (filter.q) {
    rows = rows.where((eb) =>
      eb.or([
        sql<boolean>`strpos(i.search, public.search_key(${filter.q})) > 0`,
        eb('i.inn', '=', filter.q.replace(/\D/g, '')),
        eb('i.region_code', '=', filter.q),
      ]),
    );
  }
  return rows;
}

/** A page of the list in Russian order with numbers as numbers: «СОШ № 2» before «СОШ № 10». */
export async function institutionsList(
  ctx: ReadCtx,
  input: InstitutionFilter = {},
): Promise<InstitutionPage> {
  const filter = listFilter.parse(input);
  const back = isCursor(filter.before);
  const cursor = back ? filter.before : isCursor(filter.after) ? filter.after : '';
  let page = filtered(ctx, filter).select(columns);
  if (cursor) {
    const [id, name] = [cursor.slice(0, 36), cursor.slice(36)];
    const sign = sql.raw(back ? '<' : '>');
    page = page.where(
      sql<boolean>`(i.short_name ${natural}, i.id) ${sign} (${name}::text ${natural}, ${id}::uuid)`,
    );
  }
  const way = back ? 'desc' : 'asc';
  const found = (await page
    .orderBy(sql`i.short_name ${natural}`, way)
    .orderBy('i.id', way)
    .limit(filter.limit + 1)
    .execute()) as unknown as Institution[];
  const { total } = await ctx.db
    .selectFrom(
      filtered(ctx, filter)
        .select('i.id')
        .limit(countLimit + 1)
        .as('counted'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = back ? kept.reverse() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    total: Math.min(total, countLimit),
    more: total > countLimit,
    before: first && (back ? hasMore : cursor !== '') ? cursorOf(first) : undefined,
    after: last && (back || hasMore) ? cursorOf(last) : undefined,
  };
}

/** Branches of an institution that still act, in Russian order. */
export async function branchesOf(ctx: ReadCtx, id: string): Promise<{ id: string; shortName: string }[]> {
  return inTerritory(ctx)
    .select(['i.id', 'i.short_name as shortName'])
    .where('i.parent_id', '=', id)
    .where('i.state', '=', 'active')
    .orderBy(sql`i.short_name ${natural}`)
    .execute();
}

/** Short and full names of the given institutions, as they are called now. */
export async function institutionNames(
  ctx: ReadCtx,
  ids: readonly string[],
): Promise<Map<string, { short: string; full: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await inTerritory(ctx)
    .select(['i.id', 'i.short_name', 'i.full_name'])
    .where('i.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { short: row.short_name, full: row.full_name }]));
}

/** How the institution was called on a date: a document of that day keeps that day's name. */
export async function nameOn(
  ctx: ReadCtx,
  id: string,
  date: CivilDate,
): Promise<{ short: string; full: string } | null> {
  const row = await ctx.db
    .selectFrom('institutions.names')
    .select(['short_name as short', 'full_name as full'])
    .where('territory_id', '=', ctx.territory.id)
    .where('institution_id', '=', id)
    .where('starts_on', '<=', date)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', date)]))
    .executeTakeFirst();
  return row ?? null;
}

export const listQuery = query({
  name: 'institutions.list',
  ru: 'Организации муниципальной системы',
  input: listFilter,
  ability: signedIn,
  run: institutionsList,
});

export const oneQuery = query({
  name: 'institutions.one',
  ru: 'Карточка организации',
  input: z.object({ id: z.uuid() }),
  ability: signedIn,
  run: (ctx, { id }) => institution(ctx, id),
});

/** Choices for a form: acting institutions whose name or ИНН holds the typed words. */
export const pickQuery = query({
  name: 'institutions.pick',
  ru: 'Выбор организации',
  input: z.object({
    q: words,
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  ability: signedIn,
  run: async (ctx, { q, limit }) => {
    const { rows } = await institutionsList(ctx, { q, limit });
    return rows.map((row) => ({
      value: row.id,
      label: row.shortName,
      hint: [institutionKinds[row.kind], row.inn ? `${text.fields.inn} ${row.inn}` : '']
        .filter(Boolean)
        .join(', '),
    }));
  },
});

/** How many institutions are at work in the territory. */
export async function countInstitutions(ctx: ReadCtx): Promise<number> {
  const row = await ctx.db
    .selectFrom('institutions.institutions')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('territory_id', '=', ctx.territory.id)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return row.total;
}

/** What a mailing needs of an institution: where it belongs and how it is reached. */
export type ReachedInstitution = Pick<
  Institution,
  'id' | 'kind' | 'shortName' | 'areaCode' | 'municipalityCode' | 'phone' | 'email' | 'address' | 'inn'
>;

/** All institutions at work in Russian order: one question however many there are. */
export async function institutionsAtWork(ctx: ReadCtx): Promise<ReachedInstitution[]> {
  const rows = await inTerritory(ctx)
    .select(['i.id', 'i.kind', 'i.short_name as shortName', 'i.area_code as areaCode'])
    .select(['i.municipality_code as municipalityCode', 'i.phone', 'i.email', 'i.address', 'i.inn'])
    .where('i.state', '=', 'active')
    .orderBy(sql`i.short_name ${natural}`)
    .orderBy('i.id')
    .execute();
  return rows as ReachedInstitution[];
}
