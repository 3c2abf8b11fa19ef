// The directory of the installation: what a stranger is told of each territory at work.
import { sql } from 'kysely';
import type { ReadDatabase } from '../../kernel/ctx.ts';

export interface DirectoryEntry {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly region: string;
  /** «ИМЦ» */
  readonly service: string;
  readonly serviceFullName: string;
}

/** Territories at work in the Russian order of their regions, in a region in the order they were opened. */
export const territoryDirectory = (db: ReadDatabase): Promise<DirectoryEntry[]> =>
  db
    .selectFrom('territories.territories')
    .select(['id', 'slug', 'name', 'region'])
    .select(sql<string>`service ->> 'shortName'`.as('service'))
    .select(sql<string>`service ->> 'fullName'`.as('serviceFullName'))
    .where('closed_on', 'is', null)
    .orderBy(sql`region collate "ru-x-icu"`)
    .orderBy('id')
    .execute();
