// Looking at the catalogue: the list by any filter, one item, its copies, the inventory, acts of writing off.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { portionSize } from '../../../kernel/list.ts';
import { query } from '../../../kernel/query.ts';
import { contributorsIn, describe } from '../bibliography.ts';
import { usesFund } from '../library.policy.ts';
import type { CopyState } from './copy.lifecycle.ts';
import type { ItemKind } from './fund.text.ts';

export interface Item {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly subtitle: string;
  readonly authors: string;
  readonly subjects: string[];
  readonly annotation: string;
  readonly place: string;
  readonly publisher: string;
  readonly year: number | null;
  readonly issue: string;
  readonly pages: string;
  readonly isbn: string;
  readonly url: string;
  readonly description: string;
  readonly version: number;
  /** Copies not written off. */
  readonly copies: number;
  readonly out: number;
  readonly overdue: number;
  readonly lost: number;
}

/** What can be given out now. */
export const freeOf = ({ copies, out, lost }: Pick<Item, 'copies' | 'out' | 'lost'>): number =>
  copies - out - lost;

export const itemDescription = (item: Item): string =>
  item.description ||
  describe({
    ...{ authors: contributorsIn(item.authors), title: item.title, subtitle: item.subtitle },
    ...{ place: item.place, publisher: item.publisher, year: item.year, pages: item.pages, isbn: item.isbn },
    ...{
      url: item.url,
      carrier: item.kind === 'electronic' || item.kind === 'disc' ? 'electronic' : 'paper',
    },
    ...(item.issue ? { edition: /^\d+$/.test(item.issue) ? `№ ${item.issue}` : item.issue } : {}),
  });

const words = (max: number) =>
  z
    .string()
    .max(max)
    .default('')
    .transform((value) => value.replaceAll('\0', '').trim());

export const itemFilter = z.object({
  q: words(200),
  kind: words(40),
  subject: words(100),
  year: words(4),
  where: words(20),
  after: words(600),
  limit: portionSize,
});
export type ItemFilter = z.output<typeof itemFilter>;

export function itemFilterOf(asked: URLSearchParams): ItemFilter {
  const read = itemFilter.safeParse(
    Object.fromEntries([...asked].filter(([name, value]) => value !== '' && name !== 'limit')),
  );
  return read.success ? read.data : itemFilter.parse({});
}

const counted = (ctx: ReadCtx) =>
  sql`(select c.item_id, count(*) filter (where c.state <> 'written-off')::int as copies,
      count(l.id)::int as out, count(l.id) filter (where l.due_on < ${ctx.today}::date)::int as overdue,
      count(*) filter (where c.state = 'lost')::int as lost, string_agg(c.number, ' ') as numbers
    from library.copies c left join library.loans l on l.territory_id = c.territory_id and l.copy_id = c.id
      and l.ended_on is null
    where c.territory_id = ${ctx.territory.id} group by c.item_id)`;

const wheres: Readonly<Record<string, ReturnType<typeof sql>>> = {
  out: sql`n.out > 0`,
  overdue: sql`n.overdue > 0`,
  free: sql`n.copies - n.out - n.lost > 0`,
  lost: sql`n.lost > 0`,
};

const conditions = (ctx: ReadCtx, filter: ItemFilter) =>
  sql.join(
    [
      sql`i.territory_id = ${ctx.territory.id}`,
      ...(filter.kind ? [sql`i.kind = ${filter.kind}`] : []),
      ...(filter.subject ? [sql`${filter.subject} = any(i.subjects)`] : []),
      ...(/^\d{4}$/.test(filter.year) ? [sql`i.year = ${Number(filter.year)}`] : []),
      ...(wheres[filter.where] ? [wheres[filter.where]] : []),
      ...(filter.q
        ? [
            sql`(strpos(i.search, public.search_key(${filter.q})) > 0
              or strpos(lower(coalesce(n.numbers, '')), lower(${filter.q})) > 0)`,
          ]
        : []),
    ],
    sql` and `,
  );

const columns =
  sql.raw(`i.id, i.kind, i.title, i.subtitle, i.authors, i.subjects, i.annotation, i.place, i.publisher,
  i.year, i.issue, i.pages, i.isbn, i.url, i.description, i.version, coalesce(n.copies, 0) as copies,
  coalesce(n.out, 0) as out, coalesce(n.overdue, 0) as overdue, coalesce(n.lost, 0) as lost`);

export interface ItemPage {
  readonly rows: readonly Item[];
  readonly total: number;
  readonly after: string | undefined;
}

/** In Russian order of titles, by pages; the cursor is the id and the title after it. */
export async function itemsList(ctx: ReadCtx, filter: ItemFilter): Promise<ItemPage> {
  const [id, title] = [filter.after.slice(0, 36), filter.after.slice(36)];
  const from = isId(id)
    ? sql`and (i.title collate public.ru_natural, i.id) > (${title}::text collate public.ru_natural, ${id}::uuid)`
    : sql``;
  const { rows: found } = await sql<Item>`
    select ${columns} from library.items i left join ${counted(ctx)} n on n.item_id = i.id
     where ${conditions(ctx, filter)} ${from}
     order by i.title collate public.ru_natural, i.id limit ${filter.limit + 1}`.execute(ctx.db);
  const { rows: totals } = await sql<{ total: number }>`
    select count(*)::int as total from library.items i left join ${counted(ctx)} n on n.item_id = i.id
     where ${conditions(ctx, filter)}`.execute(ctx.db);
  const rows = found.slice(0, filter.limit);
  const last = rows.at(-1);
  return {
    ...{ rows, total: totals[0]?.total ?? 0 },
    after: last && found.length > filter.limit ? last.id + last.title : undefined,
  };
}

export async function item(ctx: ReadCtx, id: string): Promise<Item | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Item>`
    select ${columns} from library.items i left join ${counted(ctx)} n on n.item_id = i.id
     where i.territory_id = ${ctx.territory.id} and i.id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

export interface Copy {
  readonly id: string;
  readonly itemId: string;
  readonly title: string;
  readonly number: string;
  readonly shelf: string;
  readonly source: string;
  readonly price: number | null;
  readonly arrivedOn: CivilDate;
  readonly state: CopyState;
  readonly version: number;
  readonly act: string | null;
  readonly loanId: string | null;
}

const copyRows = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('library.copies as c')
    .innerJoin('library.items as i', (join) =>
      join.onRef('i.territory_id', '=', 'c.territory_id').onRef('i.id', '=', 'c.item_id'),
    )
    .leftJoin('library.write_offs as w', (join) =>
      join.onRef('w.territory_id', '=', 'c.territory_id').onRef('w.id', '=', 'c.write_off_id'),
    )
    .leftJoin('library.loans as l', (join) =>
      join
        .onRef('l.territory_id', '=', 'c.territory_id')
        .onRef('l.copy_id', '=', 'c.id')
        .on('l.ended_on', 'is', null),
    )
    .select(['c.id', 'c.item_id as itemId', 'i.title', 'c.number', 'c.place as shelf', 'c.source', 'c.price'])
    .select(['c.arrived_on as arrivedOn', 'c.state', 'c.version', 'w.number as act', 'l.id as loanId'])
    .where('c.territory_id', '=', ctx.territory.id);

const byNumber = sql`c.number collate public.ru_natural`;

export const copiesOf = async (ctx: ReadCtx, itemId: string): Promise<Copy[]> =>
  (await copyRows(ctx).where('c.item_id', '=', itemId).orderBy(byNumber).execute()) as unknown as Copy[];

export async function copy(ctx: ReadCtx, id: string): Promise<Copy | null> {
  if (!isId(id)) return null;
  return (
    ((await copyRows(ctx).where('c.id', '=', id).executeTakeFirst()) as unknown as Copy | undefined) ?? null
  );
}

export const copiesByNumbers = async (ctx: ReadCtx, numbers: readonly string[]): Promise<Copy[]> =>
  numbers.length === 0
    ? []
    : ((await copyRows(ctx)
        .where('c.number', 'in', [...numbers])
        .orderBy(byNumber)
        .execute()) as unknown as Copy[]);

export interface InventoryLine extends Copy {
  readonly authors: string;
  readonly kind: ItemKind;
  readonly year: number | null;
}

/** Every copy ever entered, by its number: the inventory book. */
export const inventory = async (ctx: ReadCtx): Promise<InventoryLine[]> =>
  (await copyRows(ctx)
    .select(['i.authors', 'i.kind', 'i.year'])
    .orderBy(byNumber)
    .execute()) as unknown as InventoryLine[];

export interface WriteOff {
  readonly id: string;
  readonly number: string;
  readonly onDate: CivilDate;
  readonly reason: string;
  readonly commission: readonly string[];
  readonly copies: number;
}

/** Acts, the latest first; of one id when given. */
export async function writeOffs(ctx: ReadCtx, id: string | null = null): Promise<WriteOff[]> {
  let rows = ctx.db
    .selectFrom('library.write_offs as w')
    .select(['w.id', 'w.number', 'w.on_date as onDate', 'w.reason', 'w.commission'])
    .select(
      sql<number>`(select count(*)::int from library.copies c where c.territory_id = w.territory_id
        and c.write_off_id = w.id)`.as('copies'),
    )
    .where('w.territory_id', '=', ctx.territory.id);
  if (id) rows = rows.where('w.id', '=', id);
  return (await rows.orderBy('w.on_date', 'desc').orderBy('w.id', 'desc').execute()) as unknown as WriteOff[];
}

export const copiesOfAct = async (ctx: ReadCtx, actId: string): Promise<Copy[]> =>
  (await copyRows(ctx).where('c.write_off_id', '=', actId).orderBy(byNumber).execute()) as unknown as Copy[];

export const itemsQuery = query({
  name: 'library.items',
  ru: 'Каталог фонда',
  input: itemFilter,
  ability: usesFund,
  run: itemsList,
});
