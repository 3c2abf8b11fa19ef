// Looking at collections: the list with its figures, one with its table; what an institution is asked for.
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { personNames } from '../../people/index.ts';
import { seesAll } from '../collections.policy.ts';
import type { CollectionState } from './collection.lifecycle.ts';
import type { TableForm } from './form.ts';

export interface Collection {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly basis: string;
  readonly form: TableForm;
  readonly authorId: string;
  readonly author: string;
  readonly copiedFromId: string | null;
  readonly lineId: string | null;
  readonly state: CollectionState;
  readonly version: number;
  readonly dueAt: Date | null;
  readonly sentAt: Date | null;
  readonly closedAt: Date | null;
  readonly findings: string;
  readonly recommendations: string;
  readonly noteId: string | null;
  readonly letterId: string | null;
}

const collections = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('collections.collections as c')
    .select(['c.id', 'c.title', 'c.purpose', 'c.basis', 'c.table_form as form', 'c.author_id as authorId'])
    .select(['c.copied_from_id as copiedFromId', 'c.line_id as lineId', 'c.state', 'c.version'])
    .select(['c.due_at as dueAt', 'c.sent_at as sentAt', 'c.closed_at as closedAt'])
    .select(['c.findings', 'c.recommendations', 'c.note_id as noteId', 'c.letter_id as letterId'])
    .where('c.territory_id', '=', ctx.territory.id);

type Row = Awaited<ReturnType<ReturnType<typeof collections>['execute']>>[number];

const asCollection = (row: Row, author: string): Collection => ({
  ...(row as unknown as Omit<Collection, 'author'>),
  author,
});

/** Any collection of the territory: the caller has shown that it is for this reader. */
export async function anyCollection(ctx: ReadCtx, id: string): Promise<Collection | null> {
  if (!isId(id)) return null;
  const row = await collections(ctx).where('c.id', '=', id).executeTakeFirst();
  if (!row) return null;
  return asCollection(row, (await personNames(ctx, [row.authorId])).get(row.authorId) ?? '');
}

/** A whole collection is for the service and the authority. */
export const oneCollection = async (ctx: ReadCtx, id: string): Promise<Collection | null> =>
  seesAll(ctx) ? anyCollection(ctx, id) : null;

export interface ListedCollection extends Collection {
  readonly asked: number;
  readonly answered: number;
  readonly late: number;
}

export interface CollectionFilter {
  readonly q?: string;
  readonly author?: 'mine' | 'all';
  readonly state?: CollectionState | '';
  readonly after?: string;
}

const pageSize = 50;

/** A page of collections, the latest first, with how many have answered; three questions however many there are. */
export async function collectionsList(
  ctx: ReadCtx,
  filter: CollectionFilter,
): Promise<{ rows: ListedCollection[]; after: string | undefined }> {
  if (!seesAll(ctx)) return { rows: [], after: undefined };
  let found = collections(ctx);
  if (filter.state) found = found.where('c.state', '=', filter.state);
  if (filter.author === 'mine') found = found.where('c.author_id', '=', ctx.actor.personId);
  if (filter.q) found = found.where('c.title', 'ilike', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
  if (filter.after && isId(filter.after)) found = found.where('c.id', '<', filter.after);
  const rows = await found
    .orderBy('c.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const kept = rows.slice(0, pageSize);
  const counts = await countsOf(
    ctx,
    kept.map((row) => row.id),
  );
  const names = await personNames(ctx, [...new Set(kept.map((row) => row.authorId))]);
  return {
    rows: kept.map((row) => ({
      ...asCollection(row, names.get(row.authorId) ?? ''),
      ...(counts.get(row.id) ?? { asked: 0, answered: 0, late: 0 }),
    })),
    after: rows.length > pageSize ? kept.at(-1)?.id : undefined,
  };
}

async function countsOf(ctx: ReadCtx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { asked: number; answered: number; late: number }>();
  const rows = await ctx.db
    .selectFrom('collections.answers as a')
    .innerJoin('collections.collections as c', (join) =>
      join.onRef('c.territory_id', '=', 'a.territory_id').onRef('c.id', '=', 'a.collection_id'),
    )
    .select((eb) => [
      'a.collection_id as id',
      eb.fn.countAll<number>().as('asked'),
      eb.fn.countAll<number>().filterWhere('a.state', 'in', ['answered', 'accepted']).as('answered'),
      eb.fn
        .countAll<number>()
        .filterWhere(eb.fn.coalesce('a.first_answered_at', eb.val(ctx.now)), '>', eb.ref('c.due_at'))
        .as('late'),
    ])
    .where('a.territory_id', '=', ctx.territory.id)
    .where('a.collection_id', 'in', ids)
    .groupBy('a.collection_id')
    .execute();
  return new Map(rows.map(({ id, asked, answered, late }) => [id, { asked, answered, late }]));
}

/** Collections whose term comes before a moment and of which the head has not been told. */
export async function collectionsAwaited(ctx: ReadCtx, before: Date): Promise<Collection[]> {
  const rows = await collections(ctx)
    .where('c.state', '=', 'sent')
    .where('c.escalated_at', 'is', null)
    .where('c.due_at', '<', before)
    .orderBy('c.due_at')
    .limit(200)
    .execute();
  return rows.map((row) => asCollection(row, ''));
}
