// Forward only: what is missing is applied once, whole or not at all; a newer schema is refused.
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/setup/database.ts';
import { migrations } from '../../../migrations/index.ts';
import { type Migration, migrate, refuseOtherSchema } from '../migrations.ts';

const adding = (name: string, statement: string): Migration => ({
  name,
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
});

const first = adding('9001_first', 'create schema trial; create table trial.first (id int)');
const broken = adding('9002_broken', 'create table trial.second (id int); select 1/0');
const mended = adding('9002_broken', 'create table trial.second (id int)');

const login = (url: string) => new URL(url).username;

describe('migrate', () => {
  test('applies what is missing, once', async () => {
    const db = await testDatabase();
    const app = login(db.appUrl);
    expect(await migrate(db.owner, [...migrations, first], app)).toEqual(['9001_first']);
    expect(await migrate(db.owner, [...migrations, first], app)).toEqual([]);
    expect((await db.app.query('select * from trial.first')).rows).toEqual([]);
  });

  test('leaves nothing of a migration that fails, and can go on when it is mended', async () => {
    const db = await testDatabase();
    const app = login(db.appUrl);
    await expect(migrate(db.owner, [...migrations, first, broken], app)).rejects.toThrow('division by zero');
    const { rows } = await db.owner.query(
      `select to_regclass('trial.first') as one, to_regclass('trial.second') as two`,
    );
    expect(rows).toEqual([{ one: 'trial.first', two: null }]);
    expect(await migrate(db.owner, [...migrations, first, mended], app)).toEqual(['9002_broken']);
  });

  test('two processes at once apply everything once', async () => {
    const db = await testDatabase();
    const both = [1, 2].map(() => migrate(db.owner, [...migrations, first, mended], login(db.appUrl)));
    const applied = (await Promise.all(both)).flat().sort();
    expect(applied).toEqual(['9001_first', '9002_broken']);
  });

  test('refuses a schema newer than the code, in one sentence', async () => {
    const db = await testDatabase();
    await db.owner.query(`insert into public.migrations (name) values ('9999_tomorrow')`);
    const sentence =
      'База данных новее программы (в ней есть 9999_tomorrow): обновите Опору, старая версия её не откроет.';
    await expect(migrate(db.owner, migrations, login(db.appUrl))).rejects.toThrow(sentence);
    await expect(refuseOtherSchema(db.app, migrations)).rejects.toThrow(sentence);
  });

  test('without the owner an older schema is refused by name', async () => {
    const db = await testDatabase();
    await expect(refuseOtherSchema(db.app, [...migrations, first])).rejects.toThrow(
      'База данных старше программы (не применено: 9001_first): задайте DATABASE_OWNER_URL, чтобы Опора обновила её сама.',
    );
    expect(await refuseOtherSchema(db.app, migrations)).toBeUndefined();
  });

  test('refuses a list out of order', async () => {
    const db = await testDatabase();
    await expect(migrate(db.owner, [mended, first], login(db.appUrl))).rejects.toThrow('out of order');
  });
});
