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
});

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
  // The network's are attacked in network.test.ts and network-year.test.ts; the others below.
  // The closing's is a trigger: it runs with the state of a case alone (002-6-closing.test.ts).
  expect(rows.map((row) => row.name)).toEqual([
    'closing.close_service',
    'councils.counted_boxes',
    'councils.drop_ballots',
    'councils.empty_box',
    'councils.open_box',
    'documents.found',
    'network.readable_acknowledgements',
    'network.readable_answers',
    'network.readable_assignments',
    'network.readable_cards',
    'network.readable_opened_plans',
    'network.readable_participants',
    'network.readable_plan_lines',
    'network.readable_publications',
    'network.readable_published_lines',
    'network.readable_sites',
    'people.found',
    'public.count_grown_tables',
  ]);
  const { rows: paths } = await db.owner.query<{ path: string[] | null }>(
    `select p.proconfig as path from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname <> 'pgboss'`,
  );
  expect(paths.filter(({ path }) => !path?.some((each) => each.startsWith('search_path=')))).toEqual([]);
});

describe('public.count_grown_tables', () => {
  test('ничего не рассказывает и не трогает того, что принесли с собой', async () => {
    const client = await db.app.connect();
    try {
      await client.query('begin');
      await client.query('create temp table brought as select n from generate_series(1, 50000) n');
      const { rows } = await client.query('select public.count_grown_tables() as told');
      expect(rows).toEqual([{ told: '' }]);
      const brought = await client.query(
        `select reltuples::int as counted from pg_class where oid = 'pg_temp.brought'::regclass`,
      );
      expect(brought.rows).toEqual([{ counted: -1 }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
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

describe('councils.*_box', () => {
  /** As the application writes: in the transaction of one territory. */
  async function wrote(territory: Territory | null, text: string, values: unknown[]): Promise<unknown> {
    const client = await db.app.connect();
    try {
      await client.query('begin');
      const id = territory ? String(territory.id) : '';
      await client.query(
        `select set_config('app.territory', $1, true), set_config('app.territories', $2, true)`,
        [id, territory ? `{${id}}` : ''],
      );
      return (await client.query(text, values)).rows;
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  test('урна чужой территории не наполняется, не вскрывается и не видна; своя видна только вскрытой', async () => {
    const { rows } = await db.owner.query<{ item: string; voter: string }>(
      `select i.id as item, m.person_id as voter from councils.items i join councils.session_members m
         on m.territory_id = i.territory_id and m.session_id = i.session_id where i.territory_id = $1 limit 1`,
      [own.id],
    );
    const { item, voter } = rows[0] as { item: string; voter: string };
    const drop = 'select councils.drop_ballots($1, array[$2]::uuid[], 1, 0, 0, 0)';
    for (const territory of [foreign, null])
      await expect(wrote(territory, drop, [item, voter])).rejects.toThrow();
    // Of a meeting that is over nobody's ballot is taken either.
    await expect(wrote(own, drop, [item, voter])).rejects.toMatchObject({
      constraint: 'no_vote_of_the_absent',
    });
    await expect(
      wrote(own, 'select councils.drop_ballots($1, array[$2]::uuid[], 2, 0, 0, 0)', [item, voter]),
    ).rejects.toMatchObject({ constraint: 'as_many_ballots_as_voters' });
    for (const territory of [foreign, null])
      await expect(wrote(territory, 'select councils.open_box($1)', [item])).rejects.toThrow();
    await expect(wrote(foreign, 'select councils.empty_box($1)', [item])).rejects.toMatchObject({
      constraint: 'signed_minutes_never_change',
    });
    await db.owner.query(
      `insert into councils.ballot_boxes (territory_id, item_id, votes_for) values ($1, $2, 3)
         on conflict do nothing`,
      [own.id, item],
    );
    const counted = 'select votes_for from councils.counted_boxes(array[$1]::uuid[])';
    expect(await asked([own.id], counted, [item])).toEqual([]);
    await db.owner.query('update councils.ballot_boxes set is_open = true where item_id = $1', [item]);
    expect(await asked([foreign.id], counted, [item])).toEqual([]);
    expect(await asked(null, counted, [item])).toEqual([]);
    expect(await asked([own.id], counted, [item])).toEqual([{ votes_for: 3 }]);
    await expect(wrote(own, 'select * from councils.ballot_boxes', [])).rejects.toThrow(/permission denied/);
    await expect(wrote(own, 'delete from councils.ballot_voters', [])).rejects.toThrow(/permission denied/);
    await db.owner.query('delete from councils.ballot_boxes where item_id = $1', [item]);
  });
});
