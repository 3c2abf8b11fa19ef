// A small world for tests of the ground floor: two territories, actors with given roles, a clock that stands.

import { actorOf, momentOf } from '../../../../tests/setup/context.ts';
import { testDatabase } from '../../../../tests/setup/database.ts';
import type { AnyCommand } from '../../../kernel/command.ts';
import type { ReadCtx, Role, Territory, WriteCtx } from '../../../kernel/ctx.ts';
import { buildHouse } from '../../../kernel/house.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Module } from '../../../kernel/module.ts';
import { perform } from '../../../kernel/perform.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { readIn, writeIn } from '../../../platform/db/transaction.ts';
import { loadDecreedCalendars, openTerritory } from '../territory.commands.ts';
import type { ServiceCard } from '../territory.schema.ts';

export const kstovo: Territory = { id: 1, slug: 'kstovo', name: 'Кстовский район', zone: 'Europe/Moscow' };
export const yeniseysky: Territory = {
  id: 3,
  slug: 'severo-yeniseysky',
  name: 'Северо-Енисейский район',
  zone: 'Asia/Krasnoyarsk',
};

const service: ServiceCard = {
  fullName: 'Информационно-методический центр',
  shortName: 'ИМЦ',
  legalForm: 'муниципальное учреждение',
  parent: 'департамент образования',
  supervisor: '',
  address: '',
  phone: '',
  email: '',
  site: '',
};

export interface Who {
  readonly roles: readonly Role[];
  readonly personId?: string | null;
}

export const holder = (kind: string): Who => ({ roles: [{ kind, scope: { kind: 'territory' } }] });
export const within = (kind: string, institutionId: string): Who => ({
  roles: [{ kind, scope: { kind: 'institution', id: institutionId } }],
});
export const nobody: Who = { roles: [] };

const noon = '2026-04-01T09:00:00Z';

/** Opens a fresh database with the given modules listening; `world.at` moves the clock. */
export async function openWorld(modules: readonly Module[]) {
  const db = await testDatabase('empty');
  const house = buildHouse(modules);
  const state = { at: new Date(noon), territory: kstovo };

  const contextOf = (who: Who): Omit<ReadCtx, 'db'> => {
    const actor = actorOf({
      kind: 'person',
      personId: who.personId ?? null,
      name: 'Иванова М.П.',
      roles: who.roles,
    });
    const { territory, at } = state;
    return { ...momentOf(territory, actor, at), requestId: newId(at) };
  };

  let written = 0;

  /** Runs in a writing transaction; a refusal rolls back, a known constraint becomes its sentence. */
  async function write<T>(who: Who, run: (ctx: WriteCtx) => Promise<T>): Promise<T | Refusal> {
    try {
      return await writeIn(
        db.app,
        state.territory.id,
        async (connection, counter) => {
          const ctx: WriteCtx = {
            ...contextOf(who),
            db: connection,
            enqueue: async () => {},
            publish: async (fact) => {
              for (const listen of house.subscribers.get(fact.name) ?? []) await listen(ctx, fact);
            },
          };
          const answer = await run(ctx);
          written = counter.count;
          return answer;
        },
        (value) => !isRefusal(value),
      );
    } catch (error) {
      const refusal = house.constraints.get((error as { constraint?: string }).constraint ?? '')?.();
      if (refusal) return refusal;
      throw error;
    }
  }

  return {
    db,
    state,
    write,
    read: <T>(who: Who, run: (ctx: ReadCtx) => Promise<T>): Promise<T> =>
      readIn(db.app, [state.territory.id], (connection) => run({ ...contextOf(who), db: connection })),
    command: (who: Who, command: AnyCommand, input: unknown): Promise<unknown> =>
      write(who, (ctx) => perform(ctx, command, input)),
    /** Statements the last writing took. */
    statements: (): number => written,
    /** Statements a reading takes. */
    costOf: (who: Who, run: (ctx: ReadCtx) => Promise<unknown>): Promise<number> =>
      readIn(db.app, [state.territory.id], async (connection, counter) => {
        await run({ ...contextOf(who), db: connection });
        return counter.count;
      }),
    factsOf: async (subjectId: string): Promise<string[]> => {
      const { rows } = await db.owner.query<{ name: string }>(
        'select name from journal.facts where subject_id = $1 order by at, id',
        [subjectId],
      );
      return rows.map((row) => row.name);
    },
    /** Invariants of the modules that return something: none should. */
    brokenInvariants: async (): Promise<string[]> => {
      const broken: string[] = [];
      for (const { name, sql } of modules.flatMap((module) => module.invariants ?? [])) {
        const { rowCount } = await db.owner.query(sql);
        if (rowCount) broken.push(name);
      }
      return broken;
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Two territories and the known calendars. */
export async function openTwoTerritories(world: World): Promise<void> {
  await writeIn(
    world.db.app,
    kstovo.id,
    async (db) => {
      const rest = { kind: 'district', region: 'Нижегородская область', settlement: 'г. Кстово', service };
      await openTerritory(db, { ...kstovo, ...rest, nameGenitive: 'Кстовского района' });
      await openTerritory(db, { ...yeniseysky, ...rest, nameGenitive: 'Северо-Енисейского района' });
      await loadDecreedCalendars(db);
    },
    () => true,
  );
}

/** The answer of something that must succeed. */
export function granted<T>(answer: unknown): T {
  if (isRefusal(answer))
    throw new Error(`${answer.refusal}: ${answer.text} ${JSON.stringify(answer.fields)}`);
  return answer as T;
}

/** The name of the refusal something must end with. */
export function refused(answer: unknown): string {
  return isRefusal(answer) ? answer.refusal : `not refused: ${JSON.stringify(answer)}`;
}
