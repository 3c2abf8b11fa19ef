// Functions that run with the owner's rights (decision 3): every one is known here, and none lets anybody past the wall.
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../setup/database.ts';

let db: TestDatabase;

interface Territory {
  readonly id: number;
  readonly slug: string;
}
let own: Territory;
let foreign: Territory;

beforeAll(async () => {
  db = await testDatabase('demo');
  const { rows } = await db.owner.query<Territory>(
    `select id, slug from territories.territories where slug in ('kstovo', 'kurchaloy') order by slug`,
  );
  [own, foreign] = rows as [Territory, Territory];
}, 240_000);

/** As the application asks: in a transaction of the given territories, by the login that owns nothing. */
async function asked<T extends object>(
  territories: readonly number[] | null,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = await db.app.connect();
  try {
    await client.query('begin read only');
    if (territories)
      await client.query(`select set_config('app.territories', $1, true)`, [`{${territories.join(',')}}`]);
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const found = async (territories: readonly number[] | null, words: string, most = 10_000) =>
  (await asked<{ found: string }>(territories, 'select people.found($1, $2) as found', [words, most])).map(
    (row) => row.found,
  );

const enter = async (territory: Territory, surname: string, given = 'Ксения') => {
  const id = newId(new Date());
  await db.owner.query(
    `insert into people.persons (territory_id, id, surname, given, gender) values ($1, $2, $3, $4, 'female')`,
    [territory.id, id, surname, given],
  );
  return id;
};

test('каждая функция с правами владельца названа и проверена на взлом', async () => {
  const { rows } = await db.owner.query<{ name: string }>(
    `select format('%s.%s', n.nspname, p.proname) as name from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname <> 'pgboss' order by 1`,
  );
  // The network's two are attacked in network.test.ts; the others below.
  expect(rows.map((row) => row.name)).toEqual([
    'documents.found',
    'network.readable_cards',
    'network.readable_sites',
    'people.found',
  ]);
  const { rows: paths } = await db.owner.query<{ path: string[] | null }>(
    `select p.proconfig as path from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname <> 'pgboss'`,
  );
  expect(paths.filter(({ path }) => !path?.some((each) => each.startsWith('search_path=')))).toEqual([]);
});

describe('people.found', () => {
  test('чужая территория не видна ни своей, ни с подложенными словами; без территории — никто', async () => {
    const [mine, theirs] = [await enter(own, 'Щегловитова'), await enter(foreign, 'Щегловитова')];
    expect(await found([own.id], 'Щегловитова')).toEqual([mine]);
    expect(await found([foreign.id], 'Щегловитова')).toEqual([theirs]);
    expect((await found([own.id, foreign.id], 'Щегловитова')).sort()).toEqual([mine, theirs].sort());
    expect(await found(null, 'Щегловитова')).toEqual([]);
    expect(await found([], 'Щегловитова')).toEqual([]);
    for (const words of ["Щегловитова' or true --", `Щегловитова'); select 1; --`, '$1', '{1,2,3}'])
      expect([words, (await found([own.id], words)).includes(theirs)]).toEqual([words, false]);
  });

  test('обезличенный и объединённый с другой записью не находятся, прежнее имя находит живого', async () => {
    const [gone, merged, kept] = [
      await enter(own, 'Яхонтова'),
      await enter(own, 'Яхонтова', 'Мария'),
      await enter(own, 'Рубинова', 'Мария'),
    ];
    await db.owner.query(`update people.persons set anonymised_at = '2026-04-01' where id = $1`, [gone]);
    await db.owner.query('update people.persons set merged_into_id = $2 where id = $1', [merged, kept]);
    expect(await found([own.id], 'Яхонтова')).toEqual([]);
    await db.owner.query(
      `insert into people.previous_names (territory_id, id, person_id, surname, given, ends_on)
       values ($1, $2, $3, 'Яхонтова', 'Мария', '2020-01-01'), ($1, $4, $5, 'Яхонтова', 'Ксения', '2020-01-01')`,
      [own.id, newId(new Date()), kept, newId(new Date()), gone],
    );
    expect(await found([own.id], 'Яхонтова')).toEqual([kept]);
  });

  test('знаки образцов — обычные знаки: % и _ никого лишнего не находят', async () => {
    const everybody = await found([own.id], 'а');
    expect(everybody.length).toBeGreaterThan(3);
    for (const words of ['%', '_', '%%%', '___', '%а%', '\\', '\\%', 'а%в', '[а-я]', '.*', '(?:а)'])
      expect([words, await found([own.id], words)]).toEqual([words, []]);
    const odd = await enter(own, 'Пять%Процентов_');
    expect(await found([own.id], 'Пять%Процентов')).toEqual([odd]);
    expect(await found([own.id], 'Пять_Процентов')).toEqual([]);
  });

  test('очень длинные слова и любое «сколько» не ломают и не дают больше десяти тысяч', async () => {
    const began = performance.now();
    expect(await found([own.id], 'щ'.repeat(100_000))).toEqual([]);
    expect(await found([own.id], 'ъъ '.repeat(20_000))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await found([own.id], '')).toEqual([]);
    expect(await found([own.id], '   ')).toEqual([]);
    for (const most of [-1, 0]) expect([most, await found([own.id], 'а', most)]).toEqual([most, []]);
    expect((await found([own.id], 'а', 2)).length).toBe(2);
    expect((await found([own.id], 'а', 2_147_483_647)).length).toBeLessThanOrEqual(10_000);
  });
});

describe('documents.found', () => {
  const documents = async (territories: readonly number[] | null, words: string, most = 10_000) =>
    (
      await asked<{ found: string }>(territories, 'select documents.found($1, $2) as found', [words, most])
    ).map((row) => row.found);

  test('находит только в территории своей сделки, знаки образцов — обычные знаки', async () => {
    const { rows } = await db.owner.query<{ territory_id: number; id: string; title: string }>(
      'select territory_id, id, title from documents.documents order by id limit 1',
    );
    const one = rows[0];
    if (!one) throw new Error('The demonstration has no document');
    const other = one.territory_id === own.id ? foreign.id : own.id;
    const word = one.title.split(' ').sort((a, b) => b.length - a.length)[0] ?? '';
    expect(await documents([one.territory_id], word)).toContain(one.id);
    expect(await documents([other], word)).not.toContain(one.id);
    expect(await documents(null, word)).toEqual([]);
    for (const words of ['%', '_', '%%', '\\'])
      expect([words, await documents([one.territory_id], words)]).toEqual([words, []]);
    expect(await documents([one.territory_id], 'щ'.repeat(100_000))).toEqual([]);
    expect(await documents([one.territory_id], word, 0)).toEqual([]);
  });
});
