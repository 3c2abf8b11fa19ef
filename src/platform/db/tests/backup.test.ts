// Backup and restore, judged by comparing contents table by table, also between servers of different versions.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts';
import { migrations } from '../../../migrations/index.ts';
import { readConfig } from '../../config.ts';
import { backup } from '../backup.ts';
import { compareDatabases } from '../compare.ts';
import { openDatabase } from '../index.ts';
import { migrate } from '../migrations.ts';
import { restore } from '../restore.ts';
import { startServer } from '../server.ts';
import { fillTrial, laterMigration, trialMigration } from './trial.ts';

const DEBIAN_15 = '/usr/lib/postgresql/15/bin';
const house = [...migrations, trialMigration];
const folder = mkdtempSync(join(tmpdir(), 'opora-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let source: TestDatabase;
const archive = join(folder, 'opora.tar.gz');
const sourceData = join(folder, 'source');

async function emptyHouse(list = house) {
  const db = await testDatabase();
  await migrate(db.owner, list, new URL(db.appUrl).username);
  return db;
}

beforeAll(async () => {
  source = await emptyHouse();
  await fillTrial(source.owner);
  mkdirSync(join(sourceData, 'files', 'ab'), { recursive: true });
  writeFileSync(join(sourceData, 'files', 'ab', 'abcdef'), 'скан');
  writeFileSync(join(sourceData, 'files', 'empty'), '');
  writeFileSync(join(sourceData, 'secret'), 'тайна');
  writeFileSync(join(sourceData, 'stranger'), 'не наше');
});

describe('a backup', () => {
  test('names what it took', async () => {
    const summary = await backup({ owner: source.owner, dataFolder: sourceData }, archive);
    const { rows } = await source.owner.query('select count(*)::int as count from trial.log');
    expect(rows[0].count).toBe(20_002);
    expect(summary.rows).toBe(20_002 + 20_002 + 2 + 0);
    expect(summary.files).toBe(3);
    expect(existsSync(`${archive}.part`)).toBe(false);
  });

  test('restored into an empty installation gives the same contents and files', async () => {
    const target = await emptyHouse();
    const dataFolder = join(folder, 'target');
    await restore({ ...target, migrations: house, dataFolder }, archive);
    expect(await compareDatabases(source.owner, target.owner)).toEqual([]);
    expect(readFileSync(join(dataFolder, 'files', 'ab', 'abcdef'), 'utf8')).toBe('скан');
    expect(readFileSync(join(dataFolder, 'files', 'empty'), 'utf8')).toBe('');
    expect(readFileSync(join(dataFolder, 'secret'), 'utf8')).toBe('тайна');
    expect(existsSync(join(dataFolder, 'stranger'))).toBe(false);
  });

  test('leaves the references, triggers, sequences and walls of the target in force', async () => {
    const target = await emptyHouse();
    await restore({ ...target, migrations: house }, archive);
    const { rows } = await target.owner.query(
      `insert into trial.keepers (territory_id, id, house) values (1, 3, 1) returning number`,
    );
    expect(rows).toEqual([{ number: 3 }]);
    await expect(
      target.owner.query('insert into trial.keepers (territory_id, id, house) values (1, 9, 777)'),
    ).rejects.toThrow('violates foreign key constraint');
    await target.owner.query(`insert into trial.houses (territory_id, id, name) values (1, 3, 'новый')`);
    const { rows: log } = await target.owner.query(`select line from trial.log where line = 'новый'`);
    expect(log).toEqual([{ line: 'новый' }]);
    expect((await target.app.query('select * from trial.houses')).rows).toEqual([]);
  });

  test('of an older version is loaded into its schema and brought up to date', async () => {
    const newer = [...house, laterMigration];
    const target = await emptyHouse(newer);
    await restore({ ...target, migrations: newer }, archive);
    const { rows } = await target.owner.query('select floors, count(*) from trial.houses group by 1');
    expect(rows).toEqual([{ floors: 1, count: 20_002 }]);
    expect((await compareDatabases(source.owner, target.owner)).map((each) => each.what)).toEqual([
      'public.migrations',
      'trial.houses',
    ]);
  });
});

describe('a comparison', () => {
  test('sees one changed letter, one more row and a moved sequence', async () => {
    const target = await emptyHouse();
    await restore({ ...target, migrations: house }, archive);
    await target.owner.query(`update trial.houses set name = 'Дом 7' where territory_id = 2 and id = 7`);
    await target.owner.query(`insert into trial.keepers (territory_id, id, house) values (1, 4, 1)`);
    expect((await compareDatabases(source.owner, target.owner)).map((each) => each.what)).toEqual([
      'trial.houses',
      'trial.keepers',
      'trial.keepers_number_seq',
    ]);
  });
});

describe('a restore refuses, changing nothing,', () => {
  async function expectRefusal(file: string, sentence: string | RegExp, list = house) {
    const target = await emptyHouse(list);
    const untouched = await emptyHouse(list);
    await expect(restore({ ...target, migrations: list }, file)).rejects.toThrow(sentence);
    expect(await compareDatabases(untouched.owner, target.owner)).toEqual([]);
  }

  test('a database with records', async () => {
    await expect(restore({ ...source, migrations: house }, archive)).rejects.toThrow(
      'В базе уже есть записи: восстановление возможно только в новую, пустую установку.',
    );
  });

  test('an archive of a newer version', async () => {
    await expectRefusal(archive, 'Копия сделана более новой версией Опоры: обновите программу и повторите.', [
      ...migrations,
    ]);
  });

  test('a torn archive', async () => {
    const torn = join(folder, 'torn.tar.gz');
    writeFileSync(torn, readFileSync(archive));
    truncateSync(torn, Math.floor(readFileSync(archive).length / 2));
    await expectRefusal(torn, `Копия ${torn} повреждена: ничего не восстановлено.`);
  });

  test('a file that is something else, and a missing one', async () => {
    const letter = join(folder, 'letter.txt');
    writeFileSync(letter, 'Уважаемые коллеги!');
    await expectRefusal(letter, `Копия ${letter} повреждена: ничего не восстановлено.`);
    await expectRefusal(join(folder, 'no'), `Файл копии ${join(folder, 'no')} не найден.`);
  });
});

test.runIf(existsSync(DEBIAN_15))(
  'goes from embedded 18 to a separate 15 and back without a difference',
  async () => {
    const fifteen = await startServer({ folder: join(folder, 'fifteen'), bin: DEBIAN_15, durable: false });
    onTestFinished(() => fifteen.stop());
    const config = readConfig({ DATABASE_URL: fifteen.appUrl, DATABASE_OWNER_URL: fifteen.ownerUrl });
    const external = await openDatabase(config, { migrations: house });
    expect(external.version).toBe(15);
    await restore({ owner: external.owner, app: external.app, migrations: house }, archive);
    expect(await compareDatabases(source.owner, external.owner)).toEqual([]);

    const back = join(folder, 'back.tar.gz');
    await backup({ owner: external.owner }, back);
    const target = await emptyHouse();
    await restore({ ...target, migrations: house }, back);
    expect(await compareDatabases(source.owner, target.owner)).toEqual([]);
    await external.stop();
  },
);
