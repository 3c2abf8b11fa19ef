// A region of forty territories with sixteen thousand lines: the month asks the base as often as for seven.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../../../platform/http/gateway.ts';
import { openWorld, type World } from '../../network/tests/world.ts';
import { networkDays } from '../calendar.queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.house.close());

const territories = 40;
const linesEach = 400;

/** Territories of the network up to forty, each with an opened plan of the year. */
async function fill(): Promise<void> {
  const { owner } = world.house.db;
  await owner.query(
    `insert into territories.territories (id, slug, name, name_genitive, kind, region, settlement, zone, service)
     select n, 'region-' || n, 'Район ' || n, 'Района ' || n, kind, region, settlement, zone, service
       from generate_series(101, 100 + $1::int) n, territories.territories t where t.id = 21`,
    [territories - 7],
  );
  await owner.query(
    `insert into territories.network_members (network_id, territory_id, joined_on)
     select 1, id, '2020-01-01' from territories.territories where id > 100`,
  );
  await owner.query(
    `insert into people.persons (territory_id, id, surname, given, gender)
     select id, gen_random_uuid(), 'Ответственная', 'Анна', 'female' from territories.territories where id > 20`,
  );
  await owner.query(
    `insert into planning.plans (territory_id, id, school_year, state, approved_on)
     select t.id, gen_random_uuid(), 2025, 'executing', '2025-09-01' from territories.territories t
      where t.id > 20 and not exists (select from planning.plans p where p.territory_id = t.id)`,
  );
  await owner.query(
    `insert into planning.lines (territory_id, id, plan_id, position, title, term, term_kind, starts_on, ends_on,
            responsible_id, state)
     select p.territory_id, gen_random_uuid(), p.id, n, 'Дело ' || n, 'день', 'day',
            date '2025-09-01' + (n * 300 / $1::int), date '2025-09-02' + (n * 300 / $1::int),
            (select r.id from people.persons r where r.territory_id = p.territory_id limit 1), 'open'
       from planning.plans p, generate_series(1, $1::int) n where p.territory_id > 20`,
    [linesEach],
  );
  await owner.query(
    `insert into network.opened_plans (territory_id, plan_id, network_id, school_year, audience, reason, decided_on)
     select territory_id, id, 1, 2025, 'centre', 'для календаря региона', '2025-09-02' from planning.plans where territory_id > 20`,
  );
  await owner.query('analyze planning.plans; analyze planning.lines; analyze network.opened_plans');
}

async function asked(): Promise<{ statements: number; entries: number; took: number }> {
  const territory = await world.house.installation.territoryBySlug('buguruslan');
  if (!territory) throw new Error('buguruslan');
  return world.house.installation.gateway.read(territory, system, 'region', async (ctx, counter) => {
    const actor = {
      ...ctx.actor,
      kind: 'person' as const,
      roles: [{ kind: 'centre-head', scope: { kind: 'territory' as const } }],
    };
    const before = counter.count;
    const began = performance.now();
    const { entries } = await networkDays({ ...ctx, actor }, ['2026-04-01', '2026-05-01'], {});
    return { statements: counter.count - before, entries: entries.length, took: performance.now() - began };
  });
}

test('[PLN-14] сорок территорий и шестнадцать тысяч пунктов: столько же вопросов к базе, сколько для семи', async () => {
  const few = await asked();
  await fill();
  await asked();
  const many = await asked();
  expect(many.statements).toBe(few.statements);
  expect(many.statements).toBeLessThanOrEqual(6);
  expect(many.entries).toBeGreaterThan(1400);
  expect(many.took).toBeLessThan(2000);
});
