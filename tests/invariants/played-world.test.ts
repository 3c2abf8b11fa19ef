// Truths about the whole database, after the demonstration and after a spring played on it: each select returns nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { house as rooms } from '../../src/main/modules.ts';
import { openTestHouse, type TestHouse } from '../setup/house.ts';
import { playSpring } from '../setup/played-world.ts';

let house: TestHouse;
const invariants = rooms.modules.flatMap((module) =>
  (module.invariants ?? []).map((each) => ({ ...each, title: `${module.name}: ${each.name}` })),
);

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function broken(): Promise<[string, unknown[]][]> {
  const found: [string, unknown[]][] = [];
  for (const { title, sql } of invariants) {
    const { rows } = await house.db.owner.query(sql);
    if (rows.length > 0) found.push([title, rows.slice(0, 3)]);
  }
  return found;
}

describe('Истины о всей базе', () => {
  test('объявлены, и имена их не повторяются', () => {
    expect(invariants.length).toBeGreaterThan(8);
    const names = invariants.map(({ title }) => title);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('верны после загрузки демонстрации', async () => {
    expect(await broken()).toEqual([]);
  });

  test('верны после весны отбора и всех ежедневных дел до осени', async () => {
    await playSpring(house);
    house.at('2026-06-01', '09:00');
    await house.installation.tick();
    house.at('2026-10-02', '09:00');
    await house.installation.tick();
    expect(await broken()).toEqual([]);
  });

  test('замечают порчу: подмена состояния видна хотя бы одной из них', async () => {
    await house.db.owner.query(`update institutions.institutions set short_name = short_name || ' (подмена)'
      where id = (select id from institutions.institutions where state = 'active' order by id limit 1)`);
    expect((await broken()).map(([title]) => title)).toEqual([
      'institutions: an acting institution has one present name, the one on its card',
    ]);
  });
});
