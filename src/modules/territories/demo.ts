// The demonstration's territories, from demo/territories.yaml.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { parse } from 'yaml';
import type { Database } from '../../kernel/database.ts';
import { loadDecreedCalendars, type NewTerritory, openTerritory } from './territory.commands.ts';

interface DemoTerritories {
  territories: NewTerritory[];
  networks: {
    id: number;
    slug: string;
    name: string;
    shortName: string;
    host: string;
    joinedOn: string;
    members: string[];
  }[];
}

/** Opens every territory of the demonstration, its networks and the known calendars; safe to run twice. */
export async function loadTerritoriesDemo(
  db: Kysely<Database>,
  folder: string,
): Promise<readonly NewTerritory[]> {
  const demo = parse(await readFile(join(folder, 'territories.yaml'), 'utf8'), {
    merge: true,
  }) as DemoTerritories;
  for (const territory of demo.territories) await openTerritory(db, territory);
  const idOf = (slug: string) => {
    const found = demo.territories.find((each) => each.slug === slug);
    if (!found) throw new Error(`Unknown territory ${slug} in a demonstration network`);
    return found.id;
  };
  for (const { members, host, joinedOn, shortName, ...network } of demo.networks) {
    await db
      .insertInto('territories.networks')
      .values({ ...network, short_name: shortName, host_territory_id: idOf(host) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto('territories.network_members')
      .values(
        members.map((slug) => ({ network_id: network.id, territory_id: idOf(slug), joined_on: joinedOn })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await loadDecreedCalendars(db);
  return demo.territories;
}
