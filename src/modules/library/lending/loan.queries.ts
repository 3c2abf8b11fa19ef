// Looking at loans and requests: the journal, a reader's card, what is owed, what is asked for.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { portionSize } from '../../../kernel/list.ts';
import { ownInstitutions } from '../../people/index.ts';
import { currentVersion, norms, parametersOf } from '../../regulations/index.ts';
import { isKeeper } from '../library.policy.ts';
import type { RequestState } from './request.lifecycle.ts';

export interface Loan {
  readonly id: string;
  readonly copyId: string;
  readonly itemId: string;
  readonly title: string;
  readonly number: string;
  readonly personId: string | null;
  readonly institutionId: string | null;
  readonly borrower: string;
  readonly givenOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly outcome: 'returned' | 'lost' | null;
  readonly act: string;
  readonly note: string;
  readonly prolonged: number;
  readonly version: number;
}

export const fundRule = async (ctx: ReadCtx) =>
  parametersOf(await currentVersion(ctx, norms.fundKeeping.slug), norms.fundKeeping);

/** The service sees every loan, a reader the own, an institution's people those of the institution. */
const visible = (ctx: ReadCtx) =>
  isKeeper(ctx) || ctx.actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(l.person_id = ${ctx.actor.personId}::uuid or l.institution_id = any(${ownInstitutions(ctx)}::uuid[]))`;

const loans = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('library.loans as l')
    .innerJoin('library.copies as c', (join) =>
      join.onRef('c.territory_id', '=', 'l.territory_id').onRef('c.id', '=', 'l.copy_id'),
    )
    .innerJoin('library.items as i', (join) =>
      join.onRef('i.territory_id', '=', 'c.territory_id').onRef('i.id', '=', 'c.item_id'),
    )
    .leftJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'l.territory_id').onRef('p.id', '=', 'l.person_id'),
    )
    .leftJoin('institutions.institutions as o', (join) =>
      join.onRef('o.territory_id', '=', 'l.territory_id').onRef('o.id', '=', 'l.institution_id'),
    )
    .where('l.territory_id', '=', ctx.territory.id)
    .where(visible(ctx));

const shown = (ctx: ReadCtx) =>
  loans(ctx)
    .select([
      'l.id',
      'l.copy_id as copyId',
      'i.id as itemId',
      'i.title',
      'c.number',
      'l.person_id as personId',
    ])
    .select(['l.institution_id as institutionId', 'l.given_on as givenOn', 'l.due_on as dueOn'])
    .select(['l.ended_on as endedOn', 'l.outcome', 'l.act', 'l.note', 'l.prolonged', 'l.version'])
    .select(
      sql<string>`coalesce(o.short_name, p.surname || ' ' || p.given || coalesce(' ' || p.patronymic, ''))`.as(
        'borrower',
      ),
    );

export const loanFilter = z.object({
  show: z.enum(['out', 'overdue', 'all']).default('out'),
  q: z.string().max(200).default(''),
  from: z.union([z.literal(''), z.iso.date()]).default(''),
  to: z.union([z.literal(''), z.iso.date()]).default(''),
  after: z.string().max(80).default(''),
  limit: portionSize,
});
export type LoanFilter = z.output<typeof loanFilter>;

export function loanFilterOf(asked: URLSearchParams): LoanFilter {
  const read = loanFilter.safeParse(
    Object.fromEntries([...asked].filter(([name, value]) => value !== '' && name !== 'limit')),
  );
  return read.success ? read.data : loanFilter.parse({});
}

function narrowed<Q extends ReturnType<typeof shown>>(ctx: ReadCtx, rows: Q, filter: LoanFilter): Q {
  let found = rows;
  if (filter.show !== 'all') found = found.where('l.ended_on', 'is', null) as Q;
  if (filter.show === 'overdue') found = found.where('l.due_on', '<', ctx.today) as Q;
  if (filter.from) found = found.where('l.given_on', '>=', filter.from) as Q;
  if (filter.to) found = found.where('l.given_on', '<=', filter.to) as Q;
  if (filter.q)
    found = found.where(
      sql<boolean>`strpos(public.search_key(i.title || ' ' || c.number || ' ' || coalesce(o.short_name, '') || ' '
        || coalesce(p.surname, '')), public.search_key(${filter.q})) > 0`,
    ) as Q;
  return found;
}

export interface LoanPage {
  readonly rows: readonly Loan[];
  readonly total: number;
  readonly after: string | undefined;
}

/** The journal, the latest loan first. */
export async function loansList(ctx: ReadCtx, filter: LoanFilter): Promise<LoanPage> {
  let page = narrowed(ctx, shown(ctx), filter);
  if (isId(filter.after)) page = page.where('l.id', '<', filter.after);
  const found = (await page
    .orderBy('l.id', 'desc')
    .limit(filter.limit + 1)
    .execute()) as unknown as Loan[];
  const { total } = await narrowed(ctx, loans(ctx) as unknown as ReturnType<typeof shown>, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = found.slice(0, filter.limit);
  return { rows, total: Number(total), after: found.length > filter.limit ? rows.at(-1)?.id : undefined };
}

export async function loan(ctx: ReadCtx, id: string): Promise<Loan | null> {
  if (!isId(id)) return null;
  return (
    ((await shown(ctx).where('l.id', '=', id).executeTakeFirst()) as unknown as Loan | undefined) ?? null
  );
}

export const loansOfItem = async (ctx: ReadCtx, itemId: string): Promise<Loan[]> =>
  (await shown(ctx)
    .where('i.id', '=', itemId)
    .orderBy('l.id', 'desc')
    .limit(200)
    .execute()) as unknown as Loan[];

/** Everything a reader or an institution has ever taken, what is out first. */
export const loansOfReader = async (
  ctx: ReadCtx,
  reader: { kind: 'person' | 'institution'; id: string },
): Promise<Loan[]> =>
  isId(reader.id)
    ? ((await shown(ctx)
        .where(reader.kind === 'person' ? 'l.person_id' : 'l.institution_id', '=', reader.id)
        .orderBy(sql`l.ended_on is null`, 'desc')
        .orderBy('l.id', 'desc')
        .limit(500)
        .execute()) as unknown as Loan[])
    : [];

/** Loans that are out, for reminders. */
export const loansOut = async (ctx: ReadCtx): Promise<Loan[]> =>
  (await shown(ctx)
    .where('l.ended_on', 'is', null)
    .orderBy('l.due_on')
    .orderBy('l.id')
    .execute()) as unknown as Loan[];

export interface FundRequest {
  readonly id: string;
  readonly itemId: string;
  readonly title: string;
  readonly personId: string;
  readonly reader: string;
  readonly askedOn: CivilDate;
  readonly note: string;
  readonly state: RequestState;
  readonly version: number;
  readonly readyUntil: CivilDate | null;
  readonly reason: string;
}

const requests = (ctx: ReadCtx) =>
  ctx.db
    .selectFrom('library.requests as r')
    .innerJoin('library.items as i', (join) =>
      join.onRef('i.territory_id', '=', 'r.territory_id').onRef('i.id', '=', 'r.item_id'),
    )
    .innerJoin('people.persons as p', (join) =>
      join.onRef('p.territory_id', '=', 'r.territory_id').onRef('p.id', '=', 'r.person_id'),
    )
    .select(['r.id', 'r.item_id as itemId', 'i.title', 'r.person_id as personId', 'r.asked_on as askedOn'])
    .select(['r.note', 'r.state', 'r.version', 'r.ready_until as readyUntil', 'r.reason'])
    .select(sql<string>`p.surname || ' ' || p.given || coalesce(' ' || p.patronymic, '')`.as('reader'))
    .where('r.territory_id', '=', ctx.territory.id)
    .where(isKeeper(ctx) ? sql<boolean>`true` : sql<boolean>`r.person_id = ${ctx.actor.personId}::uuid`);

/** Requests, those waiting first; of one person or of one item when given. */
export async function requestsList(
  ctx: ReadCtx,
  only: { personId?: string; itemId?: string; open?: boolean } = {},
): Promise<FundRequest[]> {
  let rows = requests(ctx);
  if (only.personId) rows = rows.where('r.person_id', '=', only.personId);
  if (only.itemId) rows = rows.where('r.item_id', '=', only.itemId);
  if (only.open) rows = rows.where('r.state', 'in', ['asked', 'ready']);
  return (await rows
    .orderBy(sql`r.state in ('asked', 'ready')`, 'desc')
    .orderBy('r.id', 'desc')
    .limit(500)
    .execute()) as unknown as FundRequest[];
}

export async function request(ctx: ReadCtx, id: string): Promise<FundRequest | null> {
  if (!isId(id)) return null;
  const row = await requests(ctx).where('r.id', '=', id).executeTakeFirst();
  return (row as unknown as FundRequest | undefined) ?? null;
}
