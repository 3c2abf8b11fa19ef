// The two walls of a territory, tried through the tables a migration makes.
import { Kysely, PostgresDialect, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import { appendOnly, tenantTable } from '../migrations.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase('empty');
  await new Kysely<unknown>({ dialect: new PostgresDialect({ pool: db.owner }) })
    .transaction()
    .execute(async (t) => {
      await sql`create schema trial`.execute(t);
      await sql`create table trial.notes (territory_id int, id int, text text, primary key (territory_id, id))`.execute(
        t,
      );
      await tenantTable(t, 'trial.notes');
      const login = new URL(db.appUrl).username;
      await sql`select set_config('app.login', ${login}, true)`.execute(t);
      await sql`create table trial.journal (id int)`.execute(t);
      await appendOnly(t, 'trial.journal');
    });
  await db.owner.query(`insert into trial.notes values (1, 1, 'своя'), (2, 1, 'чужая')`);
});

async function as(opening: string, query: string) {
  const client = await db.app.connect();
  try {
    await client.query(`begin; ${opening}`);
    return (await client.query(query)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('a tenant table', () => {
  test('shows nothing while no territory is set, also after one was set before', async () => {
    expect(await as('', 'select * from trial.notes')).toEqual([]);
    await as(`set local app.territories = '{1}'`, 'select * from trial.notes');
    expect(await as('', 'select * from trial.notes')).toEqual([]);
  });

  test('is expected to hold as many rows of a territory as it does, among hundreds of territories', async () => {
    await db.owner.query(
      `insert into trial.notes select t, n, 'заметка' from generate_series(11, 310) t, generate_series(1, 60) n`,
    );
    await db.owner.query('analyze trial.notes');
    const plan = await as(
      `set local app.territories = '{77}'`,
      'explain (format json) select text from trial.notes where territory_id = 77',
    );
    const expected = plan[0]['QUERY PLAN'][0].Plan['Plan Rows'];
    expect(expected).toBeGreaterThan(40);
    expect(expected).toBeLessThan(90);
  });

  test('shows the rows of the territories that are set', async () => {
    const one = await as(`set local app.territories = '{1}'`, 'select text from trial.notes');
    expect(one).toEqual([{ text: 'своя' }]);
    const both = await as(`set local app.territories = '{1,2}'`, 'select text from trial.notes order by 1');
    expect(both).toEqual([{ text: 'своя' }, { text: 'чужая' }]);
  });

  test('takes a row of the one writing territory and no other', async () => {
    const opening = `set local app.territories = '{1,2}'; set local app.territory = '1'`;
    const inserted = await as(opening, `insert into trial.notes values (1, 2, 'новая') returning text`);
    expect(inserted).toEqual([{ text: 'новая' }]);
    await expect(as(opening, `insert into trial.notes values (2, 2, 'подброшена')`)).rejects.toThrow(
      /row-level security/,
    );
    expect(await as(opening, `update trial.notes set text = '!' where territory_id = 2 returning 1`)).toEqual(
      [],
    );
    expect(await as(opening, 'delete from trial.notes where territory_id = 2 returning 1')).toEqual([]);
  });

  test('takes no row when only the reading territories are set', async () => {
    await expect(
      as(`set local app.territories = '{1}'`, `insert into trial.notes values (1, 3, 'тихо')`),
    ).rejects.toThrow(/row-level security/);
  });
});

test('an append-only table is read and added to, never changed', async () => {
  expect(await as('', 'insert into trial.journal values (1) returning id')).toEqual([{ id: 1 }]);
  await expect(as('', 'update trial.journal set id = 2')).rejects.toThrow(/permission denied/);
  await expect(as('', 'delete from trial.journal')).rejects.toThrow(/permission denied/);
  await expect(as('', 'truncate trial.journal')).rejects.toThrow(/permission denied/);
});

test('the application owns nothing and makes nothing', async () => {
  await expect(as('', 'create table public.mine (id int)')).rejects.toThrow(/permission denied/);
  await expect(as('', 'create schema mine')).rejects.toThrow(/permission denied/);
  await expect(as('', 'alter table trial.notes disable row level security')).rejects.toThrow(/must be owner/);
  await expect(as('', `insert into public.migrations values ('9999_x')`)).rejects.toThrow(
    /permission denied/,
  );
});
