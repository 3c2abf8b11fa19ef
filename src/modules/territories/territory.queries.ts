// Territories and their networks: global reference lists, read by everyone, kept in the process.
import type { CivilDate } from '../../kernel/clock.ts';
import type { ReadDatabase, Territory } from '../../kernel/ctx.ts';
import type { ServiceCard } from './territory.schema.ts';

export interface TerritoryCard extends Territory {
  readonly nameGenitive: string;
  readonly kind: string;
  readonly region: string;
  readonly settlement: string;
  readonly oktmo: string | null;
  readonly service: ServiceCard;
}

export interface Network {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly hostTerritoryId: number;
  readonly members: readonly Territory[];
}

let known: readonly Territory[] | null = null;

/** Drops what the process remembers; the next look reads the table again. */
export function forgetTerritories(): void {
  known = null;
}

/** Territories that are at work, in Russian order of names. */
export async function allTerritories(db: ReadDatabase): Promise<readonly Territory[]> {
  known ??= await readTerritories(db);
  return known;
}

const readTerritories = (db: ReadDatabase) =>
  db
    .selectFrom('territories.territories')
    .select(['id', 'slug', 'name', 'zone'])
    .where('closed_on', 'is', null)
    .orderBy('id')
    .execute();

/** A slug not seen yet is looked up once more: the territory may have been opened by another process. */
export async function territoryBySlug(db: ReadDatabase, slug: string): Promise<Territory | null> {
  const find = (list: readonly Territory[]) => list.find((each) => each.slug === slug) ?? null;
  const found = find(await allTerritories(db));
  if (found) return found;
  forgetTerritories();
  return find(await allTerritories(db));
}

/** Everything the installation knows about one territory. */
export async function territoryCard(db: ReadDatabase, id: number): Promise<TerritoryCard> {
  const [card] = await territoryCards(db, [id]);
  if (!card) throw new Error(`There is no territory ${id}`);
  return card;
}

/** The same of several territories at once, in the order of their ids. */
export async function territoryCards(db: ReadDatabase, ids: readonly number[]): Promise<TerritoryCard[]> {
  const rows = await db
    .selectFrom('territories.territories')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(({ name_genitive: nameGenitive, service, closed_on: _, ...rest }) => ({
    ...rest,
    nameGenitive,
    service: service as unknown as ServiceCard,
  }));
}

/** Later than any membership: without a date, those who have not left. */
const stillThere: CivilDate = '9999-12-31';

/** The network a territory belongs to on a date, with all its members, or null. */
export async function networkOf(
  db: ReadDatabase,
  territoryId: number,
  on: CivilDate = stillThere,
): Promise<Network | null> {
  const members = await db
    .selectFrom('territories.network_members as mine')
    .innerJoin('territories.networks as n', 'n.id', 'mine.network_id')
    .innerJoin('territories.network_members as m', 'm.network_id', 'n.id')
    .innerJoin('territories.territories as t', 't.id', 'm.territory_id')
    .select([
      'n.id as networkId',
      'n.slug as networkSlug',
      'n.name as networkName',
      'n.short_name as shortName',
    ])
    .select(['n.host_territory_id as hostTerritoryId', 't.id', 't.slug', 't.name', 't.zone'])
    .where('mine.territory_id', '=', territoryId)
    .where('mine.joined_on', '<=', on)
    .where((eb) => eb.or([eb('mine.left_on', 'is', null), eb('mine.left_on', '>', on)]))
    .where('m.joined_on', '<=', on)
    .where((eb) => eb.or([eb('m.left_on', 'is', null), eb('m.left_on', '>', on)]))
    .orderBy('t.id')
    .execute();
  const first = members[0];
  if (!first) return null;
  return {
    id: first.networkId,
    slug: first.networkSlug,
    name: first.networkName,
    shortName: first.shortName,
    hostTerritoryId: first.hostTerritoryId,
    members: members.map(({ id, slug, name, zone }) => ({ id, slug, name, zone })),
  };
}
