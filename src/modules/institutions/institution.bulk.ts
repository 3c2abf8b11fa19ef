// Institutions set by set, for lists of hundreds and thousands: found, entered, changed and taken back in a few statements.
import { type RawBuilder, sql } from 'kysely';
import type { ReadCtx, WriteCtx } from '../../kernel/ctx.ts';
import { linkedRecords, linksTo } from '../../platform/db/index.ts';
import { type Institution, institutionsOf } from './institution.queries.ts';

/** What a list says about an institution to find it by. */
export interface InstitutionSigns {
  readonly regionCode: string | null;
  readonly inn: string | null;
  readonly shortName: string | null;
}

export interface FoundInstitution extends Institution {
  /** The short name as names are compared. */
  readonly shortKey: string;
}

/** Acting institutions that could be meant by any of the signs, and the keys of the given short names. */
export async function institutionsBySigns(
  ctx: ReadCtx,
  signs: readonly InstitutionSigns[],
): Promise<{ found: FoundInstitution[]; keyOf: Map<string, string> }> {
  if (signs.length === 0) return { found: [], keyOf: new Map() };
  const given = (key: keyof InstitutionSigns) => [...new Set(signs.flatMap((each) => each[key] ?? []))];
  const names = given('shortName');
  const { rows: keys } = await sql<{ name: string; key: string }>`
    select name, public.search_key(name) as key from unnest(${names}::text[]) as given (name)`.execute(
    ctx.db,
  );
  const keyOf = new Map(keys.map(({ name, key }) => [name, key]));
  const found = await institutionsOf(ctx)
    .select('i.short_key as shortKey')
    .where('i.state', '=', 'active')
    .where(
      sql<boolean>`(i.region_code = any(${given('regionCode')}::text[]) or i.inn = any(${given('inn')}::text[])
        or i.short_key = any(${[...keyOf.values()]}::text[]))`,
    )
    .execute();
  return { found: found as unknown as FoundInstitution[], keyOf };
}

/** What a list says about the institution of a code, by field. */
export interface SaidOfCode {
  readonly line: number;
  readonly regionCode: string;
  readonly values: object;
}

/**
 * Lines whose institution, found by the region's code, is already all that the list says. Most rows of a list loaded a
 * second time are such: the database compares them, so that the records need not travel.
 */
export async function institutionsHolding(
  ctx: ReadCtx,
  rows: readonly SaidOfCode[],
): Promise<Map<number, { readonly id: string; readonly version: number }>> {
  const known = await sql<{ code: string }>`
    select region_code as code from institutions.institutions where territory_id = ${ctx.territory.id}
       and region_code = any(${rows.map(({ regionCode }) => regionCode)}::text[]) and state = 'active'`.execute(
    ctx.db,
  );
  const codes = known.rows.map(({ code }) => code);
  if (codes.length === 0) return new Map();
  const isKnown = new Set(codes);
  const given = rows.filter(({ regionCode }) => isKnown.has(regionCode));
  const words = Object.entries(changeable).map(
    ([field, column]) => sql`${sql.lit(field)}, i.${sql.ref(column)}`,
  );
  const { rows: same } = await sql<{ line: number; id: string; version: number }>`
    with given as (select * from unnest(${given.map(({ line }) => line)}::int[],
      ${given.map(({ regionCode }) => regionCode)}::text[],
      ${given.map(({ values }) => JSON.stringify(values))}::text[]) as g (line, code, said)),
    -- Taken by the list of codes, which the index serves whatever the statistics of a table just filled say.
    held as materialized (select * from institutions.institutions
      where territory_id = ${ctx.territory.id} and region_code = any(${codes}::text[]) and state = 'active')
    select g.line, i.id, i.version from given g join held i on i.region_code = g.code
      cross join lateral (select jsonb_strip_nulls(g.said::jsonb) as v) s
     where jsonb_build_object(${sql.join(words)}) @> s.v - 'programmes'
       and (not s.v ? 'programmes' or (to_jsonb(i.programmes) @> (s.v -> 'programmes')
         and to_jsonb(i.programmes) <@ (s.v -> 'programmes')))`.execute(ctx.db);
  return new Map(same.map(({ line, ...record }) => [line, record]));
}

/**
 * Rows to write: `id uuid, version int, line int, v jsonb` (values by field), `d jsonb` (field → [before, after]) and
 * `parts jsonb` (what a new record needs and the list does not say: kind, shortName, fullName);
 * a SELECT of the caller's own staging.
 */
export type InstitutionRows = RawBuilder<unknown>;

/** Lines whose institution is no longer as it was when the rows were compared. */
export async function staleInstitutions(ctx: WriteCtx, changed: InstitutionRows): Promise<number[]> {
  const { rows } = await sql<{ line: number }>`
    with s as (${changed}), held as (
      select i.id, i.version, i.state from institutions.institutions i
       where i.territory_id = ${ctx.territory.id} and i.id in (select id from s) for update)
    select s.line from s left join held on held.id = s.id
     where held.version is distinct from s.version or held.state <> 'active' order by s.line`.execute(ctx.db);
  return rows.map(({ line }) => line);
}

/** Lines of new rows whose code or ИНН somebody has entered meanwhile. */
export async function enteredMeanwhile(ctx: WriteCtx, fresh: InstitutionRows): Promise<number[]> {
  const { rows } = await sql<{ line: number }>`
    with s as (${fresh})
    select s.line from s join institutions.institutions i on i.territory_id = ${ctx.territory.id} and i.state = 'active'
       and i.region_code = s.v ->> 'regionCode'
    union
    select s.line from s join institutions.institutions i on i.territory_id = ${ctx.territory.id} and i.state = 'active'
       and i.inn = s.v ->> 'inn' and i.kpp is not distinct from s.v ->> 'kpp'`.execute(ctx.db);
  return rows.map(({ line }) => line);
}

/** Enters new institutions with their first names. */
export async function addInstitutions(ctx: WriteCtx, fresh: InstitutionRows, act: string): Promise<void> {
  const said = (key: string) => sql`coalesce(s.v ->> ${sql.lit(key)}, s.parts ->> ${sql.lit(key)})`;
  const word = (key: string) => sql`coalesce(s.v ->> ${sql.lit(key)}, '')`;
  await sql`
    insert into institutions.institutions
      (territory_id, id, kind, short_name, full_name, inn, kpp, ogrn, oktmo, region_code, area_code, municipality_code,
       settlement, founder, programmes, address, phone, email, site)
    select ${ctx.territory.id}, s.id, ${said('kind')}, ${said('shortName')}, ${said('fullName')}, s.v ->> 'inn',
           s.v ->> 'kpp', s.v ->> 'ogrn', s.v ->> 'oktmo', s.v ->> 'regionCode', s.v ->> 'areaCode',
           s.v ->> 'municipalityCode', s.v ->> 'settlement', ${word('founder')},
           array(select jsonb_array_elements_text(coalesce(s.v -> 'programmes', '[]'))),
           ${word('address')}, ${word('phone')}, ${word('email')}, ${word('site')}
      from (${fresh}) s`.execute(ctx.db);
  await sql`
    insert into institutions.names (territory_id, institution_id, starts_on, short_name, full_name, act)
    select ${ctx.territory.id}, s.id, ${ctx.today}::date, ${said('shortName')}, ${said('fullName')}, ${act}
      from (${fresh}) s`.execute(ctx.db);
}

/** Column of each field a list may change, and how its value is read from JSON. */
const changeable: Readonly<Record<string, string>> = {
  kind: 'kind',
  shortName: 'short_name',
  fullName: 'full_name',
  inn: 'inn',
  kpp: 'kpp',
  ogrn: 'ogrn',
  oktmo: 'oktmo',
  regionCode: 'region_code',
  areaCode: 'area_code',
  municipalityCode: 'municipality_code',
  settlement: 'settlement',
  founder: 'founder',
  address: 'address',
  phone: 'phone',
  email: 'email',
  site: 'site',
};

/** `side` 1 writes what the list says, 0 brings back what was before. */
async function setFields(ctx: WriteCtx, rows: InstitutionRows, side: 0 | 1): Promise<void> {
  const at = sql.lit(String(side));
  const sets = Object.entries(changeable).map(
    ([field, column]) => sql`${sql.ref(column)} = case when s.d ? ${sql.lit(field)}
      then s.d -> ${sql.lit(field)} ->> ${at}::int else i.${sql.ref(column)} end`,
  );
  await sql`
    update institutions.institutions i set ${sql.join(sets)},
           programmes = case when s.d ? 'programmes'
             then array(select jsonb_array_elements_text(s.d -> 'programmes' -> ${at}::int)) else i.programmes end,
           version = i.version + 1
      from (${rows}) s
     where i.territory_id = ${ctx.territory.id} and i.id = s.id`.execute(ctx.db);
}

/** Changes what the list changes; a new name begins today and the former one stays in the history. */
export async function changeInstitutions(
  ctx: WriteCtx,
  changed: InstitutionRows,
  act: string,
): Promise<void> {
  await setFields(ctx, changed, 1);
  const renamed = sql`select s.id from (${changed}) s where s.d ? 'shortName' or s.d ? 'fullName'`;
  const present = sql`n.territory_id = ${ctx.territory.id} and n.ends_on is null and n.institution_id in (${renamed})`;
  // A name that began today is put right in its place: a period cannot be empty.
  await sql`update institutions.names n set short_name = i.short_name, full_name = i.full_name
      from institutions.institutions i
     where ${present} and i.territory_id = n.territory_id and i.id = n.institution_id
       and n.starts_on >= ${ctx.today}::date`.execute(ctx.db);
  await sql`with ended as (
      update institutions.names n set ends_on = ${ctx.today}::date
       where ${present} and n.starts_on < ${ctx.today}::date returning n.institution_id)
    insert into institutions.names (territory_id, institution_id, starts_on, short_name, full_name, act)
    select i.territory_id, i.id, ${ctx.today}::date, i.short_name, i.full_name, ${act}
      from ended join institutions.institutions i
        on i.territory_id = ${ctx.territory.id} and i.id = ended.institution_id`.execute(ctx.db);
}

/** Names of institutions that were changed or are pointed at since: what a taking back would lose. */
export async function lostByTakingBack(
  ctx: WriteCtx,
  fresh: InstitutionRows,
  changed: InstitutionRows,
): Promise<string[]> {
  const links = (await linksTo(ctx.db, 'institutions.institutions')).filter(
    ({ table }) => table !== 'institutions.names',
  );
  const linked = await linkedRecords(ctx.db, links, ctx.territory.id, sql`select id from (${fresh}) fresh`);
  const { rows } = await sql<{ name: string }>`
    with s as (${fresh} union all ${changed})
    select i.short_name as name from institutions.institutions i join s on s.id = i.id
     where i.territory_id = ${ctx.territory.id}
       and (i.version <> s.version + 1 or i.state <> 'active' or i.id = any(${[...linked.keys()]}::uuid[]))
     order by i.short_name collate public.ru_natural`.execute(ctx.db);
  return rows.map(({ name }) => name);
}

/** Erases what a list entered and brings back what it changed. */
export async function takeInstitutionsBack(
  ctx: WriteCtx,
  fresh: InstitutionRows,
  changed: InstitutionRows,
  act: string,
): Promise<void> {
  const ids = sql`select s.id from (${fresh}) s`;
  await sql`delete from institutions.names where territory_id = ${ctx.territory.id} and institution_id in (${ids})`.execute(
    ctx.db,
  );
  await sql`delete from institutions.institutions where territory_id = ${ctx.territory.id} and id in (${ids})`.execute(
    ctx.db,
  );
  await setFields(ctx, changed, 0);
  const renamed = sql`select s.id from (${changed}) s where s.d ? 'shortName' or s.d ? 'fullName'`;
  await sql`with gone as (
      delete from institutions.names where territory_id = ${ctx.territory.id} and institution_id in (${renamed})
         and ends_on is null and act = ${act} returning institution_id, starts_on)
    update institutions.names n set ends_on = null from gone
     where n.territory_id = ${ctx.territory.id} and n.institution_id = gone.institution_id
       and n.ends_on = gone.starts_on`.execute(ctx.db);
  await sql`update institutions.names n set short_name = i.short_name, full_name = i.full_name
      from institutions.institutions i
     where n.territory_id = ${ctx.territory.id} and n.ends_on is null and n.institution_id in (${renamed})
       and i.territory_id = n.territory_id and i.id = n.institution_id
       and (n.short_name, n.full_name) is distinct from (i.short_name, i.full_name)`.execute(ctx.db);
}
