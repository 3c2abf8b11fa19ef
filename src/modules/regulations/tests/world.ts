// A territory for the suites of regulations: a real database, a fixed clock, people with the roles a test names.
import { actorOf, contextOf } from '../../../../tests/setup/context.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { writeIn } from '../../../platform/db/transaction.ts';

export const places: readonly (Territory & { readonly region: string })[] = [
  { id: 1, slug: 'kstovo', name: 'Кстовский район', zone: 'Europe/Moscow', region: 'Нижегородская область' },
  {
    id: 2,
    slug: 'buguruslan',
    name: 'Бугуруслан',
    zone: 'Asia/Yekaterinburg',
    region: 'Оренбургская область',
  },
  {
    id: 3,
    slug: 'severo-yeniseysky',
    name: 'Северо-Енисейский район',
    zone: 'Asia/Krasnoyarsk',
    region: 'Красноярский край',
  },
  {
    id: 4,
    slug: 'kurchaloy',
    name: 'Курчалоевский район',
    zone: 'Europe/Moscow',
    region: 'Чеченская Республика',
  },
  {
    id: 5,
    slug: 'sosnovy-bor',
    name: 'Сосновый Бор',
    zone: 'Europe/Moscow',
    region: 'Ленинградская область',
  },
  { id: 6, slug: 'lesnoy', name: 'Лесной район', zone: 'Europe/Moscow', region: 'Тверская область' },
];

export interface World {
  readonly db: TestDatabase;
  /** Runs in a territory as a person with roles of the whole territory; a refusal rolls back. */
  readonly as: <T>(
    slug: string,
    roles: readonly string[],
    run: (ctx: WriteCtx) => Promise<T>,
    at?: string,
  ) => Promise<T>;
  /** Performs a command as a person with roles. */
  readonly does: (
    slug: string,
    roles: readonly string[],
    command: AnyCommand,
    input: unknown,
    at?: string,
  ) => Promise<unknown>;
}

/** Six territories: five with their profiles to load, the sixth with nothing. */
export async function openWorld(): Promise<World> {
  const db = await testDatabase('empty');
  for (const { id, slug, name, zone, region } of places) {
    await db.owner.query(
      `insert into territories.territories (id, slug, name, name_genitive, kind, region, zone, settlement)
       values ($1, $2, $3, $3, 'district', $4, $5, $3)`,
      [id, slug, name, region, zone],
    );
  }
  const as: World['as'] = (slug, roles, run, at = '2026-04-01T09:00:00Z') => {
    const territory = places.find((each) => each.slug === slug);
    if (!territory) throw new Error(`No territory ${slug} in the world`);
    const now = new Date(at);
    const actor = actorOf({
      kind: roles.length > 0 ? 'person' : 'visitor',
      name: 'Проверяющий',
      roles: roles.map((kind) => ({ kind, scope: { kind: 'territory' } })),
    });
    return writeIn(
      db.app,
      territory.id,
      (kysely) => run(contextOf(kysely, territory, actor, now)),
      (value) => !isRefusal(value),
    );
  };
  return {
    db,
    as,
    does: (slug, roles, command, input, at) => as(slug, roles, (ctx) => perform(ctx, command, input), at),
  };
}
