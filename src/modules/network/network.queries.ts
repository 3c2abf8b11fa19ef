// Looking at the network: its tree and the statuses the reader may see, through the database's one door.
import { sql } from 'kysely';
import { z } from 'zod';
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadCtx } from '../../kernel/ctx.ts';
import { query } from '../../kernel/query.ts';
import { type Network, networkOf, type TerritoryCard, territoryCards } from '../territories/index.ts';
import { networkPolicy, seesAll } from './network.policy.ts';

export interface OwnNetwork {
  readonly network: Network;
  /** The reader holds the network's role. */
  readonly seesAll: boolean;
}

/** The network of the reader's territory today, or null. */
export async function ownNetwork(ctx: ReadCtx): Promise<OwnNetwork | null> {
  if (ctx.actor.kind !== 'person') return null;
  const network = await networkOf(ctx.db, ctx.territory.id, ctx.today);
  return network ? { network, seesAll: seesAll(ctx, network) } : null;
}

export interface NetworkSite {
  readonly territoryId: number;
  readonly siteId: string;
  readonly statusType: string;
  readonly statusName: string;
  readonly institution: string;
  readonly direction: string;
  readonly theme: string;
  readonly subject: string;
  readonly services: string;
  readonly scope: 'territory' | 'network';
  readonly headName: string;
  readonly startsOn: CivilDate;
  /** The first day without the status. */
  readonly endsOn: CivilDate;
  readonly orderNumber: string | null;
  readonly orderDate: CivilDate | null;
  readonly audience: 'centre' | 'members';
  readonly reason: string;
}

/** Statuses of the network the reader may see, territory by territory; a network has hundreds, never a table's worth. */
export async function readableSites(ctx: ReadCtx, own: OwnNetwork): Promise<NetworkSite[]> {
  const { rows } = await sql<NetworkSite>`
    select s.territory_id as "territoryId", s.site_id as "siteId", s.status_type as "statusType",
      s.status_name as "statusName", s.institution, s.direction, s.theme, s.subject, s.services, s.scope,
      s.head_name as "headName", s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
      s.order_number as "orderNumber", s.order_date::text as "orderDate", s.audience, s.reason
    from network.readable_sites(${ctx.today}::date, ${own.seesAll}) s
    where s.network_id = ${own.network.id}
    order by s.territory_id, s.institution collate public.ru_natural, s.site_id`.execute(ctx.db as never);
  return rows;
}

export interface MemberCard {
  readonly territoryId: number;
  readonly headName: string;
  readonly headPost: string;
  /** Null where the member has not opened its figures to this reader. */
  readonly institutions: number | null;
  readonly teachers: number | null;
  readonly audience: 'centre' | 'members';
  readonly countedOn: CivilDate;
}

export async function readableCards(ctx: ReadCtx, own: OwnNetwork): Promise<MemberCard[]> {
  const { rows } = await sql<MemberCard>`
    select c.territory_id as "territoryId", c.head_name as "headName", c.head_post as "headPost",
      c.institutions, c.teachers, c.audience, c.counted_on::text as "countedOn"
    from network.readable_cards(${ctx.today}::date, ${own.seesAll}) c
    where c.network_id = ${own.network.id}`.execute(ctx.db as never);
  return rows;
}

export interface Member {
  readonly territory: TerritoryCard;
  readonly isHost: boolean;
  readonly isOwn: boolean;
  readonly card: MemberCard | null;
  /** Statuses in force among those the reader sees. */
  readonly sites: number;
}

/** The tree's rows: the centre's territory first, then the members in their order. */
export async function networkMembers(ctx: ReadCtx, own: OwnNetwork): Promise<Member[]> {
  const { members, hostTerritoryId } = own.network;
  const territories = await territoryCards(
    ctx.db,
    members.map(({ id }) => id),
  );
  const cards = new Map((await readableCards(ctx, own)).map((card) => [card.territoryId, card]));
  const inForce = (await readableSites(ctx, own)).filter((site) => stateOf(site, ctx.today) === 'in-force');
  const all = territories.map((territory) => ({
    territory,
    isHost: territory.id === hostTerritoryId,
    isOwn: territory.id === ctx.territory.id,
    card: cards.get(territory.id) ?? null,
    sites: inForce.filter((site) => site.territoryId === territory.id).length,
  }));
  return all.toSorted((a, b) => Number(b.isHost) - Number(a.isHost));
}

export type NetworkSiteState = 'in-force' | 'coming' | 'expired';

export const stateOf = (
  site: Pick<NetworkSite, 'startsOn' | 'endsOn'>,
  today: CivilDate,
): NetworkSiteState => (site.startsOn > today ? 'coming' : site.endsOn > today ? 'in-force' : 'expired');

/** What the map's columns and filters call it: the subject, else the direction. */
export const subjectOf = (site: Pick<NetworkSite, 'subject' | 'direction'>): string =>
  site.subject || site.direction;

const word = z
  .string()
  .max(300)
  .transform((value) => value.replaceAll('\0', '').trim());

export const mapFilter = z.object({
  by: z.enum(['subject', 'status']).default('subject'),
  territory: z.string().max(60).optional(),
  subject: word.optional(),
  status: z.string().max(60).optional(),
  scope: z.enum(['territory', 'network']).optional(),
  state: z.enum(['active', 'all']).default('active'),
  text: word.optional(),
});
export type MapFilter = z.output<typeof mapFilter>;

/** What an address asks for; what is not understood is left out. */
export function mapFilterOf(asked: URLSearchParams): MapFilter {
  const read = mapFilter.safeParse(Object.fromEntries([...asked].filter(([, value]) => value !== '')));
  return read.success ? read.data : mapFilter.parse({});
}

/** The readable statuses that fit a filter. */
export function fitting(
  sites: readonly NetworkSite[],
  own: OwnNetwork,
  filter: MapFilter,
  today: CivilDate,
): NetworkSite[] {
  const territoryId = filter.territory
    ? own.network.members.find(({ slug }) => slug === filter.territory)?.id
    : undefined;
  const text = filter.text?.toLocaleLowerCase('ru');
  return sites.filter(
    (site) =>
      (!filter.territory || site.territoryId === territoryId) &&
      (!filter.subject || subjectOf(site) === filter.subject) &&
      (!filter.status || site.statusType === filter.status) &&
      (!filter.scope || site.scope === filter.scope) &&
      (filter.state === 'all' || stateOf(site, today) !== 'expired') &&
      (!text || `${site.institution} ${site.theme}`.toLocaleLowerCase('ru').includes(text)),
  );
}

/** Statuses of the network for a program: the own territory's and those open to the reader. */
export const listNetworkSites = query({
  name: 'network.sites',
  ru: 'Статусы сети',
  input: mapFilter,
  ability: networkPolicy.rules.view,
  run: async (ctx, input) => {
    const own = await ownNetwork(ctx);
    return own ? fitting(await readableSites(ctx, own), own, input, ctx.today) : null;
  },
});

export const listNetworkMembers = query({
  name: 'network.members',
  ru: 'Участники сети',
  input: z.object({}),
  ability: networkPolicy.rules.view,
  run: async (ctx) => {
    const own = await ownNetwork(ctx);
    if (!own) return null;
    return (await networkMembers(ctx, own)).map(({ territory, ...rest }) => ({
      territory: territory.slug,
      name: territory.name,
      service: territory.service.fullName,
      ...rest,
    }));
  },
});
