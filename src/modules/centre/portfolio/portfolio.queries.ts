// Looking at directions: who answers for what on a day, how to reach them, who answered before.
import { sql } from 'kysely';
import type { CivilDate } from '../../../kernel/clock.ts';
import type { ReadCtx } from '../../../kernel/ctx.ts';
import { isId } from '../../../kernel/ids.ts';
import { people, postsOfPeople } from '../../people/index.ts';
import type { PortfolioKind, Topic } from './portfolio.text.ts';

export interface Portfolio {
  readonly id: string;
  readonly key: string;
  readonly kind: PortfolioKind;
  readonly name: string;
  readonly clause: string;
  readonly topics: readonly Topic[];
  readonly version: number;
}

export interface WorkContacts {
  readonly phone: string;
  readonly email: string;
  readonly room: string;
  readonly hours: string;
}

export interface Holder extends WorkContacts {
  readonly id: string;
  readonly portfolioId: string;
  readonly personId: string;
  readonly name: string;
  readonly act: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** The catalogue in its own order. */
export async function portfolios(ctx: ReadCtx): Promise<Portfolio[]> {
  const rows = await ctx.db
    .selectFrom('centre.portfolios')
    .select(['id', 'key', 'kind', 'name', 'clause', 'topics', 'version'])
    .where('territory_id', '=', ctx.territory.id)
    .where('closed_on', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows as unknown as Portfolio[];
}

export async function portfolio(ctx: ReadCtx, id: string): Promise<Portfolio | null> {
  return isId(id) ? ((await portfolios(ctx)).find((each) => each.id === id) ?? null) : null;
}

interface HolderFilter {
  readonly on?: CivilDate;
  readonly portfolioId?: string;
  readonly personId?: string;
}

/** Who holds directions; nobody who has left the service by the day asked about. */
export async function holders(ctx: ReadCtx, filter: HolderFilter): Promise<Holder[]> {
  const { on } = filter;
  let rows = ctx.db
    .selectFrom('centre.portfolio_holders as h')
    .leftJoin('centre.work_contacts as c', (join) =>
      join.onRef('c.territory_id', '=', 'h.territory_id').onRef('c.person_id', '=', 'h.person_id'),
    )
    .select(['h.id', 'h.portfolio_id as portfolioId', 'h.person_id as personId', 'h.act'])
    .select(['h.starts_on as startsOn', 'h.ends_on as endsOn'])
    .select((eb) => [
      eb.fn.coalesce('c.phone', sql<string>`''`).as('phone'),
      eb.fn.coalesce('c.email', sql<string>`''`).as('email'),
      eb.fn.coalesce('c.room', sql<string>`''`).as('room'),
      eb.fn.coalesce('c.hours', sql<string>`''`).as('hours'),
    ])
    .where('h.territory_id', '=', ctx.territory.id);
  if (filter.portfolioId) rows = rows.where('h.portfolio_id', '=', filter.portfolioId);
  if (filter.personId) rows = rows.where('h.person_id', '=', filter.personId);
  if (on)
    rows = rows
      .where('h.starts_on', '<=', on)
      .where((eb) => eb.or([eb('h.ends_on', 'is', null), eb('h.ends_on', '>', on)]))
      .where(
        sql<boolean>`exists (select from people.posts t where t.territory_id = h.territory_id
          and t.person_id = h.person_id and t.unit = 'centre' and t.starts_on <= ${on}
          and (t.ends_on is null or t.ends_on > ${on}))`,
      );
  const found = await rows.orderBy('h.starts_on', 'desc').orderBy('h.id').execute();
  const named = await people(
    ctx,
    found.map((row) => row.personId),
  );
  return found.map((row) => ({ ...row, name: named.get(row.personId)?.fullName ?? '' }));
}

export interface Directory {
  readonly portfolios: readonly Portfolio[];
  readonly byPortfolio: ReadonlyMap<string, readonly Holder[]>;
  /** «старший методист» of a person on the day. */
  readonly titles: ReadonlyMap<string, string>;
}

/** «Кто за что отвечает» on a day. */
export async function directoryOn(ctx: ReadCtx, on: CivilDate): Promise<Directory> {
  const found = await holders(ctx, { on });
  const posts = await postsOfPeople(
    ctx,
    found.map((each) => each.personId),
    on,
  );
  const titles = [...posts].map(([id, all]) => {
    const own = all.find((post) => post.unit === 'centre');
    return [id, own?.title ?? ''] as const;
  });
  return {
    portfolios: await portfolios(ctx),
    byPortfolio: Map.groupBy(found, (each) => each.portfolioId),
    titles: new Map(titles),
  };
}

/** Lines of the catalogue that nobody answers for on a day. */
export async function holesOn(ctx: ReadCtx, on: CivilDate): Promise<Portfolio[]> {
  const held = new Set((await holders(ctx, { on })).map((each) => each.portfolioId));
  return (await portfolios(ctx)).filter((each) => !held.has(each.id));
}

/**
 * Who answers for a piece of work on a day, by a topic («attestation») or a direction's key («gifted»); with how to
 * reach them. Empty: nobody is named, and the caller tells everybody it would have told without directions.
 */
export async function responsibleFor(
  ctx: ReadCtx,
  work: Topic | (string & {}),
  on: CivilDate = ctx.today,
): Promise<Holder[]> {
  const fitting = (await portfolios(ctx)).flatMap((each) =>
    each.key === work || each.topics.some((topic) => topic === work) ? [each.id] : [],
  );
  const found = (await holders(ctx, { on })).filter((each) => fitting.includes(each.portfolioId));
  return [...new Map(found.map((each) => [each.personId, each])).values()];
}
