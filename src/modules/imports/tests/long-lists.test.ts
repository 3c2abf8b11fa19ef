// Lists too long to wait for: kept and read by a job; what turns out to be unreadable half-way is said in words.
import { beforeAll, describe, expect, test } from 'vitest';
import { uploadOf } from '../../../platform/files/index.ts';
import { myNotices } from '../../notices/index.ts';
import { granted } from '../../territories/tests/world.ts';
import { importRows } from '../import.queries.ts';
import { readFile } from '../read.job.ts';
import { readAtOnce, readList } from '../read-list.ts';
import { type Loading, methodist, openLoading } from './loading.ts';

let load: Loading;
const person = '01900000-0000-7000-8000-00000000000a';
const keeper = { ...methodist, personId: person };

const schools = (count: number, rowAt: (at: number) => string = (at) => `${200000 + at};Школа № ${at}`) =>
  ['Код;Краткое наименование', ...Array.from({ length: count }, (_, at) => rowAt(at))].join('\n');

const give = async (name: string, text: string) => {
  const file = uploadOf(name, new TextEncoder().encode(text));
  return granted<{ id: string; isRead: boolean }>(
    await load.world.command(keeper, readList, { kind: 'institutions', file }),
  );
};
const readAside = (id: string) =>
  load.world.write(keeper, (ctx) => readFile.run(ctx, { id, roles: [...keeper.roles] }));
const told = () =>
  load.world.read(keeper, async (ctx) =>
    granted<{ text: string }[]>(await myNotices.run(ctx, {})).map(({ text }) => text),
  );

beforeAll(async () => {
  load = await openLoading();
  await load.world.db.owner.query(
    `insert into people.persons (territory_id, id, surname, given) values (1, $1, 'Иванова', 'Мария')`,
    [person],
  );
});

describe('длинный список', () => {
  test('короткий прочитан в ответе, длинный отложен и прочитан целиком', async () => {
    expect((await give('короткий.csv', schools(20))).isRead).toBe(true);
    const { id, isRead } = await give('длинный.csv', schools(readAtOnce + 500));
    expect(isRead).toBe(false);
    const waiting = await load.one(id);
    expect([waiting.state, waiting.counts, waiting.mapping]).toEqual([
      'reading',
      {},
      ['regionCode', 'shortName'],
    ]);
    await readAside(id);
    const record = await load.one(id);
    expect([record.state, record.counts, record.fileId]).toEqual([
      'ready',
      { new: readAtOnce + 500, skipped: 1 },
      null,
    ]);
    expect(await told()).toEqual(['Файл «длинный.csv» прочитан: проверьте строки и запишите список.']);
    // A job asked twice has nothing left to do.
    await readAside(id);
    expect((await load.one(id)).version).toBe(record.version);
  });

  test('записан: событие на строку, в порядке строк файла', async () => {
    const { id } = await give(
      'на запись.csv',
      schools(readAtOnce + 1, (at) => `${300000 + at};Лицей № ${at}`),
    );
    await readAside(id);
    expect((await load.keeper.write(id)).state).toBe('applied');
    const { rows } = await load.world.db.owner.query<{ act: string; version: string }>(
      `select data ->> 'act' as act, substr(id::text, 15, 1) as version from journal.facts
        where name = 'institution.registered' order by id`,
    );
    expect(rows.map(({ act }) => act)).toEqual(
      Array.from({ length: readAtOnce + 1 }, (_, at) => `список «на запись.csv», строка ${at + 2}`),
    );
    expect(new Set(rows.map(({ version }) => version))).toEqual(new Set(['7']));
    expect(await load.world.brokenInvariants()).toEqual([]);
    // The base has counted what was written: the next look at the list is planned for thousands, not for the few before.
    const counted = await load.world.db.owner.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class
        where oid in ('institutions.institutions'::regclass, 'institutions.names'::regclass, 'imports.rows'::regclass)
          and reltuples > $1`,
      [readAtOnce],
    );
    expect(counted.rowCount).toBe(3);
  });

  test('негодный с середины: ничего не прочитано, сказано, что сделать', async () => {
    const { id } = await give(
      'широкий.csv',
      schools(readAtOnce + 500, (at) => (at === readAtOnce + 400 ? `1;А${';Б'.repeat(300)}` : `${at};Школа`)),
    );
    await readAside(id);
    const record = await load.one(id);
    expect([record.state, record.note]).toEqual([
      'unread',
      'В файле больше 200 столбцов. Оставьте только те, что нужны, и загрузите снова.',
    ]);
    const page = await load.world.read(keeper, (ctx) => importRows(ctx, id, { verdict: '' }));
    expect(page.rows).toEqual([]);
    expect((await told())[0]).toBe(`Файл «широкий.csv» не прочитан. ${record.note}`);
  });
});
