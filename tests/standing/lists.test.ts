// Lists ask the database as many times for three rows as for one, and show exactly what the policy lets be seen.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadCtx } from '../../src/kernel/ctx.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { AnyPage, PageView } from '../../src/kernel/page.ts';
import { isRefusal } from '../../src/kernel/refusal.ts';
import { house as rooms } from '../../src/main/modules.ts';
import { applicationLifecycle } from '../../src/modules/recognition/application/application.lifecycle.ts';
import { applicationPolicy } from '../../src/modules/recognition/application/application.policy.ts';
import {
  applicationById,
  visibleApplication,
} from '../../src/modules/recognition/application/application.queries.ts';
import { conflictedSubjects } from '../../src/modules/review/index.ts';
import { castOf } from '../security/cast.ts';
import { openTestHouse, type TestHouse, type Visitor } from '../setup/house.ts';
import { type PlayedWorld, playSpring } from '../setup/played-world.ts';

let house: TestHouse;
let world: PlayedWorld;

beforeAll(async () => {
  house = await openTestHouse();
  world = await playSpring(house);
});
afterAll(() => house.close());

async function inside<T>(
  who: Visitor,
  run: (ctx: ReadCtx, statements: () => number) => Promise<T>,
): Promise<T> {
  const { gateway, auth } = house.installation;
  const territory = await house.installation.territoryBySlug('kstovo');
  const caller = await auth.callerOf(new Request('http://opora.test/', { headers: { cookie: who.cookie } }));
  if (!territory || !caller) throw new Error('nobody');
  return gateway.read(territory, caller, newId(house.installation.clock.now()), (ctx, counter) =>
    run(ctx, () => counter.count),
  );
}

/** Statements of the page's own load and view, with what it shows. */
async function asked(path: string, query: string): Promise<{ statements: number; html: string }> {
  const page = rooms.modules
    .flatMap((module) => module.pages ?? [])
    .find((each) => each.path === path) as AnyPage;
  return inside(world.people['kstovo-secretary'] as Visitor, async (ctx, statements) => {
    const search = new URLSearchParams(query);
    const before = statements();
    const data = await page.load(ctx, {}, search);
    if (data === null || isRefusal(data)) throw new Error(`${path}: ${JSON.stringify(data)}`);
    const view: PageView = {
      ...ctx,
      url: (to) => `/kstovo${to}`,
      self: `/kstovo${path}`,
      query: search,
      form: null,
      formKey: 'k',
    };
    const { body } = page.view(view, data);
    return { statements: statements() - before, html: String(await body) };
  });
}

describe('Список спрашивает базу одинаково часто при одной строке и при трёх', () => {
  test.each([
    ['/recognition/applications', 'q=Чтение', 'q=', 2],
    ['/institutions', 'q=Гимназия', 'q=', 3],
    ['/people', 'q=Вершинина', 'q=Мар', 6],
    ['/documents', 'q=1042', 'q=', 3],
    ['/councils', '', '', 8],
  ])('%s', async (path, few, many, literal) => {
    const one = await asked(path, few);
    const all = await asked(path, many);
    expect([path, one.statements, all.statements]).toEqual([path, literal, literal]);
  });
});

test('«Сегодня» секретаря собирает дела всех комнат: в среднем не более двух вопросов к базе на комнату', async () => {
  const { statements } = await asked('/', '');
  expect(statements).toBeLessThanOrEqual(2 * rooms.modules.length);
});

describe('Одинаковый вопрос внутри одного чтения', () => {
  test('задаётся базе один раз, а строки у каждого спросившего свои', async () => {
    await inside(world.people['kstovo-secretary'] as Visitor, async (ctx, statements) => {
      const ask = () => ctx.db.selectFrom('territories.territories').select(['id', 'name']).execute();
      const before = statements();
      const [first, second] = await Promise.all([ask(), ask()]);
      for (const row of first as { name: string }[]) row.name = 'испорчено';
      first.reverse();
      expect([statements() - before, second, await ask()]).toEqual([1, second, second]);
      expect(second[0]?.name).not.toBe('испорчено');
    });
  });
});

describe('Право видеть и выборка видимого — одно и то же', () => {
  test('заявки: каждая роль Кстова, каждая заявка', async () => {
    const cast = await castOf(house, (territory) => territory === 'kstovo');
    const disagreements: unknown[] = [];
    let seen = 0;
    for (const who of cast) {
      await inside(who, async (ctx) => {
        const { rows } = await sql<{ id: string }>`select id from recognition.applications`.execute(ctx.db);
        const conflicted = await conflictedSubjects(ctx, ctx.actor.personId ?? '', applicationLifecycle.name);
        for (const { id } of rows) {
          const application = await applicationById(ctx, id);
          if (!application) throw new Error('no application');
          const isVisible = (await visibleApplication(ctx, id)) !== null;
          const isAllowed = applicationPolicy.rules.view.check(ctx, application) === null;
          const isBarred = conflicted.includes(id);
          if (isVisible) seen += 1;
          // A member of the service sees what a member of the council with a conflict may not.
          const agree = isVisible ? isAllowed : !isAllowed || isBarred;
          if (!agree) disagreements.push([who.login, id, isVisible, isAllowed, isBarred]);
        }
      });
    }
    expect(disagreements).toEqual([]);
    expect(seen).toBeGreaterThan(10);
  });
});
