// The register of documents: filters, Russian order, keyset pages of 50, the same rows for the screen, export and print.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { everyone } from '../../kernel/policy.ts';
import { query } from '../../kernel/query.ts';
import { visibleTo } from './document.policy.ts';
import { type SummaryRow, summaryOf } from './document.queries.ts';
import { type DocumentSummary, documentKinds } from './document.schema.ts';

export const PAGE_SIZE = 50;
/** Exact counts stop here (decision 21). */
export const COUNT_LIMIT = 10_000;

const sorts = ['new', 'date', 'number', 'title'] as const;

export const registerFilter = z.object({
  kind: z.enum(documentKinds).optional(),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  state: z.enum(['draft', 'registered', 'cancelled']).optional(),
  text: z.string().trim().max(200).optional(),
  /** `superseded`: documents that still cite law that no longer holds (REG-05). */
  law: z.enum(['superseded']).optional(),
  /** Documents that cite this act. */
  act: z.uuid().optional(),
  sort: z.enum(sorts).default('new'),
  dir: z.enum(['asc', 'desc']).default('desc'),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
});
export type RegisterFilter = z.output<typeof registerFilter>;

export interface RegisterRow extends DocumentSummary {
  readonly officeIndex: string | null;
  readonly storageTerm: string | null;
  readonly basis: string | null;
  readonly signer: string | null;
  readonly createdAt: Date;
  readonly citesSuperseded: boolean;
}

export interface RegisterPage {
  readonly rows: readonly RegisterRow[];
  readonly after?: string;
  readonly before?: string;
}

/** What a row is ordered by; the id follows, so that no two rows stand equal; ids alone are in the order of birth. */
const keyOf: Readonly<Record<Exclude<(typeof sorts)[number], 'new'>, RawBuilder<string>>> = {
  date: sql<string>`d.sort_date`,
  number: sql<string>`d.sort_number`,
  title: sql<string>`d.title collate public.ru_natural`,
};

interface Cursor {
  readonly key: string;
  readonly id: string;
}

const cursorOf = (key: z.ZodType<string>) => z.object({ key, id: z.uuid() });
const anyCursor = cursorOf(z.string().regex(/^[^\0]*$/));
const dateCursor = cursorOf(z.iso.date());
const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** A cursor somebody has bent is no cursor: the list begins anew. */
function readCursor(text: string | undefined, sort: RegisterFilter['sort']): Cursor | null {
  if (!text) return null;
  try {
    return (sort === 'date' ? dateCursor : anyCursor).parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    return null;
  }
}

const citesSuperseded = sql<boolean>`exists (select from documents.citations q
  join regulations.acts a on a.territory_id = q.territory_id and a.id = q.act_id and a.superseded
  where q.territory_id = d.territory_id and q.document_id = d.id)`;

function conditions(ctx: ReadCtx, filter: RegisterFilter): RawBuilder<SqlBool> {
  const parts: RawBuilder<unknown>[] = [sql`d.territory_id = ${ctx.territory.id}`, visibleTo(ctx)];
  if (filter.kind) parts.push(sql`d.kind = ${filter.kind}`);
  if (filter.state) parts.push(sql`d.state = ${filter.state}`);
  if (filter.year)
    parts.push(sql`coalesce(d.date, (d.created_at at time zone ${ctx.territory.zone})::date)
    between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`);
  if (filter.law) parts.push(citesSuperseded);
  if (filter.act)
    parts.push(sql`exists (select from documents.citations q where q.territory_id = d.territory_id
      and q.document_id = d.id and q.act_id = ${filter.act}::uuid)`);
  if (filter.text) parts.push(sql`d.id in (select documents.found(${filter.text}, ${COUNT_LIMIT}))`);
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

export async function registerPage(ctx: ReadCtx, filter: RegisterFilter): Promise<RegisterPage> {
  const back = readCursor(filter.before, filter.sort);
  const from = back ?? readCursor(filter.after, filter.sort);
  const rows = await rowsFrom(ctx, filter, from, back !== null, PAGE_SIZE + 1);
  const more = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (back) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasBefore = back ? more : from !== null;
  const hasAfter = back ? true : more;
  return {
    rows: shown.map(({ sort_key: _key, ...row }) => row),
    ...(hasAfter && last ? { after: writeCursor({ key: last.sort_key, id: last.id }) } : {}),
    ...(hasBefore && first ? { before: writeCursor({ key: first.sort_key, id: first.id }) } : {}),
  };
}

type SortedRow = RegisterRow & { sort_key: string };

async function rowsFrom(
  ctx: ReadCtx,
  filter: RegisterFilter,
  from: Cursor | null,
  backwards: boolean,
  limit: number,
): Promise<SortedRow[]> {
  const key = filter.sort === 'new' ? null : keyOf[filter.sort];
  const down = (filter.dir === 'desc') !== backwards;
  const direction = down ? sql`desc` : sql`asc`;
  const sign = down ? sql`<` : sql`>`;
  const past = !from
    ? sql``
    : key
      ? sql`and (${key}, d.id) ${sign} (${from.key}${filter.sort === 'date' ? sql`::date` : sql`::text`}, ${from.id}::uuid)`
      : sql`and d.id ${sign} ${from.id}::uuid`;
  const { rows } = await sql<RawRow>`
    select d.id, d.kind, d.title, d.state, d.number, d.date, d.office_index, d.storage_term, d.basis,
           d.signer_name, d.created_at, ${citesSuperseded} as cites_superseded, ${key ?? sql`''`}::text as sort_key
      from documents.documents d
     where ${conditions(ctx, filter)} ${past}
     order by ${key ? sql`${key} ${direction},` : sql``} d.id ${direction}
     limit ${limit}`.execute(ctx.db);
  return rows.map((row) => ({
    ...summaryOf(row),
    officeIndex: row.office_index,
    storageTerm: row.storage_term,
    basis: row.basis,
    signer: row.signer_name,
    createdAt: row.created_at,
    citesSuperseded: row.cites_superseded,
    sort_key: row.sort_key,
  }));
}

interface RawRow extends SummaryRow {
  office_index: string | null;
  storage_term: string | null;
  basis: string | null;
  signer_name: string | null;
  created_at: Date;
  cites_superseded: boolean;
  sort_key: string;
}

/** The latest registered documents the reader may see: what another room offers to link. */
export async function lastRegistered(ctx: ReadCtx): Promise<readonly DocumentSummary[]> {
  return (await registerPage(ctx, registerFilter.parse({ state: 'registered' }))).rows;
}

/** All rows of the filter, page by page, so that an export of many thousands stays small in memory. */
export async function* everyRow(ctx: ReadCtx, filter: RegisterFilter): AsyncGenerator<RegisterRow> {
  const size = 1_000;
  let from: Cursor | null = null;
  for (;;) {
    const rows: SortedRow[] = await rowsFrom(ctx, filter, from, false, size);
    for (const { sort_key: _key, ...row } of rows) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    from = { key: last.sort_key, id: last.id };
  }
}

export async function registerCount(
  ctx: ReadCtx,
  filter: RegisterFilter,
): Promise<{ total: number; atLeast: boolean }> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (
      select from documents.documents d where ${conditions(ctx, filter)} limit ${COUNT_LIMIT + 1}) counted`.execute(
    ctx.db,
  );
  const total = rows[0]?.total ?? 0;
  return total > COUNT_LIMIT ? { total: COUNT_LIMIT, atLeast: true } : { total, atLeast: false };
}

/** Calendar years from the first dated document to this one, for the filter. */
export async function registerYears(ctx: ReadCtx): Promise<number[]> {
  const { rows } = await sql<{ date: string }>`
    select d.date from documents.documents d
     where d.territory_id = ${ctx.territory.id} and d.sort_date > date '0001-01-01'
     order by d.sort_date limit 1`.execute(ctx.db);
  const now = Number(ctx.today.slice(0, 4));
  const first = Math.min(now, Number(rows[0]?.date.slice(0, 4) ?? now));
  return Array.from({ length: now - first + 1 }, (_, index) => now - index);
}

export const registerQuery = query({
  name: 'documents.list',
  ru: 'Реестр документов',
  input: registerFilter,
  ability: everyone,
  run: async (ctx, filter) => ({
    ...(await registerPage(ctx, filter)),
    count: await registerCount(ctx, filter),
  }),
});

/** The latest registered orders the reader may see: for a choice in a form. */
export const recentOrders = async (ctx: ReadCtx): Promise<readonly RegisterRow[]> =>
  (await registerPage(ctx, registerFilter.parse({ kind: 'order', state: 'registered', sort: 'date' }))).rows;
