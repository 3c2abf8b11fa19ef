// The application's own login in the database: without a territory, or with others set, no table shows a row of Kstovo.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../setup/house.ts';
import { playSpring } from '../setup/played-world.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await playSpring(house);
});
afterAll(() => house.close());

describe('База данных под именем приложения', () => {
  test('без территории и с чужой территорией ни одна таблица не показывает строк Кстова', async () => {
    // The box of a secret vote may not be read at all: see definer-functions.test.ts.
    const { rows: tables } = await house.db.owner.query<{ name: string }>(
      `select c.table_schema || '.' || c.table_name as name from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
        where column_name = 'territory_id' and table_type = 'BASE TABLE' and table_schema not in ('auth', 'pgboss')
          and c.table_schema || '.' || c.table_name not in ('territories.network_members', 'territories.calendar_days', 'territories.calendar_years', 'councils.ballot_boxes')
        order by 1`,
    );
    expect(tables.length).toBeGreaterThan(45);
    const kstovo = (await house.installation.territoryBySlug('kstovo'))?.id;
    const client = await house.db.app.connect();
    const seen: unknown[] = [];
    for (const opening of ['begin', `begin; set local app.territories = '{2,3,4,5,6,7,8,9,10,11,12}'`]) {
      await client.query(opening.replace(new RegExp(`\\b${kstovo}\\b,?`), ''));
      for (const { name } of tables) {
        const { rows } = await client.query(
          `select count(*)::int as rows from ${name} where territory_id = $1`,
          [kstovo],
        );
        if (rows[0]?.rows !== 0) seen.push([opening, name, rows[0]]);
        if (opening === 'begin') {
          const all = await client.query(`select count(*)::int as rows from ${name}`);
          if (all.rows[0]?.rows !== 0) seen.push([opening, name, all.rows[0]]);
        }
      }
      await client.query('rollback');
    }
    client.release();
    expect(seen).toEqual([]);
  });
});
